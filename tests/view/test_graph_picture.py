from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from modviz.view.graph.glyphs import UNICODE
from modviz.view.graph.layout import Density, layout
from modviz.view.graph.picture import EdgeMark, NodeMark, Picture, draw
from modviz.view.moment import plain
from tests.view.graphs import DIAMOND, SELF_IMPORT, TWO_CYCLE, Graph, graphs


def picture_of(
    graph: Graph,
    density: Density = Density.PLAIN,
    marks: dict[str, NodeMark] | None = None,
    edge_marks: dict[tuple[str, str], EdgeMark] | None = None,
    *,
    ascii: bool = False,
) -> Picture:
    nodes, edges = graph
    drawing = layout(nodes, edges, nodes[0], density=density)
    return draw(drawing, marks=marks, edge_marks=edge_marks, ascii=ascii)


def text_of(picture: Picture) -> list[str]:
    return [plain(row).rstrip() for row in picture]


DIAMOND_PICTURE = """\
      ╭─────────╮
      │ ● main  │
      ╰────┬────╯
     ╭─────┴──────╮
╭────▼────╮  ╭────▼────╮
│ ● left  │  │ ● right │
╰──────┬──╯  ╰─┬───────╯
       │       │
     ╭─▼───────▼─╮
     │ ● shared  │
     ╰───────────╯
"""

TWO_CYCLE_PICTURE = """\
╭─────────╮
│   main  │
╰────┬────╯
 ╭───┤
 │ ╭─▼─────────╮
 │ │   counter │
 │ ╰───┬──▲────╯
 ╰─╮   │  ┆
╭──▼───▼──↺─╮
│   render  │
╰───────────╯
"""

TWO_CYCLE_ASCII = """\
+---------+
|   main  |
+----+----+
 +---+
 | +-v---------+
 | |   counter |
 | +---+--^----+
 +-+   |  :
+--v---v--@-+
|   render  |
+-----------+
"""


def test_diamond() -> None:
    marks = {node: NodeMark("●") for node in DIAMOND[0]}
    assert text_of(picture_of(DIAMOND, marks=marks)) == DIAMOND_PICTURE.splitlines()


def test_back_edge_is_broken_and_points_up() -> None:
    assert text_of(picture_of(TWO_CYCLE)) == TWO_CYCLE_PICTURE.splitlines()


def test_plain_characters() -> None:
    rows = text_of(picture_of(TWO_CYCLE, ascii=True))
    assert rows == TWO_CYCLE_ASCII.splitlines()
    assert all(row.isascii() for row in rows)


def test_self_import_shows_in_its_box() -> None:
    assert any("self ↺" in row for row in text_of(picture_of(SELF_IMPORT)))
    assert any("self @" in row for row in text_of(picture_of(SELF_IMPORT, ascii=True)))


def test_current_module_has_a_heavy_border() -> None:
    rows = text_of(picture_of(DIAMOND, marks={"main": NodeMark("●", emphasised=True)}))
    assert rows[0].strip().startswith("┏━")
    assert "┯" in rows[2]


def test_current_import_is_heavy_to_its_end() -> None:
    rows = text_of(picture_of(DIAMOND, edge_marks={("main", "left"): EdgeMark(emphasised=True)}))
    assert "┏━" in rows[3]
    assert "─╮" in rows[3]


def test_status_word_stands_beside_the_box_where_there_is_room() -> None:
    marks = {node: NodeMark("◐", "linking", "1/0") for node in DIAMOND[0]}
    rows = text_of(picture_of(DIAMOND, marks=marks))
    assert rows[1].endswith("│ linking 1/0")
    assert rows[5].count("linking 1/0") == 1
    detailed = text_of(picture_of(DIAMOND, Density.DETAILED, marks))
    assert sum(row.count("linking 1/0") for row in detailed) == 4


def test_words_beside_a_box_are_whole_or_absent() -> None:
    picture = picture_of((["a"], []), marks={"a": NodeMark("◐", "linking", "1/0")})
    whole = plain(picture.row(1)).rstrip()
    assert plain(picture.row(1, 0, len(whole))).rstrip() == whole
    assert plain(picture.row(1, 0, len(whole) - 1)).rstrip() == "│ ◐ a │"


def test_hidden_modules_leave_their_place_empty() -> None:
    shown, partly = picture_of(DIAMOND), picture_of(DIAMOND, marks={"right": NodeMark(hidden=True)})
    assert "right" not in "".join(text_of(partly))
    assert text_of(partly)[1] == text_of(shown)[1]
    assert sum(row.count("▼") for row in text_of(partly)) == 2


def test_boxes_can_be_clicked() -> None:
    picture = picture_of(DIAMOND)
    assert ("module", "left") in {span.target for span in picture[5]}


@given(graphs(), st.sampled_from(Density), st.booleans(), st.integers(0, 30), st.integers(0, 60))
def test_a_part_of_a_row_is_that_part(graph: Graph, density: Density, ascii: bool, start: int, length: int) -> None:
    picture = picture_of(graph, density, {graph[0][0]: NodeMark("●")}, ascii=ascii)
    for y in range(len(picture)):
        whole = plain(picture.row(y)).ljust(start + length)
        assert plain(picture.row(y, start, start + length)).rstrip() == whole[start : start + length].rstrip()


@given(graphs(), st.sampled_from(Density))
def test_plain_characters_are_plain(graph: Graph, density: Density) -> None:
    assert all(row.isascii() for row in text_of(picture_of(graph, density, ascii=True)))


@given(graphs(), st.sets(st.integers(0, 40)), st.sampled_from([Density.PLAIN, Density.DETAILED]))
def test_arms_meet_arms(graph: Graph, emphasised: set[int], density: Density) -> None:
    """What is drawn never has a loose end sideways, nor a line that touches another by accident."""
    edge_marks = {edge: EdgeMark(emphasised=True) for i, edge in enumerate(graph[1]) if i in emphasised}
    for row in text_of(picture_of(graph, density, edge_marks=edge_marks)):
        for left, right in zip(f" {row}", f"{row} ", strict=True):
            if not {left, right} & set("▼▲↺"):
                assert ("right" in arms(left)) == ("left" in arms(right)), row


def arms(character: str) -> set[str]:
    """The arms of a character of a line, by its name in Unicode."""
    if character in "┄┅":
        return {"left", "right"}
    name = unicodedata.name(character, "").lower()
    if not name.startswith("box drawings"):
        return set()
    words = set(name.split())
    return words | ({"left", "right"} if "horizontal" in words else set())


@pytest.mark.parametrize(
    ("weights", "character"),
    [((1, 0, 1, 0), "│"), ((0, 2, 0, 2), "━"), ((1, 1, 1, 1), "┼"), ((2, 1, 2, 1), "╂"), ((0, 1, 1, 0), "╭")],
)
def test_joints(weights: tuple[int, int, int, int], character: str) -> None:
    assert UNICODE.joint(weights) == character


def test_wide_characters_keep_the_columns() -> None:
    nodes = ["main"]
    drawing = layout(nodes, [], "main", {"main": "模块.js"})
    assert {cell_len(row) for row in text_of(draw(drawing))} == {drawing.width}
