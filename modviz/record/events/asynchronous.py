"""The events of asynchronous evaluation: modules that await, the modules that wait for them, and jobs."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject
from modviz.record.events.evaluation import ErrorUncaught
from modviz.record.events.run import error_place
from modviz.record.waiting import awaited_words, dead_lock_words
from modviz.record.world import Awaited, GuestError, Job, Place, World


class AsyncOrderSet(Event, frozen=True):
    """A module is asynchronous, by its own await or by one below it: it gets its place in the order of such modules."""

    cites: ClassVar[Clause] = citation.INNER_MODULE_EVALUATION
    beat: ClassVar[bool] = False
    sign = ("◍", "status-evaluating-async")
    front = ("graph", "jobs")
    module: str
    order: int
    pending: int
    waits_for: tuple[str, ...] = ()

    def apply(self, world: World) -> None:
        world.modules[self.module].async_evaluation_order = self.order

    @property
    def narration(self) -> str:
        if self.pending:
            what = ", ".join(self.waits_for) or "a module that still awaits something"
            return (
                f"{self.module} cannot run yet: it waits for {what}. It gets number {self.order}: of the modules that"
                " can go on at the same moment, the one with the lowest number goes first."
            )
        return (
            f"{self.module} has an await at its top level. It gets number {self.order}: of the modules that can go on"
            " at the same moment, the one with the lowest number goes first."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class AsyncDependencyNoted(Event, frozen=True):
    """A module requires one that is not through with its awaits: it will have to wait for it."""

    cites: ClassVar[Clause] = citation.INNER_MODULE_EVALUATION
    sign = ("◷", "status-evaluating-async")
    front = ("graph", "jobs")
    module: str
    required: str

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        assert module.pending_async_dependencies is not None
        module.pending_async_dependencies += 1
        world.modules[self.required].async_parent_modules.append(self.module)

    @property
    def narration(self) -> str:
        return (
            f"{self.module} needs {self.required}, which still awaits something. {self.module} has to wait for it;"
            " modules that do not need it go on."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("edge", self.module, self.required))


class AsyncDependencyArrived(Event, frozen=True):
    """A module that was waited for is through: one less to wait for.

    Or it is as good as that, with `is_next`: nothing is left that it waits for, and it has no await of its own.
    """

    cites: ClassVar[Clause] = citation.GATHER_AVAILABLE_ANCESTORS
    sign = ("✓", "status-evaluating-async")
    front = ("graph", "jobs")
    module: str
    required: str
    pending: int
    is_next: bool

    def apply(self, world: World) -> None:
        world.modules[self.module].pending_async_dependencies = self.pending

    @property
    def narration(self) -> str:
        how_far = f"{self.required} {'is about to run, without an await' if self.is_next else 'is through'}"
        if self.pending:
            more = "one more module" if self.pending == 1 else f"{self.pending} more modules"
            return f"{how_far}. {self.module}, which needs it, still waits for {more}."
        then = "it can run after that" if self.is_next else "it can run now"
        return f"{how_far}. {self.module}, which needs it, waits for nothing more: {then}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("edge", self.module, self.required))


class AwaitReached(Event, frozen=True):
    """The body of a module reached a top-level await, and is suspended."""

    cites: ClassVar[Clause] = citation.AWAIT
    sign = ("◷", "status-evaluating-async")
    front = ("source", "jobs")
    module: str
    awaits: Awaited

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.body = "suspended"
        module.awaits = self.awaits
        world.place = None

    @property
    def narration(self) -> str:
        return self._stops_for(self.awaits.words)

    def telling(self, world: World) -> str:
        sentence = self._stops_for(awaited_words(world, self.module, self.awaits))
        return f"{sentence} {dead_lock_words(world, self.module)}".rstrip()

    def _stops_for(self, what: str) -> str:
        return f"{self.module} awaits {what}.{self.rule}"

    @property
    def rule(self) -> str:
        return " Its code stops here and goes on in a later job, when that is settled; until then, other code may run."

    @property
    def place(self) -> Place | None:
        return self.awaits.place

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class BodyResumed(Event, frozen=True):
    """What a module awaited is settled, and its body goes on: with the value, or with the error thrown there."""

    cites: ClassVar[Clause] = citation.AWAIT
    sign = ("▸", "status-evaluating")
    front = ("source", "jobs")
    module: str
    awaits: Awaited
    is_rejected: bool
    parents: tuple[str, ...]

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.body = "running"
        module.awaits = None
        world.place = self.awaits.place
        for number in self.awaits.calls:
            # Whatever its `then` has called: nobody waits for it any more.
            if world.imports[number].state == "thenable":
                world.imports[number].state = "rejected" if self.is_rejected else "fulfilled"

    @property
    def narration(self) -> str:
        return self._goes_on()

    def telling(self, world: World) -> str:
        calls = (world.imports[number] for number in self.awaits.calls if self.awaits.kind == "promise")
        rejected = ", ".join(f"import('{call.specifier}')" for call in calls if call.state == "rejected")
        return self._goes_on(f", with {rejected} rejected," if rejected else "")

    def _goes_on(self, among: str = "") -> str:
        what = {"import": f"import('{self.awaits.what}')", "fetch": f"the answer for {self.awaits.what}"}
        waited_for = what.get(self.awaits.kind, "a promise")
        state, how = "fulfilled", " with its value"
        if self.is_rejected:
            state, how = "rejected", ": the await throws the error"
        sentence = (
            f"{self.module} had stopped to await {waited_for}. That promise is {state}{among} and no other code runs,"
            f" so it goes on there{how}."
        )
        if not self.parents:
            return sentence
        who = f"{', '.join(self.parents)} still wait{'s' * (len(self.parents) == 1)}"
        return f"{sentence} {who} for it to come to its end."

    @property
    def place(self) -> Place | None:
        return self.awaits.place

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class AsyncModuleFulfilled(Event, frozen=True):
    """An asynchronous module is evaluated."""

    cites: ClassVar[Clause] = citation.ASYNC_MODULE_EXECUTION_FULFILLED
    sign = ("●", "status-evaluated")
    front = ("graph", "jobs")
    module: str
    has_tla: bool = True

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.async_evaluation_order = "done"
        module.status = "evaluated"

    @property
    def narration(self) -> str:
        return f"{self.module} is evaluated: all its code has run{', awaits included' * self.has_tla}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class AsyncModuleRejected(Event, frozen=True):
    """An asynchronous module failed, by itself or through one it waited for."""

    cites: ClassVar[Clause] = citation.ASYNC_MODULE_EXECUTION_REJECTED
    sign = ("✗", "error")
    front = ("graph", "jobs")
    module: str
    error: GuestError
    caused_by: str | None

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.status = "evaluated"
        module.async_evaluation_order = "done"
        module.evaluation_error = self.error
        if self.caused_by is None:
            module.body = "threw"
        world.error = self.error

    @property
    def narration(self) -> str:
        if self.caused_by is not None:
            return (
                f"{self.module} waited for {self.caused_by}, which failed. {self.module} fails with the same error,"
                f" and will not run: {self.error.name}: {self.error.message}"
            )
        return f"{self.module} fails. The error is kept in its record: {self.error.name}: {self.error.message}"

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class TopLevelPromiseCreated(Event, frozen=True):
    """Evaluate makes the promise that says when a module, and all it needs, is evaluated."""

    cites: ClassVar[Clause] = citation.EVALUATE
    beat: ClassVar[bool] = False
    sign = ("◇", "dim")
    front = ("graph",)
    module: str

    def apply(self, world: World) -> None:
        world.modules[self.module].top_level_promise = "pending"

    @property
    def narration(self) -> str:
        return f"A promise stands for the evaluation of {self.module} and of all it needs. It is pending."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class TopLevelPromiseSettled(Event, frozen=True):
    """The promise of a module's evaluation is settled: by Evaluate itself, or later, when the module is through."""

    cites: ClassVar[Clause] = citation.EVALUATE
    beat: ClassVar[bool] = False
    sign = ("◆", "dim")
    front = ("graph",)
    module: str
    state: str
    is_late: bool = False

    def apply(self, world: World) -> None:
        world.modules[self.module].top_level_promise = self.state

    @property
    def clause(self) -> Clause:
        if not self.is_late:
            return self.cites
        if self.state == "fulfilled":
            return citation.ASYNC_MODULE_EXECUTION_FULFILLED
        return citation.ASYNC_MODULE_EXECUTION_REJECTED

    @property
    def narration(self) -> str:
        return f"The promise for the evaluation of {self.module} is {self.state}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class JobStarted(Event, frozen=True):
    """The engine takes the next job from its queue: nothing else runs, so this one can."""

    cites: ClassVar[Clause] = citation.JOBS
    beat: ClassVar[bool] = False
    sign = ("»", "job")
    front = ("jobs",)
    job: Job

    def apply(self, world: World) -> None:
        world.job = self.job

    @property
    def narration(self) -> str:
        by = f" It was put in the queue by {self.job.enqueuer}." if self.job.enqueuer else ""
        return f"Nothing else runs, so job {self.job.number} starts: {self.job.what}.{by}"


class JobsDone(Event, frozen=True):
    """The queue of jobs is empty: the code that was started has come to its end, for now."""

    cites: ClassVar[Clause] = citation.PERFORM_A_MICROTASK_CHECKPOINT
    beat: ClassVar[bool] = False
    sign = ("□", "job")
    front = ("jobs",)
    previous: Job

    def apply(self, world: World) -> None:
        world.job = None

    @property
    def narration(self) -> str:
        return "The queue of jobs is empty. What goes on next depends on a timer or on the network."


class RejectionUnhandled(ErrorUncaught, frozen=True):
    """All jobs are done, and nobody handles the rejection of a promise: the console tells it as an error."""

    cites: ClassVar[Clause] = citation.NOTIFY_ABOUT_REJECTED_PROMISES
    kind: ClassVar[str] = "rejection"

    @property
    def narration(self) -> str:
        return (
            f"All jobs are done, and nobody has handled the rejection of a promise. {self.text}. The program goes on."
            " A catch(), or an await inside of try, would have handled it."
        )
