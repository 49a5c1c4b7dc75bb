"""A realm without a child process, for tests of its JavaScript half."""

from __future__ import annotations

import json
from typing import Any

import _quickjs

LIMITS = ("$mv1", "$mv2", 256 * 1024 * 1024, 1_000_000)


class Guest:
    """The realm's JavaScript half in this process, with an event loop as small as can be."""

    def __init__(self, source: str, runner: str) -> None:
        """Make a realm of `source`; `runner` is a function that runs the text of a program, or that makes one."""
        self._context = _quickjs.Context()
        realm = self._realm = self._context.eval(source)(*LIMITS)
        self._dispatch, self._drain = realm("dispatch"), realm("drain")
        self._enter_jobs, self._leave_jobs = realm("enterJobs"), realm("leaveJobs")
        self._runner = self._context.eval(runner)
        built_in = realm("builtInModule")
        self._is_node = built_in is not None
        if self._is_node:
            self._runner = self._runner(built_in)
            start = {"builtins": [], "cwd": "/program", "argv": ["/usr/local/bin/node", "/program/main.js"]}
            self._dispatch(json.dumps({"do": "tell", "what": "start", **start}))
        self.clock = 0.0
        self.timers: dict[int, tuple[float, float | None]] = {}
        self.fetches: list[list[Any]] = []
        self.levels: list[str] = []
        self._printed: list[str] = []

    def run(self, text: str) -> list[str]:
        """What a program prints until nothing is left to do."""
        self._printed = []
        self._runner(text)
        self._finish_task()
        while self.timers:
            number, (due, interval) = min(self.timers.items(), key=lambda each: (each[1][0], each[0]))
            self.clock = max(self.clock, due)
            if interval is None:
                del self.timers[number]
            else:
                self.timers[number] = (self.clock + max(interval, 1), interval)
            self.dispatch({"do": "timer", "number": number, "clock": self.clock})
            self._finish_task()
        return self._printed

    def answer(self, **answer: Any) -> list[str]:
        """What is printed after a request was answered."""
        self._printed = []
        self.dispatch({"do": "fetchAnswered", **answer})
        self._jobs()
        return self._printed

    def dispatch(self, command: dict[str, Any]) -> None:
        self._dispatch(json.dumps(command))

    def _finish_task(self) -> None:
        self._jobs()
        while self._is_node and json.loads(self._dispatch('{"do": "host", "what": "ticks"}'))[1]:
            self._jobs()

    def _jobs(self) -> None:
        self._enter_jobs(json.dumps({"do": "jobs", "clock": self.clock}))
        while self._context.execute_pending_job():
            pass
        self._leave_jobs()
        while chunk := self._drain():
            for record in json.loads(chunk):
                self._take(record)

    def _take(self, record: list[Any]) -> None:
        match record:
            case ["console", level, text, _, _]:
                self.levels.append(level)
                self._printed.append(text)
            case ["exception", text, _]:
                self.levels.append("error")
                self._printed.append(text)
            case ["timer", number, delay, repeats, *_]:
                self.timers[number] = (self.clock + delay, delay if repeats else None)
            case ["cleared", number]:
                self.timers.pop(number, None)
            case ["fetch", *request]:
                self.fetches.append(request)
