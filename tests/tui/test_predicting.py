"""Predictions over a person's own graph, by key and by mouse."""

from __future__ import annotations

import pytest

from tests.tui.driving import SIZES, stepping

SOURCES = {
    "main.js": "import { count, up } from './counter.js';\nup();\nconsole.log('now', count);\n",
    "counter.js": "export let count = 1;\nexport function up() { count += 1; }\n",
}


async def _to_question(driver):
    for _ in range(100):
        if driver.steps.question.is_asking:
            return
        await driver.press("space")
    raise AssertionError("nothing was asked")


@pytest.mark.parametrize("size", SIZES)
async def test_it_asks_before_it_shows(size):
    async with stepping(SOURCES, size) as driver:
        await driver.press("a")
        assert "you are asked" in driver.text()
        await _to_question(driver)
        assert "What is in the box that count in main.js points to, now?" in " ".join(driver.text().split()).replace(
            "│ ", ""
        )
        asked_at = driver.position
        await driver.press("space")
        assert driver.position == asked_at
        assert "Answer first" in driver.text()
        await driver.press("1", "enter")
        assert not driver.steps.question.is_asking
        assert "Right" in driver.text()
        await driver.press("space")
        assert driver.position > asked_at


async def test_an_answer_shows_where_it_can_be_seen():
    async with stepping(SOURCES) as driver:
        await driver.press("a")
        await _to_question(driver)
        await driver.press("s")
        asked_at = driver.position
        await driver.press("w")
        shown_at = driver.position
        await driver.press("w")
        assert driver.position == asked_at
        assert shown_at != asked_at or "An empty box" in driver.text()
        await driver.click("shows where")
        assert driver.position == shown_at
        await driver.press("space")
        assert driver.position > asked_at


async def test_every_question_is_asked_once_and_can_be_answered_by_a_number():
    async with stepping(SOURCES) as driver:
        await driver.press("a")
        texts = []
        while driver.position < len(driver.steps.playback.timeline):
            await driver.press("space")
            if driver.steps.question.is_asking:
                texts.append(driver.text())
                await driver.press("1", "enter")
                assert not driver.steps.question.is_asking
        assert len(texts) == 4
        await driver.press("home")
        for _ in range(60):
            await driver.press("space")
            assert not driver.steps.question.is_asking


async def test_going_elsewhere_leaves_the_question_behind():
    async with stepping(SOURCES) as driver:
        await driver.press("a")
        for key in ("right_square_bracket", "left_square_bracket", "c", "end"):
            await driver.press("home")
            await _to_question(driver) if driver.position == 0 and key == "right_square_bracket" else None
            await driver.press(key)
            assert not driver.steps.has_question
        await driver.press("a")
        assert "Predictions are off" in driver.text()


async def test_escape_skips_then_puts_the_answer_away_then_leaves():
    async with stepping(SOURCES) as driver:
        await driver.press("a")
        await _to_question(driver)
        await driver.press("escape")
        assert "The answer" in driver.text()
        await driver.press("escape")
        assert not driver.steps.has_question


async def test_playing_stops_at_a_question():
    async with stepping(SOURCES) as driver:
        await driver.press("a", "p")
        for _ in range(60):
            if driver.steps.question.is_asking:
                break
            driver.steps._play_on()
            await driver.pilot.pause()
        assert driver.steps.question.is_asking
        assert driver.steps._player is None


async def test_without_predictions_nothing_is_asked():
    async with stepping(SOURCES) as driver:
        while driver.position < len(driver.steps.playback.timeline):
            await driver.press("space")
            assert not driver.steps.has_question


def _panels_are_in_their_slots(board):
    shown = [board.panels[slot.front].region for slot in board.slots]
    return max(region.bottom for region in shown) == board.region.bottom and [region.size for region in shown] == [
        (slot.width, slot.height) for slot in board.slots
    ]


async def test_the_panels_make_room_for_the_question():
    async with stepping(SOURCES, (80, 24)) as driver:
        await driver.press("a")
        await _to_question(driver)
        for key in ("s", "w", "w", "space"):
            for _ in range(200):
                if _panels_are_in_their_slots(driver.steps.board):
                    break
                await driver.pilot.pause(0.01)
            assert _panels_are_in_their_slots(driver.steps.board)
            await driver.press(key)
