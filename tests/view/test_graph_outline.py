from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from modviz.view.graph.outline import outline, row_text, visible_rows
from modviz.view.graph.walk import back_edges, imports_by_module, walk
from modviz.view.plain.graph import describe
from tests.view.graphs import DIAMOND, SELF_IMPORT, TWO_CYCLE, Graph, graphs


def test_rows_say_what_they_are() -> None:
    nodes, edges = TWO_CYCLE
    assert [row_text(row, row.node) for row in outline(nodes, edges, "main").rows] == [
        "▾ main",
        "  ▾ counter",
        "    ▾ render",
        "      ↺ counter  back edge",
        "  ↗ render  already above",
    ]


def test_a_collapsed_module_counts_what_it_hides() -> None:
    nodes, edges = DIAMOND
    tree = outline(nodes, edges, "main")
    shown = [
        row_text(tree.rows[number], tree.rows[number].node, collapsed=True, ascii=True)
        for number in visible_rows(tree, {"main"})
    ]
    assert shown == ["+ main  (2)"]


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
    for number, row in enumerate(tree.rows):
        assert all(below.depth > row.depth for below in tree.rows[number + 1 : row.end])
        assert row.end == len(tree.rows) or tree.rows[row.end].depth <= row.depth
        if row.parent is not None:
            assert (tree.rows[row.parent].node, row.node) in edges
            assert tree.rows[row.parent].depth == row.depth - 1


@given(graphs(), st.data())
def test_collapsing_hides_what_is_below_and_nothing_else(graph: Graph, data: st.DataObject) -> None:
    nodes, edges = graph
    tree = outline(nodes, edges, nodes[0])
    collapsed = data.draw(st.sets(st.sampled_from(nodes)))
    hidden = {
        below
        for number, row in enumerate(tree.rows)
        if row.kind == "first" and row.node in collapsed
        for below in range(number + 1, row.end)
    }
    assert visible_rows(tree, collapsed) == [number for number in range(len(tree.rows)) if number not in hidden]
