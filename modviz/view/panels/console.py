"""The console panel: the lines the program printed so far."""

from __future__ import annotations

from modviz.analysis.advice import advice
from modviz.analysis.explanation import explanation
from modviz.record.timeline import Timeline
from modviz.record.world import ConsoleLine, GuestError, World
from modviz.view.glyphs import CHANGED, GUEST
from modviz.view.line import make_panel, spread
from modviz.view.moment import MARGIN, Line, Moment, Panel, Span
from modviz.view.prepared import once_per_realm
from modviz.view.status import LACKING, level_sign
from modviz.view.text import clean, crop_start, wrap

_MOST_CALLS = 200
_MOST_ROWS = 20


def console_panel(moment: Moment, width: int, height: int) -> Panel:
    """The last console lines, each with its level and where it was printed; what this step printed is marked.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.  Long lines are wrapped.
    """
    console, outcome = moment.world.shared.console, moment.world.shared.outcome
    error = outcome.error if outcome is not None else None
    lines: list[Line] = []
    focus: int | None = None
    if not console:
        lines.append((Span("Nothing printed yet." if error is None else "Nothing was printed.", "dim"),))
    earlier = max(0, len(console) - _MOST_CALLS)
    if earlier:
        lines.append((Span(f"{earlier:,} earlier lines", "dim"),))
    for number in range(earlier, len(console)):
        is_new = number == len(console) - 1 and ("console",) in moment.changed
        focus = len(lines)
        lines += _call_lines(console[number], is_new, width)
    if error is not None:
        lines += _error_lines(error, width)
        # The narration says what the error is: where there is little room, what comes after it stands at the top.
        why = len(lines)
        lines += _why_lines(moment.world, error, width)
        focus = min(len(lines) - 1, why + max(0, height - 1 - MARGIN))
    return make_panel(moment, "Console", lines, width, focus)


@once_per_realm
def longest_console(timeline: Timeline) -> int:
    """How many rows it takes at the end of a record, if no line is wrapped."""
    lines = sum(
        timeline.events[position - 1].text.count("\n") + 1  # type: ignore[attr-defined]
        for position in timeline.landmarks("console")[:_MOST_CALLS]
    )
    return max(1, lines)


def _error_lines(error: GuestError, width: int) -> list[Line]:
    sign = LACKING if error.is_lack else level_sign("error")
    place = f" (at {error.place})" if error.place else ""
    return _rows(f"{sign.glyph} {error.words}{place}", width, sign.style)


def _why_lines(world: World, error: GuestError, width: int) -> list[Line]:
    """Why the run failed, and what to do about it."""
    why = explanation(world, error)
    return (_rows(why, width) if why else []) + _rows(f"What to do: {advice(world, error)}", width)


def _rows(text: str, width: int, style: str = "") -> list[Line]:
    return [(Span(row, style),) for row in wrap(clean(text), width)[:_MOST_ROWS]]


def _call_lines(call: ConsoleLine, is_new: bool, width: int) -> list[Line]:
    """One console call: the first row has the level and the place, the others are indented."""
    sign = level_sign(call.level)
    new = " changed" if is_new else ""
    head = Span(f"{CHANGED if is_new else ' '}{sign.glyph} {clean(sign.word):<5} ", sign.style + new)
    place = _place(call, width // 3)
    room = max(8, width - len(head.text) - sum(len(span.text) + 1 for span in place))
    rows = [row for text in call.text.split("\n")[:_MOST_ROWS] for row in wrap(clean(text[: 20 * room]), room)]
    style = f"{GUEST} {sign.style}{new}"
    target = place[0].target if place else None
    first = spread((head, Span(rows[0], style, target)), place, width)
    indent = Span(" " * len(head.text))
    return [first, *((indent, Span(row, style, target)) for row in rows[1:_MOST_ROWS])]


def _place(call: ConsoleLine, room: int) -> Line:
    """Where the call was made, to click on."""
    if call.module is None or call.line is None:
        return ()
    place = crop_start(f"{clean(call.module)}:{call.line}", max(6, room))
    return (Span(place, "place", ("line", call.module, str(call.line))),)
