"""The lines that presentation and terminals exchange: there and back, and what is none."""

from __future__ import annotations

import json

import pytest

from modviz.classroom.messages import (
    Back,
    Black,
    Bye,
    GoTo,
    Hello,
    MalformedError,
    Next,
    Refused,
    SceneText,
    State,
    Welcome,
    decode_from_presentation,
    decode_from_terminal,
    encode,
)


@pytest.mark.parametrize("message", [Hello(1, "t", "notes"), Next(), Back(), GoTo(3), Black()], ids=repr)
def test_from_terminal_there_and_back(message):
    assert decode_from_terminal(encode(message)) == message


@pytest.mark.parametrize(
    "message",
    [
        Welcome(1, "a-box", "A box", (SceneText("One", "Say", "Notes", "Q?", "A"), SceneText("Two", "line\nline"))),
        State(2, "asking", "main", 17, False, 12.5),
        Refused("No."),
        Bye(),
    ],
    ids=repr,
)
def test_from_presentation_there_and_back(message):
    assert decode_from_presentation(encode(message)) == message


def test_a_message_is_one_line_of_json():
    line = encode(Welcome(1, "a", "a\nb\u2028c", ()))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line)["type"] == "welcome"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"GET / HTTP/1.1\r\n",
        b"{}",
        b"[]",
        b"null",
        b'{"type": "dance"}',
        b'{"type": "goto"}',
        b'{"type": "goto", "scene": "1"}',
        b'{"type": "goto", "scene": 1.5}',
        b'{"type": "next", "twice": true}',
        b'{"type": "hello", "version": 1, "token": "t", "role": "presenter"}',
        b'{"type": "bye"}',
        b"\xff\xfe",
        b'{"type": "next"} {"type": "next"}',
        b"[" * 2000,
        b'{"x":' + b"[" * 4000,
    ],
)
def test_what_is_no_message(line):
    with pytest.raises(MalformedError):
        decode_from_terminal(line)
