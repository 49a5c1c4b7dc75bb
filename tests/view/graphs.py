"""Graphs to draw: some by name, and any by chance."""

from __future__ import annotations

from hypothesis import strategies as st

Graph = tuple[list[str], list[tuple[str, str]]]


def named(*edges: str) -> Graph:
    """A graph from "a>b" pairs; the entry is the first module named."""
    pairs = [(edge.split(">")[0], edge.split(">")[1]) for edge in edges]
    return list(dict.fromkeys(node for pair in pairs for node in pair)), pairs


CHAIN = named("main>a", "a>b")
DIAMOND = named("main>left", "main>right", "left>shared", "right>shared")
TWO_CYCLE = named("main>counter", "main>render", "counter>render", "render>counter")
THREE_CYCLE = named("main>a", "a>b", "b>c", "c>a", "a>leaf", "b>leaf", "c>leaf")
SELF_IMPORT = named("main>self", "self>self")
BARREL = named("main>barrel", *(f"barrel>part{number}" for number in range(20)))


@st.composite
def graphs(draw: st.DrawFn, largest: int = 14) -> Graph:
    """Graphs with cycles, shared modules, self-imports and modules that the entry does not reach."""
    count = draw(st.integers(1, largest))
    sizes = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
    nodes = [f"{number}{'x' * size}" for number, size in enumerate(sizes)]
    pairs = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes))
    return nodes, draw(st.lists(pairs, max_size=3 * count, unique=True))
