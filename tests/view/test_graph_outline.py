from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from modviz.view.graph.folders import folder_rows, folder_tree
from modviz.view.graph.outline import outline
from modviz.view.graph.walk import back_edges, imports_by_module, walk
from modviz.view.plain.graph import describe
from tests.view.graphs import SELF_IMPORT, TWO_CYCLE, Graph, graphs


def test_rows_say_what_they_are() -> None:
    nodes, edges = TWO_CYCLE
    assert [(row.depth, row.node, row.kind) for row in outline(nodes, edges, "main").rows] == [
        (0, "main", "first"),
        (1, "counter", "first"),
        (2, "render", "first"),
        (3, "counter", "back"),
        (1, "render", "again"),
    ]


def test_folders_open_on_the_way_to_the_module_in_question_and_where_they_are_toggled() -> None:
    names = ["main.js", *(f"{folder}/m{number}.js" for folder in ("lib/deep", "app") for number in range(3))]
    tree = folder_tree(names)
    everything = folder_rows(tree, None, (), 20)
    assert [row.module for row in everything if row.module] == names
    closed = folder_rows(tree, "app/", (), 5)
    assert [row.path for row in closed] == ["main.js", "lib/", "app/", "app/m0.js", "app/m1.js", "app/m2.js"]
    assert [row.guides for row in closed] == ["", "", "", "├─ ", "├─ ", "╰─ "]
    assert list(closed[1].members) == names[1:4]
    assert [row.path for row in folder_rows(tree, "app/", ("app/",), 5)] == ["main.js", "lib/", "app/"]


def test_description() -> None:
    nodes, edges = TWO_CYCLE
    assert describe(nodes, edges, "main", {"main": "main.js"}) == [
        "main.js imports counter, render",
        "counter imports render",
        "render imports counter (back edge: closes a cycle)",
    ]
    assert describe(*SELF_IMPORT, "main")[-1] == "self imports itself (back edge: a cycle of one)"
    assert describe(["main"], [], "main") == ["main imports nothing"]


def test_depth_is_no_limit() -> None:
    nodes = [str(number) for number in range(3000)]
    tree = outline(nodes, list(pairwise(nodes)), "0")
    assert tree.rows[-1].depth == 2999
    assert [row.node for row in tree.rows] == nodes


def test_a_module_left_behind_on_the_stack_is_no_back_edge() -> None:
    """The component of a is open, so linking still finds b on the stack; but the walk has left b."""
    imports = imports_by_module([], [("a", "b"), ("b", "a"), ("a", "c"), ("c", "b")])
    assert back_edges(walk(imports, "a")) == {("b", "a")}


@given(graphs())
def test_every_import_has_one_row(graph: Graph) -> None:
    nodes, edges = graph
    tree = outline(nodes, edges, nodes[0])
    roots = [row for row in tree.rows if row.parent is None]
    assert len(tree.rows) == len(roots) + len(edges)
    assert set(tree.first_row) == set(nodes)
    for row in tree.rows:
        if row.parent is not None:
            assert (tree.rows[row.parent].node, row.node) in edges
            assert tree.rows[row.parent].depth == row.depth - 1
