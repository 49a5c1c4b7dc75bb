"""What is on the screen, as a terminal would be told to draw it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.color import ColorSystem
from rich.segment import Segment
from textual.screen import Screen


def screen_rows(screen: Screen[None]) -> tuple[str, ...]:
    """The rows of `screen` from the top, each with the escape sequences for its colours.

    Taken from the compositor, which holds the finished picture, and not from what the app writes to a terminal: how
    that is divided into writes depends on how busy the machine is, and a recording must have the same bytes each time.
    """
    # Textual has no public way to the rows of the picture; its own screenshots go this way, too.
    return tuple(_row(strip) for strip in screen._compositor.render_strips())


def _row(segments: Iterable[Segment]) -> str:
    return "".join(
        segment.style.render(segment.text, color_system=ColorSystem.TRUECOLOR) if segment.style else segment.text
        for segment in Segment.simplify(segments)
        if not segment.control
    )
