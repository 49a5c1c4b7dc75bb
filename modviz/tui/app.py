"""The application: which screen follows which, and in what theme."""

from __future__ import annotations

import asyncio
import os
import signal
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from modviz.tui.recording import Failed, Record
from modviz.tui.screens.recording_screen import RecordingScreen
from modviz.tui.themes import DEFAULT_THEME, NO_COLOUR, THEMES, textual_themes

if TYPE_CHECKING:
    from modviz.lesson.catalog import LessonEntry
    from modviz.tui.screens.picker_screen import PickerScreen

RecordFor = Callable[[Path], Record]
"""Gives the function that records the graph that starts at a file."""

CANNOT_RECORD = 2
"""The exit status when the one graph that was asked for cannot be recorded."""


class ModvizApp(App[None]):
    """Shows one graph, or lets the person pick from the lessons.

    Parameters
    ----------
    title
        What the graph is called.
    record
        The function that records it; None to let the person pick.
    lessons
        The lessons to pick from.
    record_for
        Gives the function that records what was picked.
    ascii
        Whether to use 7-bit characters only.
    theme
        The name of a theme; None for the usual one.
    """

    CSS_PATH = Path(__file__).with_name("modviz.tcss")
    TITLE = "modviz"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", show=False),
        # Also while something is typed, and while a recording is made.
        Binding("ctrl+c,ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str = "",
        record: Record | None = None,
        lessons: Sequence[LessonEntry] = (),
        record_for: RecordFor | None = None,
        ascii: bool = False,
        theme: str | None = None,
    ) -> None:
        # Whoever wants no colour gets the terminal's own two, not shades of grey.
        self._is_colourless = theme == NO_COLOUR or "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self._is_colourless else None)
        for each in textual_themes():
            self.register_theme(each)
        self.theme = NO_COLOUR if self._is_colourless else theme or DEFAULT_THEME
        self._heading = title
        self._record = record
        self._lessons = lessons
        self._record_for = record_for
        self._is_ascii = ascii
        self._failure: str | None = None
        self.set_class(ascii, "-ascii")

    def on_mount(self) -> None:
        """Show the first screen, and leave the terminal in order whatever ends the program."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.exit)
        self.push_screen(self.first_screen())

    def first_screen(self) -> Screen[None]:
        """The screen to begin with."""
        if self._record is not None:
            return RecordingScreen(self._heading, self._record)
        from modviz.tui.screens.picker_screen import PickerScreen

        return PickerScreen(self._lessons)

    def on_picker_screen_picked(self, event: PickerScreen.Picked) -> None:
        """Record what was picked."""
        assert self._record_for is not None
        self.push_screen(RecordingScreen(event.title, self._record_for(event.entry)))

    def on_recording_screen_ended(self, event: RecordingScreen.Ended) -> None:
        """Play what was recorded, or say why it could not be."""
        screen: Screen[None]
        if isinstance(event.end, Failed):
            from modviz.tui.screens.failure_screen import FailureScreen

            self._failure = f"{event.title} cannot be shown: {event.end.message}"
            screen = FailureScreen(event.title, event.end.message, self._can_pick)
        else:
            from modviz.tui.playback import Playback
            from modviz.tui.screens.step_screen import StepScreen

            screen = StepScreen(event.title, Playback(event.end.timeline, self._is_ascii))
        self.switch_screen(screen)

    async def action_quit(self) -> None:
        """Quit; when the one graph that was asked for could not be recorded, say so once more."""
        if self._failure is not None and not self._can_pick:
            self.exit(return_code=CANNOT_RECORD, message=Text(self._failure))
        else:
            self.exit()

    async def action_go_back(self) -> None:
        """Go back to the picker; where there is none, a recording or a failure ends the program instead."""
        if self._can_pick:
            self.pop_screen()
        elif isinstance(self.screen, RecordingScreen) or self._failure is not None:
            await self.action_quit()

    def action_next_theme(self) -> None:
        """Use the next of the themes; without colour there is only one."""
        if not self._is_colourless:
            names = list(THEMES)
            self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_command_palette(self) -> None:
        """Show the command palette."""
        from modviz.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: the themes, and every key of the step screen."""
        from modviz.tui.commands import commands

        yield from commands(self, screen)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with all that was in memory.
        if self.debug or self._exception is None:
            super()._fatal_error()
            return
        error = self._exception
        place = traceback.extract_tb(error.__traceback__)[-1]
        self.panic(
            Text(
                f"modviz: a mistake of modviz itself, please report it: {type(error).__name__}: {error}"
                f" ({Path(place.filename).name}, line {place.lineno}). With TEXTUAL=debug it shows more."
            )
        )

    @property
    def _can_pick(self) -> bool:
        return self._record is None
