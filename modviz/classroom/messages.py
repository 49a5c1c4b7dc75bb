"""What a presentation and the terminals beside it say to each other: one JSON object a line.

A terminal says `Hello` with the token of the presentation and what it wants to be; it is answered with `Welcome` and
`State`, and with another `State` whenever the presentation moves; or with `Refused`.  Notes may send `Next`, `Back`,
`GoTo` and `Black`.  A presentation that ends says `Bye`.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

VERSION = 1
"""The version of the protocol: both sides must speak the same."""

LONGEST_FROM_TERMINAL = 4_096
"""Bytes in a line that a terminal may send."""

LONGEST_FROM_PRESENTATION = 4 * 1024 * 1024
"""Bytes in a line that a presentation may send: a welcome has the texts of all scenes."""

NOTES: Literal["notes"] = "notes"
FOLLOW: Literal["follow"] = "follow"
Role = Literal["notes", "follow"]
"""What a terminal is: notes see what the speaker has to know, and drive; those that follow only see."""


_Path = Annotated[str, Meta(pattern=r"^[^\x00]+$", max_length=4_096)]
_Count = Annotated[int, Meta(ge=0, lt=2**31)]
_Seconds = Annotated[float, Meta(ge=0, lt=2**31)]
_Reason = Annotated[str, Meta(max_length=2 * LONGEST_FROM_TERMINAL)]
"""It may cite what a terminal has sent."""


class _Message(msgspec.Struct, frozen=True, tag_field="type", tag=str.lower, forbid_unknown_fields=True):
    """Anything that is said."""


class Hello(_Message, frozen=True):
    """The first line of a terminal."""

    version: int
    token: str
    role: Role


class Next(_Message, frozen=True):
    """Go on."""


class Back(_Message, frozen=True):
    """Go back."""


class GoTo(_Message, frozen=True):
    """Go to the scene with this number, from 0."""

    scene: int


class Black(_Message, frozen=True):
    """Blank the screen, or show it again."""


class SceneText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a terminal has to know of a scene: texts in Markdown, and the question with its right answer."""

    title: str
    say: str
    notes: str = ""
    question: str = ""
    answer: str = ""


class Welcome(_Message, frozen=True):
    """The answer to a hello: which lesson is presented, and its scenes.

    `lesson` is what the presenter's command named: a path, or the name of a lesson that comes with modviz.
    """

    version: int
    lesson: _Path
    title: str
    scenes: Annotated[tuple[SceneText, ...], Meta(min_length=1)]


class State(_Message, frozen=True):
    """Where the presentation is.

    `scene` counts from 0; `state` is one of the player's ("telling", "asking", "revealed", "over"); `run` and
    `position` say what of which record is shown, on the way there, too; `seconds` is the time since the start.
    """

    scene: _Count
    state: str
    run: str
    position: _Count
    is_black: bool
    seconds: _Seconds


class Refused(_Message, frozen=True):
    """Why a terminal is not let in, or its message not heard; the connection ends with it."""

    reason: _Reason


class Bye(_Message, frozen=True):
    """The presentation ends."""


Command = Next | Back | GoTo | Black
"""What drives a presentation."""

FromTerminal = Hello | Command
FromPresentation = Welcome | State | Refused | Bye

_from_terminal: msgspec.json.Decoder[FromTerminal] = msgspec.json.Decoder(FromTerminal)
_from_presentation: msgspec.json.Decoder[FromPresentation] = msgspec.json.Decoder(FromPresentation)

_Any = TypeVar("_Any")


class MalformedError(ValueError):
    """A line that is no message; its text says what is wrong with it."""


def encode(message: FromTerminal | FromPresentation) -> bytes:
    """`message` as a line, with its line end."""
    return msgspec.json.encode(message) + b"\n"


def decode_from_terminal(line: bytes) -> FromTerminal:
    """The message in a line that a terminal sent.

    Raises
    ------
    MalformedError
        The line is no such message.
    """
    return _decoded(_from_terminal, line)


def decode_from_presentation(line: bytes) -> FromPresentation:
    """The message in a line that a presentation sent.

    Raises
    ------
    MalformedError
        The line is no such message.
    """
    return _decoded(_from_presentation, line)


def _decoded(decoder: msgspec.json.Decoder[_Any], line: bytes) -> _Any:
    try:
        return decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedError(f"This is no message: {error}") from None
