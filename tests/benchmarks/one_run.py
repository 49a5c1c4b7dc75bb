"""One recording in a process of its own: `python -m tests.benchmarks.one_run ENTRY [no-events]`.

Prints what is to be known from inside as JSON: seconds for parsing and for the whole recording, seconds of computing in
all processes, how many modules and events, the longest seek in milliseconds, and the peak of memory in MB.  POSIX only, for the peak of memory.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from modviz.limits import Limits
from modviz.parsing.parsing import Parsing
from modviz.record.trace import Trace
from modviz.recording.session import trace

_SEEKS = 50


def main() -> None:
    """Record the graph that starts at the entry, and print the figures."""
    entry, *options = sys.argv[1:]
    parsing = _Stopwatch()
    for name in ("announce", "parse", "parse_commonjs", "close"):
        setattr(Parsing, name, parsing.timed(getattr(Parsing, name)))
    start = time.perf_counter()
    host = "node" if "node_modules" in Path(entry).parts else "page"
    recorded = trace(entry, host=host, events="no-events" not in options, limits=Limits(seconds=60, events=10_000_000))
    total = time.perf_counter() - start
    figures = {
        "status": recorded.outcome.status,
        "modules": len(recorded.modules),
        "events": len(recorded.events),
        "parse": parsing.seconds,
        "record": total - parsing.seconds,
        "memory": _peak_of_memory(),
        "ended": time.time(),
        "computed": sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
        "seek": _longest_seek(recorded),
    }
    print(json.dumps(figures), flush=True)
    # Not measured: freeing a record object by object.
    os._exit(0)


def _peak_of_memory() -> float:
    """In MB.  Linux alone tells it apart from that of the process which started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    # In bytes on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


class _Stopwatch:
    seconds = 0.0

    def timed(self, function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*arguments)
            finally:
                self.seconds += time.perf_counter() - start

        return call


def _longest_seek(recorded: Trace) -> float:
    timeline, random, longest = recorded.timeline(), Random(1), 0.0
    size = len(recorded.events)
    # As the screen does before anybody can move.
    timeline.prepare()
    # From one end to the other, and to anywhere.
    for position in (size, 0, *(random.randint(0, size) for _ in range(_SEEKS))):
        # A seek only computes.
        start = time.thread_time()
        timeline.seek(position)
        longest = max(longest, time.thread_time() - start)
    return longest * 1000


if __name__ == "__main__":
    main()
