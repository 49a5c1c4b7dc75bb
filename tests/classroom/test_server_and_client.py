"""A presentation and the terminals beside it, over real sockets."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest

from modviz.classroom import client as client_module
from modviz.classroom.client import BROKEN, NOBODY, OVER, Client, Lost
from modviz.classroom.messages import Black, GoTo, Next, SceneText, State, Welcome, encode
from modviz.classroom.presence import Presence, running
from modviz.classroom.server import Server, listen
from modviz.errors import ModvizError

WELCOME = Welcome(1, "a-box", "A box", (SceneText("One", "Say"), SceneText("Two", "More")))


@pytest.fixture(autouse=True)
def _look_often(monkeypatch):
    monkeypatch.setattr(client_module, "_SECONDS_BETWEEN_LOOKS", 0.02)


class Presentation:
    """A presentation of two scenes, as small as can be."""

    def __init__(self, folder, port=0):
        self.folder = folder
        self.scene = 0
        self.driven = []
        self.server = Server(listen(port), WELCOME, self.state, self.drive, folder)

    def state(self):
        return State(self.scene, "telling", "main", 10 * self.scene, False, 1.0)

    def drive(self, command):
        self.driven.append(command)
        if isinstance(command, Next):
            self.scene += 1
        self.server.publish()


class Terminal:
    """A client that keeps what it heard."""

    def __init__(self, folder, role):
        self.heard = []
        self.client = Client(role, lambda: running(folder), self.heard.append)

    async def hears(self, message):
        for _ in range(6_000):
            if message in self.heard:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"{message} was not heard: {self.heard}")


@asynccontextmanager
async def presenting(folder, port=0):
    presentation = Presentation(folder, port)
    await presentation.server.start()
    try:
        yield presentation
    finally:
        await presentation.server.stop()


@asynccontextmanager
async def attending(folder, role):
    terminal = Terminal(folder, role)
    task = asyncio.create_task(terminal.client.run())
    try:
        yield terminal
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_notes_hear_and_drive(tmp_path):
    async with presenting(tmp_path / "run") as presentation, attending(tmp_path / "run", "notes") as notes:
        await notes.hears(presentation.state())
        assert notes.heard[0] == WELCOME
        assert notes.client.send(Next())
        await notes.hears(State(1, "telling", "main", 10, False, 1.0))
        notes.client.send(GoTo(0))
        notes.client.send(Black())
        while len(presentation.driven) < 3:
            await asyncio.sleep(0.01)
        assert presentation.driven == [Next(), GoTo(0), Black()]


async def test_several_follow(tmp_path):
    folder = tmp_path / "run"
    async with (
        presenting(folder) as presentation,
        attending(folder, "follow") as one,
        attending(folder, "follow") as two,
    ):
        await one.hears(presentation.state())
        await two.hears(presentation.state())
        assert presentation.server.count == 2
        presentation.drive(Next())
        await one.hears(presentation.state())
        await two.hears(presentation.state())


async def test_who_follows_cannot_drive(tmp_path):
    folder = tmp_path / "run"
    async with presenting(folder) as presentation, attending(folder, "follow") as follower:
        await follower.hears(presentation.state())
        follower.client.send(Next())
        await follower.hears(Lost("A screen that follows cannot drive."))
        assert presentation.driven == []


async def test_nobody_presents(tmp_path):
    async with attending(tmp_path / "run", "notes") as notes:
        await notes.hears(Lost(NOBODY))
        assert not notes.client.send(Next())
        await asyncio.sleep(0.1)
        assert notes.heard == [Lost(NOBODY)]


async def test_the_presentation_ends_and_another_begins(tmp_path):
    folder = tmp_path / "run"
    async with attending(folder, "notes") as notes:
        async with presenting(folder) as presentation:
            await notes.hears(presentation.state())
        await notes.hears(Lost(OVER))
        await asyncio.sleep(0.1)
        assert notes.heard[-1] == Lost(OVER)
        assert running(folder) == []
        notes.heard.clear()
        async with presenting(folder):
            await notes.hears(WELCOME)


async def test_a_presentation_that_breaks_off(tmp_path):
    folder = tmp_path / "run"
    async with presenting(folder) as presentation, attending(folder, "notes") as notes:
        await notes.hears(presentation.state())
        for writer in presentation.server._terminals:
            writer.transport.abort()
        await notes.hears(Lost(BROKEN))
        notes.heard.clear()
        await notes.hears(presentation.state())


async def test_a_wrong_token_is_refused(tmp_path):
    folder = tmp_path / "run"
    async with presenting(folder) as presentation:
        heard = []
        stranger = Client("notes", lambda: [Presence(presentation.server.port, "guess", 1)], heard.append)
        task = asyncio.create_task(stranger.run())
        while not heard:
            await asyncio.sleep(0.01)
        task.cancel()
        assert heard == [Lost("This is not the token of this presentation.")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"GET / HTTP/1.1\r\n", b"no message"),
        (b"\n", b"no message"),
        (encode(Next()), b"must be a hello"),
        (b'{"x":' + b"[" * 4_000 + b"\n", b"no message"),
        (b'{"type":"hello","version":1,"token":"\\ud83d","role":"notes"}\n', b"no message"),
        (b'{"type":"hello","version":1,"token":"t\xc3\xb6","role":"notes"}\n', b"not the token"),
        (b"x" * 10_000 + b"\n", b"too long"),
    ],
)
async def test_who_says_anything_else_is_told_why(tmp_path, line, reason):
    async with presenting(tmp_path / "run") as presentation:
        reader, writer = await asyncio.open_connection("127.0.0.1", presentation.server.port)
        writer.write(line)
        answer = await asyncio.wait_for(reader.read(), 60)
        writer.close()
        assert reason in answer
        assert b'"type":"refused"' in answer
        assert presentation.driven == []


async def test_another_version_is_refused(tmp_path):
    folder = tmp_path / "run"
    async with presenting(folder) as presentation:
        token = running(folder)[0].token.encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", presentation.server.port)
        writer.write(b'{"type":"hello","version":99,"token":"%s","role":"notes"}\n' % token)
        assert b"speaks version 1 of the protocol, not 99" in await asyncio.wait_for(reader.read(), 60)
        writer.close()


async def test_malformed_after_hello_ends_only_that_terminal(tmp_path):
    folder = tmp_path / "run"
    async with presenting(folder) as presentation, attending(folder, "follow") as follower:
        await follower.hears(presentation.state())
        token = running(folder)[0].token.encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", presentation.server.port)
        writer.write(b'{"type":"hello","version":1,"token":"%s","role":"notes"}\n{"type":"dance"}\n' % token)
        assert b"refused" in await asyncio.wait_for(reader.read(), 60)
        writer.close()
        presentation.drive(Next())
        await follower.hears(presentation.state())


async def test_something_else_listens_there(tmp_path):
    async def babble(reader, writer):
        writer.write(b"220 smtp\r\n")
        writer.close()

    babbling = await asyncio.start_server(babble, "127.0.0.1", 0)
    port = babbling.sockets[0].getsockname()[1]
    heard = []
    task = asyncio.create_task(Client("notes", lambda: [Presence(port, "", 1)], heard.append).run())
    while not heard:
        await asyncio.sleep(0.01)
    task.cancel()
    babbling.close()
    assert heard == [Lost("What listens there is no presentation of modviz.")]


def test_it_listens_on_loopback_only():
    with listen() as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("port", [70_000, -1])
def test_a_port_that_does_not_exist(port):
    with pytest.raises(ModvizError, match="Cannot listen on port"):
        listen(port)


def test_a_port_in_use():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ModvizError, match="Leave --port out"):
        listen(taken.getsockname()[1])
