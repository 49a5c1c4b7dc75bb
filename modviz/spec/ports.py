"""The ports of `spec`: what the specification's operations need from an engine and from a host.

`spec` knows only these Protocols.  `modviz.engine` implements `Realm`, `modviz.hosts` implements `Host`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from modviz.record.entries import RequestedModule
from modviz.record.failures import Lack
from modviz.record.world import GuestError, Module
from modviz.spec.seen import (
    ExceptionSeen,
    FetchSeen,
    HostObservation,
    HostRequest,
    Observation,
    Question,
    RejectionSeen,
    Thrown,
)


class FetchAnswer(msgspec.Struct, frozen=True, gc=False):
    """What came of a `fetch()` of `url`, which is whole: a status and a body, or no status and what went wrong.

    `lack` is there where modviz lacks what could answer, and `failure` is what the host says where there is no status.
    `url` is where the answer came from, by redirects if `is_redirected`; `type` is "basic", or "cors" if that is
    another origin.
    """

    url: str
    status: int | None
    status_text: str
    content_type: str = ""
    body: str = ""
    lack: Lack | None = None
    failure: str = "fetch failed"
    type: str = "basic"
    is_redirected: bool = False


class ResolvedImport(msgspec.Struct, frozen=True, gc=False):
    """Where an imported name of a module points: a binding of another module, or a namespace object.

    `target_binding` is the local name of the binding in `target_module`, or None for its namespace object; `phase` is
    "defer" for the deferred one.
    """

    local_name: str
    target_module: str
    target_binding: str | None
    phase: str = "evaluation"


class InDocument(msgspec.Struct, frozen=True, gc=False):
    """That a classic script is one of a document, and whether its errors are nobody else's matter."""

    is_muted: bool = False


class Execution(msgspec.Struct, frozen=True, gc=False):
    """What came of running a body: what was observed, and what it threw, if anything."""

    observations: Sequence[Observation | HostRequest]
    thrown: Thrown | None = None


Answering = Callable[[Sequence[Observation | HostRequest], Question], str | GuestError]
"""Answers a question with a text or an error to throw; what was observed before it comes with it."""


class Realm(Protocol):
    """A JavaScript realm, in which the bodies of modules run; they have been given to it by their names.

    Every method may raise `RealmStopped` when a limit ended the realm; it cannot be used afterwards.
    """

    def create_namespace(self, module: str, phase: str, exports: Sequence[tuple[str, str, str | None, str]]) -> None:
        """Make the namespace object of `module`, the deferred one if `phase` is "defer".

        `exports` are (export name, target module, target binding or None for a namespace object, phase of that
        object), sorted by the code units of the export names.
        """

    def answer_questions(self, answer: Answering) -> None:
        """Learn who answers what code in the realm asks, before any runs.

        The code waits for the answer, so `answer` may be called in the middle of every method that runs code, and may
        call such methods itself.
        """

    def instantiate(self, module: str, imports: Sequence[ResolvedImport]) -> Sequence[Observation | HostRequest]:
        """Make the environment of `module`: var bindings and functions get their values now."""

    def expect_executions(self, modules: Sequence[str]) -> None:
        """Learn which bodies are to be run next, in this order, unless one throws: they may be run ahead of the walk.

        It replaces what was expected before.
        """

    def execute(self, module: str) -> Execution:
        """Run the body of `module` to its end, or to the error it throws."""

    def execute_async(self, module: str) -> Sequence[Observation | HostRequest]:
        """Run the body of `module` to its first await, its end or its error; `AsyncModuleSettled` follows in a job."""

    def create_top_level_promise(self, module: str) -> None:
        """Make the pending promise of the [[TopLevelCapability]] of `module`."""

    def settle_top_level_promise(self, module: str, error: GuestError | None) -> None:
        """Resolve that promise with undefined, or reject it with `error`."""

    def settle_load_promise(self, number: int, error: GuestError | None, jobs: int = 0) -> None:
        """Settle the promise of LoadRequestedModules for an `import()` call: `ImportLoadedSeen` follows in a job.

        It comes `jobs` jobs later than it would otherwise.

        With an error, `ImportRejectedSeen` follows instead.  In answer to `ImportCallSeen`, the job has the place in
        the queue that it would have if the code that called had been answered at once.
        """

    def await_evaluation(self, number: int, module: str) -> None:
        """React to the top-level promise of `module` for an `import()` call.

        `ImportEvaluatedSeen` or `ImportRejectedSeen` follows in a job.
        """

    def await_all_evaluations(self, number: int, modules: Sequence[str]) -> None:
        """React to the top-level promises of all `modules`, for a call of `import.defer()`.

        `ImportEvaluatedSeen` or `ImportRejectedSeen` follows in a job.
        """

    def resolve_import(self, number: int, module: str, phase: str) -> None:
        """Resolve the promise of an `import()` call with the namespace object of `module`, of that `phase`."""

    def reject_import(self, number: int, error: GuestError) -> None:
        """Reject the promise of an `import()` call with `error`."""

    def answer_fetch(self, number: int, answer: FetchAnswer) -> Sequence[Observation | HostRequest]:
        """Answer request `number` of `fetch()`; its promise looks for a `then` in the answer, which may run code."""

    def run_jobs(self, clock: float) -> tuple[int, Sequence[Observation | HostRequest]]:
        """Run jobs until the queue is empty or one leaves something to be done here.

        `clock` is the time of the virtual clock in milliseconds.  Returns how many jobs ran, and what was observed.
        """

    def fire_timer(self, number: int, clock: float) -> Sequence[Observation | HostRequest]:
        """Call the function of timer `number`; what it throws is seen as an exception that nobody can catch."""


class RealmStopped(Exception):
    """A limit ended the realm; `thrown.limit` says which, `observations` what had been seen by then."""

    def __init__(self, thrown: Thrown, observations: Sequence[Observation | HostRequest] = ()) -> None:
        super().__init__(thrown.message)
        self.thrown = thrown
        self.observations = observations


UNREADABLE = Thrown("Error", "modviz could not read what the JavaScript engine said, and stopped it.")
"""Why a realm is stopped that says what no realm says."""


class Host(Protocol):
    """The host hooks: what the operations of ECMA-262 ask of the host."""

    def load_imported_module(
        self, referrer: str | None, requested: RequestedModule, finish: Callable[[str | GuestError], None]
    ) -> None:
        """HostLoadImportedModule: find the module that `referrer` (None: a script) asks for, now or later.

        `finish` must be called once, with the name of the loaded module or with the error.

        Source: https://tc39.es/ecma262/#sec-HostLoadImportedModule
        """

    def fetch(self, request: FetchSeen, answer: Callable[[FetchAnswer], None]) -> None:
        """Fetch what code asked for; `answer` gets what came of it later."""

    def answer_question(self, question: Question) -> str | GuestError:
        """What code asks that ECMA-262 does not know of, such as `require`: the answer, or the error to throw."""

    def jobs_of_import(self, module: Module) -> int:
        """How many jobs of its own this host has between an `import()` of `module` and its linking."""

    def link_error(self, root: Module, error: GuestError) -> GuestError:
        """The `error` of linking the graph of `root`, in the words of this host."""

    def note(self, observation: HostObservation) -> None:
        """Make events of what was seen that only this host has; raises `RealmStopped` if it has no such thing."""

    def report_exception(self, exception: ExceptionSeen) -> None:
        """A task or a callback of the realm's own threw, and nobody is left to catch that.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#report-an-exception
        """

    def report_rejection(self, rejection: RejectionSeen) -> None:
        """Some promise was rejected, and when all jobs were done nobody had handled that.

        Source: https://tc39.es/ecma262/#sec-host-promise-rejection-tracker
        """
