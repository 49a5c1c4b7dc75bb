"""No process that modviz has started outlives it, whatever it is doing and whatever ends modviz."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

import modviz
from modviz.engine import door
from modviz.parsing.cache import SWITCH
from tests.processes import HAS_PROC, children_of, is_alive, is_working, wait_until

LOOP_OF_THE_ENGINE = "Array(2 ** 32 - 1).join('x');"
"""The engine never looks at its limit of time in it."""

LONG = "".join(f"export let a{number} = 1;\n" for number in range(40_000))


@pytest.mark.skipif(not HAS_PROC, reason="needs /proc")
@pytest.mark.parametrize(("name", "text"), [("SIGKILL", LOOP_OF_THE_ENGINE), ("SIGTERM", LONG)])
def test_children_end_with_their_parent(name: str, text: str) -> None:
    program = "import sys, modviz; modviz.trace('main.js', sources={'main.js': sys.stdin.read()}, limits=LIMITS)"
    program = program.replace("LIMITS", "modviz.Limits(seconds=60, parsing_seconds=60)")
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, env={**os.environ, SWITCH: "off"}, text=True
    ) as run:
        assert run.stdin is not None
        run.stdin.write(text)
        run.stdin.close()
        # The realm starts with less work than that.
        wait_until(lambda: any(map(is_working, children_of(run.pid))))
        children = children_of(run.pid)
        run.send_signal(getattr(signal, name))
    assert children
    wait_until(lambda: not any(map(is_alive, children)), 5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of computing for a process")
def test_a_loop_of_the_engine_is_ended_by_what_it_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    # However long the parent waits.
    monkeypatch.setattr(door, "_GRACE", 1_000_000)
    trace = modviz.trace("main.js", sources={"main.js": LOOP_OF_THE_ENGINE}, limits=modviz.Limits(seconds=0.2))
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error is not None
    assert trace.outcome.error.message == "The script ran longer than its limit of 0.2 seconds and was stopped."
