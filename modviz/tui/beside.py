"""The apps of the terminals beside a presentation: speaker notes, and a screen that follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.screen import Screen

from modviz.classroom.presence import Presence, running
from modviz.tui.app import ModvizApp
from modviz.tui.screens.notes_screen import NotesScreen


class NotesApp(ModvizApp):
    """Shows the speaker notes of a presentation that runs on this machine.

    Parameters
    ----------
    find
        Lists the presentations there are.
    ascii, theme
        As for `ModvizApp`.
    """

    def __init__(self, find: Callable[[], Sequence[Presence]], ascii: bool = False, theme: str | None = None) -> None:
        super().__init__(ascii=ascii, theme=theme)
        self._find = find

    def first_screen(self) -> Screen[None]:
        """The notes."""
        return NotesScreen(self._find, self._is_ascii)


def show_notes(*, ascii: bool = False, theme: str | None = None) -> int:
    """Show the notes of the presentation that runs on this machine, and return the exit status.

    Parameters
    ----------
    ascii, theme
        As for `modviz.tui.start.open_graph`.
    """
    app = NotesApp(running, ascii, theme)
    app.run()
    return app.return_code or 0
