from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz.view.graph.glyphs import DOWN, LEFT, RIGHT, UP
from modviz.view.graph.layout import Density, GraphLayout, fit, layout
from modviz.view.graph.place import settle
from tests.chance import examples
from tests.view.graphs import BARREL, CHAIN, DIAMOND, SELF_IMPORT, THREE_CYCLE, TWO_CYCLE, Graph, graphs

densities = st.sampled_from(Density)
widths = st.none() | st.integers(1, 80)


def laid_out(graph: Graph, density: Density, width: int | None) -> GraphLayout:
    nodes, edges = graph
    return layout(nodes, edges, nodes[0], density=density, width=width)


def net_of(picture: GraphLayout, edge: tuple[str, str]) -> tuple[str, ...]:
    """Imports of one module share a stem; back edges share nothing."""
    return edge if picture.edges[edge].is_back else edge[:1]


def closing_edges(graph: Graph) -> set[tuple[str, str]]:
    """Back edges as the specification's recursion would find them, for small graphs."""
    nodes, edges = graph
    found: set[tuple[str, str]] = set()
    met: set[str] = set()

    def enter(node: str, path: tuple[str, ...]) -> None:
        met.add(node)
        for source, target in edges:
            if source == node:
                if target in (*path, node):
                    found.add((source, target))
                elif target not in met:
                    enter(target, (*path, node))

    for node in nodes:
        if node not in met:
            enter(node, ())
    return found


@given(graphs(), densities, widths)
def test_boxes_do_not_overlap_and_stay_inside(graph: Graph, density: Density, width: int | None) -> None:
    picture = laid_out(graph, density, width)
    assert set(picture.boxes) == set(graph[0])
    for box in picture.boxes.values():
        assert 0 <= box.x <= box.right < picture.width
        assert 0 <= box.y <= box.bottom < picture.height
    for one, other in combinations(picture.boxes.values(), 2):
        beside = one.right < other.x or other.right < one.x
        assert beside or one.bottom < other.y or other.bottom < one.y


@given(graphs(), densities, widths)
def test_lines_lead_from_box_to_box(graph: Graph, density: Density, width: int | None) -> None:
    picture = laid_out(graph, density, width)
    assert set(picture.edges) == {edge for edge in graph[1] if edge[0] != edge[1]}
    for (source, target), path in picture.edges.items():
        lower, upper = (source, target) if path.is_back else (target, source)
        start, end = (path.points[-1], path.points[0]) if path.is_back else (path.points[0], path.points[-1])
        beside = int(density is Density.COMPACT)
        assert start[1] == picture.boxes[upper].bottom + beside
        assert end[1] == picture.boxes[lower].y - beside
        assert picture.boxes[upper].x < start[0] < picture.boxes[upper].right
        assert picture.boxes[lower].x < end[0] < picture.boxes[lower].right
        assert picture.boxes[upper].bottom < picture.boxes[lower].y
        for (x, y), (next_x, next_y) in pairwise(path.points):
            assert (x == next_x) != (y == next_y)
        assert all(0 <= x < picture.width and 0 <= y < picture.height for x, y in path.points)


@examples(300)
@given(graphs(), densities, widths)
def test_every_line_can_be_followed(graph: Graph, density: Density, width: int | None) -> None:
    """Lines of different nets meet only where one runs across and the other up and down."""
    picture = laid_out(graph, density, width)
    arms: dict[tuple[int, int], dict[tuple[str, ...], int]] = {}
    for y, cells in picture.cells_by_row.items():
        for cell in cells:
            here = arms.setdefault((cell.x, y), {})
            for edge, arm in cell.arms:
                here[net_of(picture, edge)] = here.get(net_of(picture, edge), 0) | arm
    ends = {
        (end, node)
        for edge, path in picture.edges.items()
        for end, node in zip((path.points[0], path.points[-1]), edge, strict=True)
    }
    for place, here in arms.items():
        # A cross always means that two lines pass each other.
        assert all(arm != UP | RIGHT | DOWN | LEFT for arm in here.values())
        if len(here) > 1:
            assert sorted(here.values()) == sorted((UP | DOWN, RIGHT | LEFT))
        # Lines touch boxes only where they begin or end.
        node = next((node for node, box in picture.boxes.items() if box.contains(*place)), None)
        assert node is None or (place, node) in ends


@given(graphs(), densities, widths)
def test_back_edges_are_those_that_close_a_cycle(graph: Graph, density: Density, width: int | None) -> None:
    picture = laid_out(graph, density, width)
    closing = closing_edges(graph)
    assert {edge for edge, path in picture.edges.items() if path.is_back} == {
        (source, target) for source, target in closing if source != target
    }
    assert {node for node, box in picture.boxes.items() if box.imports_itself} == {
        source for source, target in closing if source == target
    }


@given(graphs(), densities, widths)
def test_same_graph_same_picture(graph: Graph, density: Density, width: int | None) -> None:
    assert laid_out(graph, density, width) == laid_out(graph, density, width)


@given(graphs(), densities)
def test_every_box_stands_in_its_rows(graph: Graph, density: Density) -> None:
    picture = laid_out(graph, density, None)
    for y in range(picture.height):
        here = [(box.x, node) for node, box in picture.boxes.items() if box.y <= y <= box.bottom]
        assert picture.boxes_by_row.get(y, ()) == tuple(node for _, node in sorted(here))


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.integers(0, 9), st.sampled_from([1.0, 99.0])), min_size=1),
    st.none() | st.integers(-20, 20),
)
def test_settled_things_keep_their_distance(things: list[tuple[float, int, float]], low: int | None) -> None:
    distances = [distance for _, distance, _ in things][1:]
    high = None if low is None else low + sum(distances)
    found = settle([wish for wish, _, _ in things], distances, [weight for _, _, weight in things], low, high)
    assert all(right - left >= least for (left, right), least in zip(pairwise(found), distances, strict=True))
    if low is not None:
        assert (found[0], found[-1]) == (low, high)


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("graph", [CHAIN, DIAMOND, TWO_CYCLE, THREE_CYCLE, SELF_IMPORT, BARREL])
def test_entry_is_on_top(graph: Graph, density: Density) -> None:
    picture = laid_out(graph, density, None)
    assert [node for node, box in picture.boxes.items() if box.y == 0] == [graph[0][0]]


@pytest.mark.parametrize("width", [40, 60, 100, 140])
def test_wide_rows_wrap(width: int) -> None:
    assert laid_out(BARREL, Density.PLAIN, width).width <= width


def test_fit_takes_the_roomiest_that_fits() -> None:
    nodes, edges = DIAMOND
    assert fit(nodes, edges, "main", 80, 40).density is Density.DETAILED
    assert fit(nodes, edges, "main", 80, 11).density is Density.PLAIN
    assert fit(nodes, edges, "main", 80, 8).density is Density.COMPACT
    assert fit(nodes, edges, "main", 5, 2).density is Density.PLAIN


def test_long_labels_keep_their_end() -> None:
    picture = layout(["main"], [], "main", {"main": "node_modules/some-package/dist/index.js"})
    assert picture.boxes["main"].label.endswith("/dist/index.js")
    assert picture.width <= 36


def test_lines_that_trade_places_can_be_followed() -> None:
    nodes = list("abcdefgh")
    edges = [(source, target) for source in "abcd" for target in "efgh"] + [("a", letter) for letter in "bcd"]
    assert len(layout(nodes, edges, "a").edges) == len(edges)
