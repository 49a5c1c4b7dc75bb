"""The queue of jobs at any moment of a record: what the engine is going to run, and who put it there.

An engine does not show its queue.  But a record tells of every job in which something happened, and in which job it was
enqueued; so the queue at one moment are the jobs whose enqueuer is through and which have not started yet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from modviz.record.events import JobsDone, JobStarted
from modviz.record.timeline import Timeline
from modviz.record.world import Job
from modviz.view.prepared import once_per_realm


@dataclass(frozen=True, slots=True)
class _Stay:
    """How long a job stays in the queue: from the first position after its enqueuer's end to its own start."""

    since: int
    start: int
    job: Job


def queued(timeline: Timeline) -> Iterator[Job]:
    """The jobs in the queue at the position of `timeline`, the next one first."""
    stays = _stays(timeline)
    position = timeline.position
    for stay in stays[bisect_right(stays, position, key=lambda stay: stay.start) :]:
        # First in, first out: those behind were enqueued later still.
        if stay.since > position:
            return
        yield stay.job


@once_per_realm
def _stays(timeline: Timeline) -> list[_Stay]:
    stays: list[_Stay] = []
    ends: dict[int, int] = {}
    running: int | None = None
    first = 0
    for position, event in timeline.own_events():
        if isinstance(event, JobsDone):
            ends[event.previous.number] = position
            running = None
        elif isinstance(event, JobStarted):
            before = position - 1
            if running is None:
                # The code before all jobs has just come to its end.
                first = before
            else:
                ends[running] = before
            running = event.job.number
            by = event.job.enqueued_by
            since = first if by == 0 else ends.get(by, before) if by is not None else before
            stays.append(_Stay(since, position, event.job))
    return stays
