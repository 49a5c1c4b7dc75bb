"""What is in front where there is no room for all: who runs, who waits, what was printed."""

from __future__ import annotations

import pytest

from modviz.record.events import AwaitReached, ComponentClosed, ConsolePrinted, RunFinished, WalkEntered
from tests.tui.driving import stepping

COLORS = {
    "main.js": "import { colors } from './colors.js';\nimport './canvas.js';\nconsole.log(colors);\n",
    "colors.js": "console.log('asking');\nexport const colors = await Promise.resolve(['red']);\n",
    "canvas.js": "console.log('ready');\n",
}


def front(driver):
    return {slot.front for slot in driver.steps.board.slots}


async def go_after(driver, kind, number=0):
    events = driver.steps.playback.timeline.events
    found = [position for position, event in enumerate(events, 1) if isinstance(event, kind)]
    driver.steps.playback.go(found[number])
    driver.steps.moved(True)
    await driver.pilot.pause()


async def test_what_happens_is_in_front_where_there_is_no_room_for_all():
    async with stepping(COLORS, size=(80, 24)) as driver:
        await go_after(driver, AwaitReached)
        assert front(driver) == {"source", "memory", "jobs"}
        await go_after(driver, ComponentClosed, -1)
        assert front(driver) == {"source", "memory", "graph"}
        assert "waits for" in driver.text()
        await go_after(driver, ConsolePrinted, -1)
        assert front(driver) == {"source", "memory", "console"}
        await go_after(driver, WalkEntered, -1)
        assert front(driver) == {"source", "memory", "graph"}
        await go_after(driver, RunFinished)
        assert "source" in front(driver)


async def test_who_still_waits_is_in_front_when_a_run_never_ends():
    sources = {"main.js": "console.log(1);\nawait new Promise(() => {});\n"}
    async with stepping(sources, size=(80, 24)) as driver:
        await driver.press("end")
        assert front(driver) == {"source", "graph", "memory"}
        assert "awaits a promise" in driver.text()


async def test_a_panel_that_was_chosen_stays_when_jobs_begin_and_end():
    async with stepping(COLORS, size=(80, 24)) as driver:
        await go_after(driver, AwaitReached)
        await driver.press("8")
        while driver.position < len(driver.steps.playback.timeline):
            await driver.press("space")
            assert "console" in front(driver)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("console.log(1 2);", "Look right before"),
        ("import './gone.js';", "Check that the file"),
        ("import { a } from './main.js';", "Write export"),
        ("console.log(a);\nlet a = 1;", "a gets its value at line 2 of"),
    ],
)
async def test_what_to_do_about_a_failure_has_the_whole_width_at_the_end_of_the_run(source, words):
    async with stepping({"main.js": source}, size=(80, 24)) as driver:
        await driver.press("end")
        assert "✗ The run failed" in driver.text()
        assert "What to do ──" in driver.text()
        assert words in driver.text()
