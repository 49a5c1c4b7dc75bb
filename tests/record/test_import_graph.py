"""The imports of a run as a graph of networkx, and what is read off it."""

from __future__ import annotations

import doctest
import subprocess
import sys
from itertools import pairwise
from random import Random
from types import ModuleType

import networkx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import modviz
from modviz.analysis import chains, cycles, waits
from modviz.record import import_graph, trace
from modviz.record.import_graph import ImportGraph, shortest_chain, static_imports
from tests.chance import examples
from tests.differential.graphs import random_graph

SHOP = {
    "main.js": "import { open as start } from './shop.js';\nimport './log.js';\nstart();\nawait import('./late.js');",
    "shop.js": "export * from './prices.js';\nexport { total } from './cart.js';\nexport function open() {}",
    "cart.js": "import * as shop from './shop.js';\nimport data from './data.json' with { type: 'json' };\n"
    "export const total = () => [shop, data];",
    "prices.js": "export const tax = 1;",
    "log.js": "import defer * as tools from './prices.js';\nimport './prices.js';\nexport { tools };",
    "late.js": "import.defer('./prices.js');",
    "data.json": "[1]",
}


@pytest.fixture(scope="module")
def graph() -> networkx.DiGraph:
    return modviz.trace("main.js", sources=SHOP).graph()


def test_a_node_has_what_the_module_record_has(graph: networkx.DiGraph) -> None:
    assert next(iter(graph)) == "main.js"
    assert graph.nodes["main.js"] == {
        "url": "file:///main.js",
        "kind": "javascript",
        "status": "evaluated",
        "body": "finished",
        "cycle_root": "main.js",
        "has_tla": True,
        "is_synthetic": False,
        "error": None,
    }
    assert graph.nodes["cart.js"]["cycle_root"] == "shop.js"
    assert graph.nodes["data.json (json)"]["is_synthetic"]


@pytest.mark.parametrize(
    ("importer", "imported", "expected"),
    [
        ("main.js", "shop.js", (1, 31, ("static",), ("evaluation",), ("./shop.js",), ("open",))),
        ("main.js", "late.js", (4, 7, ("import()",), ("evaluation",), ("./late.js",), ())),
        ("shop.js", "prices.js", (1, 15, ("static",), ("evaluation",), ("./prices.js",), ("*",))),
        ("shop.js", "cart.js", (2, 23, ("static",), ("evaluation",), ("./cart.js",), ("total",))),
        ("cart.js", "shop.js", (1, 23, ("static",), ("evaluation",), ("./shop.js",), ("*",))),
        ("cart.js", "data.json (json)", (2, 18, ("static",), ("evaluation",), ("./data.json",), ("default",))),
        ("log.js", "prices.js", (1, 30, ("static",), ("defer", "evaluation"), ("./prices.js",), ("*",))),
        ("late.js", "prices.js", (1, 1, ("import()",), ("defer",), ("./prices.js",), ())),
    ],
)
def test_an_edge_says_where_and_how_a_module_is_asked_for(
    graph: networkx.DiGraph, importer: str, imported: str, expected: tuple[object, ...]
) -> None:
    edge = graph.edges[importer, imported]
    assert (edge["line"], edge["asked"], edge["phases"], edge["specifiers"], edge["names"]) == (
        expected[0],
        *expected[2:],
    )
    assert edge["column"] == expected[1]


def test_without_events_the_graph_is_the_same(graph: networkx.DiGraph) -> None:
    without = modviz.trace("main.js", sources=SHOP, events=False).graph()
    assert networkx.utils.graphs_equal(without, graph)


def test_a_module_that_is_missing_is_a_node_with_those_who_asked_for_it() -> None:
    sources = {"main.js": "import './a.js';", "a.js": "import { b } from './b.js';"}
    graph = modviz.trace("main.js", sources=sources).graph()
    assert graph.nodes["b.js"]["status"] == "failed"
    assert graph.nodes["b.js"]["error"].code == "fetch-failed"
    assert shortest_chain(graph, "main.js", "b.js") == ("main.js", "a.js", "b.js")


def test_a_realm_that_the_run_does_not_have_has_no_graph() -> None:
    run = modviz.trace("main.js", sources={"main.js": ""})
    with pytest.raises(KeyError, match="worker"):
        run.graph("worker")
    assert len(run.worlds) == 1


def test_a_copy_of_the_graph_may_be_changed() -> None:
    run = modviz.trace("main.js", sources={"main.js": "import './a.js'", "a.js": ""})
    run.graph().remove_node("a.js")
    assert list(run.graph().edges) == [("main.js", "a.js")]


@examples(40)
@given(st.integers(0, 10_000), st.integers(2, 12))
def test_components_are_the_cycle_roots_of_the_record(seed: int, size: int) -> None:
    run = modviz.trace("m0.mjs", sources=random_graph(Random(seed), size, faults=False))
    # Where evaluation fails, each module is its own cycle root.
    assume(run.outcome.status == "fulfilled")
    roots: dict[str, set[str]] = {}
    for module in run.modules:
        roots.setdefault(module.cycle_root or module.name, set()).add(module.name)
    components = networkx.strongly_connected_components(static_imports(run.graph()))
    assert {frozenset(each) for each in components} == {frozenset(each) for each in roots.values()}


@examples(40)
@given(st.integers(0, 10_000), st.integers(2, 12))
def test_a_circle_and_a_gateway_are_what_they_say(seed: int, size: int) -> None:
    graph = modviz.trace("m0.mjs", sources=random_graph(Random(seed), size)).graph()
    in_cycles = {name: names for names in cycles.cycles(graph) for name in names}
    for importer, imported in graph.edges:
        circle = cycles.circle_through(graph, importer, imported)
        assert bool(circle) == (importer in in_cycles and imported in in_cycles[importer])
        assert all(graph.has_edge(one, other) for one, other in pairwise(circle))
        assert not circle or (circle[:2], circle[-1]) == ((importer, imported), importer)
    for name in graph:
        ways = list(networkx.all_simple_paths(graph, "m0.mjs", name)) if name != "m0.mjs" else []
        on_all = set.intersection(*map(set, ways)) - {"m0.mjs", name} if ways else set()
        assert set(chains.gateways(graph, "m0.mjs", name)) == on_all


def test_what_is_evaluated_first_is_asked_along_static_imports(graph: networkx.DiGraph) -> None:
    imports = ImportGraph(modviz.trace("main.js", sources=SHOP).end.modules)
    assert imports.requests("main.js") == (("shop.js", 1), ("log.js", 2))
    assert imports.way("main.js", "cart.js") == ("main.js", "shop.js", "cart.js")
    assert imports.way("prices.js", "main.js") == ()
    assert imports.way("main.js", "late.js") == ()
    assert imports.import_line("log.js", "prices.js") == 2
    assert imports.importers_of("cart.js") == {"main.js", "shop.js"}


@pytest.mark.parametrize("module", [chains, cycles, waits, trace, import_graph])
def test_the_examples_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_a_run_that_is_not_asked_for_its_graph_does_without_networkx(tmp_path) -> None:
    (tmp_path / "main.js").write_text("import './a.js';")
    (tmp_path / "a.js").write_text("import './main.js'; await 1; console.log('done');")
    program = (
        "import sys; from modviz.cli.main import main; main(['trace', 'main.js']); print('networkx' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False"
