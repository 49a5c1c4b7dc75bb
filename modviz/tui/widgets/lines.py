"""A widget that draws lines of spans, with Textual's line API, and knows what stands under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from modviz.tui.themes import style_book
from modviz.view.panel import Line, Target


class Pointed(Message):
    """The person pointed at something that a span stands for."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self.target = target


class Lines(Widget):
    """Draws lines; when they change, redraws only those that differ."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self.left = 0

    def draw(self, lines: Sequence[Line]) -> None:
        """Show `lines` from now on."""
        before, self._lines = self._lines, lines
        changed = [
            y
            for y in range(max(len(before), len(lines)))
            if y >= len(before) or y >= len(lines) or before[y] != lines[y]
        ]
        if changed:
            self.refresh(*_rows(changed, self.size.width))

    def render_line(self, y: int) -> Strip:
        """One line as Textual draws it."""
        book = style_book(self.app.theme)
        line = self._lines[y] if y < len(self._lines) else ()
        strip = Strip([Segment(span.text, book[span.style]) for span in line if span.text])
        width = self.size.width
        if self.left:
            strip = strip.crop(self.left)
        return strip.crop(0, width).extend_cell_length(width, book[""])

    def target_at(self, x: int, y: int) -> Target | None:
        """What the cell at (x, y) of the content stands for."""
        if not 0 <= y < len(self._lines):
            return None
        x += self.left
        for span in self._lines[y]:
            x -= cell_len(span.text)
            if x < 0:
                return span.target
        return None

    def on_click(self, event: events.Click) -> None:
        """Say what was pointed at."""
        offset = event.get_content_offset(self)
        target = None if offset is None else self.target_at(*offset)
        if target is not None:
            self.post_message(Pointed(target))


def _rows(numbers: Sequence[int], width: int) -> list[Region]:
    """The rows with these rising numbers, as few regions."""
    regions = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        rows = [number for _, number in group]
        regions.append(Region(0, rows[0], width, len(rows)))
    return regions
