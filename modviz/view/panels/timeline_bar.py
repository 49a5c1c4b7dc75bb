"""The timeline bar: the whole record on one line, with the places worth going to."""

from __future__ import annotations

from functools import lru_cache
from weakref import ref

from modviz.record.timeline import Timeline
from modviz.view.line import finish
from modviz.view.moment import Line, Moment, Span

_MARKS = (
    ("console", "▪", "console-log"),
    ("cycle", "↺", "cycle"),
    ("phase", "┃", "phase"),
    ("error", "✗", "error"),
)
"""The landmarks shown, the most important last: it wins where several fall into one cell."""

_TELLING = ("error", "cycle")
"""The styles of the marks that would give answers away."""


def timeline_bar(moment: Moment, width: int, tells_ahead: bool = True) -> Line:
    """`◂━━━●──▸ 41/127`: where we are, and where phases begin, errors, cycles and console lines are.

    Every cell can be clicked on: it goes to the landmark in it, or to the position it stands for.

    Parameters
    ----------
    moment
        The run at one position.
    width
        The room there is.
    tells_ahead
        Whether the errors and cycles that are still to come are marked.
    """
    timeline = moment.timeline
    last = len(timeline)
    count = f" {timeline.position:>{len(str(last))}}/{last}"
    cells = max(1, width - len(count) - 2)
    here = _cell(timeline.position, last, cells)
    spans = [Span("◂", "dim", ("step", str(max(0, timeline.position - 1))))]
    for number, (glyph, style, position) in enumerate(_marked_cells(ref(timeline), last, cells)):
        target = ("step", str(position))
        if number == here:
            spans.append(Span("●", "timeline-here", target))
        elif glyph and (tells_ahead or number <= here or style not in _TELLING):
            spans.append(Span(glyph, style, target))
        else:
            spans.append(Span("━", "timeline-past", target) if number < here else Span("─", "timeline-future", target))
    spans.append(Span("▸", "dim", ("step", str(min(last, timeline.position + 1)))))
    return finish(moment, (*spans, Span(count, "dim")), width)


@lru_cache(8)
def _marked_cells(timeline: ref[Timeline], last: int, cells: int) -> tuple[tuple[str, str, int], ...]:
    """For each cell its mark and style, if any, and the position a click on it means."""
    marked = [("", "", _position(number, last, cells)) for number in range(cells)]
    found = timeline()
    assert found is not None
    for landmark, glyph, style in _MARKS:
        for position in reversed(found.landmarks(landmark)):
            marked[_cell(position, last, cells)] = (glyph, style, position)
    return tuple(marked)


def _cell(position: int, last: int, cells: int) -> int:
    """The cell in which `position` lies."""
    return round(position * (cells - 1) / last) if last else 0


def _position(cell: int, last: int, cells: int) -> int:
    """The position in the middle of `cell`."""
    return round(cell * last / (cells - 1)) if cells > 1 else last
