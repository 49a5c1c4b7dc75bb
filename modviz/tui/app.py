"""The application: which screen follows which, and in what theme."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec import structs
from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from modviz.tui.playing.kept_screen import AS_AT_FIRST, KeptScreen
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.playing.recording import Failed, Record, Recorded, recorded
from modviz.tui.printable import Printable
from modviz.tui.screens.recording_screen import RecordingScreen
from modviz.tui.themes import DEFAULT_THEME, NO_COLOUR, THEMES, textual_themes
from modviz.view.text import clean, clean_lines

if TYPE_CHECKING:
    from modviz.lesson.catalog import LessonEntry
    from modviz.lesson.prepared import PreparedLesson
    from modviz.lesson.saved_progress import KeptLesson
    from modviz.tui.playing.kept_screen import ScreenKeeper
    from modviz.tui.playing.lesson_ports import Keeper, LessonFor, LessonToPlay
    from modviz.tui.screens.lesson_commands import LessonCommands
    from modviz.tui.screens.lesson_screen import LessonScreen
    from modviz.tui.screens.picker_screen import OwnCode, PickerScreen
    from modviz.tui.screens.step_screen import StepScreen

RecordFor = Callable[[Path], Record]
"""Gives the function that records the graph that starts at a file."""

_BY_HAND = PlayOptions()

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
    lesson
        The one lesson to play; None to let the person pick.
    lesson_for
        Gives the lesson that was picked.
    options
        How lessons are to be played.
    keeper
        Keeps the person's progress; None to keep nothing.
    own_code
        The entry that was found in the current folder.
    screen_keeper
        Keeps how the person has arranged the screen; None to keep nothing.
    """

    CSS_PATH = Path(__file__).with_name("modviz.tcss")
    TITLE = "modviz"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", show=False),
        # Also while something is typed, and while a recording is made.
        Binding("ctrl+c,ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+z", "stop", "Stop until the shell says fg", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str = "",
        record: Record | None = None,
        lessons: Sequence[LessonEntry] = (),
        record_for: RecordFor | None = None,
        ascii: bool = False,
        theme: str | None = None,
        *,
        lesson: LessonToPlay | None = None,
        lesson_for: LessonFor | None = None,
        options: PlayOptions = _BY_HAND,
        keeper: Keeper | None = None,
        own_code: OwnCode | None = None,
        screen_keeper: ScreenKeeper | None = None,
    ) -> None:
        # Whoever wants no colour gets the terminal's own two, not shades of grey.
        self._is_colourless = theme == NO_COLOUR or "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self._is_colourless else None)
        for each in textual_themes():
            self.register_theme(each)
        self._screen_keeper = screen_keeper
        self._kept_screen = AS_AT_FIRST if screen_keeper is None else screen_keeper.kept()
        kept = self._kept_screen.theme if self._kept_screen.theme in THEMES else DEFAULT_THEME
        self.theme = NO_COLOUR if self._is_colourless else theme or kept
        self._heading = title
        self._record = record
        self._lessons = lessons
        self._record_for = record_for
        self._is_ascii = ascii
        self._lesson = lesson
        self._lesson_for = lesson_for
        self._options = options
        self._keeper = keeper
        self._own_code = own_code
        self._playing: LessonToPlay | None = None
        self._failure: str | None = None
        self._printable = Printable()
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
            return RecordingScreen(self._heading, recorded(self._record))
        if self._lesson is not None:
            return self._lesson_recording(self._lesson)
        from modviz.tui.screens.picker_screen import PickerScreen

        return PickerScreen(self._lessons, self._kept_of, self._own_code)

    def on_picker_screen_picked(self, event: PickerScreen.Picked) -> None:
        """Record the code that was picked."""
        assert self._record_for is not None
        self.push_screen(RecordingScreen(event.title, recorded(self._record_for(event.entry))))

    def on_picker_screen_lesson_picked(self, event: PickerScreen.LessonPicked) -> None:
        """Record the lesson that was picked."""
        assert self._lesson_for is not None
        self.push_screen(self._lesson_recording(self._lesson_for(event.lesson.path)))

    def on_lesson_commands_changed(self, event: LessonCommands.Changed) -> None:
        """Keep how far the person came, unless the lesson is shown to others."""
        if self._keeper is not None and self._playing is not None and not self._options.is_for_others:
            from modviz.lesson.saved_progress import kept_after

            player = event.screen.player
            self._keeper.change(self._playing.key, lambda before: kept_after(player, before))

    def on_recording_screen_ended(self, event: RecordingScreen.Ended) -> None:
        """Play what was recorded, or say why it could not be."""
        screen: Screen[None]
        if isinstance(event.end, Failed):
            from modviz.tui.screens.failure_screen import FailureScreen

            self._failure = f"{event.title} cannot be shown: {event.end.message}"
            screen = FailureScreen(event.title, event.end.message, self._can_pick)
        elif isinstance(event.end, Recorded):
            from modviz.tui.playing.playback import Playback
            from modviz.tui.screens.step_screen import StepScreen

            screen = StepScreen(
                event.title, Playback(event.end.timeline, self._is_ascii), event.end.trace, self._kept_screen
            )
        else:
            from modviz.lesson.prepared import PreparedLesson

            assert isinstance(event.end, PreparedLesson)
            screen = self.lesson_screen(event.end)
        self.switch_screen(screen)
        for key in event.keys:
            self.call_after_refresh(self.simulate_key, key)

    def lesson_screen(self, prepared: PreparedLesson) -> LessonScreen:
        """The screen that plays a lesson, from where the person left it."""
        from modviz.tui.screens.lesson_screen import LessonScreen

        kept = None
        if self._keeper is not None and self._playing is not None:
            kept = self._keeper.of(self._playing.key)
        return LessonScreen(prepared, self._options, self._is_ascii, kept=kept)

    def _lesson_recording(self, lesson: LessonToPlay) -> RecordingScreen:
        self._playing = lesson
        return RecordingScreen(lesson.title, lesson.prepare)

    def _kept_of(self) -> Mapping[str, KeptLesson]:
        return {} if self._keeper is None else self._keeper.all()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line of the screen passes, whatever widget it is of."""
        return (*super().get_line_filters(), self._printable)

    async def action_quit(self) -> None:
        """Quit; when the one graph that was asked for could not be recorded, say so once more."""
        if self._failure is not None and not self._can_pick:
            self.exit(return_code=CANNOT_RECORD, message=Text(clean_lines(self._failure)))
        else:
            self.exit()

    def action_stop(self) -> None:
        """Give the terminal back to the shell until it says `fg`; where no shell could, do nothing."""
        if sys.platform != "win32" and os.getsid(0) != os.getpgrp():
            self.action_suspend_process()

    async def action_go_back(self) -> None:
        """Go back to the picker; where there is none, end the program."""
        if self._can_pick:
            self.pop_screen()
        else:
            await self.action_quit()

    def action_next_theme(self) -> None:
        """Use the next of the themes; without colour there is only one."""
        if not self._is_colourless:
            names = list(THEMES)
            self.action_use_theme(names[(names.index(self.theme) + 1) % len(names)])

    def action_use_theme(self, name: str) -> None:
        """Use these colours, next time too."""
        self.theme = name
        self._keep_screen(structs.replace(self._kept_screen, theme=name))

    def on_step_screen_arranged(self, event: StepScreen.Arranged) -> None:
        """Keep how the panels are arranged."""
        panels = {**self._kept_screen.panels, **event.panels}
        self._keep_screen(structs.replace(self._kept_screen, shift=event.shift, panels=panels))

    def _keep_screen(self, screen: KeptScreen) -> None:
        if screen != self._kept_screen:
            self._kept_screen = screen
            if self._screen_keeper is not None:
                self._screen_keeper.keep(screen)

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
                f"modviz: a mistake of modviz itself, please report it: {type(error).__name__}: {clean(str(error))}"
                f" ({Path(place.filename).name}, line {place.lineno}). With TEXTUAL=debug it shows more."
            )
        )

    @property
    def _can_pick(self) -> bool:
        return self._record is None and self._lesson is None
