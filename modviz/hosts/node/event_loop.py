"""Node's event loop: ticks and promises after each task, timers, then immediates.

Source: https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
"""

from __future__ import annotations

from msgspec.structs import replace

from modviz.hosts.network import VirtualNetwork
from modviz.hosts.node.realm import NodeRealm
from modviz.hosts.tasks import TaskCount, advance_clock
from modviz.progress import Progress
from modviz.record.events import TimerFired
from modviz.record.world import Timer
from modviz.spec.agent import Agent
from modviz.spec.jobs import perform_jobs
from modviz.spec.observations import note

_START = 1.0
"""Milliseconds that the entry takes, so that what is to come as soon as possible is due after it."""


class EventLoop:
    """The event loop of one process.

    Parameters
    ----------
    agent
        Whose jobs and timers run here.
    realm
        The realm.
    network
        Whose answers arrive here.
    progress
        Told before each turn how far the run is; may end it by raising.
    """

    def __init__(self, agent: Agent, realm: NodeRealm, network: VirtualNetwork, progress: Progress) -> None:
        self._agent = agent
        self._realm = realm
        self._network = network
        self._progress = progress
        self._count = TaskCount()
        self.unreferenced: set[int] = set()
        """The timers that the program does not wait for."""

    def drain(self, ticks_first: bool) -> None:
        """Run ticks and jobs until none is left, and no promise was rejected that nobody handles.

        Ticks come first, but not after what itself was a job: the evaluation of an ES module.
        """
        if ticks_first:
            self._run("ticks")
        while True:
            perform_jobs(self._agent)
            if not self._run("ticksOrRejections"):
                return

    def run(self) -> None:
        """Run timers, immediates and answers of the network until nothing is left that the program waits for."""
        world = self._agent.recorder.world
        if any(timer.due <= self._clock + _START for timer in self._timers()):
            advance_clock(self._agent.recorder, self._clock + _START)
        while self.has_work():
            modules = len(world.modules)
            self._progress.report("parse", modules, modules)
            for timer in self._due_timers():
                if world.timers.get(timer.number) == timer:
                    self._fire(timer)
            self._deliver()
            immediates = [timer for timer in world.timers.values() if timer.is_immediate]
            for timer in immediates:
                if timer.number in world.timers:
                    self._fire(timer)
            if not any(timer.is_immediate for timer in world.timers.values()):
                self._wait()

    @property
    def _clock(self) -> float:
        return self._agent.recorder.world.shared.clock

    def _timers(self) -> list[Timer]:
        return [timer for timer in self._agent.recorder.world.timers.values() if not timer.is_immediate]

    def _due_timers(self) -> list[Timer]:
        due = [timer for timer in self._timers() if timer.due <= self._clock]
        return sorted(due, key=lambda timer: (timer.due, timer.number))

    def has_work(self) -> bool:
        """Whether something is left that the program waits for."""
        timers = self._agent.recorder.world.timers
        return self._network.pending > 0 or any(number not in self.unreferenced for number in timers)

    def _deliver(self) -> None:
        while self._network.next_due is not None and self._network.next_due <= self._clock:
            self._count.add()
            self._agent.task = self._network.next_words
            self._network.deliver_next()
            self.drain(ticks_first=True)

    def _wait(self) -> None:
        """Nothing is left to do now: let the time pass until something is due."""
        dues = [timer.due for timer in self._timers()]
        if self._network.next_due is not None:
            dues.append(self._network.next_due)
        if dues and self.has_work():
            advance_clock(self._agent.recorder, min(dues))

    def _fire(self, timer: Timer) -> None:
        self._count.add()
        self._agent.task = "an immediate" if timer.is_immediate else f"timer {timer.number}"
        again = None
        if timer.interval is not None:
            again = replace(timer, due=self._clock + timer.interval)
        self._agent.recorder.emit(TimerFired(timer, again))
        note(self._agent, self._realm.fire_timer(timer.number, self._clock))
        self.drain(ticks_first=True)

    def _run(self, what: str) -> bool:
        count, seen = self._realm.run_host(what)
        note(self._agent, seen)
        return count > 0
