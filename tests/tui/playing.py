"""Playing a lesson from a test: on a clock that stands still until it is moved on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.screen import Screen

from modviz.export.asciicast.virtual_clock import VirtualClock
from modviz.lesson.prepared import PreparedLesson
from modviz.lesson.saved_progress import KeptLesson
from modviz.tui.app import ModvizApp
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.screens.lesson_screen import LessonScreen
from tests.tui.driving import Driver


class LessonApp(ModvizApp):
    """Shows one lesson screen, and notes what it says."""

    def __init__(self, screen: LessonScreen, ascii: bool = False, theme: str | None = None) -> None:
        super().__init__(ascii=ascii, theme=theme)
        self._first = screen
        self.changes: list[tuple[int, str, int, bool]] = []

    def first_screen(self) -> Screen[None]:
        return self._first

    def on_lesson_commands_changed(self, event: LessonScreen.Changed) -> None:
        player = event.screen.player
        self.changes.append((player.stop.number, player.stop.state, player.position, event.screen.is_black))


class LessonDriver(Driver):
    """A lesson with a pilot in it."""

    app: LessonApp
    clock: VirtualClock

    @property
    def lesson(self) -> LessonScreen:
        return self.app._first

    @property
    def stop(self) -> tuple[int, str]:
        return self.lesson.player.stop.number, self.lesson.player.stop.state

    @property
    def shown_position(self) -> int:
        return self.lesson.stage.position

    async def tick(self, count: int = 1) -> None:
        """Let happen what waits next."""
        for _ in range(count):
            self.clock.move_on()
            await self.pilot.pause()

    async def settle(self) -> None:
        """Come to the place at once."""
        self.lesson._movement.finish()
        await self.pilot.pause()


@asynccontextmanager
async def playing(
    prepared: PreparedLesson,
    size: tuple[int, int] = (80, 24),
    ascii: bool = False,
    theme: str | None = None,
    kept: KeptLesson | None = None,
    **options: bool | float,
) -> AsyncIterator[LessonDriver]:
    """The lesson screen over a prepared lesson."""
    clock = VirtualClock()
    screen = LessonScreen(prepared, PlayOptions(**options), ascii, clock, kept)
    app = LessonApp(screen, ascii, theme)
    async with app.run_test(size=size) as pilot:
        driver = LessonDriver(app, pilot)
        driver.clock = clock
        await driver.wait_for(LessonScreen)
        yield driver
