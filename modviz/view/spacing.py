"""Blank lines between the lines of a panel: for those in the last row of a classroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modviz.view.line import line_width
from modviz.view.moment import Line, Panel, Span

BAND = "current-line"
"""The style of a row that is marked from one edge to the other: there is no other that ends a line in blanks."""


def spaced_lines(lines: Sequence[Line], height: int) -> Sequence[Line]:
    """The lines with a blank one between each two, if all of that fits."""
    if 2 * len(lines) - 1 > height:
        return lines
    return tuple(each for line in lines for each in ((), line))[1:]


def spaced_panel(panel: Panel, height: int) -> Panel:
    """A panel with a blank line between each two of its lines, if all of that fits."""
    lines = spaced_lines(panel.lines, height)
    if lines is panel.lines:
        return panel
    rows = [line or _between(lines[number - 1], lines[number + 1]) for number, line in enumerate(lines)]
    return replace(panel, lines=rows, focus=None if panel.focus is None else 2 * panel.focus)


def _between(above: Line, below: Line) -> Line:
    """The blank row between two lines; at one that ends in the band of the line that runs, the band goes on."""
    for line in (above, below):
        if line and line[-1].style == BAND:
            return (Span(" " * line_width(line), BAND),)
    return ()
