"""The speaker's screen beside a presentation, over real sockets."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from modviz.classroom import client as client_module
from modviz.classroom.messages import Back, Black, GoTo, Next, SceneText, State, Welcome
from modviz.classroom.presence import running
from modviz.classroom.server import Server, listen
from modviz.tui.classroom_apps import NotesApp

SCENES = (
    SceneText("One box", "There is **one** box.", "Point at the box."),
    SceneText("Who is right?", "What is printed?", "", "Which `number`?", "6"),
    SceneText("The end", "That was it.", "Thank them."),
)
WELCOME = Welcome(1, "a-box", "A box", SCENES)


@pytest.fixture(autouse=True)
def _look_often(monkeypatch):
    monkeypatch.setattr(client_module, "_SECONDS_BETWEEN_LOOKS", 0.02)


class Presentation:
    def __init__(self, folder):
        self.scene, self.is_black = 0, False
        self.driven = []
        self.server = Server(listen(), WELCOME, self.state, self.drive, folder)

    def state(self):
        return State(self.scene, "telling", "main", 0, self.is_black, 3725.0)

    def drive(self, command):
        self.driven.append(command)
        match command:
            case Next():
                self.scene += 1
            case Back():
                self.scene -= 1
            case GoTo():
                self.scene = command.scene
            case Black():
                self.is_black = not self.is_black
        self.server.publish()


@asynccontextmanager
async def presenting(folder):
    presentation = Presentation(folder)
    await presentation.server.start()
    try:
        yield presentation
    finally:
        await presentation.server.stop()


class Notes:
    def __init__(self, pilot):
        self.pilot = pilot

    def text(self):
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def shows(self, *texts):
        for _ in range(300):
            if all(text in self.text() for text in texts):
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"{texts} are not on the screen:\n{self.text()}")


@asynccontextmanager
async def taking_notes(folder, size=(80, 24), ascii=False):
    async with NotesApp(lambda: running(folder), ascii=ascii).run_test(size=size) as pilot:
        yield Notes(pilot)


async def test_notes_the_clock_and_the_next_scene(tmp_path):
    async with presenting(tmp_path / "run"), taking_notes(tmp_path / "run") as notes:
        await notes.shows("A box  scene 1 of 3", "1:02:05", "1. One box", "Point at the box.")
        await notes.shows("They read", "There is one box.", "Next: Who is right?", "What is printed?")


async def test_the_question_and_its_answer(tmp_path):
    async with presenting(tmp_path / "run") as presentation, taking_notes(tmp_path / "run") as notes:
        await notes.shows("One box")
        presentation.drive(Next())
        await notes.shows("No notes for this scene.", "They are asked", "Which number?", "Right: 6")


@pytest.mark.parametrize(
    ("keys", "driven"),
    [
        (["space"], Next()),
        (["right"], Next()),
        (["pagedown"], Next()),
        (["space", "b"], Back()),
        (["space", "pageup"], Back()),
        (["full_stop"], Black()),
        (["g", "3", "enter"], GoTo(2)),
        (["g", "9", "9", "9", "9", "9", "9", "9", "9", "enter"], GoTo(2)),
        (["home"], GoTo(0)),
    ],
)
async def test_keys_drive(tmp_path, keys, driven):
    async with presenting(tmp_path / "run") as presentation, taking_notes(tmp_path / "run") as notes:
        await notes.shows("One box")
        await notes.pilot.press(*keys)
        for _ in range(300):
            if presentation.driven and presentation.driven[-1] == driven:
                break
            await notes.pilot.pause(0.01)
        assert presentation.driven[-1] == driven


async def test_thinking_better_of_a_number_drives_nothing(tmp_path):
    async with presenting(tmp_path / "run") as presentation, taking_notes(tmp_path / "run") as notes:
        await notes.shows("One box")
        await notes.pilot.press("g", "2", "escape")
        await notes.pilot.press("g", "enter")
        await notes.pilot.press("full_stop")
        await notes.shows("the screen is black")
        assert presentation.driven == [Black()]


async def test_the_last_scene(tmp_path):
    async with presenting(tmp_path / "run") as presentation, taking_notes(tmp_path / "run") as notes:
        presentation.drive(GoTo(2))
        await notes.shows("Thank them.", "This is the last scene.")


async def test_nobody_presents(tmp_path):
    async with taking_notes(tmp_path / "run") as notes:
        await notes.shows("No presentation is running.", "modviz play", "--serve")
        await notes.pilot.press("space", "g", "b")
        await notes.shows("There is no presentation to drive.")


async def test_the_presenter_quits_and_returns(tmp_path):
    async with taking_notes(tmp_path / "run") as notes:
        async with presenting(tmp_path / "run"):
            await notes.shows("Point at the box.")
        await notes.shows("The presentation is over.", "Point at the box.", "1:02:0")
        async with presenting(tmp_path / "run") as again:
            await notes.shows("space next")
            again.drive(Next())
            await notes.shows("scene 2 of 3")


async def test_ascii_is_seven_bits(tmp_path):
    async with presenting(tmp_path / "run"), taking_notes(tmp_path / "run", ascii=True) as notes:
        await notes.shows("Point at the box.")
        assert notes.text().isascii()


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (200, 60)])
async def test_any_size(tmp_path, size):
    async with presenting(tmp_path / "run"), taking_notes(tmp_path / "run", size) as notes:
        await notes.shows("A box"[: size[0]])
        await notes.pilot.press("down", "up", "t")
