"""The apps of the terminals beside a presentation: speaker notes, and a screen that follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.screen import Screen

from modviz.classroom.client import Client, Heard, Lost
from modviz.classroom.messages import FOLLOW, State, Welcome
from modviz.classroom.presence import Presence, running
from modviz.lesson.prepared import PreparedLesson
from modviz.tui.app import ModvizApp
from modviz.tui.playing.lesson_ports import LessonFor
from modviz.tui.screens.follow_screen import FollowScreen
from modviz.tui.screens.lesson_screen import LessonScreen
from modviz.tui.screens.notes_screen import NotesScreen
from modviz.tui.screens.recording_screen import RecordingScreen
from modviz.tui.screens.waiting_screen import HOW_TO_PRESENT, WaitingScreen


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


class FollowApp(ModvizApp):
    """Follows a presentation that runs on this machine, and the next one when that is over.

    Parameters
    ----------
    find
        Lists the presentations there are.
    lesson_for
        Gives the lesson that is presented, to be recorded here.
    ascii, theme
        As for `ModvizApp`.
    """

    def __init__(
        self,
        find: Callable[[], Sequence[Presence]],
        lesson_for: LessonFor,
        ascii: bool = False,
        theme: str | None = None,
    ) -> None:
        super().__init__(ascii=ascii, theme=theme)
        self._client = Client(FOLLOW, find, self._hear)
        self._open_lesson = lesson_for
        self._waiting = WaitingScreen()
        self._follower: FollowScreen | None = None
        self._welcome: Welcome | None = None
        self._state: State | None = None

    def first_screen(self) -> Screen[None]:
        """Wait for somebody to follow."""
        return self._waiting

    def on_ready(self) -> None:
        """Look for a presentation, now that there is a screen to say what comes of it."""
        self.run_worker(self._client.run(), name="presentation")

    def lesson_screen(self, prepared: PreparedLesson) -> LessonScreen:
        """The screen that follows, where the presenter is now."""
        follower = self._follower = FollowScreen(prepared, self._is_ascii)
        if self._state is not None:
            # Not before it is mounted and has shown its own beginning.
            follower.call_after_refresh(follower.hear, self._state)
        return follower

    def _hear(self, heard: Heard) -> None:
        match heard:
            case Welcome():
                is_known = self._follower is not None and heard == self._welcome
                self._welcome = heard
                if not is_known:
                    self._open(heard)
            case State():
                self._state = heard
                if self._follower is not None:
                    self._follower.hear(heard)
            case Lost() if self._follower is not None:
                self._follower.lose(heard.reason)
            case Lost():
                self._waiting.say(f"{heard.reason} {HOW_TO_PRESENT}")

    def _open(self, welcome: Welcome) -> None:
        """Record the lesson that is presented, instead of all that is on the screen."""
        self._follower = None
        while self.screen is not self._waiting and self._waiting in self.screen_stack:
            self.pop_screen()
        lesson = self._open_lesson(Path(welcome.lesson))
        self.push_screen(RecordingScreen(welcome.title, lesson.prepare))


def show_notes(*, ascii: bool = False, theme: str | None = None) -> int:
    """Show the notes of the presentation that runs on this machine, and return the exit status.

    Parameters
    ----------
    ascii, theme
        As for `modviz.tui.start.open_graph`.
    """
    return _run(NotesApp(running, ascii, theme))


def follow_presentation(lesson_for: LessonFor, *, ascii: bool = False, theme: str | None = None) -> int:
    """Follow the presentation that runs on this machine, and return the exit status.

    Parameters
    ----------
    lesson_for
        Gives the lesson at a path.
    ascii, theme
        As for `modviz.tui.start.open_graph`.
    """
    return _run(FollowApp(running, lesson_for, ascii, theme))


def _run(app: ModvizApp) -> int:
    app.run()
    return app.return_code or 0
