"""The events of synthetic modules, which have values and no code."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.entries import DEFAULT_BINDING
from modviz.record.events.base import Event, Subject
from modviz.record.values import Value
from modviz.record.world import World


class SyntheticModuleLinked(Event, frozen=True):
    """A synthetic module has its environment: it needs nothing else to be linked."""

    cites: ClassVar[Clause] = citation.SYNTHETIC_LINK
    sign = ("◑", "status-linked")
    front = ("graph",)
    module: str

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        # A CommonJS module may have run before, or be running.
        if module.status in ("new", "unlinked"):
            module.status = "linked"

    @property
    def narration(self) -> str:
        return f"{self.module} is linked at once: a module without code asks for nothing."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class SyntheticModuleEvaluated(Event, frozen=True):
    """The default export of a synthetic module gets its value."""

    cites: ClassVar[Clause] = citation.SYNTHETIC_EVALUATE
    sign = ("●", "status-evaluated")
    front = ("graph", "memory")
    module: str
    new: Value

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        assert module.bindings is not None
        module.status = "evaluated"
        module.bindings[DEFAULT_BINDING] = module.bindings[DEFAULT_BINDING].holding(self.new)

    @property
    def narration(self) -> str:
        return f"{self.module} is evaluated: no code runs, its default export simply becomes {self.new.preview}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("box", self.module, DEFAULT_BINDING))
