"""The events of evaluation: bodies run, boxes are filled and written, lines are printed, errors thrown."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import LACK_SIGN, Event, Subject, known_place
from modviz.record.events.run import error_place
from modviz.record.values import Value
from modviz.record.waiting import awaiters, call_behind, held_up
from modviz.record.words import Names
from modviz.record.world import ConsoleLine, GuestError, Place, UncaughtError, World


class ExecutionStarted(Event, frozen=True):
    """The body of a module starts to run."""

    cites: ClassVar[Clause] = citation.EXECUTE_MODULE
    sign = ("▸", "status-evaluating")
    front = ("source",)
    landmarks = ("module",)
    module: str
    unfinished: tuple[str, ...]
    awaiting: tuple[str, ...] = ()
    """Modules that are suspended meanwhile; this one does not need them."""
    deferred: tuple[str, ...] = ()
    """Modules that it imports deferred, and that have not run."""
    is_leaf: bool = False
    """Whether it imports nothing at all."""

    def apply(self, world: World) -> None:
        world.modules[self.module].body = "running"

    @property
    def narration(self) -> str:
        if self.unfinished:
            waiting = f"{', '.join(self.unfinished)} {'has' if len(self.unfinished) == 1 else 'have'}"
            return (
                f"{self.module} runs, although {waiting} not run yet: they are in one cycle, and someone has to go"
                " first. Boxes of those modules may still be empty."
            )
        but = f", but for {', '.join(self.deferred)}, which it imports deferred" if self.deferred else ""
        ready = f"{self.module} needs no other module" if self.is_leaf else f"All that {self.module} needs has run{but}"
        return f"{ready}. Now its own code runs, once."

    def telling(self, world: World) -> str:
        sentences = [self.narration]
        # Whoever is on the stack waits for this body, too.
        names = (self.module, *world.stack)
        call = call_behind(world, names)
        awaiting = () if call is None else awaiters(world, call)
        if call is not None:
            by = f" by {call.referrer}" if call.referrer is not None else ""
            who = f", which {', '.join(awaiting)} await{'s' * (len(awaiting) == 1)}" if awaiting else by
            sentences.append(f"It runs for the import() of {call.target}{who}.")
        parents = world.modules[self.module].async_parent_modules
        if parents:
            sentences.append(f"{', '.join(parents)} wait{'s' * (len(parents) == 1)} for it.")
        # Who awaits something that a function has made of an import() is not known.
        if self.awaiting and (call is None or awaiting):
            waiting = held_up(world, names)
            others = [name for name in self.awaiting if name not in waiting]
            if others:
                still = f"still await{'s' * (len(others) == 1)} something"
                sentences.append(f"{', '.join(others)} {still}, but {self.module} does not need that.")
        return " ".join(sentences)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class StatementReached(Event, frozen=True):
    """A statement is about to run.

    `place` is one object for all times that it runs: of all events, these are the most.
    """

    cites: ClassVar[Clause] = citation.STATEMENT_EVALUATION
    sign = ("▸", "current")
    front = ("source",)
    place: Place

    def apply(self, world: World) -> None:
        world.place = self.place

    @property
    def narration(self) -> str:
        return f"Line {self.line} of {self.module} is about to run."

    @property
    def module(self) -> str:
        return self.place.module

    @property
    def line(self) -> int:
        return self.place.line


class BindingWritten(Event, frozen=True):
    """A box that had a value gets another one."""

    cites: ClassVar[Clause] = citation.SET_MUTABLE_BINDING
    sign = ("✱", "changed")
    front = ("source", "memory")
    module: str
    name: str
    old: Value
    new: Value
    line: int | None
    readers: tuple[str, ...]

    def apply(self, world: World) -> None:
        bindings = world.modules[self.module].bindings
        assert bindings is not None
        bindings[self.name] = bindings[self.name].holding(self.new)

    @property
    def narration(self) -> str:
        changed = f"{self.module} changes {self.name} from {self.old.preview} to {self.new.preview}."
        if not self.readers:
            return changed
        return (
            f"{changed} {', '.join(self.readers)} {'see' if len(self.readers) > 1 else 'sees'} the new value at"
            " once: it is the same box."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("box", self.module, self.name),)


class ObjectChanged(Event, frozen=True):
    """The object in a box was changed; the box still holds the same object."""

    cites: ClassVar[Clause] = citation.ORDINARY_SET
    sign = ("✱", "changed")
    front = ("source", "memory")
    module: str
    name: str
    new: Value

    def apply(self, world: World) -> None:
        bindings = world.modules[self.module].bindings
        assert bindings is not None
        bindings[self.name] = bindings[self.name].holding(self.new)

    @property
    def narration(self) -> str:
        return (
            f"The object in the box {self.name} of {self.module} is now {self.new.preview}. The box still holds the"
            " same object; only the object changed, and everyone who has it sees that."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("box", self.module, self.name),)


class ConsolePrinted(Event, frozen=True):
    """The program printed to the console."""

    cites: ClassVar[Clause] = citation.PRINTER
    sign = ("›", "console-log")
    front = ("source", "console")
    landmarks: ClassVar[tuple[str, ...]] = ("console",)
    level: str
    text: str
    module: str | None
    line: int | None

    def apply(self, world: World) -> None:
        world.shared.console.append(ConsoleLine(self.level, self.text, self.module, self.line, world.realm))

    @property
    def narration(self) -> str:
        who = self.module or "The program"
        first_line, _, rest = self.text.partition("\n")
        shown = first_line if len(first_line) <= 200 else first_line[:199] + "…"
        return f"{who} prints: {shown}{' …' if rest else ''}"

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("console",),)


class ErrorUncaught(ConsolePrinted, frozen=True):
    """A task threw, and nobody is left to catch it: the console tells it as an error."""

    cites: ClassVar[Clause] = citation.REPORT_AN_EXCEPTION
    sign = ("✗", "error")
    front = ("source", "console")
    landmarks = ("error", "console")
    kind: ClassVar[str] = "error"
    """Of the error that nobody caught: "error" or "rejection"."""
    error: GuestError | None = None
    """What nobody caught; None if modviz lacks something."""

    def apply(self, world: World) -> None:
        super().apply(world)
        if self.error is not None:
            world.shared.errors.append(UncaughtError.of(self.error, self.kind, world.realm))

    @property
    def narration(self) -> str:
        return f"A task throws, and nobody is left to catch that. {self.text}. The program goes on."


class DeadZoneRead(Event, frozen=True):
    """Code read a box that is still empty; that read throws a ReferenceError."""

    cites: ClassVar[Clause] = citation.GET_BINDING_VALUE
    sign = ("✗", "error")
    front = ("source", "memory")
    landmarks = ("error",)
    module: str
    name: str
    target_module: str | None
    target_binding: str | None
    line: int | None
    column: int | None

    @property
    def narration(self) -> str:
        throws = f"That throws: Cannot access '{self.name}' before initialization."
        if self.target_module is None or self.target_module == self.module:
            return f"{self.module} reads {self.name} while its box is still empty (the dead zone). {throws}"
        return (
            f"{self.module} reads {self.name}, a box of {self.target_module} that is still empty (the dead zone)."
            f" {throws}"
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        if self.target_module is None or self.target_binding is None:
            return (("box", self.module, self.name),)
        return (("box", self.module, self.name), ("box", self.target_module, self.target_binding))


class BoxReadEarly(Event, frozen=True):
    """Code read a box of a module that has not run to its end: it may hold undefined still, or its value already."""

    cites: ClassVar[Clause] = citation.GET_BINDING_VALUE
    sign = ("↺", "cycle")
    front = ("source", "memory")
    module: str
    name: str
    target_module: str
    target_binding: str
    line: int
    column: int
    is_undefined: bool

    @property
    def narration(self) -> str:
        read = f"{self.module} reads {self.name}, a box of {self.target_module}, whose code has not run to its end:"
        if self.is_undefined:
            return f"{read} the box still holds undefined. That throws nothing; what is done with it may."
        return f"{read} the box has a value already."

    def telling(self, world: World) -> str:
        box = world.box(self.module, self.name)
        if self.is_undefined or box is None or box.kind != "function":
            return self.narration
        return f"{self.narration[:-1]}, as functions are made before any code runs."

    @property
    def place(self) -> Place | None:
        return Place(self.module, self.line, self.column)

    @property
    def is_beat(self) -> bool:
        return self.is_undefined

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("box", self.module, self.name), ("box", self.target_module, self.target_binding))


class NamespaceSealed(Event, frozen=True):
    """Code tried to change a namespace object; that throws a TypeError."""

    cites: ClassVar[Clause] = citation.NAMESPACE_SET
    sign = ("✗", "error")
    front = ("source", "memory")
    landmarks = ("error",)
    module: str
    text: str
    line: int | None
    column: int | None

    @property
    def narration(self) -> str:
        return (
            f"{self.module} tries to change a namespace object, which only shows the boxes of its module: nobody can"
            f" set, add or delete anything there. That throws: {self.text}."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)


class LackMet(Event, frozen=True):
    """Code needed something that modviz has not; that throws an error of modviz."""

    cites: ClassVar[Clause] = citation.EVALUATE
    sign = LACK_SIGN
    front = ("source", "console")
    landmarks = ("error",)
    module: str | None
    what: str
    line: int | None
    column: int | None

    @property
    def narration(self) -> str:
        who = "The program" if self.module is None else self.module
        return (
            f"{who} needs what modviz has not: there is no {self.what}. An error says so. That is no mistake of the"
            " program, which goes on if it catches the error."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)


class AssignmentRefused(Event, frozen=True):
    """Code tried to assign to a name it imports; that throws a TypeError."""

    cites: ClassVar[Clause] = citation.SET_MUTABLE_BINDING
    sign = ("✗", "error")
    front = ("source", "memory")
    landmarks = ("error",)
    module: str
    name: str
    line: int | None
    column: int | None

    @property
    def narration(self) -> str:
        return (
            f"{self.module} tries to assign to {self.name}, which it imports. Only the module that exports a name can"
            " change it: this throws a TypeError."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("box", self.module, self.name),)


class ExecutionFinished(Event, frozen=True):
    """The body of a module ran to its end."""

    cites: ClassVar[Clause] = citation.EXECUTE_MODULE
    beat: ClassVar[bool] = False
    sign = ("●", "status-evaluated")
    front = ("source",)
    module: str

    def apply(self, world: World) -> None:
        world.modules[self.module].body = "finished"
        world.place = None

    @property
    def narration(self) -> str:
        return f"{self.module} has run to its end. It will not run again, however often it is imported."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class ExecutionThrew(Event, frozen=True):
    """The body of a module threw an error that nobody caught."""

    cites: ClassVar[Clause] = citation.EXECUTE_MODULE
    sign = ("✗", "error")
    front = ("source", "graph")
    landmarks = ("error",)
    module: str
    error: GuestError

    def apply(self, world: World) -> None:
        world.modules[self.module].body = "threw"
        world.place = None
        world.error = self.error

    @property
    def narration(self) -> str:
        where = f" at {self.error.place}" if self.error.place else ""
        return f"{self.module} throws{where}: {self.error.name}: {self.error.message}"

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("outcome",))


class EvaluationErrorCached(Event, frozen=True):
    """Every module still on the stack becomes evaluated, with the error kept in its record."""

    cites: ClassVar[Clause] = citation.EVALUATE
    sign = ("✗", "error")
    front = ("graph", "stack")
    modules: Names
    error: GuestError

    def apply(self, world: World) -> None:
        for name in self.modules:
            module = world.modules[name]
            module.status = "evaluated"
            module.evaluation_error = self.error
            # As every module does that leaves the stack, each gets a cycle root: here itself.
            module.cycle_root = name
        # Below them there may be those of a walk in the middle of which this one was triggered.
        del world.stack[-len(self.modules) :]

    @property
    def narration(self) -> str:
        if len(self.modules) == 1:
            return (
                f"The error is kept in the record of {self.modules[0]}, which counts as evaluated: whoever imports it"
                " later gets this same error, and no code runs again."
            )
        names = ", ".join(self.modules)
        return (
            f"The error is kept in the record of every module on the stack: {names}. They count as evaluated;"
            " whoever imports one of them later gets this same error, and no code runs again."
        )

    def telling(self, world: World) -> str:
        top = world.modules[self.modules[-1]]
        below = (name for name in top.loaded_modules.values() if name not in self.modules)
        failed = next((name for name in below if world.modules[name].evaluation_error is not None), None)
        if top.body != "waiting" or failed is None:
            return self.narration
        error = f"{self.error.name}: {self.error.message}"
        return f"{top.name} cannot run: it needs {failed}, which has failed before. {error}. {self.narration}"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (*(("module", name) for name in self.modules), ("stack",))
