"""What listens where a presentation was announced may say anything: notes and followers stay on the screen."""

from __future__ import annotations

import asyncio

import pytest

from modviz.classroom import client as client_module
from modviz.classroom.messages import Refused, SceneText, State, Welcome, encode
from modviz.classroom.presence import Presence
from modviz.cli.shared.lesson_opening import lesson_to_play
from modviz.tui.classroom_apps import FollowApp, NotesApp

EVIL = "\x1b]0;pwned\x07\x9b31m\u202ecod.exe"
SCENES = (SceneText(EVIL, EVIL, EVIL, EVIL, EVIL),) * 2
WELCOME = Welcome(1, EVIL, EVIL, SCENES)


def state(scene: int = 0, state: str = "telling", position: int = 0, seconds: float = 0.0) -> bytes:
    return encode(State(scene, state, "main", position, False, seconds))


SAYINGS = {
    "nothing": b"",
    "a reason": encode(Refused(f"Go away, {EVIL}.")),
    "a reason without end": encode(Refused("no" * 1_000_000)),
    "a state before the welcome": state(),
    "a scene that is not there": encode(WELCOME) + state(2),
    "a scene before the first": encode(WELCOME) + state(-1),
    "a state that there is not": encode(WELCOME) + state(1, EVIL),
    "a position that is not there": encode(WELCOME) + state(1, "asking", 10**9) + state(1, "over", -5),
    "a time that never comes": encode(WELCOME) + state(seconds=1e300),
    "no scenes": encode(Welcome(1, "a", "A", ())) + state(),
    "two welcomes": encode(WELCOME) * 2,
    "another type": encode(WELCOME).replace(b'"version":1', b'"version":"1"'),
    "a path that is none": encode(Welcome(1, "a\0b", "A", SCENES)),
    "nesting without end": b'{"x":' + b"[" * 100_000 + b"\n",
}


@pytest.mark.parametrize("role", ["notes", "follow"])
async def test_screens_survive_any_server(role, monkeypatch):
    monkeypatch.setattr(client_module, "_SECONDS_BETWEEN_LOOKS", 0.05)
    sayings, heard = iter(SAYINGS.values()), []

    async def talk(reader, writer):
        heard.append(await reader.readline())
        writer.write(next(sayings, b""))
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    there = [Presence(server.sockets[0].getsockname()[1], "", 1)]
    app = NotesApp(lambda: there) if role == "notes" else FollowApp(lambda: there, lesson_to_play)
    async with app.run_test(size=(100, 30)) as pilot:
        shown = ""
        for _ in range(3_000):
            if len(heard) > len(SAYINGS):
                break
            await pilot.pause(0.01)
            assert app.is_running
            strips = app.screen._compositor.render_strips()
            shown += "".join(part.text for strip in strips for part in strip)
    server.close()
    assert len(heard) > len(SAYINGS)
    assert shown.isprintable()
    assert "pwned" in shown
