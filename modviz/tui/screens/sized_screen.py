"""What the screens with a board have in common: they need room, draw once for many changes, and enlarge panels."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual import on
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Label

from modviz.tui.keys import GROUPS, Groups
from modviz.tui.playing.garbage import collect_after_step, collect_in_pause
from modviz.tui.widgets.board import Board
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.arrangement import SMALLEST, WIDE

_TOO_SMALL = "-too-small"

_HIGH = 36
"""From this many rows on there is one more for the narration."""


_PAUSE = 2.0
"""Seconds between two looks at what steps have left."""


class SizedScreen(Screen[None]):
    """A screen that says so when there is no room for it, and draws later rather than twice.

    Its classes `-wide` and `-high` tell the stylesheet how much room there is; `GROUPS` are its keys.
    """

    GROUPS: ClassVar[Groups] = GROUPS
    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.too_small = Label(id="too-small")
        self._is_update_due = False
        self._has_drawn = False
        self._enlarged: str | None = None

    @property
    def is_enlarged(self) -> bool:
        """Whether one panel has the whole board."""
        return self._enlarged is not None

    @abstractmethod
    def action_panel(self, name: str) -> None:
        """Bring a panel to the front."""

    @abstractmethod
    def enlarge(self, name: str | None) -> None:
        """Give a panel the whole board; None puts back the one that has it."""

    @abstractmethod
    def draw(self) -> None:
        """Show everything as it is now; called only while there is room."""

    def on_mount(self) -> None:
        """Show the first moment."""
        self.moment_changed()
        self.set_interval(_PAUSE, self._collect_in_pause)

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size, or say that there is no room."""
        width, height = event.size
        columns, rows = SMALLEST
        self.set_class(width < columns or height < rows, _TOO_SMALL)
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height >= _HIGH, "-high")
        self.too_small.update(
            f"modviz needs a terminal of {columns}x{rows} or more.\nThis is {width}x{height}: make it larger."
        )
        self.moment_changed()

    def moment_changed(self) -> None:
        """Draw when the keys that are waiting have been handled: holding one down must not pile up work."""
        if not self._is_update_due:
            self._is_update_due = True
            self.call_later(self.update_now)

    def update_now(self) -> None:
        """Draw at once: the next key may be here already."""
        self._is_update_due = False
        if not self.has_class(_TOO_SMALL):
            self.draw()
            self.call_after_refresh(collect_after_step)
            self._has_drawn = True

    def _collect_in_pause(self) -> None:
        if self._has_drawn:
            collect_in_pause()
        self._has_drawn = False

    @on(Board.Resized)
    def _on_board_resized(self) -> None:
        self.moment_changed()

    @on(PanelWidget.EnlargeAsked)
    def _on_enlarge_asked(self, event: PanelWidget.EnlargeAsked) -> None:
        self.enlarge(event.panel if self._enlarged is None else None)

    @on(PanelWidget.TabChosen)
    def _on_tab_chosen(self, event: PanelWidget.TabChosen) -> None:
        self.action_panel(event.panel)
