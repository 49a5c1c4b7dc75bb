"""Keys, clicks and sizes by chance.  For a longer run: `python -m tests.tui.test_monkey SEED COUNT`."""

from __future__ import annotations

import asyncio
import random
import sys
from contextlib import suppress

import pytest
from textual.errors import NoWidget
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp

from modviz.tui.keys import GROUPS, all_keys
from modviz.tui.screens.step_screen import StepScreen
from tests.tui.driving import Driver, stepping

_KEYS = [
    *(name for key in all_keys(GROUPS) for name in key.keys.split(",") if name != "q"),
    *("up", "down", "k", "j", "h", "l", "shift+up", "shift+down", "shift+left", "shift+right"),
    *("a", "0", "9", "delete", "ctrl+p", "ctrl+a", "f5"),
]


async def play(seed: int, count: int) -> None:
    """Do `count` things by chance; everything must still be in order after each."""
    chance = random.Random(seed)
    size = (120, 36)
    async with stepping(size=size) as driver:
        # The palette offers to quit: not now.
        driver.app.action_quit = stay
        for _ in range(count):
            what = chance.random()
            if what < 0.75:
                await driver.pilot.press(*chance.choices(_KEYS, k=chance.choice((1, 1, 1, 4))))
            elif what < 0.97:
                # The pilot does not point at what the screen, a moment after a resize, has not laid out yet.
                with suppress(NoWidget):
                    await point(driver, chance, size)
            else:
                size = (chance.randrange(20, 240), chance.randrange(5, 70))
                await driver.pilot.resize_terminal(*size)
            assert driver.app.is_running
        await _check(driver)


async def point(driver: Driver, chance: random.Random, size: tuple[int, int]) -> None:
    at = (chance.randrange(size[0]), chance.randrange(size[1]))
    there = (chance.randrange(size[0]), chance.randrange(size[1]))
    match chance.choice(("wheel", "drag", "click", "click")):
        case "wheel":
            wheel = chance.choice((MouseScrollDown, MouseScrollUp))
            await driver.pilot._post_mouse_events([wheel], offset=at)
        case "drag":
            await driver.pilot._post_mouse_events([MouseDown], offset=at, button=1)
            await driver.pilot._post_mouse_events([MouseMove, MouseUp], offset=there, button=1)
        case "click":
            await driver.pilot.click(offset=at, times=chance.choice((1, 1, 2)))


async def stay() -> None:
    """Do not quit."""


async def _check(driver: Driver) -> None:
    """After all that, a start and an end look as ever."""
    for _ in range(6):
        if not isinstance(driver.app.screen, StepScreen):
            await driver.press("escape")
    await driver.pilot.resize_terminal(120, 36)
    await driver.press("escape", "escape", "home")
    assert driver.position == 0
    assert driver.steps.playback.timeline.world.modules == {}
    await driver.press("end")
    assert "Done" in driver.text()


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_that_a_monkey_does_breaks_it(seed):
    await play(seed, 60)


if __name__ == "__main__":
    asyncio.run(play(int(sys.argv[1]), int(sys.argv[2])))
