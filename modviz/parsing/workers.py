"""Parsing in other processes: on the other cores, and where it might take too long.

The processes are given, from the end, the texts that are going to be needed.  The one who parses begins at the front,
so they meet somewhere; a text that another process has begun is waited for.  So each text is parsed once, and what is
made of it does not depend on who did it.

A process has limits of time and memory: reaching one ends it, and nothing else.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import queue
import signal
import subprocess
import sys
import threading
import weakref
from collections import deque
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import IO

from modviz.child_process import end_process, has_used_its_time
from modviz.limits import Limits
from modviz.parsing.answers import limit_answer
from modviz.parsing.cache import PARSERS

WORTH_A_PROCESS = 60_000
"""Characters that wait, for each process that is started: with fewer it does not pay."""

_MOST = 7
"""Processes: with so many, nearly all the time that is left goes into finding and recording the modules."""

_AHEAD = 24_000
"""Characters that a process has before it, so that it never waits for more."""

_PATIENCE = 20.0
"""Seconds to wait for one text: a process that was stopped, say, must not hold up the run for ever."""

_BUSY = 1 if sys.platform == "win32" else 4
"""How many times as long as it may compute a process may take, as other processes want the machine, too."""

_ATTEMPTS = 2
"""Processes that are given a text that only they may parse: one may be ended by somebody else."""

_LENGTH = 4


Text = tuple[str, str]
"""A text after its goal (`modviz.parsing.answers`)."""


class Workers:
    """Texts that will be parsed soon, and processes that parse some of them when there are many.

    A process that cannot be started, or that ends, only means that the others have more to do.

    Parameters
    ----------
    limits
        Those of each process.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting: dict[Text, None] = {}
        self._waiting_size = 0
        self._answers: dict[Text, bytes] = {}
        self._processes: list[_ParseProcess] = []
        # One core is that of the caller.
        self._startable = min(max(_usable_cores() - 1, 1), _MOST)

    def announce(self, text: Text) -> None:
        """Say that `text` is going to be parsed, after all that were announced before."""
        if text not in self._waiting:
            self._waiting[text] = None
            self._waiting_size += len(text[1])

    def take(self, text: Text) -> bytes | None:
        """The answer for a text from another process (`modviz.parsing.answers`); None if the caller may parse it."""
        if text in self._waiting:
            del self._waiting[text]
            self._waiting_size -= len(text[1])
        self._start()
        for process in tuple(self._processes):
            self._collect(process)
        self._send()
        return self._wait_for(text)

    def parse(self, text: Text) -> bytes:
        """Have a text parsed that the caller must not parse, as it might take too long.

        Raises
        ------
        OSError
            No process can be started.
        """
        for _ in range(_ATTEMPTS):
            if not self._processes:
                self._processes.append(_ParseProcess(self._limits))
            min(self._processes, key=attrgetter("size")).send(text)
            answer = self._wait_for(text)
            if answer is not None:
                return answer
        return limit_answer("memory")

    def close(self) -> None:
        """End the processes.  Safe to call twice."""
        self._startable = 0
        for process in tuple(self._processes):
            self._end(process)

    def _start(self) -> None:
        while self._startable and self._waiting_size >= WORTH_A_PROCESS * (len(self._processes) + 1):
            self._startable -= 1
            try:
                self._processes.append(_ParseProcess(self._limits))
            except OSError:
                self._startable = 0

    def _send(self) -> None:
        while self._processes:
            process = min(self._processes, key=attrgetter("size"))
            # Of the last texts, the nearer half is left to the one who parses.
            if process.size >= min(_AHEAD, self._waiting_size // 2):
                break
            text, _ = self._waiting.popitem()
            self._waiting_size -= len(text[1])
            process.send(text)

    def _wait_for(self, text: Text) -> bytes | None:
        while holder := next((each for each in self._processes if text in each.texts), None):
            self._collect(holder, wait=True)
            self._send()
        return self._answers.pop(text, None)

    def _collect(self, process: _ParseProcess, *, wait: bool = False) -> None:
        try:
            self._answers.update(process.answers(wait=wait))
        except OSError:
            limit = self._end(process)
            if limit and process.texts:
                self._answers[process.texts[0]] = limit_answer(limit)

    def _end(self, process: _ParseProcess) -> str:
        """End a process, and say which limit has done so before, if any."""
        self._processes.remove(process)
        process.end()
        return process.limit


class _ParseProcess:
    """A process that parses, and the threads that write to it and read from it.

    A pipe is full at some time, and a process that was stopped empties none: only a thread can wait for that.
    """

    def __init__(self, limits: Limits) -> None:
        self.texts: deque[Text] = deque()
        """Those it was given and has not answered."""
        self.size = 0
        """Their characters."""
        self.limit = ""
        """The limit that it has reached, and that has ended it."""
        self._seconds = limits.parsing_seconds
        self._to_write: queue.SimpleQueue[Text | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = process = subprocess.Popen(
            [
                sys.executable,
                # Isolated and without `site`, as for the realm: that is half of the time to start.
                *("-I", "-S"),
                str(Path(__file__).with_name("worker_process.py")),
                *(str(limits.parsing_seconds), str(limits.parsing_memory)),
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

    def send(self, text: Text) -> None:
        """Give it a text."""
        self.texts.append(text)
        self.size += len(text[1])
        self._to_write.put(text)

    def answers(self, *, wait: bool) -> Iterator[tuple[Text, bytes]]:
        """The texts that are parsed by now, at least one if `wait`, with what came of each.

        Raises
        ------
        OSError
            It has ended, or has not answered for too long.
        """
        while self.texts:
            is_long = len(self.texts[0][1]) > WORTH_A_PROCESS
            try:
                answer = self._answers.get(block=wait, timeout=_PATIENCE + _BUSY * self._seconds * is_long)
            except queue.Empty:
                if wait:
                    raise TimeoutError from None
                return
            if answer is None:
                self.limit = _limit(self._process.wait())
                raise BrokenPipeError
            wait = False
            text = self.texts.popleft()
            self.size -= len(text[1])
            yield text, answer


def _usable_cores() -> int:
    # Where the system can tell, those that it lets this process have.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _limit(status: int) -> str:
    """Which limit has ended a process that has this exit status; "" if it was something else."""
    if has_used_its_time(status):
        return "time"
    # Some code in C gives up in this way where there is no memory left.
    return "memory" if sys.platform != "win32" and status == -signal.SIGABRT else ""


def _folders(*packages: str) -> list[str]:
    """The folders from which `packages` are imported here, each once."""
    found = [importlib.util.find_spec(name) for name in packages]
    return list(dict.fromkeys(str(Path(each.origin).parent.parent) for each in found if each and each.origin))


def _end(process: subprocess.Popen[bytes], to_write: queue.SimpleQueue[Text | None]) -> None:
    to_write.put(None)
    end_process(process)


def _write(pipe: IO[bytes], texts: queue.SimpleQueue[Text | None]) -> None:
    # The thread that reads notices that the process has ended.
    with contextlib.suppress(OSError, ValueError):
        while (text := texts.get()) is not None:
            data = "".join(text).encode("utf-8", "surrogatepass")
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
