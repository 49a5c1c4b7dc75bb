"""The events of deferred evaluation: what `import defer` puts off, and what makes it happen after all."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject, known_place
from modviz.record.world import GuestError, Place, World


class EvaluationDeferred(Event, frozen=True):
    """A module is required by `import defer`: it is linked, and its evaluation is put off.

    `asynchronous` are the modules in its graph with a top-level await; those cannot be put off.
    """

    cites: ClassVar[Clause] = citation.GATHER_ASYNCHRONOUS_TRANSITIVE_DEPENDENCIES
    sign = ("◑", "status-linked")
    front = ("graph", "stack")
    module: str
    required: str
    asynchronous: tuple[str, ...]

    @property
    def narration(self) -> str:
        deferred = f"{self.module} imports {self.required} deferred: {self.required} is linked, but not evaluated now."
        if not self.asynchronous:
            return f"{deferred} Its code runs when somebody reads a property of its deferred namespace object."
        if self.asynchronous == (self.required,):
            return (
                f"{self.module} imports {self.required} deferred, but {self.required} has an await at its top level."
                " Reading a property cannot wait, so it is evaluated now, as if it were not deferred."
            )
        names = ", ".join(self.asynchronous)
        return (
            f"{deferred} But below it an await stands at the top level of {names}: reading a property cannot wait, so"
            f" that much is evaluated now."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.required), ("edge", self.module, self.required))


class DeferredEvaluationStarted(Event, frozen=True):
    """Code touched a deferred namespace object, and that evaluates its module now, in the middle of a statement.

    `by` is the module whose code it was.
    """

    cites: ClassVar[Clause] = citation.EVALUATE_MODULE_SYNC
    sign = ("▸", "status-evaluating")
    front = ("source", "stack")
    module: str
    by: str | None
    line: int | None
    column: int | None

    @property
    def narration(self) -> str:
        who = self.by or "The program"
        where = f" in line {self.line}" if self.by is not None and self.line is not None else ""
        return (
            f"{who} reads a property of the deferred namespace object of {self.module}{where}. That triggers the"
            f" evaluation of {self.module} and of all it needs, now: the statement goes on when they have run."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.by, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class DeferredEvaluationFinished(Event, frozen=True):
    """A deferred evaluation is through, and the statement that triggered it goes on, or gets the error.

    `resumed` is the place of that statement.
    """

    cites: ClassVar[Clause] = citation.EVALUATE_MODULE_SYNC
    sign = ("●", "status-evaluated")
    front = ("source",)
    module: str
    error: GuestError | None
    resumed: Place | None

    def apply(self, world: World) -> None:
        world.place = self.resumed

    @property
    def narration(self) -> str:
        if self.error is None:
            return f"{self.module} is evaluated, so the property can be read: the statement that did it goes on."
        return (
            f"{self.module} could not be evaluated, so reading the property throws the same error:"
            f" {self.error.name}: {self.error.message}"
        )

    @property
    def place(self) -> Place | None:
        return self.resumed

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class DeferredEvaluationRefused(Event, frozen=True):
    """Code touched a deferred namespace object whose module cannot be evaluated now; that throws a TypeError.

    `blocking` is the module that stands in the way: `module` itself, or one that it needs.
    """

    cites: ClassVar[Clause] = citation.READY_FOR_SYNC_EXECUTION
    sign = ("✗", "error")
    front = ("source", "stack")
    module: str
    blocking: str
    by: str | None
    line: int | None
    column: int | None

    @property
    def narration(self) -> str:
        who = self.by or "The program"
        needs = "" if self.blocking == self.module else f", which {self.module} needs,"
        return (
            f"{who} reads a property of the deferred namespace object of {self.module}. But {self.blocking}{needs} is"
            " still being evaluated, and reading a property cannot wait: this throws a TypeError."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.by, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("module", self.blocking))
