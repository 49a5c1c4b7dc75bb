"""The walks of linking and evaluation, held against an independent answer."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

import modviz
from modviz.record.events import (
    AsyncDependencyArrived,
    AsyncDependencyNoted,
    ComponentClosed,
    CycleFound,
    ExecutionStarted,
    WalkEntered,
)
from tests.chance import examples
from tests.differential.graphs import random_graph

_EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


def _sources(edges: list[tuple[int, int]]) -> dict[str, str]:
    texts = {f"m{number}.js": "" for number in range(10)}
    for importer, imported in edges:
        texts[f"m{importer}.js"] += f"import './m{imported}.js';\n"
    return texts


@examples(60)
@given(_EDGES)
def test_components_are_the_strongly_connected_ones(edges):
    trace = modviz.trace("m0.js", sources=_sources(edges))
    graph = networkx.DiGraph((f"m{a}.js", f"m{b}.js") for a, b in edges)
    graph.add_node("m0.js")
    reachable = graph.subgraph({"m0.js", *networkx.descendants(graph, "m0.js")})
    expected = {frozenset(component) for component in networkx.strongly_connected_components(reachable)}
    closed = [event for event in trace.events if isinstance(event, ComponentClosed)]
    for status in ("linking", "evaluating"):
        found = [frozenset(event.modules) for event in closed if event.old_status == status]
        assert len(found) == len(set(found))
        assert set(found) == expected
    for module in trace.modules:
        component = next(component for component in expected if module.name in component)
        assert module.cycle_root in component


@examples(60)
@given(_EDGES)
def test_every_module_runs_once_and_after_what_it_needs_unless_they_are_in_a_cycle(edges):
    trace = modviz.trace("m0.js", sources=_sources(edges))
    ran = [event.module for event in trace.events if isinstance(event, ExecutionStarted)]
    assert sorted(ran) == sorted(module.name for module in trace.modules)
    roots = {module.name: module.cycle_root for module in trace.modules}
    for importer, imported in edges:
        first, second = f"m{imported}.js", f"m{importer}.js"
        if second in roots and roots[first] != roots[second]:
            assert ran.index(first) < ran.index(second)


@examples(60)
@given(_EDGES)
def test_a_back_edge_leads_to_a_module_on_the_path_of_the_walk(edges):
    trace = modviz.trace("m0.js", sources=_sources(edges))
    graph = networkx.DiGraph((f"m{a}.js", f"m{b}.js") for a, b in edges)
    found = {(event.module, event.required) for event in trace.events if isinstance(event, CycleFound)}
    assert found == set(trace.end.back_edges)
    graph.remove_edges_from(found)
    assert networkx.is_directed_acyclic_graph(graph.subgraph(module.name for module in trace.modules))


@examples(20)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_indices_are_given_in_the_order_of_the_walk(random, size):
    trace = modviz.trace("m0.mjs", sources=random_graph(random, size, faults=False))
    for status in ("linking", "evaluating"):
        entered = [event.index for event in trace.events if isinstance(event, WalkEntered) and event.status == status]
        assert entered == list(range(len(entered)))


def test_pending_async_dependencies_are_counted_from_the_moment_at_which_evaluation_enters_a_module():
    trace = modviz.trace("main.js", sources={"main.js": "import './a.js';", "a.js": "await 1;"})
    timeline = trace.timeline()
    told = []
    for position, event in enumerate(trace.events, 1):
        if isinstance(event, WalkEntered | AsyncDependencyNoted | AsyncDependencyArrived) and event.module == "main.js":
            timeline.seek(position)
            told.append(timeline.world.modules["main.js"].pending_async_dependencies)
    assert told == [None, 0, 1, 0]
    assert timeline.seek(len(trace.events)).modules["a.js"].pending_async_dependencies == 0
