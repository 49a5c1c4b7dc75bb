"""The spotlight: the boxes, modules and lines that a lesson asks one to look at, marked wherever they show."""

from __future__ import annotations

from collections.abc import Iterable

from modviz.view.glyphs import CHANGED, LOOK
from modviz.view.moment import Line, Moment, Span, Target

_SPOTLIGHT = "spotlight"


def is_lit(moment: Moment, target: Target | None) -> bool:
    """Whether the spotlight is on `target`."""
    return target is not None and target in moment.spotlight


def mark(moment: Moment, target: Target, is_changed: bool) -> str:
    """The one glyph in front of `target`: `✱` changed, `◉` to be looked at, or a space."""
    return CHANGED if is_changed else LOOK if is_lit(moment, target) else " "


def lit_line(moment: Moment, line: Line) -> Line:
    """`line` with the look of the spotlight on every span that stands for what it is on.

    What has changed too keeps the look of that: it is looked at anyway.
    """
    if not moment.spotlight or not any(is_lit(moment, span.target) for span in line):
        return line
    return tuple(_lit_span(span) if is_lit(moment, span.target) else span for span in line)


def first_lit(lines: Iterable[Line], moment: Moment) -> int | None:
    """The number of the first line that has a `◉` for something that the spotlight is on."""
    if not moment.spotlight:
        return None
    return next((number for number, line in enumerate(lines) if _has_look(moment, line)), None)


def _has_look(moment: Moment, line: Line) -> bool:
    return any(is_lit(moment, span.target) and LOOK in span.text for span in line)


def _lit_span(span: Span) -> Span:
    styles = span.style.split()
    return span if "changed" in styles else Span(span.text, " ".join((*styles, _SPOTLIGHT)), span.target)
