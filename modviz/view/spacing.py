"""Blank lines between the lines of a panel: for those in the last row of a classroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modviz.view.moment import Line, Panel


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
    return replace(panel, lines=lines, focus=None if panel.focus is None else 2 * panel.focus)
