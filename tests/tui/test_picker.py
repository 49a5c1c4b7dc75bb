from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest

from modviz.cli.shared.progress_file import KeptFile
from modviz.errors import ModvizError
from modviz.lesson.catalog import LessonEntry, lessons
from modviz.lesson.saved_progress import KeptLesson
from modviz.tui.app import ModvizApp
from modviz.tui.playing.lesson_ports import LessonToPlay
from modviz.tui.playing.recording import Cancelled
from modviz.tui.screens.failure_screen import FailureScreen
from modviz.tui.screens.lesson_screen import LessonScreen
from modviz.tui.screens.picker_screen import OwnCode, PickerScreen
from modviz.tui.screens.recording_screen import RecordingScreen
from modviz.tui.screens.step_screen import StepScreen
from modviz.tui.themes import NO_COLOUR
from tests.lesson.small_lesson import small_lesson
from tests.tui.driving import Driver
from tests.tui.test_app import record_bakery


def entry(number, slug, title, summary, shows=(), problem=None):
    folder = Path(f"{number:02}-{slug}")
    return LessonEntry(slug, title, summary, folder, folder / "main.js", number, tuple(shows), 3, 1, 4, problem)


LESSONS = [
    entry(1, "box", "One box", "The importer sees it.", ["live binding", "the pointer"]),
    entry(2, "empty", "An empty room", "Nothing [b]bold[/b].", ["dead zone"]),
    entry(3, "broken", "A broken one", "", problem="lesson.toml, line 3: there is no key 'tilte'"),
    *(entry(number, f"more-{number}", f"Lesson {number}", "More of it.") for number in range(4, 12)),
]


def lesson_for(path):
    def prepare(progress):
        if "broken" in path.name:
            raise ModvizError("lesson.toml, line 3: there is no key 'tilte'.")
        return small_lesson()

    return LessonToPlay(path.name, path.name, prepare)


def fail(progress):
    raise OSError("The disk [b]is[/b] full.")


def picking(**more):
    given = {"lessons": LESSONS, "lesson_for": lesson_for, "record_for": lambda path: record_bakery}
    return ModvizApp(**{**given, **more})


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_path_with_progress(tmp_path, size):
    keeper = KeptFile(tmp_path / "lessons.json")
    keeper.change("01-box", lambda _: KeptLesson(0, True))
    keeper.change("02-empty", lambda _: KeptLesson(1, False))
    async with picking(keeper=keeper).run_test(size=size) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        shown = driver.text()
        assert "✓ One box  done · 4 minutes" in shown
        assert "◐ An empty room  at scene 2 of 3 · 4 minutes" in shown
        assert "Nothing [b]bold[/b]." in shown
        assert "✗ A broken one  broken" in shown
        assert "there is no key 'tilte'" in shown
        assert "○ Lesson 4  new" in shown
        assert "1 of 11 lessons done" in shown
        # The cursor is at the lesson to go on with, and it says what it shows.
        assert "Shows: dead zone  (3 scenes, 1 question)" in shown
        for row in driver.rows():
            assert len(row) <= size[0]


async def test_the_length_of_the_whole_course_can_be_read_in_a_small_terminal():
    async with picking(lessons=lessons()).run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        assert re.search(r"\b\d+ lessons, about \d+ minutes\.", driver.text())


async def test_a_lesson_is_picked_played_and_left_for_another(tmp_path):
    keeper = KeptFile(tmp_path / "lessons.json")
    async with picking(keeper=keeper).run_test(size=(120, 36)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        await pilot.press("enter")
        await driver.wait_for(LessonScreen)
        await driver.press("space", "escape", "escape")
        await driver.wait_for(PickerScreen)
        assert "◐ One box  at scene 2 of 3" in driver.text()
        await pilot.press("enter")
        await driver.wait_for(LessonScreen)
        assert "scene 2 of 3" in driver.text()
        assert "You were here before. Home starts over." in driver.text()
        # To the end, and out: the next lesson is at the cursor.
        await driver.press("end", "space")
        assert "The end of" in driver.text()
        await driver.press("space")
        await driver.wait_for(PickerScreen)
        assert "✓ One box  done" in driver.text()
        assert "Shows: dead zone" in driver.text()


async def test_search_as_one_types():
    async with picking().run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        await driver.press("slash", *"dead zo")
        assert "An empty room" in driver.text()
        assert "One box" not in driver.text()
        await driver.press("enter", "slash", "x")
        assert "No lesson speaks of" in driver.text()
        await driver.press("escape")
        assert "One box" in driver.text()
        await driver.press("slash", *"pointer", "enter", "enter")
        await driver.wait_for(LessonScreen)


async def test_a_broken_lesson_says_why_and_lets_one_go_on():
    async with picking().run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        await pilot.press("down", "down", "down", "enter")
        await driver.wait_for(FailureScreen)
        assert "there is no key 'tilte'" in driver.text()
        await pilot.press("escape")
        await driver.wait_for(PickerScreen)


@pytest.mark.parametrize("keys", [("o",), ("end", "enter")])
async def test_a_path_of_ones_own_can_be_given(keys):
    asked = []

    def record_for(path):
        asked.append(path)
        return fail

    async with picking(record_for=record_for).run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        await pilot.press(*keys, *"my/q.js", "escape")
        assert asked == []
        await pilot.press(*keys, *"my/q.js", "enter")
        await driver.wait_for(FailureScreen)
        assert asked == [Path("my/q.js")]
        await pilot.press("escape")
        await driver.wait_for(PickerScreen)
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_the_entry_of_this_folder_is_offered():
    asked = []

    def record_for(path):
        asked.append(path)
        return record_bakery

    app = picking(record_for=record_for, own_code=OwnCode(Path("src/main.js"), "package.json, module"))
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.wait_for(PickerScreen)
        await driver.press("end")
        assert "src/main.js (package.json, module)" in driver.text()
        await driver.press("enter", "enter")
        await driver.wait_for(StepScreen)
        assert asked == [Path("src/main.js")]
        await driver.press("escape")
        await driver.wait_for(PickerScreen)


async def test_a_recording_from_the_picker_can_be_cancelled():
    is_cancelled = threading.Event()

    def endless(progress):
        try:
            while True:
                progress.report("parse", 1, 240)
                time.sleep(0.001)
        except Cancelled:
            is_cancelled.set()
            raise

    app = picking(lesson_for=lambda path: LessonToPlay("x", "x", endless))
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.wait_for(PickerScreen)
        await pilot.press("enter")
        await driver.wait_for(RecordingScreen)
        await pilot.press("escape")
        await driver.wait_for(PickerScreen)
    assert is_cancelled.wait(5)


async def test_without_lessons_there_is_still_the_door():
    async with picking(lessons=[]).run_test() as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        assert "Your own code" in driver.text()


async def test_in_ascii():
    async with picking(ascii=True).run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        assert driver.text().isascii()
        await driver.press("slash", "x", "y")
        assert driver.text().isascii()


@pytest.mark.parametrize("size", [(10, 3), (2, 1), (80, 4)])
async def test_lists_without_room_turn_no_pages(size):
    async with picking().run_test(size=size) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        await pilot.press("pagedown", "pageup", "ctrl+p")
        await pilot.pause(0.3)
        await pilot.press("pagedown", "pageup", "e", "pageup", "escape")
        assert pilot.app.is_running


async def test_the_cursor_shows_without_colour():
    async with picking(theme=NO_COLOUR).run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(PickerScreen)
        for keys in ([], ["ctrl+p"]):
            await driver.press(*keys)
            await pilot.pause(0.3)
            strips = pilot.app.screen._compositor.render_strips()
            assert any(segment.style and segment.style.underline for strip in strips for segment in strip)
