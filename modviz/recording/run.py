"""One run, from its start to its outcome, whatever its host is."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from modviz.hosts.host import Host
from modviz.record.events import LimitReached, RunFinished, RunStarted
from modviz.record.failures import Limit
from modviz.record.world import GuestError, Outcome
from modviz.spec.observations import note_last
from modviz.spec.ports import RealmStopped

_RECURSION_LIMIT = 100_000
"""Frames of Python, which hold none of C's stack: four for each module of a chain."""


def run(host: Host, started: RunStarted) -> None:
    """Run the program of `host`; the recorder of its agent holds what came of it.

    Parameters
    ----------
    host
        Has the program, and runs it.
    started
        The first event of the record, which says what runs in which host.
    """
    recorder = host.agent.recorder
    recorder.emit(started)
    try:
        with _room_for_long_chains(), _no_garbage_collection():
            outcome = host.run()
    except RealmStopped as stopped:
        note_last(host.agent, stopped.observations)
        thrown = stopped.thrown
        about = Limit(thrown.limit or "engine")
        error = GuestError(thrown.name, thrown.message, "limit", thrown.module, thrown.line, thrown.column, about=about)
        recorder.emit(LimitReached(error))
        outcome = Outcome("stopped", error)
    recorder.emit(RunFinished(outcome))


@contextmanager
def _room_for_long_chains() -> Iterator[None]:
    """Allow the recursive operations of the specification to go as deep as the longest chain of imports could be."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Look for no garbage: a record only grows, and going through it again and again takes a sixth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
