"""The steps panel: the events of the record, the one that led here in the middle."""

from __future__ import annotations

from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean


def steps_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each position of the record, to click on: `▸` where we are, what is to come dimmed.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    timeline = moment.timeline
    here = timeline.position
    digits = len(str(len(timeline)))

    def line(position: int) -> Line:
        mark, style = ("▸", "current") if position == here else (" ", "dim" if position > here else "")
        target = ("step", str(position))
        number = Span(f"{mark} {position:>{digits}} ", style or "dim", target)
        if position == 0:
            return (number, Span("  The start: nothing has happened yet.", style, target))
        event = timeline.events[position - 1]
        glyph, look = event.own_sign
        # Steps in between are set in a little, so that the beats stand out.
        indent = " " if event.is_beat else "   "
        return (
            number,
            Span(f"{glyph}{indent}", look if position <= here else "dim", target),
            Span(clean(event.narration[: 4 * width]), style, target),
        )

    return make_panel(moment, "Steps", LazyLines(len(timeline) + 1, line), width, here)
