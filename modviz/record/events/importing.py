"""The events of `import()`: a call, the steps of its graph, and what its promise becomes."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject, known_place
from modviz.record.waiting import awaited_words, awaiters, dead_lock_words
from modviz.record.world import DynamicImport, GuestError, Place, World


class ImportCalled(Event, frozen=True):
    """Code called `import()`: a new graph starts, with a promise for it."""

    cites: ClassVar[Clause] = citation.EVALUATE_IMPORT_CALL
    sign = ("⇢", "import")
    front = ("source", "jobs")
    number: int
    module: str | None
    specifier: str
    line: int | None
    column: int | None
    phase: str = "evaluation"

    def apply(self, world: World) -> None:
        world.imports[self.number] = DynamicImport(
            self.number, self.module, self.specifier, self.line, column=self.column, phase=self.phase
        )

    @property
    def narration(self) -> str:
        who = self.module or "The program"
        return (
            f"{who} calls import({self.specifier!r}). It gets a promise at once and runs on. The module becomes the"
            " root of a graph of its own, which shares every module that is loaded already."
        )

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("import", str(self.number)),)


class ImportLoaded(Event, frozen=True):
    """All that an `import()` needs is loaded: its module is linked and evaluated next."""

    cites: ClassVar[Clause] = citation.CONTINUE_DYNAMIC_IMPORT
    sign = ("⇢", "import")
    front = ("graph", "jobs")
    number: int
    module: str
    phase: str = "evaluation"
    status: str = "unlinked"

    def apply(self, world: World) -> None:
        call = world.imports[self.number]
        call.state = "evaluating"
        call.target = self.module

    @property
    def narration(self) -> str:
        if self.phase == "defer":
            return (
                f"Everything that import.defer() of {self.module} needs is loaded. Now {self.module} is linked, and"
                " nothing but what awaits is evaluated."
            )
        loaded = f"All that import() of {self.module} needs is loaded."
        if self.status == "evaluated":
            return f"{loaded} {self.module} has been evaluated before: its code does not run again."
        if self.status.startswith("evaluating"):
            return (
                f"{loaded} {self.module} has started before and is not through: it does not start again, and this"
                " import() waits for its end."
            )
        return f"{loaded} Now {self.module} is linked and evaluated; what was evaluated before stays as it is."

    def telling(self, world: World) -> str:
        return f"{self.narration} {dead_lock_words(world, self.module)}".rstrip()

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("import", str(self.number)), ("module", self.module))


class ImportFulfilled(Event, frozen=True):
    """The promise of an `import()` is resolved with the module's namespace object."""

    cites: ClassVar[Clause] = citation.CONTINUE_DYNAMIC_IMPORT
    sign = ("◆", "import")
    front = ("graph", "jobs")
    number: int
    module: str
    phase: str = "evaluation"
    is_thenable: bool = False
    """Whether the module exports a function called `then`: that is called, and the promise waits for what it does."""

    def apply(self, world: World) -> None:
        world.imports[self.number].state = "thenable" if self.is_thenable else "fulfilled"

    @property
    def narration(self) -> str:
        if self.is_thenable:
            return (
                f"The promise of import() is resolved with the namespace object of {self.module}; but that exports a"
                " function called then, so it is taken for a promise itself (a thenable): in a later job its then is"
                " called, with the functions resolve and reject, and the promise of import() is pending until it calls"
                " one of them."
            )
        if self.phase == "defer":
            return (
                f"The promise of import.defer() is resolved with the deferred namespace object of {self.module}, which"
                " evaluates it when somebody reads a property."
            )
        return f"The promise of import() is resolved with the namespace object of {self.module}."

    def telling(self, world: World) -> str:
        for name in awaiters(world, world.imports[self.number]):
            awaits = world.modules[name].awaits
            assert awaits is not None
            if self.is_thenable:
                return f"{self.narration} {name} waits for that."
            if awaits.kind == "import":
                return f"{self.narration} That is what {name} awaits: it goes on in a later job."
            what = awaited_words(world, name, awaits)
            if what == awaits.words_with(()):
                return f"{self.narration} Nothing is under way any more of what {name} awaits."
            return f"{self.narration} {name}, which called it, awaits {what}."
        return self.narration

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("import", str(self.number)), ("module", self.module))


class ImportRejected(Event, frozen=True):
    """The promise of an `import()` is rejected."""

    cites: ClassVar[Clause] = citation.CONTINUE_DYNAMIC_IMPORT
    sign = ("✗", "error")
    front = ("graph", "jobs")
    number: int
    specifier: str
    error: GuestError

    def apply(self, world: World) -> None:
        world.imports[self.number].state = "rejected"

    @property
    def narration(self) -> str:
        return f"{self._is_rejected()} The program goes on; it can catch this."

    def telling(self, world: World) -> str:
        call = world.imports[self.number]
        sentence = self._is_rejected(f" by {call.referrer}" if call.referrer else "")
        target = world.modules.get(call.target or "")
        if target is not None and target.body == "finished" and self.error.module not in (None, target.name):
            sentence += (
                f" {target.name} itself ran well; but it is in one cycle with {self.error.module}, and a cycle fails as"
                " a whole."
            )
        for name in awaiters(world, call):
            awaits = world.modules[name].awaits
            assert awaits is not None
            if awaits.kind == "import":
                return f"{sentence} {name} awaits it: there the error is thrown, in a later job, and can be caught."
            return f"{sentence} {name}, which called it, awaits {awaited_words(world, name, awaits)}."
        return f"{sentence} The program goes on; it can catch this."

    def _is_rejected(self, by: str = "") -> str:
        error = f"{self.error.name}: {self.error.message}"
        return f"The promise of import('{self.specifier}'){by} is rejected: {error}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("import", str(self.number)),)
