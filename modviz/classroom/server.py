"""The presentation's side: listens on loopback, lets in who knows the token, and tells everyone where it is."""

from __future__ import annotations

import asyncio
import hmac
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from modviz.classroom.messages import (
    FOLLOW,
    LONGEST_FROM_TERMINAL,
    VERSION,
    Bye,
    Command,
    FromPresentation,
    Hello,
    MalformedError,
    Refused,
    State,
    Welcome,
    decode_from_terminal,
    encode,
)
from modviz.classroom.presence import Presence, announce
from modviz.errors import ModvizError

_LOOPBACK = "127.0.0.1"
_MOST_TERMINALS = 64
_SECONDS_FOR_HELLO = 5.0
_MOST_UNREAD = 8 * 1024 * 1024
"""Bytes that may wait for a terminal that does not read, before it is let go."""


def listen(port: int = 0) -> socket.socket:
    """A socket that listens on loopback only; port 0 lets the system choose.

    Opened before the screen is, so that a port that is taken is a message and not a picture.

    Raises
    ------
    ModvizError
        The port is taken, or not allowed.
    """
    try:
        return socket.create_server((_LOOPBACK, port))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ModvizError(
            f"Cannot listen on port {port}: {reason}. Leave --port out, and a free one is chosen."
        ) from None


class Server:
    """A presentation as other terminals see it.

    Parameters
    ----------
    listening
        From `listen`; the server closes it.
    welcome
        What everyone is told first.
    state
        Says where the presentation is.
    drive
        Called with each command of the notes.
    folder
        Where the presence file is written; the user's runtime folder by default.
    """

    def __init__(
        self,
        listening: socket.socket,
        welcome: Welcome,
        state: Callable[[], State],
        drive: Callable[[Command], None],
        folder: Path | None = None,
    ) -> None:
        self._listening = listening
        self._welcome = welcome
        self._state = state
        self._drive = drive
        self._folder = folder
        self._token = secrets.token_urlsafe(32)
        self._presence: Path | None = None
        self._server: asyncio.Server | None = None
        self._terminals: set[asyncio.StreamWriter] = set()
        self._conversations: set[asyncio.Task[None]] = set()

    @property
    def port(self) -> int:
        """The port it listens on."""
        port = self._listening.getsockname()[1]
        assert isinstance(port, int)
        return port

    @property
    def count(self) -> int:
        """How many terminals are connected."""
        return len(self._terminals)

    async def start(self) -> None:
        """Let terminals in.

        Raises
        ------
        ModvizError
            The presence file cannot be written.
        """
        self._presence = announce(Presence(self.port, self._token, os.getpid()), self._folder)
        self._server = await asyncio.start_server(self._meet, sock=self._listening, limit=LONGEST_FROM_TERMINAL)

    def publish(self) -> None:
        """Tell everyone where the presentation is now."""
        state = self._state()
        for terminal in list(self._terminals):
            self._tell(terminal, state)

    async def stop(self) -> None:
        """Say goodbye, and listen no more."""
        if self._presence is not None:
            with suppress(OSError):
                self._presence.unlink(missing_ok=True)
        if self._server is not None:
            self._server.close()
        for terminal in list(self._terminals):
            self._tell(terminal, Bye())
            terminal.close()
        for conversation in list(self._conversations):
            conversation.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)
        self._listening.close()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk with one terminal until either side has had enough."""
        conversation = asyncio.current_task()
        assert conversation is not None
        self._conversations.add(conversation)
        try:
            reason = await self._talk(reader, writer)
            if reason:
                self._tell(writer, Refused(reason))
                await writer.drain()
        except (OSError, asyncio.CancelledError):
            # The terminal is gone, or the presentation is over: either way there is nobody to talk to.
            pass
        finally:
            self._terminals.discard(writer)
            self._conversations.discard(conversation)
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str | None:
        """Hear a terminal out; returns why it is refused, or None when it has left by itself."""
        try:
            line = await asyncio.wait_for(reader.readline(), _SECONDS_FOR_HELLO)
        except TimeoutError:
            return "Nobody said hello."
        except ValueError:
            return "A line is too long."
        try:
            hello = decode_from_terminal(line)
            if not isinstance(hello, Hello):
                return "The first message must be a hello."
            if not hmac.compare_digest(hello.token.encode(), self._token.encode()):
                return "This is not the token of this presentation."
            if hello.version != VERSION:
                return f"This presentation speaks version {VERSION} of the protocol, not {hello.version}."
            if len(self._terminals) >= _MOST_TERMINALS:
                return "Too many terminals follow this presentation."
            self._tell(writer, self._welcome)
            self._tell(writer, self._state())
            self._terminals.add(writer)
            while line := await reader.readline():
                message = decode_from_terminal(line)
                if isinstance(message, Hello):
                    return "There was a hello already."
                if hello.role == FOLLOW:
                    return "A screen that follows cannot drive."
                self._drive(message)
        except MalformedError as error:
            return str(error)
        except ValueError:
            return "A line is too long."
        return None

    def _tell(self, writer: asyncio.StreamWriter, message: FromPresentation) -> None:
        if writer.is_closing():
            return
        if writer.transport.get_write_buffer_size() > _MOST_UNREAD:
            self._terminals.discard(writer)
            writer.transport.abort()
            return
        writer.write(encode(message))
