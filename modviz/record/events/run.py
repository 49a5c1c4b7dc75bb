"""The events that frame a run: its start, its phases, its end, and the limits it met."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import LACK_SIGN, Event, Subject, known_place
from modviz.record.words import Phase
from modviz.record.world import GuestError, Outcome, Place, Realm, UncaughtError, World

_PHASE_SENTENCES = {
    "construct": ("Phase 1, construction: find every file, fetch it, and parse it into a module record. No code runs."),
    "instantiate": (
        "Phase 2, instantiation: make a box in memory for every name, and point each import at the box of its"
        " export. Still no code runs."
    ),
    "evaluate": (
        "Phase 3, evaluation: run each module's code once, the modules it depends on first, and fill the boxes."
    ),
}

_PHASE_CLAUSES = {
    "construct": citation.LOAD_REQUESTED_MODULES,
    "instantiate": citation.LINK,
    "evaluate": citation.EVALUATE,
}

_ENDS = {
    "resolve": citation.LOAD_REQUESTED_MODULES,
    "fetch": citation.LOAD_REQUESTED_MODULES,
    "parse": citation.LOAD_REQUESTED_MODULES,
    "link": citation.LINK,
}


class RunStarted(Event, frozen=True):
    """A run starts at its entry, in a host: `host` is its name, and `host_words` say how a program runs in it."""

    cites: ClassVar[Clause] = citation.FETCH_MODULE_SCRIPT_GRAPH
    sign = ("▸", "phase")
    front = ("graph", "module_map")
    entry: str
    goal: str
    host: str = "page"
    host_words: str = "as a page"

    def apply(self, world: World) -> None:
        world.shared.realms[world.realm] = Realm(world.realm, "window")
        world.shared.entry = self.entry
        world.shared.goal = self.goal
        world.shared.host = self.host
        world.shared.host_words = self.host_words

    @property
    def clause(self) -> Clause:
        return self.cites if self.goal == "module" else citation.FETCH_CLASSIC_SCRIPT

    @property
    def narration(self) -> str:
        if self.host == "node" or self.goal == "page":
            return f"We start at {self.entry} and run it {self.host_words}. Nothing is loaded yet."
        kind = "a module" if self.goal == "module" else "a classic script"
        return f"We start at {self.entry}, which is {kind}, and run it {self.host_words}. Nothing is loaded yet."

    @property
    def module_name(self) -> str | None:
        return self.entry


class RealmStarted(Event, frozen=True):
    """Another realm starts, in an agent of its own."""

    cites: ClassVar[Clause] = citation.RUN_A_WORKER
    sign = ("▸", "phase")
    front = ("graph", "module_map")
    kind: str
    parent: str

    def apply(self, world: World) -> None:
        world.shared.realms[world.realm] = Realm(world.realm, self.kind, self.parent)

    @property
    def narration(self) -> str:
        return (
            f"{self.parent} starts {self.realm}, a {self.kind} with a realm of its own: its own global object, its own"
            " module map, and its own copy of every module that it imports."
        )


class PhaseStarted(Event, frozen=True):
    """One of the three phases starts.

    It shows in no panel of its own: those that matter in the phase are in front.
    """

    cites: ClassVar[Clause] = citation.LOAD_REQUESTED_MODULES
    sign = ("┃", "phase")
    front = ()
    landmarks = ("phase",)
    phase: Phase

    def apply(self, world: World) -> None:
        world.phase = self.phase

    @property
    def clause(self) -> Clause:
        return _PHASE_CLAUSES[self.phase]

    @property
    def narration(self) -> str:
        return _PHASE_SENTENCES[self.phase]


class ScriptStarted(Event, frozen=True):
    """A classic script starts to run in the global scope."""

    cites: ClassVar[Clause] = citation.SCRIPT_EVALUATION
    sign = ("▸", "module")
    front = ("source",)
    script: str

    @property
    def narration(self) -> str:
        return (
            f"{self.script} runs as a classic script: its top-level names go to the one global scope that all"
            " scripts share."
        )

    @property
    def module_name(self) -> str | None:
        return self.script


class ExceptionReported(Event, frozen=True):
    """The entry has failed, and nobody is there to catch its error."""

    cites: ClassVar[Clause] = citation.REPORT_AN_EXCEPTION
    sign = ("✗", "error")
    front = ("source", "console")
    beat: ClassVar[bool] = False
    error: GuestError

    def apply(self, world: World) -> None:
        world.shared.errors.append(UncaughtError.of(self.error, "error", world.realm))

    @property
    def narration(self) -> str:
        return "Nobody catches the error of the entry. What the program has started goes on."

    @property
    def module_name(self) -> str | None:
        return self.error.module

    @property
    def place(self) -> Place | None:
        return error_place(self.error)


class LimitReached(Event, frozen=True):
    """A limit of time, memory or size ended the run."""

    cites: ClassVar[Clause] = citation.EXECUTE_MODULE
    sign = ("✗", "error")
    front = ("source", "console")
    landmarks = ("error",)
    error: GuestError

    def apply(self, world: World) -> None:
        world.error = self.error

    @property
    def narration(self) -> str:
        return f"modviz stopped the run. {self.error.message}"

    @property
    def module_name(self) -> str | None:
        return self.error.module

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("outcome",),)


class RecordCut(Event, frozen=True):
    """The record is full: from here on the run went on without being recorded."""

    cites: ClassVar[Clause] = citation.EXECUTE_MODULE
    sign = ("✂", "error")
    front = ("console",)
    limit: int

    def apply(self, world: World) -> None:
        world.shared.record_cut = True

    @property
    def narration(self) -> str:
        return (
            f"The record holds {self.limit:,} steps and is full. The program ran on from here unseen; only its"
            " console lines and its end were still noted."
        )


class RunFinished(Event, frozen=True):
    """The run is over."""

    cites: ClassVar[Clause] = citation.EVALUATE
    sign = ("■", "phase")
    front = ("source", "console", "graph", "jobs")
    landmarks = ("phase",)
    outcome: Outcome

    @property
    def clause(self) -> Clause:
        phase = self.outcome.error.phase if self.outcome.error else "evaluate"
        return _ENDS.get(phase, self.cites)

    @property
    def own_sign(self) -> tuple[str, str]:
        if self.outcome.error is not None and self.outcome.error.is_lack:
            return LACK_SIGN
        return self.sign if self.outcome.status == "fulfilled" else ("✗", "error")

    @property
    def own_front(self) -> tuple[str, ...]:
        if self.outcome.status == "pending":
            return ("graph", "jobs")
        # Where a run failed, the source points at it, and the console says why, and what to do.
        return ("console",) if self.outcome.error is None else ("source", "console")

    def apply(self, world: World) -> None:
        world.shared.outcome = self.outcome

    @property
    def narration(self) -> str:
        error = self.outcome.error
        if self.outcome.status == "pending":
            reasons = " ".join(self.outcome.reasons)
            return f"Nothing is left to do, and the run is pending for ever. {reasons}"
        if error is None:
            return "Done: the entry, and everything that it needs, is evaluated."
        where = f" ({error.place})" if error.place else ""
        if self.outcome.status == "stopped":
            return f"The run was stopped{where}: {error.message}{'' if error.message.endswith('.') else '.'}"
        return f"The run failed{where}: {error.words}"

    @property
    def module_name(self) -> str | None:
        return self.outcome.error.module if self.outcome.error else None

    @property
    def place(self) -> Place | None:
        return error_place(self.outcome.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("outcome",),)


def error_place(error: GuestError | None) -> Place | None:
    """Where `error` points, if it points anywhere."""
    return None if error is None else known_place(error.module, error.line, error.column)
