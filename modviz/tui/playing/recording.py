"""What the screen and the function that records say to each other while a recording is made."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from modviz.tui.playing.garbage import keep_collector_away

if TYPE_CHECKING:
    from modviz.record.timeline import Timeline
    from modviz.record.trace import Trace

_SECONDS_BETWEEN_REPORTS = 0.05
_SECONDS_BETWEEN_TURNS = 0.0005


class Cancelled(Exception):
    """The person does not want this recording any more."""


class Progress(Protocol):
    """What a function that records is handed, to say how far it is."""

    def report(self, stage: str, done: int, total: int | None) -> None:
        """Say that `done` of `total` are done of a stage ("fetched", "parsed", "linked", ...).

        Call it as often as you like, and often: it is how a cancelled recording ends.

        Raises
        ------
        Cancelled
            When the person cancelled; let it pass.
        """


Record = Callable[[Progress], "Trace"]
"""A function that records one run."""

Make = Callable[[Progress], object]
"""A function that makes something to be shown: a `Recorded`, or a lesson with its records."""


@dataclass(frozen=True)
class Recorded:
    """A finished recording, with a timeline that has its landmarks already."""

    trace: Trace
    timeline: Timeline


@dataclass(frozen=True)
class Failed:
    """A recording that could not be made, and why."""

    message: str


class Recording:
    """One recording being made, in a thread of its own.

    Parameters
    ----------
    make
        The function that records.
    on_progress
        Called in the thread with (stage, done, total), not more often than a screen can show.
    on_end
        Called in the thread, once, with what was made, or with `Failed`; not at all after `cancel`.
    """

    def __init__(
        self,
        make: Make,
        on_progress: Callable[[str, int, int | None], None],
        on_end: Callable[[object], None],
    ) -> None:
        self._make = make
        self._on_progress = on_progress
        self._on_end = on_end
        self._cancelled = threading.Event()
        self._last_report = 0.0

    def start(self) -> None:
        """Start recording."""
        # A recording computes all the time; the screen must get its turn many times a second.
        sys.setswitchinterval(_SECONDS_BETWEEN_TURNS)
        # A daemon, so that quitting never waits for a recording that does not listen.
        threading.Thread(target=self._run, name="modviz recording", daemon=True).start()

    def cancel(self) -> None:
        """Stop as soon as the recorder reports again."""
        self._cancelled.set()

    def report(self, stage: str, done: int, total: int | None) -> None:
        """Pass progress on to the screen, now and then; see `Progress`."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last_report >= _SECONDS_BETWEEN_REPORTS:
            self._last_report = now
            self._on_progress(stage, done, total)

    def _run(self) -> None:
        try:
            end = self._make(self)
        except Cancelled:
            return
        except Exception as error:
            end = Failed(str(error) or type(error).__name__)
        if not self._cancelled.is_set():
            self._on_end(end)


def recorded(record: Record) -> Make:
    """Records with `record`, and prepares what the step screen needs."""

    def make(progress: Progress) -> Recorded:
        trace = record(progress)
        return Recorded(trace, _prepared(trace))

    return make


def _prepared(trace: Trace) -> Timeline:
    """A timeline of `trace` on which no first jump is slow."""
    # Imported here: the screen's modules load while nobody waits for them.
    import modviz.tui.screens.step_screen  # noqa: F401
    from modviz.view.board.panels import PANELS
    from modviz.view.moment import Moment
    from modviz.view.panels.phase_bar import phase_bar

    timeline = trace.timeline()
    timeline.prepare()
    # What a view works out once for a record, it works out now, and not in the first step.
    moment = Moment(timeline)
    for panel in PANELS.values():
        panel.view(moment, 80, 24)
    phase_bar(moment, 80)
    keep_collector_away()
    return timeline
