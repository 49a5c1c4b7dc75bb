"""Parsing on the other cores: processes that are given, from the end, the texts that are going to be needed.

The one who parses begins at the front, so they meet somewhere; a text that another process has begun is waited for.
So each text is parsed once, and what is made of it does not depend on who did it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import queue
import subprocess
import sys
import threading
import weakref
from collections import deque
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import IO

from modviz.child_process import end_process
from modviz.parsing.cache import PARSERS

WORTH_A_PROCESS = 60_000
"""Characters that wait, for each process that is started: with fewer it does not pay."""

_MOST = 7
"""Processes: with so many, nearly all the time that is left goes into finding and recording the modules."""

_AHEAD = 24_000
"""Characters that a process has before it, so that it never waits for more."""

_PATIENCE = 20.0
"""Seconds to wait for one text: a process that was stopped, say, must not hold up the run for ever."""

_LENGTH = 4


class ParseAhead:
    """Texts that will be parsed soon, and processes that parse some of them when there are many.

    A process that cannot be started, or that ends, only means that the others have more to do.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, None] = {}
        self._waiting_size = 0
        self._parsed: dict[str, bytes] = {}
        self._processes: list[_ParseProcess] = []
        # One core is that of the caller.
        self._startable = min(max(_usable_cores() - 1, 1), _MOST)

    def announce(self, source_text: str) -> None:
        """Say that `source_text` is going to be parsed, after all that were announced before."""
        if source_text not in self._waiting:
            self._waiting[source_text] = None
            self._waiting_size += len(source_text)

    def take(self, source_text: str) -> bytes | None:
        """The encoded result for `source_text`, from another process; None if the caller has to parse it."""
        if source_text in self._waiting:
            del self._waiting[source_text]
            self._waiting_size -= len(source_text)
        self._start()
        for process in tuple(self._processes):
            self._collect(process)
        self._send()
        while holder := next((each for each in self._processes if source_text in each.texts), None):
            self._collect(holder, wait=True)
            self._send()
        return self._parsed.pop(source_text, b"") or None

    def close(self) -> None:
        """End the processes.  Safe to call twice."""
        self._startable = 0
        for process in tuple(self._processes):
            self._end(process)

    def _start(self) -> None:
        while self._startable and self._waiting_size >= WORTH_A_PROCESS * (len(self._processes) + 1):
            self._startable -= 1
            try:
                self._processes.append(_ParseProcess())
            except OSError:
                self._startable = 0

    def _send(self) -> None:
        while self._processes:
            process = min(self._processes, key=attrgetter("size"))
            # Of the last texts, the nearer half is left to the one who parses.
            if process.size >= min(_AHEAD, self._waiting_size // 2):
                break
            source_text, _ = self._waiting.popitem()
            self._waiting_size -= len(source_text)
            process.send(source_text)

    def _collect(self, process: _ParseProcess, *, wait: bool = False) -> None:
        try:
            self._parsed.update(process.answers(wait=wait))
        except OSError:
            self._end(process)

    def _end(self, process: _ParseProcess) -> None:
        self._processes.remove(process)
        process.end()


class _ParseProcess:
    """A process that parses, and the threads that write to it and read from it.

    A pipe is full at some time, and a process that was stopped empties none: only a thread can wait for that.
    """

    def __init__(self) -> None:
        self.texts: deque[str] = deque()
        """Those it was given and has not answered."""
        self.size = 0
        """Their characters."""
        self._to_write: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        process = subprocess.Popen(
            [
                sys.executable,
                # Isolated and without `site`, as for the realm: that is half of the time to start.
                *("-I", "-S"),
                str(Path(__file__).with_name("worker_process.py")),
                *_folders("modviz", *PARSERS, "msgspec"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C in the terminal is for the parent, which ends the child.
            start_new_session=True,
        )
        for act, pipe, messages in (_write, process.stdin, self._to_write), (_read, process.stdout, self._answers):
            threading.Thread(target=act, args=(pipe, messages), name="modviz parser", daemon=True).start()
        self.end = weakref.finalize(self, _end, process, self._to_write)

    def send(self, source_text: str) -> None:
        """Give it a text."""
        self.texts.append(source_text)
        self.size += len(source_text)
        self._to_write.put(source_text)

    def answers(self, *, wait: bool) -> Iterator[tuple[str, bytes]]:
        """The texts that are parsed by now, at least one if `wait`, with what came of each.

        Raises
        ------
        OSError
            It has ended, or has not answered for too long.
        """
        while self.texts:
            try:
                answer = self._answers.get(block=wait, timeout=_PATIENCE)
            except queue.Empty:
                if wait:
                    raise TimeoutError from None
                return
            if answer is None:
                raise BrokenPipeError
            wait = False
            source_text = self.texts.popleft()
            self.size -= len(source_text)
            yield source_text, answer


def _usable_cores() -> int:
    # Where the system can tell, those that it lets this process have.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _folders(*packages: str) -> list[str]:
    """The folders from which `packages` are imported here, each once."""
    found = [importlib.util.find_spec(name) for name in packages]
    return list(dict.fromkeys(str(Path(each.origin).parent.parent) for each in found if each and each.origin))


def _end(process: subprocess.Popen[bytes], to_write: queue.SimpleQueue[str | None]) -> None:
    to_write.put(None)
    end_process(process)


def _write(pipe: IO[bytes], texts: queue.SimpleQueue[str | None]) -> None:
    # That the process has ended is noticed by the one who reads.
    with contextlib.suppress(OSError, ValueError):
        while (source_text := texts.get()) is not None:
            data = source_text.encode("utf-8", "surrogatepass")
            pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
            pipe.flush()


def _read(pipe: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    with pipe:
        while header := pipe.read(_LENGTH):
            size = int.from_bytes(header, "big")
            answer = pipe.read(size)
            if len(answer) < size:
                break
            answers.put(answer)
    answers.put(None)
