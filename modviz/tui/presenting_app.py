"""The app of a presentation that other terminals follow."""

from __future__ import annotations

import socket
from pathlib import Path

from modviz.lesson.prepared import PreparedLesson
from modviz.tui.app import ModvizApp
from modviz.tui.playing.lesson_ports import LessonToPlay
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.screens.lesson_screen import LessonScreen
from modviz.tui.screens.served_screen import ServedScreen


class PresentingApp(ModvizApp):
    """Plays one lesson, and serves the terminals beside it.

    Parameters
    ----------
    lesson, options, ascii, theme
        As for `ModvizApp`.
    listening
        The socket that terminals connect to.
    path
        Where the lesson is.
    folder
        Where terminals look for presentations; the user's runtime folder by default.
    """

    def __init__(
        self,
        lesson: LessonToPlay,
        options: PlayOptions,
        listening: socket.socket,
        path: Path,
        *,
        ascii: bool = False,
        theme: str | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__(lesson=lesson, options=options, ascii=ascii, theme=theme)
        self._listening = listening
        self._path = path
        self._folder = folder

    def lesson_screen(self, prepared: PreparedLesson) -> LessonScreen:
        """The screen that plays the lesson, for others too."""
        path = str(self._path.resolve())
        return ServedScreen(prepared, self._options, self._is_ascii, self._listening, path, self._folder)


def present(
    lesson: LessonToPlay,
    options: PlayOptions,
    listening: socket.socket,
    path: Path,
    *,
    ascii: bool = False,
    theme: str | None = None,
) -> int:
    """Play a lesson that other terminals follow, and return the exit status.

    Parameters
    ----------
    lesson, options, listening, path, ascii, theme
        As for `PresentingApp`.
    """
    app = PresentingApp(lesson, options, listening, path, ascii=ascii, theme=theme)
    app.run()
    return app.return_code or 0
