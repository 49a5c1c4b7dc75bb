"""For the last row of a classroom: the line that runs is a band, the box in question a block with its state in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modviz.view.block_letters import block_letters
from modviz.view.board.arrangement import arrange_sparse
from modviz.view.moment import plain
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.source import source_panel
from modviz.view.spacing import BAND, spaced_panel
from tests.view.test_dead_zone_moment import NAMESPACE, dead_read

LARGE = replace(dead_read(NAMESPACE), is_large=True)


def test_the_state_of_the_box_in_question_is_in_block_letters() -> None:
    rows = [plain(line) for line in memory_panel(LARGE, 40, 30).lines]
    memory = "\n".join(rows)
    assert block_letters("empty", 36)[0] in memory
    assert "▛▀▀" in memory
    assert "in its dead zone" in memory
    name = next(number for number, row in enumerate(rows) if "▌ stars" in row)
    assert memory_panel(LARGE, 40, 30).focus == name


def test_in_ascii_the_block_is_drawn_with_plain_characters() -> None:
    memory = "\n".join(plain(line) for line in memory_panel(replace(LARGE, ascii=True), 40, 30).lines)
    assert memory.isascii()
    assert "empty" in memory


@pytest.mark.parametrize(("text", "has_letters"), [("undefined", True), ("-3.5", True), ("tea", False), ("", False)])
def test_what_can_be_written_in_block_letters(text: str, has_letters: bool) -> None:
    rows = block_letters(text, 60)
    assert bool(rows) is has_letters
    assert len({len(row) for row in rows}) <= 1


def test_the_line_that_runs_is_a_band_three_rows_high() -> None:
    panel = spaced_panel(source_panel(LARGE, 50, 30), 30)
    banded = [number for number, line in enumerate(panel.lines) if line and line[-1].style == BAND]
    assert len(banded) == 3
    assert plain(panel.lines[banded[1]]).startswith("▸2")
    assert {len(plain(panel.lines[number])) for number in banded} == {50}


def test_panels_are_as_large_as_what_they_hold_and_in_the_middle() -> None:
    first, second = arrange_sparse(200, 50, ("source", "memory"), {"source": (40, 12), "memory": (36, 9)})
    assert (first.width, second.width) == (40, 36)
    assert first.height == second.height == 12
    assert first.x == 200 - second.x - second.width
