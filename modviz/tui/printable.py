"""The one place where text leaves for the screen: whatever a widget shows passes here, and commands no terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class Printable(LineFilter):
    """Leaves out control characters and what changes the direction of writing; anything else of the kind is a `?`.

    No line becomes wider or narrower by that.  Views make such characters visible before they measure (`view/text.py`);
    this is for all texts that come another way: messages, titles, what is typed.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, without what is no visible text."""
        if all(segment.text.isprintable() or segment.control for segment in segments):
            return segments
        return [
            segment if segment.control else Segment("".join(map(_visible, segment.text)), segment.style)
            for segment in segments
        ]


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return (" " if character.isspace() else "?") * cell_len(character)
