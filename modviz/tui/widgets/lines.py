"""A widget that draws lines of spans, with Textual's line API, and knows what stands under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from modviz.tui.themes import style_book
from modviz.view.line import line_width
from modviz.view.moment import Line, Moment, Target


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
        self._width = 0
        self._book = style_book("")

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

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the app but one: in our style books no colour of the terminal has to become another one."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in `crop` as Textual draws them."""
        self._update()
        # For all lines at once, as Textual works these out each time that it is asked.
        self._width, self._book = self.size.width, style_book(self.app.theme)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the content, as wide as it."""
        return Strip(self._segments(y, self._width), self._width)

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

    def _segments(self, y: int, width: int) -> list[Segment]:
        """Line number `y` in exactly `width` cells."""
        line = self._lines[y] if y < len(self._lines) else ()
        segments = [Segment(span.text, self._book[span.style]) for span in line if span.text]
        room = width - line_width(line)
        if self.left or room < 0:
            visible = Strip(segments).crop(self.left, self.left + width)
            return list(visible.adjust_cell_length(width, self._book[""]))
        return [*segments, Segment(" " * room, self._book[""])] if room else segments

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
            # With the frame at both ends: lines that are drawn as a whole need not be cut.
            self.refresh(*_rows(changed, -self.gutter.left, self.outer_size.width))


def _rows(numbers: Sequence[int], left: int, width: int) -> list[Region]:
    """The rows with these rising numbers, as few regions."""
    regions = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        rows = [number for _, number in group]
        regions.append(Region(left, rows[0], width, len(rows)))
    return regions
