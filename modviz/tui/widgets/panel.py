"""One panel of the board: asks its view what to show, scrolls, and can be pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from modviz.tui.widgets.lines import Lines
from modviz.view.board.tabs import Tab, TabText, tab_texts
from modviz.view.glyphs import ascii_text
from modviz.view.line import line_width
from modviz.view.moment import MARGIN, Line, Moment, Panel, View
from modviz.view.spacing import spaced_panel

_INNER = "-inner"
"""The class of a panel that has another one at its left, and a hairline between."""

_BEHIND = "not bold $quiet"
"""How the titles of panels look that are behind the one in front."""

_RULE = "not bold $frame"
"""How the rule looks on which they stand."""


class PanelWidget(Lines, can_focus=True):
    """A panel below its heading, with a hairline at its left where there is another one.

    Parameters
    ----------
    name
        Its name on the board.
    view
        Makes the panel.
    is_sideways
        Whether it can be scrolled sideways.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_lines(-1)", show=False),
        Binding("down,j", "scroll_lines(1)", show=False),
        Binding("shift+up", "scroll_lines(-10)", show=False),
        Binding("shift+down", "scroll_lines(10)", show=False),
        Binding("shift+left,h", "scroll_columns(-8)", show=False),
        Binding("shift+right,l", "scroll_columns(8)", show=False),
    ]

    class EnlargeAsked(Message):
        """The person wants this panel to have the whole board."""

        def __init__(self, panel: str) -> None:
            super().__init__()
            self.panel = panel

    class TabChosen(Message):
        """The person wants a panel that shares this one's place."""

        def __init__(self, panel: str) -> None:
            super().__init__()
            self.panel = panel

    def __init__(self, name: str, view: View, is_sideways: bool = True) -> None:
        super().__init__(name, self._visible)
        self._view = view
        self._is_sideways = is_sideways
        self._is_spaced = False
        self._panel = Panel("", ())
        self._top = 0
        self._thumb = range(0)
        self._tabs: tuple[Tab, ...] = ()
        self._title: tuple[object, ...] | None = None

    def share(self, tabs: tuple[Tab, ...], is_inner: bool = False) -> None:
        """Stand in a place with other panels; `tabs` are all of them, this one included.

        `is_inner` says whether another panel stands at the left.
        """
        self._tabs = tabs
        self.set_class(is_inner, _INNER)
        self._update_title()

    def space(self, is_spaced: bool) -> None:
        """Leave a blank line between each two lines, where there is room for it."""
        if is_spaced != self._is_spaced:
            self._is_spaced = is_spaced
            self.make_again()

    def render_line(self, y: int) -> Strip:
        """One line of the content, with the scroll bar at its end."""
        if not self._thumb:
            return super().render_line(y)
        is_thumb = y in self._thumb
        glyph = ("#" if is_thumb else "|") if self._is_ascii else ("┃" if is_thumb else "│")
        style = self._book["scroll-thumb" if is_thumb else "scroll-track"]
        return Strip([*self._segments(y, self._width - 1), Segment(glyph, style)], self._width)

    def action_scroll_lines(self, count: int) -> None:
        """Scroll down by `count` lines, up if it is negative."""
        self._draw(self._lines_from(self._top + count, self.size.height))

    def action_scroll_columns(self, count: int) -> None:
        """Scroll to the right by `count` columns, to the left if it is negative."""
        widest = max(map(line_width, self._lines), default=0)
        # Views fit their lines into the room they are given: a line that fills it may have more to show.
        if self._is_sideways and (count < 0 or widest >= self.left + self.size.width - 1):
            self.left = max(0, self.left + count)
            self.make_again()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self._wheel(event, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self._wheel(event, -3)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.action_scroll_columns(4)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.action_scroll_columns(-4)

    def on_click(self, event: events.Click) -> None:
        """Enlarge on a double click, choose a tab, or say what was pointed at."""
        if event.chain == 2:
            self.post_message(self.EnlargeAsked(self._name_on_board))
            event.prevent_default()
        elif event.y == 0:
            self._choose_tab(event.x - self._title_start)

    @property
    def _name_on_board(self) -> str:
        assert self.id is not None
        return self.id

    @property
    def _is_ascii(self) -> bool:
        return self._moment is not None and self._moment.ascii

    def _wheel(self, event: events.MouseEvent, count: int) -> None:
        if event.shift or event.ctrl:
            self.action_scroll_columns(count)
        else:
            self.action_scroll_lines(count)

    @property
    def _title_start(self) -> int:
        """The column of the heading at which its words begin."""
        return 3 if self.has_class(_INNER) else 2

    def _tab_texts(self) -> Sequence[TabText]:
        return tab_texts(self._titled_tabs(), self.outer_size.width - self._title_start - 3)

    def _choose_tab(self, x: int) -> None:
        for text in self._tab_texts():
            if text.panel and text.start <= x < text.start + cell_len(text.text):
                self.post_message(self.TabChosen(text.panel))

    def _visible(self, moment: Moment, width: int, height: int) -> Sequence[Line]:
        """The lines in sight at `moment`."""
        # The last column is the scroll bar's.
        panel = self._view(moment, max(1, self.left + width - 1), height)
        if panel.title != self._panel.title:
            # Another module, say: it is read from its own beginning.
            self._top = 0
            if self.left:
                self.left = 0
                panel = self._view(moment, max(1, width - 1), height)
        self._panel = spaced_panel(panel, height) if self._is_spaced else panel
        self._update_title()
        return self._lines_from(self._followed(height), height)

    def _followed(self, height: int) -> int:
        """The top line with which the line that matters is in sight, moving no more than needed."""
        focus, top = self._panel.focus, self._top
        margin = min(MARGIN, (height - 1) // 2)
        first, last = top + margin, top + height - 1 - margin
        if focus is None or first <= focus <= last:
            return top
        if top - height < focus < top + 2 * height:
            return top + focus - (first if focus < first else last)
        return focus - height // 2

    def _lines_from(self, top: int, height: int) -> Sequence[Line]:
        count = len(self._panel.lines)
        self._top = max(0, min(top, count - height))
        self._update_thumb(count, height)
        return tuple(self._panel.lines[self._top : self._top + height])

    def _update_thumb(self, count: int, height: int) -> None:
        thumb = range(0)
        if count > height > 0:
            length = max(1, height * height // count)
            start = self._top * (height - length) // (count - height)
            thumb = range(start, start + length)
        if thumb != self._thumb:
            self._thumb = thumb
            self.refresh(Region(self.size.width - 1, 0, 1, height))

    def _titled_tabs(self) -> tuple[Tab, ...]:
        return tuple(
            Tab(tab.panel, tab.key, self._panel.title or tab.title, True) if tab.is_front else tab for tab in self._tabs
        )

    def _update_title(self) -> None:
        """Name the tabs in the frame, and redraw it only if that makes a difference."""
        width = self.outer_size.width
        title = (self._tabs, self._panel.title, width, self.has_class(_INNER), self._is_ascii)
        if title == self._title or not width:
            return
        self._title = title
        # Textual leaves a space before a title only where there is a corner.
        pieces: list[tuple[str, str]] = [] if self.has_class(_INNER) else [(" ", _BEHIND)]
        end = 0
        for text in self._tab_texts():
            gap = text.start - end
            rule = f" {('-' if self._is_ascii else '─') * (gap - 2)} " if gap > 2 else " " * gap
            pieces.append((rule, _RULE))
            pieces.append(
                (ascii_text(text.text) if self._is_ascii else text.text, "bold" if text.is_front else _BEHIND)
            )
            end = text.start + cell_len(text.text)
        self.border_title = Content.assemble(*pieces, (" ", _BEHIND))
