"""Parsing on a second core: a process that is given, from the end, the texts that are going to be needed.

The one who parses begins at the front, so both meet somewhere; a text that the other process has begun is waited for.
So each text is parsed once, and what is made of it does not depend on who did it.
"""

from __future__ import annotations

import importlib.util
import queue
import subprocess
import sys
import threading
import weakref
from collections import deque
from pathlib import Path
from typing import IO

from modviz.js.child_process import end_process

WORTH_A_PROCESS = 60_000
"""Characters that wait before the process is started: it takes as long to be up as these take to parse."""

_AHEAD = 24_000
"""Characters that the process has before it, so that it never waits for more."""

_PATIENCE = 20.0
"""Seconds to wait for one text: a process that was stopped, say, must not hold up the run for ever."""

_LENGTH = 4


class ParseAhead:
    """Texts that will be parsed soon, and a process that parses some of them when there are many.

    A process that cannot be started, or that ends, only means that nothing is parsed ahead any more.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, None] = {}
        self._waiting_size = 0
        self._sent: deque[str] = deque()
        self._sent_size = 0
        self._parsed: dict[str, bytes] = {}
        self._process: _ParseProcess | None = None
        self._is_over = False

    def announce(self, source_text: str) -> None:
        """Say that `source_text` is going to be parsed, after all that were announced before."""
        if source_text not in self._waiting:
            self._waiting[source_text] = None
            self._waiting_size += len(source_text)

    def take(self, source_text: str) -> bytes | None:
        """The encoded result for `source_text`, from the other process; None if the caller has to parse it."""
        if source_text in self._waiting:
            del self._waiting[source_text]
            self._waiting_size -= len(source_text)
        if self._process is None:
            if self._waiting_size < WORTH_A_PROCESS or self._is_over:
                return None
            self._start()
        self._collect(wait_for=None)
        self._send()
        if source_text in self._sent:
            self._collect(wait_for=source_text)
        return self._parsed.pop(source_text, b"") or None

    def close(self) -> None:
        """End the process.  Safe to call twice."""
        self._is_over = True
        self._sent.clear()
        if self._process is not None:
            self._process.end()
            self._process = None

    def _start(self) -> None:
        try:
            self._process = _ParseProcess()
        except OSError:
            self._is_over = True

    def _send(self) -> None:
        # Of the last texts, the nearer half is left to the one who parses.
        while self._process is not None and self._sent_size < min(_AHEAD, self._waiting_size // 2):
            source_text, _ = self._waiting.popitem()
            self._waiting_size -= len(source_text)
            if not self._process.send(source_text):
                self.close()
                return
            self._sent.append(source_text)
            self._sent_size += len(source_text)

    def _collect(self, wait_for: str | None) -> None:
        """Take the answers that are there, and wait until the one for `wait_for` is."""
        while self._process is not None and self._sent and wait_for not in self._parsed:
            try:
                answer = self._process.answers.get(block=wait_for is not None, timeout=_PATIENCE)
            except queue.Empty:
                if wait_for is not None:
                    self.close()
                return
            if answer is None:
                self.close()
                return
            source_text = self._sent.popleft()
            self._sent_size -= len(source_text)
            self._parsed[source_text] = answer


class _ParseProcess:
    """The process, and a thread that reads its answers: bytes, and None when it has ended."""

    def __init__(self) -> None:
        self.answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [
                sys.executable,
                # Isolated and without `site`, as for the realm: that is half of the time to start.
                *("-I", "-S"),
                str(Path(__file__).with_name("parse_process.py")),
                *_folders("modviz", "esprima", "msgspec"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C in the terminal is for the parent, which ends the child.
            start_new_session=True,
        )
        assert self._process.stdout is not None
        threading.Thread(
            target=_read, args=(self._process.stdout, self.answers), name="modviz parser", daemon=True
        ).start()
        self.end = weakref.finalize(self, end_process, self._process)

    def send(self, source_text: str) -> bool:
        """Give it a text; False if it has ended."""
        assert self._process.stdin is not None
        data = source_text.encode("utf-8", "surrogatepass")
        try:
            self._process.stdin.write(len(data).to_bytes(_LENGTH, "big") + data)
            self._process.stdin.flush()
        except OSError:
            return False
        return True


def _folders(*packages: str) -> list[str]:
    """The folders from which `packages` are imported here, each once."""
    found = [importlib.util.find_spec(name) for name in packages]
    return list(dict.fromkeys(str(Path(each.origin).parent.parent) for each in found if each and each.origin))


def _read(pipe: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    with pipe:
        while header := pipe.read(_LENGTH):
            size = int.from_bytes(header, "big")
            answer = pipe.read(size)
            if len(answer) < size:
                break
            answers.put(answer)
    answers.put(None)
