"""Driving the app from a test: open it, wait for the screen one is after, and read what is on it."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from textual import _wait
from textual.pilot import Pilot
from textual.screen import Screen

from modviz.limits import Limits
from modviz.record.trace import Trace
from modviz.recording.session import trace
from modviz.tui.app import ModvizApp
from modviz.tui.playing.recording import Progress
from modviz.tui.screens.step_screen import StepScreen
from tests.tui.sources import BAKERY

# Textual's pilot looks every 20 ms whether the app has come to rest.  It does so far sooner.
_wait.SLEEP_GRANULARITY = 1 / 250
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 5

SIZES = ((80, 24), (120, 36), (200, 60))


class Driver:
    """An app with a pilot in it."""

    def __init__(self, app: ModvizApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def steps(self) -> StepScreen:
        assert isinstance(self.app.screen, StepScreen)
        return self.app.screen

    @property
    def position(self) -> int:
        return self.steps.playback.position

    async def wait_for(self, screen: type[Screen[None]]) -> None:
        await self.until(lambda: isinstance(self.app.screen, screen))
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; a minute is for machines that are busy with other things."""
        for _ in range(6_000):
            if holds():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never came to that:\n{self.text()}")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def rows(self) -> list[str]:
        """The text on the screen, row by row, exactly as drawn."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def text(self) -> str:
        return "\n".join(self.rows())

    def find(self, text: str, start: int = 0) -> tuple[int, int]:
        """The column and row at which `text` stands, from row `start` on."""
        for y, row in enumerate(self.rows()):
            if y >= start and text in row:
                return row.index(text), y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text()}")

    async def click(self, text: str, start: int = 0, times: int = 1) -> None:
        """Click on `text`, wherever it stands."""
        await self.pilot.click(offset=self.find(text, start), times=times)
        await self.pilot.pause()


@asynccontextmanager
async def stepping(
    sources: Mapping[str, str] = BAKERY,
    size: tuple[int, int] = (120, 36),
    ascii: bool = False,
    theme: str | None = None,
    keys: Sequence[str] = (),
    limits: Limits | None = None,
) -> AsyncIterator[Driver]:
    """The step screen over a record of `sources`; `keys` are pressed while it is recorded."""
    may_record = threading.Event()

    def record(progress: Progress) -> Trace:
        may_record.wait(60)
        return trace("main.js", sources=dict(sources), limits=limits, progress=progress)

    app = ModvizApp("a test", record, ascii=ascii, theme=theme)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        if keys:
            await driver.press(*keys)
        may_record.set()
        await driver.wait_for(StepScreen)
        yield driver
