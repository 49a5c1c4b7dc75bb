"""The globals of a page: as Node 20 has them where it is installed, and pinned where it is not or differs."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import _quickjs
import pytest

from modviz.js import realm_process

FOLDER = Path(__file__).parent / "global_cases"
RUNNER = (FOLDER / "runner.js").read_text("utf-8")
PRELUDE = realm_process._prelude(1_000_000)


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text("utf-8").rstrip("\n").split("\n")


class Guest:
    """The realm's JavaScript half in this process, with an event loop as small as can be."""

    def __init__(self) -> None:
        self._context = _quickjs.Context()
        realm = self._context.eval(PRELUDE)
        self._dispatch, self._drain = realm("dispatch"), realm("drain")
        self._enter_jobs, self._leave_jobs = realm("enterJobs"), realm("leaveJobs")
        self._runner = self._context.eval(RUNNER)
        self.clock = 0.0
        self.timers: dict[int, tuple[float, float | None]] = {}
        self.fetches: list[list[Any]] = []
        self.levels: list[str] = []
        self._printed: list[str] = []

    def run(self, text: str) -> list[str]:
        """What a program prints until nothing is left to do."""
        self._printed = []
        self._runner(text)
        self._jobs()
        while self.timers:
            number, (due, interval) = min(self.timers.items(), key=lambda each: (each[1][0], each[0]))
            self.clock = max(self.clock, due)
            if interval is None:
                del self.timers[number]
            else:
                self.timers[number] = (self.clock + max(interval, 1), interval)
            self.dispatch({"do": "timer", "number": number, "clock": self.clock})
            self._jobs()
        return self._printed

    def answer(self, **answer: Any) -> list[str]:
        """What is printed after a request was answered."""
        self._printed = []
        self.dispatch({"do": "tell", "what": "fetchAnswered", **answer})
        self._jobs()
        return self._printed

    def dispatch(self, command: dict[str, Any]) -> None:
        answer = json.loads(self._dispatch(json.dumps(command)))
        if answer["thrown"] is not None:
            self._printed.append(f"Uncaught {answer['thrown']['name']}: {answer['thrown']['message']}")

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
            case ["timer", number, delay, repeats, _, _]:
                self.timers[number] = (self.clock + delay, delay if repeats else None)
            case ["cleared", number]:
                self.timers.pop(number, None)
            case ["fetch", *request]:
                self.fetches.append(request)


def _printed_by_node(cases: Sequence[str]) -> list[list[str]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed: there is nothing to compare with")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if not version.startswith("v20."):
        pytest.skip(f"Node 20 is what the realm agrees with, this is {version.strip()}")
    done = subprocess.run(
        [node, "--no-warnings", str(FOLDER / "node.js")],
        input=json.dumps({"runner": RUNNER, "cases": cases}),
        capture_output=True, text=True, check=True, timeout=60, env={"TZ": "UTC"},
    )  # fmt: skip
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _differences(cases: Sequence[str]) -> str:
    """The cases that are printed differently, readable; empty when there are none."""
    guest = Guest()
    found = ""
    for case, expected in zip(cases, _printed_by_node(cases), strict=True):
        printed = guest.run(case)
        if printed != expected:
            found += f"\n{case}\n--- Node\n" + "\n".join(expected) + "\n--- here\n" + "\n".join(printed) + "\n"
    return found


def _url_case(line: str) -> str:
    attributes = "href origin protocol username password host hostname port pathname search hash".split()
    arguments = ", ".join(json.dumps(each) for each in line.split("\t"))
    return f"var u = new URL({arguments}); console.log(JSON.stringify({json.dumps(attributes)}.map((n) => u[n])))"


def _setter_case(line: str) -> str:
    name, url, value = line.split("\t")
    return (
        f"var u = new URL({json.dumps(url)}); try {{ u.{name} = {json.dumps(value)}; }}"
        " finally { console.log(u.href) }"
    )


@pytest.mark.parametrize("name", ["console.txt", "globals.txt"])
def test_programs_print_what_they_print_in_node(name: str) -> None:
    assert _differences(_lines(name)) == ""


def test_urls_are_those_of_node() -> None:
    cases = [_url_case(line) for line in _lines("urls.txt") if line not in NOT_AS_IN_NODE]
    assert len(cases) > 150
    assert _differences(cases) == ""


def test_url_setters_do_what_those_of_node_do() -> None:
    assert _differences([_setter_case(line) for line in _lines("url_setters.txt")]) == ""


NOT_AS_IN_NODE = {
    # The standard encodes "^" in paths since 2024, as browsers and the parser of module specifiers do.
    "http://a/^": "http://a/%5E",
    # And the last space of an opaque path, since 2025.
    "data:a #b": "data:a%20#b",
}
