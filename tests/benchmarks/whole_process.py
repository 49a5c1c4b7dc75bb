"""Whole processes, from start to end: modviz recording a graph, `node` loading it, `esbuild --bundle`."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modviz.js.parse_cache import SWITCH

NODE = shutil.which("node")


@dataclass(frozen=True)
class Recorded:
    """Medians of several recordings: seconds, MB and milliseconds; `figures` are those of the last one."""

    seconds: float
    parse: float
    record: float
    figures: dict[str, Any]


def record(entry: Path, runs: int, cache: Path | None, *options: str) -> Recorded:
    """Record the graph of `entry` in processes of their own; with `cache` None without a cache."""
    environment = {**os.environ, SWITCH: "off" if cache is None else "on", "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-m", "tests.benchmarks.one_run", str(entry), *options]
    seconds, figures = [], []
    for _ in range(runs):
        start = time.time()
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
        figures.append(json.loads(done.stdout))
        # The process goes on to measure seeks; it says when the recording was there.
        seconds.append(figures[-1]["ended"] - start)
    return Recorded(
        statistics.median(seconds),
        statistics.median(each["parse"] for each in figures),
        statistics.median(each["record"] for each in figures),
        figures[-1],
    )


def node(entry: Path, runs: int) -> float | None:
    """Seconds that node takes to load the graph of `entry`; None without node, or if it fails."""
    return None if NODE is None else _median([NODE, str(entry)], runs)


def esbuild(entry: Path, runs: int, packages: Path | None) -> float | None:
    """Seconds that esbuild takes to bundle the graph of `entry`; None if it is not installed, or fails."""
    installed = packages / ".bin" / "esbuild" if packages is not None else None
    program = str(installed) if installed and installed.exists() else shutil.which("esbuild")
    if program is None:
        return None
    return _median([program, "--bundle", "--format=esm", "--log-level=error", str(entry)], runs)


def _median(command: Sequence[str], runs: int) -> float | None:
    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    return _median_or_none(run, runs)


def _median_or_none(measure: Callable[[], float], runs: int) -> float | None:
    try:
        return statistics.median(measure() for _ in range(runs))
    except (OSError, subprocess.CalledProcessError):
        return None
