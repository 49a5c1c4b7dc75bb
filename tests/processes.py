"""What the system knows of processes, as far as it has /proc."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

HAS_PROC = Path("/proc/self/stat").exists()

_TICKS_OF_WORK = 20


def children_of(parent: int) -> list[int]:
    """The processes that `parent` has started and that live."""
    return [
        process
        for process in map(int, filter(str.isdigit, os.listdir("/proc")))
        if _stat(process)[1:2] == [str(parent)]
    ]


def is_alive(process: int) -> bool:
    return _stat(process)[:1] not in ([], ["Z"])


def is_working(process: int) -> bool:
    """Whether a process has computed for longer than it takes to start."""
    return sum(map(int, _stat(process)[11:13])) > _TICKS_OF_WORK


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait; fail if the condition never holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def _stat(process: int) -> list[str]:
    """What /proc/N/stat has from the state on, the parent second; nothing if there is no such process."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []
