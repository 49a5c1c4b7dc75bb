"""The console panel: the lines the program printed so far."""

from __future__ import annotations

from modviz.record.world import ConsoleLine
from modviz.view.advice import advice
from modviz.view.explanation import explanation
from modviz.view.glyphs import CHANGED, GUEST
from modviz.view.line import make_panel, spread
from modviz.view.panel import Line, Moment, Panel, Span
from modviz.view.status import level_sign
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
    console = moment.world.console
    end = _end_lines(moment, width)
    lines: list[Line]
    if not console:
        nothing = "Nothing was printed." if end else "Nothing printed yet."
        lines = [(Span(nothing, "dim"),), *end]
        return make_panel(moment, "Console", lines, width, _focus_at_end(lines, end, height) if end else None)
    lines = []
    earlier = max(0, len(console) - _MOST_CALLS)
    if earlier:
        lines.append((Span(f"{earlier:,} earlier lines", "dim"),))
    focus = 0
    for number in range(earlier, len(console)):
        is_new = number == len(console) - 1 and ("console",) in moment.changed
        focus = len(lines)
        lines += _call_lines(console[number], is_new, width)
    if end:
        lines += end
        focus = _focus_at_end(lines, end, height)
    return make_panel(moment, "Console", lines, width, focus)


def _end_lines(moment: Moment, width: int) -> list[Line]:
    """Once the run is over and has failed: the error, why it came about, and what to do."""
    outcome = moment.world.outcome
    if outcome is None or outcome.error is None:
        return []
    error = outcome.error
    sign = level_sign("error")
    head = f"{sign.glyph} {error.name}: {error.message}" + (f" (at {error.place})" if error.place else "")
    sentences = [
        (head, sign.style),
        (explanation(moment.world, error), ""),
        (f"What to do: {advice(moment.world, error)}", ""),
    ]
    return [(Span(row, style),) for text, style in sentences if text for row in wrap(clean(text), width)[:_MOST_ROWS]]


def _focus_at_end(lines: list[Line], end: list[Line], height: int) -> int:
    """The line to have in sight so that, where there is little room, what comes after the error stands at the top.

    The error itself is what the narration says.
    """
    first = next(number for number, line in enumerate(end) if line[0].style != level_sign("error").style)
    # A panel leaves two lines below the one to look at.
    return min(len(lines) - 1, len(lines) - len(end) + first + max(0, height - 3))


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
