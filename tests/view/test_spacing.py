from __future__ import annotations

from modviz.view.moment import Panel, Span
from modviz.view.spacing import spaced_lines, spaced_panel

LINES = tuple((Span(text),) for text in "abc")


def test_blank_lines_where_all_of_that_fits():
    assert spaced_lines(LINES, 5) == (LINES[0], (), LINES[1], (), LINES[2])
    assert spaced_lines(LINES, 4) is LINES
    assert tuple(spaced_lines((), 3)) == ()


def test_the_line_in_sight_is_the_same():
    panel = spaced_panel(Panel("Source", LINES, 2), 9)
    assert panel.lines[panel.focus] == LINES[2]
    assert spaced_panel(panel, 4) is panel
