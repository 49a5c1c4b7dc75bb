"""The event loop: jobs first, then whatever is due next on the virtual clock, a fetch or a timer.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import takewhile

from msgspec.structs import replace

from modviz.hosts.network import VirtualNetwork
from modviz.progress import Progress
from modviz.record.events import ClockAdvanced, TimerFired
from modviz.record.recorder import Recorder
from modviz.record.world import Timer
from modviz.spec.agent import Agent
from modviz.spec.jobs import perform_jobs
from modviz.spec.observations import note
from modviz.spec.ports import RealmStopped
from modviz.spec.seen import Thrown

_MOST_TASKS = 30_000
"""A program may set timers for ever; a run has an end.  This is room for 10,000 modules and as many timers."""


class TaskCount:
    """Counts the tasks of one run."""

    def __init__(self) -> None:
        self._tasks = 0

    def add(self) -> None:
        """Count one more.

        Raises
        ------
        RealmStopped
            These are too many.
        """
        self._tasks += 1
        if self._tasks == _MOST_TASKS:
            message = f"The program was still setting timers after {_MOST_TASKS:,} tasks and was stopped."
            raise RealmStopped(Thrown("Error", message, limit="tasks"))


def advance_clock(recorder: Recorder, time: float) -> None:
    """Let the virtual clock go on to `time`, unless that is over."""
    clock = recorder.world.shared.clock
    if time > clock:
        recorder.emit(ClockAdvanced(clock, time))


class EventLoop:
    """The event loop of one run.

    Parameters
    ----------
    agent
        Whose jobs and timers run here.
    network
        Whose answers arrive here.
    progress
        Told before each task how far loading is; may end the run by raising.
    """

    def __init__(self, agent: Agent, network: VirtualNetwork, progress: Progress) -> None:
        self._agent = agent
        self._network = network
        self._progress = progress
        self._count = TaskCount()
        # Timers by when they are due, each as (due, number); those that were cleared are passed over.
        self._due: list[tuple[float, int]] = []
        self._last_timer = 0

    def run(self, is_done: Callable[[], bool] = lambda: False) -> None:
        """Run jobs and tasks until nothing is left to do, or until `is_done`.

        Raises
        ------
        RealmStopped
            A limit was reached.
        """
        perform_jobs(self._agent)
        while not is_done():
            modules = len(self._agent.recorder.world.modules)
            self._progress.report("parse", modules, modules + self._network.pending)
            if not self._run_task():
                return
            perform_jobs(self._agent)
            self._count.add()

    def _run_task(self) -> bool:
        """Run what is due first; False when there is nothing."""
        timer = self._next_timer()
        fetch_due = self._network.next_due
        if fetch_due is not None and (timer is None or fetch_due <= timer.due):
            advance_clock(self._agent.recorder, fetch_due)
            self._agent.task = self._network.next_words
            self._network.deliver_next()
            return True
        if timer is None:
            return False
        advance_clock(self._agent.recorder, timer.due)
        self._agent.task = f"timer {timer.number}"
        self._fire(timer)
        return True

    def _next_timer(self) -> Timer | None:
        timers = self._agent.recorder.world.timers
        # Numbers only grow, and new timers are the last of the dict.
        new = takewhile(lambda number: number > self._last_timer, reversed(timers))
        for number in sorted(new):
            heappush(self._due, (timers[number].due, number))
            self._last_timer = number
        while self._due:
            due, number = self._due[0]
            timer = timers.get(number)
            if timer is not None and timer.due == due:
                return timer
            heappop(self._due)
        return None

    def _fire(self, timer: Timer) -> None:
        world = self._agent.recorder.world
        again = None
        if timer.interval is not None:
            again = replace(timer, due=world.shared.clock + max(timer.interval, 1.0))
            heappush(self._due, (again.due, again.number))
        self._agent.recorder.emit(TimerFired(timer, again))
        note(self._agent, self._agent.realm.fire_timer(timer.number, world.shared.clock))
