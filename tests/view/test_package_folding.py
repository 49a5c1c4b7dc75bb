"""Packages in node_modules are single nodes of the graph, which open."""

from __future__ import annotations

from functools import cache

import modviz
from modviz.record.trace import Trace
from modviz.view.graph.module_graph import module_graph
from modviz.view.graph.package_folding import fold_packages
from modviz.view.panels.graph import GraphLook, graph_panel
from tests.view.runs import end_of, text_of

CUP = "file:///node_modules/cup/"


@cache
def tea_party(parts: int = 12) -> Trace:
    sources = {
        "main.mjs": "import 'cup'; import 'plate';",
        "node_modules/cup/package.json": '{"name": "cup", "version": "2.0.0", "exports": "./cup.mjs"}',
        "node_modules/cup/cup.mjs": "".join(f"import './part{number}.mjs';" for number in range(parts)),
        **{f"node_modules/cup/part{number}.mjs": "import 'plate';" for number in range(parts)},
        "node_modules/plate/package.json": '{"name": "plate", "exports": "./plate.mjs"}',
        "node_modules/plate/plate.mjs": "",
    }
    return modviz.trace("main.mjs", sources=sources, host="node")


def test_a_package_is_one_node_with_its_version_and_the_number_of_its_modules() -> None:
    graph = fold_packages(module_graph(tea_party().timeline()), ())
    cup, plate = "node_modules/cup/cup.mjs", "node_modules/plate/plate.mjs"
    assert list(graph.nodes) == ["main.mjs", cup, plate]
    assert list(graph.edges) == [("main.mjs", cup), (cup, plate), ("main.mjs", plate)]
    assert [graph.label(node) for node in graph.nodes] == ["main.mjs", "cup@2.0.0 (13)", "plate"]


def test_it_opens_and_all_of_them_open() -> None:
    end = end_of(tea_party())
    folded = graph_panel(end, 70, 16)
    assert "cup@2.0.0 (13)" in text_of(folded)
    assert "part0.mjs" not in text_of(folded)
    targets = {span.target for line in folded.lines for span in line}
    assert ("toggle", CUP) in targets
    opened = text_of(graph_panel(end, 70, 16, GraphLook(toggled=frozenset({CUP}))))
    assert "part0.mjs" in opened
    assert "plate.mjs" not in opened
    assert "plate.mjs" in text_of(graph_panel(end, 70, 16, GraphLook(folds="open")))


def test_a_small_graph_is_folded_when_a_person_wants_it() -> None:
    end = end_of(tea_party(2))
    assert "part0.mjs" in text_of(graph_panel(end, 100, 30))
    assert "cup@2.0.0 (3)" in text_of(graph_panel(end, 100, 30, GraphLook(folds="closed")))


def test_the_package_of_the_entry_is_not_folded() -> None:
    sources = {"node_modules/cup/a.mjs": "import './b.mjs';", "node_modules/cup/b.mjs": ""}
    trace = modviz.trace("node_modules/cup/a.mjs", sources=sources, host="node")
    assert len(fold_packages(module_graph(trace.timeline()), ()).nodes) == 2


def test_in_a_tree_of_folders_a_package_is_a_folder() -> None:
    tree = graph_panel(end_of(tea_party(60)), 70, 90, GraphLook(folds="open"))
    assert "▾ cup@2.0.0/  61" in text_of(tree)
