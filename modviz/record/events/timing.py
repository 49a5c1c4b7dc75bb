"""The events of the virtual clock: timers that code sets, and the time that passes until they are due."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, known_place
from modviz.record.waiting import stopped_words
from modviz.record.world import Place, Timer, World


class ClockAdvanced(Event, frozen=True):
    """Nothing is left to do now: the virtual clock jumps to when something is due."""

    cites: ClassVar[Clause] = citation.EVENT_LOOP
    beat: ClassVar[bool] = False
    sign = ("→", "job")
    front = ("jobs",)
    old: float
    new: float

    def apply(self, world: World) -> None:
        world.shared.clock = self.new

    @property
    def narration(self) -> str:
        return f"Nothing is left to do at {self.old:g} ms. The virtual clock moves on to {self.new:g} ms."


class TimerSet(Event, frozen=True):
    """Code set a timer."""

    cites: ClassVar[Clause] = citation.TIMER_INITIALIZATION
    sign = ("◷", "job")
    front = ("source", "jobs")
    timer: Timer
    line: int | None

    def apply(self, world: World) -> None:
        world.timers[self.timer.number] = self.timer

    @property
    def module_name(self) -> str | None:
        return self.timer.set_by

    @property
    def place(self) -> Place | None:
        return known_place(self.timer.set_by, self.line)

    @property
    def narration(self) -> str:
        who = self.timer.set_by or "The program"
        if self.timer.is_immediate:
            return f"{who} sets an immediate. Its function will be called after the timers that are due."
        return (
            f"{who} sets timer {self.timer.number}. Its function will be called at {self.timer.due:g} ms, not before."
        )


class TimerCleared(Event, frozen=True):
    """Code cleared a timer before it fired."""

    cites: ClassVar[Clause] = citation.CLEAR_TIMEOUT
    beat: ClassVar[bool] = False
    sign = ("×", "job")
    front = ("source", "jobs")
    timer: Timer

    def apply(self, world: World) -> None:
        del world.timers[self.timer.number]

    @property
    def narration(self) -> str:
        what = "The immediate" if self.timer.is_immediate else f"Timer {self.timer.number}"
        return f"{what} is cleared: it will not fire."


class TimerFired(Event, frozen=True):
    """A timer is due: its function is called.  `again` is the same timer's next turn, if it repeats."""

    cites: ClassVar[Clause] = citation.TIMER_INITIALIZATION
    sign = ("»", "job")
    front = ("jobs",)
    timer: Timer
    again: Timer | None

    def apply(self, world: World) -> None:
        if self.again is None:
            del world.timers[self.timer.number]
        else:
            world.timers[self.timer.number] = self.again

    @property
    def module_name(self) -> str | None:
        return self.timer.set_by

    @property
    def narration(self) -> str:
        if self.timer.is_immediate:
            return "No timer is due any more: the function of an immediate runs."
        return f"It is {self.timer.due:g} ms on the virtual clock. Timer {self.timer.number} is due: its function runs."

    def telling(self, world: World) -> str:
        return f"{self.narration}{stopped_words(world, self.timer.set_by, 'set it')}"
