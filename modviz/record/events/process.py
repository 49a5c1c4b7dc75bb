"""The events of a process of Node: its warnings, its ticks, and its end."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject, known_place
from modviz.record.events.run import error_place
from modviz.record.world import GuestError, Place, UncaughtError, World


class WarningEmitted(Event, frozen=True):
    """Node warns of something; the process goes on."""

    cites: ClassVar[Clause] = citation.PROCESS_WARNING
    sign = ("▲", "console-warn")
    front = ("source", "console")
    module: str | None
    line: int | None
    name: str
    code: str
    message: str

    @property
    def narration(self) -> str:
        code = f"[{self.code}] " if self.code else ""
        return f"Node warns: {code}{self.name}: {self.message}"

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line)


class TicksRan(Event, frozen=True):
    """What waited for the next tick of `process.nextTick` is called, before anything else."""

    cites: ClassVar[Clause] = citation.NEXT_TICK
    beat: ClassVar[bool] = False
    sign = ("»", "job")
    front = ("jobs",)
    count: int

    @property
    def narration(self) -> str:
        what = "the function that waits" if self.count == 1 else f"the {self.count:,} functions that wait"
        return f"Nothing is left on the stack: Node calls {what} in the queue of process.nextTick."


class ProcessFailed(Event, frozen=True):
    """Nobody has caught an error, or handled a rejection: Node prints it and ends the process."""

    cites: ClassVar[Clause] = citation.UNCAUGHT_EXCEPTION
    sign = ("✗", "error")
    front = ("source", "console")
    landmarks = ("error",)
    kind: str
    error: GuestError

    def apply(self, world: World) -> None:
        world.error = self.error
        world.shared.errors.append(UncaughtError.of(self.error, self.kind, world.realm))

    @property
    def clause(self) -> Clause:
        return self.cites if self.kind == "error" else citation.UNHANDLED_REJECTION

    @property
    def narration(self) -> str:
        who = "Nobody catches the error" if self.kind == "error" else "Nobody handles the rejection"
        message = self.error.message.partition("\n")[0]
        return f"{who}: {self.error.name}: {message}. Node prints it and ends the process, with status 1."

    @property
    def module_name(self) -> str | None:
        return self.error.module

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("outcome",),)
