"""The events of calls from one module into another, and of the catch clauses that take what was thrown."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event
from modviz.record.events.evaluation import StatementReached
from modviz.record.world import Call, GuestError, Place, World


class FunctionEntered(StatementReached, frozen=True):
    """The first statement of a function is about to run: code of another module has called the function.

    The first calls of a sort are told so, up to five hundred in all; later ones, and those within a module, show in
    their statements alone.
    """

    cites: ClassVar[Clause] = citation.EVALUATE_CALL
    call: Call

    def apply(self, world: World) -> None:
        super().apply(world)
        world.calls[self.module] = self.call

    @property
    def narration(self) -> str:
        return f"{self.call_words} Line {self.line} of {self.module} is about to run."

    @property
    def call_words(self) -> str:
        """Who has called whom, as a sentence."""
        return f"{self.call.place.module} line {self.call.place.line} calls {self.call.callee(self.module)}."


class ErrorCaught(Event, frozen=True):
    """A catch clause has taken what was thrown, or a function what a promise was rejected with: that goes no further.

    `method` is the one that was given the function, "catch" or "then"; it is "" for a catch clause.
    """

    cites: ClassVar[Clause] = citation.CATCH_CLAUSE_EVALUATION
    sign = ("✗", "error")
    front = ("source",)
    landmarks = ("error",)
    module: str
    line: int
    column: int
    method: str
    error: GuestError

    @property
    def narration(self) -> str:
        error = self.error
        catch = f"{self.method}()" if self.method else "The catch"
        where = ""
        if error.module not in (None, self.module):
            where = f", which was thrown in {error.module}"
            where += "" if error.line is None else f", line {error.line}"
        elif error.line not in (None, self.line):
            where = f", which was thrown at line {error.line}"
        return f"{catch} at line {self.line} of {self.module} takes {error.name}: {error.message}{where}. {self.rule}"

    @property
    def rule(self) -> str:
        return "So the error goes no further."

    @property
    def place(self) -> Place | None:
        return Place(self.module, self.line, self.column)
