"""A widget that draws lines of spans, with Textual's line API, and knows what stands under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from modviz.tui.themes import style_book
from modviz.view.panel import Line, Moment, Target


class Pointed(Message):
    """The person pointed at something that a span stands for, in the widget of that name."""

    def __init__(self, target: Target, widget: str) -> None:
        super().__init__()
        self.target = target
        self.widget = widget


class Lines(Widget):
    """Shows what a view makes of a moment, and redraws only the lines that a new moment changes.

    Parameters
    ----------
    id
        Its name on the screen.
    view
        Makes the lines from (moment, width, height).  Asked only when the moment or the size has changed, and
        only while the widget can be seen.
    """

    def __init__(self, id: str, view: Callable[[Moment, int, int], Sequence[Line]]) -> None:
        super().__init__(id=id)
        self.left = 0
        self._view_lines = view
        self._moment: Moment | None = None
        self._made_for: tuple[Moment | None, Size] = (None, Size())
        self._lines: Sequence[Line] = ()

    def on_mount(self) -> None:
        """Take on the colours of a new theme."""
        self.app.theme_changed_signal.subscribe(self, lambda theme: self.refresh())

    def show(self, moment: Moment) -> None:
        """Show `moment` from now on."""
        self._moment = moment
        if self.display and self.size:
            self._update()

    def make_again(self) -> None:
        """Ask the view once more: it would say something else now."""
        self._made_for = (None, self.size)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line as Textual draws it."""
        self._update()
        return self._strip(y, self.size.width)

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
            self.post_message(Pointed(target, self.id or ""))

    def _strip(self, y: int, width: int) -> Strip:
        """Line number `y` in exactly `width` cells."""
        book = style_book(self.app.theme)
        line = self._lines[y] if y < len(self._lines) else ()
        strip = Strip([Segment(span.text, book[span.style]) for span in line if span.text])
        if self.left:
            strip = strip.crop(self.left)
        return strip.adjust_cell_length(width, book[""])

    def _update(self) -> None:
        """Ask the view, if what it showed is no longer what is to be shown."""
        moment, size = self._moment, self.size
        # Moments are told apart by identity: at another position nothing in them need be different.
        if moment is None or not size or (moment is self._made_for[0] and size == self._made_for[1]):
            return
        self._made_for = (moment, size)
        self._make(moment, size)

    def _make(self, moment: Moment, size: Size) -> None:
        self._draw(self._view_lines(moment, size.width, size.height))

    def _draw(self, lines: Sequence[Line]) -> None:
        """Show `lines` from now on."""
        before, self._lines = self._lines, lines
        count, longest = min(len(before), len(lines)), max(len(before), len(lines))
        changed = [y for y in range(longest) if y >= count or before[y] != lines[y]]
        if changed:
            self.refresh(*_rows(changed, self.size.width))


def _rows(numbers: Sequence[int], width: int) -> list[Region]:
    """The rows with these rising numbers, as few regions."""
    regions = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        rows = [number for _, number in group]
        regions.append(Region(0, rows[0], width, len(rows)))
    return regions
