"""Lines of JSON to the process in which a realm lives, and from it."""

from __future__ import annotations

import importlib.util
import os
import queue
import re
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import msgspec

from modviz.child_process import end_process, has_used_its_time
from modviz.limits import Limits
from modviz.parsing.rewriting.insertions import RunMarkers

_GATHERED = 65_536
"""Bytes that are gathered before they are sent: so much text is compiled at once, too (`bodies.js`)."""

_CHILD = (str(Path(__file__).parent / "child" / "process.py"),)
"""The script that the process runs, and what it is given before its limits."""

_ESCAPE = re.compile(rb"\\(?:u(d[89a-f][0-9a-f]{2})|.)")


class RealmChannel:
    """Starts the process, within `limits` and with a set of globals, and carries lines; making one returns at once.

    The process is given lines at any time, and this side never has to read before it can write on: a thread of its own
    reads whatever comes.  `markers` are those of the texts that the process is given.
    """

    def __init__(self, limits: Limits, global_set: str) -> None:
        self.markers = RunMarkers.new()
        self.process = _start(limits, global_set, self.markers)
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        _widen(self.process.stdin)
        # A thread reads, since waiting for a pipe with a deadline is different on every system.
        threading.Thread(
            target=_read, args=(self.process.stdout, self._lines), name="modviz realm", daemon=True
        ).start()
        self.close = weakref.finalize(self, end_process, self.process)

    def send(self, command: dict[str, Any]) -> None:
        """Send one line, at the latest when `receive` is called, or nothing if the process has ended."""
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):
            self.process.stdin.write(encode(command) + b"\n")

    def receive(self, seconds: float) -> bytes:
        """The next line that comes.

        Raises
        ------
        TimeoutError
            None has come within `seconds`, or the process has computed for longer than it may.
        EOFError
            None will come: the process has ended, and the message says how.
        """
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):
            self.process.stdin.flush()
        try:
            line = self._lines.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            raise TimeoutError from None
        if line is None:
            status = _exit_status(self.process)
            if has_used_its_time(status):
                raise TimeoutError
            if status is None:
                raise EOFError("The JavaScript engine stopped answering.")
            raise EOFError(f"The JavaScript engine ended unexpectedly (exit status {status}).")
        return _well_formed(line)


def encode(value: Any) -> bytes:
    """The JSON of `value`, with escapes for lone surrogates: those that the words of an error have reach the realm."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        import json

        return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("ascii")


def _well_formed(line: bytes) -> bytes:
    """A line of JSON with U+FFFD for lone surrogates, which the realm writes as escapes (and only those)."""
    if b"\\ud" not in line:
        return line
    return _ESCAPE.sub(lambda match: rb"\ufffd" if match[1] else match[0], line)


def _start(limits: Limits, global_set: str, markers: RunMarkers) -> subprocess.Popen[bytes]:
    engine = importlib.util.find_spec("_quickjs")
    if engine is None or engine.origin is None:
        raise ImportError("quickjs-ng is not installed: pip install quickjs-ng")
    figures: Iterable[float] = (
        limits.seconds,
        limits.parsing_seconds,
        limits.memory,
        limits.stack,
        limits.events,
    )
    command = [
        sys.executable,
        # Isolated, and without `site`: that is half of the interpreter's time to start.  The folder of the
        # engine is passed on instead; `_quickjs` is imported as the package `quickjs` starts a thread pool.
        *("-I", "-S"),
        *_CHILD,
        os.path.dirname(engine.origin),
        global_set,
        *map(str, figures),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        # The guest must not see the environment.  (Windows cannot start Python without this one.)
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
        # Ctrl-C in the terminal is for the parent, which ends the child.
        start_new_session=True,
        bufsize=_GATHERED,
    )
    assert process.stdin is not None
    # On no command line, as others can read those.
    with suppress(OSError):
        process.stdin.write(f"{markers.hidden} {markers.visible}\n".encode())
        process.stdin.flush()
    return process


def _widen(pipe: IO[bytes]) -> None:
    """Let `pipe` hold a megabyte, where the system can, so that who writes seldom waits for who reads."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1024 * 1024)


def _read(pipe: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    """Pass on the lines of `pipe`, and None at its end."""
    with pipe:
        for line in pipe:
            # A process that is ended may not come to the end of its last one.
            if line.endswith(b"\n"):
                answers.put(line)
    answers.put(None)


def _exit_status(process: subprocess.Popen[bytes]) -> int | None:
    """The exit status of a process that writes no more; None if it has not ended after all."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(timeout=1)
    return None
