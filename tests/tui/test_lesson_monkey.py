"""Keys, clicks, sizes and ticks of the clock by chance, in a lesson.

For a longer run: `python -m tests.tui.test_lesson_monkey SEED COUNT`.
"""

from __future__ import annotations

import asyncio
import random
import sys
from contextlib import suppress

import pytest
from textual.errors import NoWidget

from modviz.tui.keys import all_keys
from modviz.tui.lesson_keys import LESSON_GROUPS
from tests.lesson.small_lesson import small_lesson
from tests.tui.playing import LessonDriver, playing
from tests.tui.test_monkey import point, stay

KEYS = [
    *(name for key in all_keys(LESSON_GROUPS) for name in key.keys.split(",") if name != "q"),
    *("space", "space", "enter", "up", "down", "shift+up", "shift+down", "s", "9", "delete", "ctrl+p"),
]


async def play(seed: int, count: int) -> None:
    """Do `count` things by chance; everything must still be in order after each."""
    chance = random.Random(seed)
    size = (120, 36)
    lesson = small_lesson()
    async with playing(lesson, size, ascii=chance.random() < 0.2, auto=chance.random() < 0.3) as driver:
        # The palette offers to quit, and the end to leave: not now.
        driver.app.action_quit = driver.lesson.leave = stay
        for _ in range(count):
            what = chance.random()
            if what < 0.7:
                await driver.pilot.press(*chance.choices(KEYS, k=chance.choice((1, 1, 1, 4))))
            elif what < 0.85:
                with suppress(NoWidget):
                    await point(driver, chance, size)
            elif what < 0.95:
                await driver.tick()
            else:
                size = (chance.randrange(20, 240), chance.randrange(5, 70))
                await driver.pilot.resize_terminal(*size)
            assert driver.app.is_running
        await _check(driver)


async def _check(driver: LessonDriver) -> None:
    """After all that, the first scene looks as ever."""
    for _ in range(8):
        if driver.app.screen is not driver.lesson:
            await driver.press("escape")
    await driver.pilot.resize_terminal(120, 36)
    if driver.lesson.is_black:
        await driver.press("escape")
    await driver.settle()
    driver.lesson.go_to(0)
    await driver.pilot.pause()
    assert driver.stop == (0, "telling")
    assert "main.js has no box of its own" in driver.text().replace("\n", " ") or driver.lesson.is_sparse


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_that_a_monkey_does_breaks_a_lesson(seed):
    await play(seed, 60)


if __name__ == "__main__":
    asyncio.run(play(int(sys.argv[1]), int(sys.argv[2])))
