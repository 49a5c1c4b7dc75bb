from __future__ import annotations

import threading
import time

import pytest

from modviz.recording.session import trace
from modviz.tui.app import CANNOT_RECORD, ModvizApp
from modviz.tui.playing.recording import Cancelled, Recording
from modviz.tui.screens.failure_screen import FailureScreen
from modviz.tui.screens.help_screen import HelpScreen
from modviz.tui.screens.recording_screen import RecordingScreen, progress_words
from modviz.tui.screens.step_screen import StepScreen
from modviz.tui.themes import NO_COLOUR, THEMES, style_book
from modviz.view.looks import COLOURED, MONOCHROME
from modviz.view.styles import STYLES
from tests.tui.driving import SIZES, Driver, stepping
from tests.tui.sources import BAKERY


def record_bakery(progress):
    return trace("main.js", sources=BAKERY, progress=progress)


def fail(progress):
    raise OSError("The disk [b]is[/b] full.")


class Endless:
    """A recording that goes on until it is cancelled."""

    def __init__(self):
        self.is_cancelled = threading.Event()

    def __call__(self, progress):
        try:
            for done in range(1_000_000_000):
                progress.report("parse", done, 240)
                time.sleep(0.001)
        except Cancelled:
            self.is_cancelled.set()
            raise


# Recording


async def test_the_first_picture_does_not_wait_for_the_recording():
    go_on = threading.Event()

    def record(progress):
        assert go_on.wait(5)
        return record_bakery(progress)

    app = ModvizApp("slow", record)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.wait_for(RecordingScreen)
        await pilot.pause(0.3)
        assert "Recording every step" in driver.text()
        go_on.set()
        await driver.wait_for(StepScreen)


async def test_progress_shows_and_escape_cancels():
    endless = Endless()
    app = ModvizApp("endless", endless)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.wait_for(RecordingScreen)
        await pilot.pause(0.5)
        assert "Parsed" in driver.text()
        assert "of 240 modules" in driver.text()
        await pilot.press("escape")
    assert endless.is_cancelled.wait(5)
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_it_can_be_quit_while_recording(key):
    endless = Endless()
    app = ModvizApp("endless", endless)
    async with app.run_test() as pilot:
        await Driver(app, pilot).wait_for(RecordingScreen)
        await pilot.press(key)
    assert endless.is_cancelled.wait(5)
    assert app.return_code == 0


async def test_a_failure_is_one_clear_message():
    app = ModvizApp("my.js", fail)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.wait_for(FailureScreen)
        assert "my.js cannot be shown." in driver.text()
        assert "The disk [b]is[/b] full." in driver.text()
        assert "Traceback" not in driver.text()
        await pilot.press("q")
    assert app.return_code == CANNOT_RECORD


def test_progress_is_reported_now_and_then():
    reports = []
    ended = threading.Event()

    def record(progress):
        for done in range(10_000):
            progress.report("parse", done, None)
        raise ValueError

    ends = []

    def end(what):
        ends.append(what)
        ended.set()

    Recording(record, lambda *report: reports.append(report), end).start()
    assert ended.wait(5)
    assert 1 <= len(reports) < 100
    assert ends[0].message == "ValueError"


def test_progress_in_words():
    assert progress_words("parse", 240, 1612) == "Parsed 240 of 1,612 modules"
    assert progress_words("evaluate", 3, None) == "Evaluated 3 modules"


# Help and palette


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_lists_every_key(size):
    async with stepping(size=size) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        shown = driver.text()
        for _ in range(12):
            await driver.press("shift+down")
            shown += driver.text()
        for words in ("Next step", "Find the next one", "Module map", "Next theme", "The dead zone"):
            assert words in shown
        await driver.press("escape")
        assert isinstance(driver.app.screen, StepScreen)


async def test_every_key_is_in_the_palette():
    async with stepping() as driver:
        titles = {command.title for command in driver.app.get_system_commands(driver.app.screen)}
        assert {"Next step", "Find a step that mentions something", "Theme high-contrast", "Quit"} <= titles
        await driver.press("ctrl+p", *"to the end")
        await driver.pilot.pause(0.5)
        await driver.press("enter")
        await driver.pilot.pause(0.2)
        await driver.wait_for(StepScreen)
        assert driver.position == len(driver.steps.playback.timeline)


# How it looks


def test_every_style_class_has_a_look():
    assert set(STYLES) - {""} <= set(COLOURED)
    assert set(MONOCHROME) <= set(COLOURED)
    for theme in (*THEMES, NO_COLOUR):
        book = style_book(theme)
        for name in COLOURED:
            assert book[f"{name} changed"] != book[""]


def test_without_colour_there_is_none():
    book = style_book(NO_COLOUR)
    for name in COLOURED:
        style = book[name]
        assert style.color is None or style.color.is_default
        assert style.bgcolor is None or style.bgcolor.is_default


async def test_themes_go_around():
    async with stepping() as driver:
        seen = []
        for _ in THEMES:
            seen.append(driver.app.theme)
            await driver.press("t")
        assert sorted(seen) == sorted(THEMES)
        assert driver.app.theme == seen[0]


async def test_no_color_is_honoured(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with stepping(theme="modviz-light") as driver:
        await driver.press("e", "t", "3")
        assert driver.app.theme == NO_COLOUR
        for strip in driver.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if style is not None:
                    assert style.color is None or style.color.is_default
                    assert style.bgcolor is None or style.bgcolor.is_default


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
async def test_ascii_is_ascii(size):
    async with stepping(size=size, ascii=True) as driver:
        for key in ("e", "slash", "escape", "tab", "z", "z", "y", "end", "space", "question_mark"):
            await driver.press(key)
            assert _strange(driver) == set()


async def test_an_ascii_palette():
    async with stepping(size=(80, 24), ascii=True) as driver:
        await driver.press("ctrl+p")
        await driver.pilot.pause(0.2)
        assert _strange(driver) == set()


def _strange(driver):
    # The guest's words, and values described in them, stay as they are.
    return {each for each in driver.text() if not each.isascii()} - set("…ƒ")


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_says_which_host_it_was(size):
    async with stepping(size=size) as driver:
        await driver.press("right")
        assert "as a page" in driver.text()
        assert ("as a page" in driver.rows()[0]) == (size != (80, 24))
