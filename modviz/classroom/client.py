"""A terminal's side: finds the presentation, says hello, hears it out, and looks for it again when it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from modviz.classroom.messages import (
    LONGEST_FROM_PRESENTATION,
    VERSION,
    Bye,
    Command,
    Hello,
    MalformedError,
    Refused,
    Role,
    State,
    Welcome,
    decode_from_presentation,
    encode,
)
from modviz.classroom.presence import Presence

_LOOPBACK = "127.0.0.1"
_SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True)
class Lost:
    """There is no presentation to hear, or no more; `reason` says why, in a sentence."""

    reason: str


Heard = Welcome | State | Lost

NOBODY = "No presentation is running."
OVER = "The presentation is over."
BROKEN = "The connection to the presentation broke."
STRANGE = "What listens there is no presentation of modviz."


class Client:
    """A terminal beside a presentation.

    Parameters
    ----------
    role
        What the terminal is.
    find
        Lists the presentations there are, the one to try first in front.
    hear
        Called with everything there is to hear.
    """

    def __init__(self, role: Role, find: Callable[[], Sequence[Presence]], hear: Callable[[Heard], None]) -> None:
        self._role = role
        self._find = find
        self._hear = hear
        self._writer: asyncio.StreamWriter | None = None
        self._last_reason: str | None = None

    def send(self, command: Command) -> bool:
        """Drive the presentation; False when there is none to drive."""
        if self._writer is None or self._writer.is_closing():
            return False
        self._writer.write(encode(command))
        return True

    async def run(self) -> None:
        """Hear presentations, one after the other, until cancelled."""
        while True:
            reason = NOBODY
            for presence in self._find():
                reason = await self._attend(presence)
                if reason == OVER:
                    break
            # The first reason stays: that nobody is there now is no news after a goodbye.
            if self._last_reason is None or reason != NOBODY:
                self._say_lost(reason)
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)

    async def _attend(self, presence: Presence) -> str:
        """Hear one presentation to its end; returns why it ended."""
        welcome: Welcome | None = None
        try:
            reader, writer = await asyncio.open_connection(_LOOPBACK, presence.port, limit=LONGEST_FROM_PRESENTATION)
        except OSError:
            return NOBODY
        try:
            writer.write(encode(Hello(VERSION, presence.token, self._role)))
            while line := await reader.readline():
                message = decode_from_presentation(line)
                match message:
                    case Bye():
                        return OVER
                    case Refused(reason=reason):
                        return reason
                    case Welcome() if message.version != VERSION:
                        return f"The presentation speaks version {message.version} of the protocol, not {VERSION}."
                    case Welcome() if welcome is None:
                        welcome = message
                    case State() if welcome is not None and message.scene < len(welcome.scenes):
                        pass
                    case _:
                        return STRANGE
                self._writer = writer
                self._last_reason = None
                self._hear(message)
        except (MalformedError, ValueError):
            return STRANGE
        except OSError:
            return BROKEN
        finally:
            self._writer = None
            writer.close()
        return BROKEN

    def _say_lost(self, reason: str) -> None:
        if reason != self._last_reason:
            self._last_reason = reason
            self._hear(Lost(reason))
