"""The garbage collector runs after steps, and not in the middle of one."""

from __future__ import annotations

import gc

from modviz.export.asciicast.lesson_cast import record_cast
from modviz.tui.screens import sized_screen
from modviz.tui.screens.step_screen import StepScreen
from tests.lesson.small_lesson import small_lesson
from tests.tui.driving import stepping


async def test_no_step_waits_for_the_collector(monkeypatch):
    drawing = False
    collected_after, collected_while_drawing = [], []
    draw = StepScreen.draw

    def watched(screen):
        nonlocal drawing
        drawing = True
        draw(screen)
        drawing = False

    def note(phase, info):
        if phase == "start":
            (collected_while_drawing if drawing else collected_after).append(info["generation"])

    monkeypatch.setattr(StepScreen, "draw", watched)
    async with stepping() as driver:
        await driver.press("space")
        gc.callbacks.append(note)
        try:
            for _ in range(20):
                await driver.press("space")
        finally:
            gc.callbacks.remove(note)
    assert collected_while_drawing == []
    assert len(collected_after) >= 20


async def test_a_lesson_that_plays_by_itself_does_not_stop_for_it(monkeypatch):
    undisturbed = list(await record_cast(small_lesson(), (80, 24)))
    monkeypatch.setattr(sized_screen, "_PAUSE", 0.001)
    assert list(await record_cast(small_lesson(), (80, 24))) == undisturbed
