from __future__ import annotations

from pathlib import Path

import pytest

from modviz.record.events import ConsolePrinted
from modviz.record.world import World
from modviz.recording.session import trace
from modviz.tui.playing.finder import find
from tests.tui.driving import SIZES, stepping
from tests.tui.sources import BROKEN


def _foot(driver):
    """The sentences and the timeline."""
    return driver.rows()[driver.steps.query_one("#narration").region.y :]


@pytest.mark.parametrize("size", SIZES)
async def test_steps_to_the_end_and_back_tell_the_same_story(size):
    async with stepping(size=size) as driver:
        told = {0: _foot(driver)}
        last = len(driver.steps.playback.timeline)
        while driver.position < last:
            driver.steps.action_events(9)
            await driver.pilot.pause()
            told[driver.position] = _foot(driver)
        for position in sorted(told, reverse=True)[1:]:
            driver.steps.action_events(position - driver.position)
            await driver.pilot.pause()
            assert driver.position == position
            if position:
                assert _foot(driver) == told[position]
        assert driver.steps.playback.timeline.world == World()


async def test_each_pair_of_keys_goes_there_and_back():
    async with stepping() as driver:
        await driver.press("pagedown", "pagedown", "pagedown", "pagedown")
        for forwards, backwards in (("space", "b"), ("right", "left"), ("full_stop", "comma")):
            before = driver.position
            await driver.press(forwards)
            assert driver.position > before
            await driver.press(backwards)
            assert driver.position == before


async def test_keys_go_to_landmarks():
    async with stepping() as driver:
        timeline = driver.steps.playback.timeline
        for key, landmark in (("e", "error"), ("c", "console"), ("y", "cycle"), ("m", "module")):
            await driver.press("home", key)
            assert driver.position == timeline.landmarks(landmark)[0]
            await driver.press("end", key.upper())
            assert driver.position == [each for each in timeline.landmarks(landmark) if each < len(timeline)][-1]


async def test_phase_keys_go_from_phase_to_phase_and_end_at_the_end():
    async with stepping() as driver:
        phases = [driver.steps.playback.timeline.world.phase]
        for _ in range(3):
            await driver.press("right_square_bracket")
            phases.append(driver.steps.playback.timeline.world.phase)
        assert phases == [None, "construct", "instantiate", "evaluate"]
        await driver.press("left_square_bracket")
        assert driver.steps.playback.timeline.world.phase == "instantiate"


async def test_at_either_end_a_key_that_leads_nowhere_says_so():
    async with stepping() as driver:
        await driver.press("b")
        assert "This is the start." in driver.text()
        await driver.press("end", "space")
        assert "This is the end." in driver.text()
        await driver.press("b")
        assert "This is the end." not in driver.text()
        assert "space next" in driver.text()


async def test_a_landmark_that_is_not_there_is_not_silently_missing():
    async with stepping(BROKEN) as driver:
        await driver.press("c")
        assert "There is no console line after this step." in driver.text()
        assert driver.position == 0


async def test_it_goes_to_a_number():
    async with stepping() as driver:
        await driver.press("g", "4", "x", "2", "enter")
        assert driver.position == 42
        await driver.press("g", *"99999999999999999999", "enter")
        assert driver.position == len(driver.steps.playback.timeline)


async def test_the_search_goes_on_from_the_other_end():
    timeline = trace(Path(__file__).parents[2] / "lessons" / "90-bakery" / "main.js").timeline()
    (first, *_, last) = (at for at, event in enumerate(timeline.events, 1) if "main.js prints" in event.narration)
    assert await find(timeline, "MAIN.js prints", 0) == first
    assert await find(timeline, "main.js prints", last) == first
    assert await find(timeline, "main.js prints", first, backwards=True) == last
    assert await find(timeline, "no such words anywhere", 0) is None


async def test_it_finds_while_one_types_and_again():
    async with stepping() as driver:
        await driver.press("slash", *"prints")
        await driver.app.workers.wait_for_complete()
        await driver.pilot.pause()
        first = driver.position
        assert isinstance(driver.steps.playback.timeline.event, ConsolePrinted)
        await driver.press("enter", "n")
        await driver.app.workers.wait_for_complete()
        assert driver.position > first
        await driver.press("N")
        await driver.app.workers.wait_for_complete()
        assert driver.position == first


async def test_escape_takes_a_search_back():
    async with stepping() as driver:
        await driver.press("space", "space")
        before = driver.position
        await driver.press("slash", *"baker")
        await driver.app.workers.wait_for_complete()
        await driver.press("escape")
        assert driver.position == before
        await driver.press("space")
        assert driver.position > before


async def test_a_search_for_nothing_there_stays():
    async with stepping() as driver:
        await driver.press("slash", *"zebra", "enter")
        await driver.app.workers.wait_for_complete()
        await driver.pilot.pause()
        assert driver.position == 0
        assert "No step mentions" in driver.text()


async def test_it_plays_by_itself_until_a_key():
    async with stepping() as driver:
        await driver.press("p")
        assert driver.position > 0
        assert "Playing" in driver.text()
        await driver.press("p")
        assert "Playing" not in driver.text()
        await driver.press("p", "b")
        assert "Playing" not in driver.text()


async def test_a_far_jump_marks_only_what_its_last_step_changed():
    async with stepping() as driver:
        await driver.press("end")
        assert len(driver.steps.playback.moment.changed) < 6
