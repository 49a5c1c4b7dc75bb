"""A presentation, its notes and screens that follow it: real apps over real sockets."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest

from modviz.classroom import client as client_module
from modviz.classroom.messages import Back, Black, GoTo, Next
from modviz.classroom.presence import running
from modviz.classroom.server import listen
from modviz.tui.classroom_apps import FollowApp
from modviz.tui.playing.lesson_ports import LessonToPlay
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.presenting_app import PresentingApp
from modviz.tui.screens.explore_screen import ExploreScreen
from modviz.tui.screens.follow_screen import FollowScreen
from modviz.tui.screens.served_screen import ServedScreen
from modviz.tui.screens.step_screen import StepScreen
from tests.lesson.small_lesson import small_lesson


@pytest.fixture(autouse=True)
def _look_often(monkeypatch):
    monkeypatch.setattr(client_module, "_SECONDS_BETWEEN_LOOKS", 0.02)


@pytest.fixture(scope="module")
def prepared():
    return small_lesson()


@pytest.fixture
def classroom(prepared, tmp_path):
    return Classroom(prepared, tmp_path)


class Terminal:
    def __init__(self, app, pilot):
        self.app = app
        self.pilot = pilot

    @property
    def screen(self):
        return self.app.screen

    def text(self):
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def until(self, is_so):
        for _ in range(300):
            if is_so():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"It never came to be:\n{self.text()}")

    async def shows(self, *texts):
        await self.until(lambda: all(text in self.text() for text in texts))

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await self.pilot.pause()


class Classroom:
    def __init__(self, prepared, path):
        self.prepared = prepared
        self.path = path
        self.folder = path / "run"
        self.opened = []

    def lesson(self, path):
        self.opened.append(path)
        return LessonToPlay("a box", "a-box", lambda progress: self.prepared)

    @asynccontextmanager
    async def presenter(self, options=PlayOptions()):  # noqa: B008
        app = PresentingApp(self.lesson(None), options, listen(), self.path, folder=self.folder)
        async with app.run_test(size=(120, 36)) as pilot:
            terminal = Terminal(app, pilot)
            await terminal.until(lambda: isinstance(terminal.screen, ServedScreen) and running(self.folder))
            yield terminal

    @asynccontextmanager
    async def follower(self, size=(120, 36), ascii=False):
        app = FollowApp(lambda: running(self.folder), self.lesson, ascii)
        async with app.run_test(size=size) as pilot:
            yield Terminal(app, pilot)


async def test_the_presenter_says_how_to_join(classroom):
    async with classroom.presenter() as presenter:
        await presenter.shows(f"Port {running(classroom.folder)[0].port}.", "modviz notes", "modviz follow")


async def test_a_follower_sees_what_the_presenter_shows(classroom):
    async with classroom.presenter() as presenter, classroom.follower() as follower:
        await follower.shows("One box", "scene 1 of 3", "You follow the presenter.")
        assert classroom.opened[-1] == classroom.path
        await presenter.press("space", "space")
        await follower.shows("Who is right?", "scene 2 of 3")
        await follower.until(lambda: follower.screen.stage.position == presenter.screen.stage.position)
        await presenter.press("space")
        await follower.shows("What does main.js print?")
        await presenter.press("escape")
        await follower.shows("There is one box. up() changed it.")
        presenter.screen.go_to(2)
        await follower.shows("Side by side", "a counter that stands still")
        presenter.screen.next()
        await follower.shows("The end of")


async def test_all_who_come_late_are_where_the_others_are(classroom):
    async def follow(size):
        async with classroom.follower(size) as follower:
            await follower.shows("What does main.js print?")

    async with classroom.presenter() as presenter:
        presenter.screen.go_to(1)
        presenter.screen.step()
        # Tasks of their own: Textual keeps in the task which app is meant.
        await asyncio.gather(follow((80, 24)), follow((120, 36)), follow((200, 60)))


async def test_an_answer_waits_for_the_presenter(classroom):
    async with classroom.presenter() as presenter, classroom.follower() as follower:
        presenter.screen.go_to(1)
        presenter.screen.step()
        await follower.shows("What does main.js print?")
        assert "skip" not in follower.text()
        await follower.press("5", "enter")
        await follower.shows("Noted. The presenter reveals who was right.")
        assert "That would be a copy" not in follower.text()
        presenter.screen.next()
        await follower.shows("That would be a copy.")


@pytest.mark.parametrize(
    "keys", [["space"], ["right"], ["pagedown"], ["home"], ["end"], ["p"], ["full_stop"], ["escape"]]
)
async def test_a_follower_drives_nothing(classroom, keys):
    async with classroom.presenter() as presenter, classroom.follower() as follower:
        await follower.shows("scene 1 of 3")
        await follower.press(*keys)
        await follower.shows("You follow the presenter.")
        assert follower.screen.player.stop.number == 0
        assert presenter.screen.player.stop.number == 0
        assert not presenter.screen.is_black


async def test_looking_around_and_returning(classroom):
    async with classroom.presenter() as presenter, classroom.follower() as follower:
        await follower.shows("scene 1 of 3")
        await follower.press("x")
        assert isinstance(follower.screen, ExploreScreen)
        position = follower.screen.playback.position
        await follower.press("space")
        assert follower.screen.playback.position > position
        presenter.screen.go_to(2)
        await follower.pilot.pause(0.1)
        assert isinstance(follower.screen, StepScreen)
        await follower.press("x")
        assert isinstance(follower.screen, FollowScreen)
        await follower.shows("scene 3 of 3")


async def test_a_black_screen_is_black_for_all(classroom):
    async with classroom.presenter() as presenter, classroom.follower() as follower:
        await follower.shows("scene 1 of 3")
        presenter.screen.black()
        await follower.until(lambda: not follower.text().strip())
        presenter.screen.black()
        await follower.shows("scene 1 of 3")


async def test_the_presenter_quits_and_another_comes(classroom):
    async with classroom.follower() as follower:
        await follower.shows("No presentation is running.", "modviz play LESSON --serve")
        async with classroom.presenter() as presenter:
            await follower.shows("scene 1 of 3")
            presenter.screen.go_to(1)
            await follower.shows("scene 2 of 3")
            await follower.until(lambda: not follower.screen._movement.is_moving)
        await follower.shows("The presentation is over.", "scene 2 of 3")
        await follower.press("x")
        assert isinstance(follower.screen, ExploreScreen)
        await follower.press("x", "space")
        await follower.shows("The presentation is over.")
        async with classroom.presenter():
            await follower.shows("scene 1 of 3")
        assert len(classroom.opened) == 4 - 1


async def test_notes_drive_over_whatever_lies_on_top(classroom):
    async with classroom.presenter() as presenter:
        lesson = presenter.screen
        await presenter.press("question_mark")
        assert presenter.screen is not lesson
        lesson._drive(Next())
        await presenter.pilot.pause()
        assert presenter.screen is lesson
        for command, is_so in [
            (GoTo(2), lambda: lesson.player.stop.number == 2),
            (Back(), lambda: lesson.player.stop.number < 2),
            (Black(), lambda: lesson.is_black),
            (Next(), lambda: not lesson.is_black),
            (GoTo(-5), lambda: lesson.player.stop.number == 0),
            (GoTo(10**6), lambda: lesson.player.stop.number == 2),
        ]:
            lesson._drive(command)
            await presenter.until(is_so)


async def test_nothing_listens_after_the_end(classroom):
    async with classroom.presenter():
        port = running(classroom.folder)[0].port
    assert running(classroom.folder) == []
    with pytest.raises(OSError, match=r"refused|Connect"):
        await asyncio.open_connection("127.0.0.1", port)


async def test_ascii_is_seven_bits(classroom):
    async with classroom.presenter(), classroom.follower(ascii=True) as follower:
        await follower.shows("scene 1 of 3")
        assert follower.text().isascii()
