"""A lesson that is presented: other terminals follow it, and the speaker's notes drive it."""

from __future__ import annotations

import socket
import time
from pathlib import Path

from textual import on

from modviz.classroom.messages import Back, Black, Command, GoTo, Next, State
from modviz.classroom.server import Server
from modviz.errors import ModvizError
from modviz.lesson.prepared import PreparedLesson
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.playing.presenting import state, welcome
from modviz.tui.screens.lesson_commands import LessonCommands
from modviz.tui.screens.lesson_screen import LessonScreen


class ServedScreen(LessonScreen):
    """The lesson screen, with terminals beside it.

    Parameters
    ----------
    prepared, options, ascii
        As for `LessonScreen`.
    listening
        The socket that terminals connect to.
    path
        Where the lesson is, so that those who follow can open it.
    folder
        Where terminals look for presentations; the user's runtime folder by default.
    """

    def __init__(
        self,
        prepared: PreparedLesson,
        options: PlayOptions,
        ascii: bool,
        listening: socket.socket,
        path: str,
        folder: Path | None = None,
    ) -> None:
        super().__init__(prepared, options, ascii)
        self._server = Server(listening, welcome(prepared, path), self._state, self._drive, folder)
        self._started = time.monotonic()

    def on_mount(self) -> None:
        """Let terminals in, when the screen has said all that it says at the start."""
        self.call_after_refresh(self._let_in)

    async def on_unmount(self) -> None:
        """Say goodbye."""
        await self._server.stop()

    async def _let_in(self) -> None:
        try:
            await self._server.start()
        except ModvizError as error:
            self.say(str(error))
        else:
            self.say(f"Port {self._server.port}. In other terminals: modviz notes (yours), modviz follow (theirs).")

    def _arrived(self) -> None:
        # Those who follow need not finish a way that the presenter has cut short.
        super()._arrived()
        self._server.publish()

    @on(LessonCommands.Changed)
    def _on_changed(self) -> None:
        self._server.publish()

    def _state(self) -> State:
        return state(self.player, self.stage.position, self.is_black, time.monotonic() - self._started)

    def _drive(self, command: Command) -> None:
        # Whatever lies on top, such as the help: the speaker wants the lesson.
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()
        match command:
            case Next():
                self.next()
            case Back():
                self.back()
            case GoTo():
                self.go_to(command.scene)
            case Black():
                self.black()
