"""What a terminal shows that wants to follow, while there is nobody to follow."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Label

from modviz.view.text import clean

HOW_TO_PRESENT = "Start one in another terminal: modviz play LESSON --serve. It shows here as soon as it runs."


class WaitingScreen(Screen[None]):
    """A few quiet words in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._says = Label("Looking for a presentation.", id="progress", markup=False)

    def compose(self) -> ComposeResult:
        """What is missing, and what to do about it."""
        with Vertical(id="words"):
            yield Label("modviz follow", id="what")
            yield self._says
            yield Label("q quits", id="way-out")

    def say(self, words: str) -> None:
        """Show other words."""
        self._says.update(clean(words))
