"""One run on the stage: what it is called, and its board."""

from __future__ import annotations

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from modviz.tui.widgets.panel_board import PanelBoard
from modviz.view.board.arrangement import Slot
from modviz.view.moment import Moment


class RunView(Vertical):
    """A run, with its title while it is compared with another.

    Parameters
    ----------
    id
        Its name on the screen.
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.board = PanelBoard(f"{id}-board")
        self._title = Label(classes="run-title", markup=False)

    def compose(self) -> ComposeResult:
        """The title above the board."""
        yield self._title
        yield self.board

    def show(self, title: str, moment: Moment, slots: tuple[Slot, ...], looked_at: Collection[str] = ()) -> None:
        """Show `moment` in the panels of `slots`; an empty title takes no room, and `looked_at` stand out."""
        self._title.display = bool(title)
        self._title.update(title)
        self.board.arrange_panels(slots)
        for name, panel in self.board.panels.items():
            panel.set_class(name in looked_at, "-looked-at")
        self.board.show(moment)
