"""One clear message, when there is nothing to show."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Label

from modviz.view.text import clean_lines


class FailureScreen(Screen[None]):
    """Says what went wrong.

    Parameters
    ----------
    title
        What could not be shown.
    message
        What went wrong, and what to do.
    can_go_back
        Whether there is a screen to go back to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,backspace,enter", "app.go_back", show=False)]

    def __init__(self, title: str, message: str, can_go_back: bool) -> None:
        super().__init__()
        self._heading = title
        self._message = message
        self._can_go_back = can_go_back

    def compose(self) -> ComposeResult:
        """What could not be shown, why, and the way out."""
        with Vertical(id="words"):
            yield Label(f"{self._heading} cannot be shown.", id="what", markup=False)
            yield Label(clean_lines(self._message), id="why", markup=False)
            yield Label("Esc goes back, q quits" if self._can_go_back else "q quits", id="way-out")
