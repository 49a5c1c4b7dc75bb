"""Whole processes, from start to end: modviz recording a graph, `node` and engine262 loading it, `esbuild --bundle`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modviz.parsing.cache import SWITCH
from tests.node_binary import NODE


def record(entry: Path, cache: Path | None, *options: str) -> dict[str, Any]:
    """Record the graph of `entry` in a process of its own; with `cache` None without a cache.

    Returns what `tests.benchmarks.one_run` tells, and the seconds of the whole process as "seconds".
    """
    environment = {**os.environ, SWITCH: "off" if cache is None else "on", "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-m", "tests.benchmarks.one_run", str(entry), *options]
    start = time.time()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    # The process goes on to measure seeks; it says when the recording was there.
    return {**figures, "seconds": figures["ended"] - start}


@dataclass(frozen=True)
class Took:
    """How long another program took, from start to end, and for how long it computed, all its threads together."""

    seconds: float
    computed: float


def node(entry: Path) -> Took | None:
    """What node takes to load the graph of `entry`; None without node, or if it fails."""
    return None if NODE is None else _run([NODE, str(entry)])


def esbuild(entry: Path, packages: Path | None) -> Took | None:
    """What esbuild takes to bundle the graph of `entry`; None if it is not installed, or fails."""
    program = _installed("esbuild", packages)
    return None if program is None else _run([program, "--bundle", "--format=esm", "--log-level=error", str(entry)])


def engine262(entry: Path, packages: Path | None) -> Took | None:
    """What engine262 takes to load the graph of `entry` and run its jobs; None if it is not installed, or fails.

    It knows files, relative specifiers and nothing of node or the web.
    """
    program = _installed("engine262", packages)
    return None if program is None else _run([program, "--module", str(entry)])


def _installed(name: str, packages: Path | None) -> str | None:
    installed = packages / ".bin" / name if packages is not None else None
    return str(installed) if installed and installed.exists() else shutil.which(name)


def _run(command: Sequence[str]) -> Took | None:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # Only this tells the times of one child apart from those of all others.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Took(seconds, usage.ru_utime + usage.ru_stime) if process.returncode == 0 else None
