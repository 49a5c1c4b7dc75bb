"""The places of a lesson, each a form of words and how to find it in a record.

Those of `lessons/README.md`, in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from modviz.lesson.errors import did_you_mean
from modviz.lesson.phrases.phrase import Phrasebook, PhraseError, Slots
from modviz.lesson.phrases.run_record import RunRecord
from modviz.record.events import (
    EVENT_TYPES,
    AssignmentRefused,
    AsyncDependencyNoted,
    AsyncModuleRejected,
    AwaitReached,
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    BodyResumed,
    ClockAdvanced,
    CommonJSEnded,
    CommonJSStarted,
    CommonJSThrew,
    ComponentClosed,
    ConsolePrinted,
    CycleFound,
    DeadZoneRead,
    EnvironmentCreated,
    Event,
    ExecutionFinished,
    ExecutionStarted,
    ExecutionThrew,
    FetchFailed,
    FetchFinished,
    FetchStarted,
    ImportBound,
    ImportCalled,
    ImportFulfilled,
    ImportRejected,
    JobStarted,
    LinkFailed,
    LoadFailed,
    ModuleMapHit,
    ModuleParsed,
    ModuleRequested,
    NamespaceCreated,
    ObjectChanged,
    ParseFailed,
    PhaseStarted,
    RequireCacheHit,
    RequireResolved,
    ResourceArrived,
    ResourceRequested,
    RunFinished,
    ScriptElementDone,
    ScriptFetched,
    ScriptFetchFailed,
    ScriptFetchStarted,
    ScriptParseFailed,
    ScriptStarted,
    StatementReached,
    SyntheticModuleEvaluated,
    TimerFired,
    TimerSet,
)
from modviz.record.world import PHASES

STATUSES = ("new", "unlinked", "linking", "linked", "evaluating", "evaluating-async", "evaluated")
"""What a module can become, in the specification's words."""

Find = Callable[[RunRecord, Slots], Iterable[int]]
"""Finds the positions of a place: after so many events it has just happened."""


@dataclass(frozen=True)
class PlaceForm:
    """One way to name a place, and what finds it."""

    form: str
    find: Find
    also: tuple[str, ...] = ()


def _when(is_it: Callable[[RunRecord, Slots, Event], bool]) -> Find:
    """The positions after the events for which `is_it` holds."""

    def find(record: RunRecord, slots: Slots) -> Iterable[int]:
        return (position for position, event in enumerate(record.events, 1) if is_it(record, slots, event))

    return find


def _module_event(*kinds: type[Event]) -> Find:
    """The events of these kinds about the module of the phrase."""

    def find(record: RunRecord, slots: Slots) -> Iterable[int]:
        module = record.module(slots["module"])
        return (
            position
            for position, event in enumerate(record.events, 1)
            if isinstance(event, kinds) and event.module_name == module
        )

    return find


def _box_event(*kinds: type[Event]) -> Find:
    """The events of these kinds about the box of the phrase, or about the one that an import of that name points to."""

    def find(record: RunRecord, slots: Slots) -> Iterable[int]:
        box = ("box", *record.box(slots["module"], slots["name"]))
        return (
            position
            for position, event in enumerate(record.events, 1)
            if isinstance(event, kinds) and box in event.subjects
        )

    return find


def _any(*kinds: type[Event]) -> Find:
    return _when(lambda _, __, event: isinstance(event, kinds))


def _start(_: RunRecord, __: Slots) -> Iterable[int]:
    return (0,)


def _end(record: RunRecord, _: Slots) -> Iterable[int]:
    return (len(record.events),)


def _phase(record: RunRecord, slots: Slots) -> Iterable[int]:
    if slots["word"] not in PHASES:
        raise PhraseError(f"there is no phase {slots['word']!r}{did_you_mean(slots['word'], PHASES)}")
    return _when(lambda _, __, event: isinstance(event, PhaseStarted) and event.phase == slots["word"])(record, slots)


def _becomes(record: RunRecord, slots: Slots) -> Iterable[int]:
    module, status = record.module(slots["module"]), slots["status"]
    if status not in STATUSES:
        raise PhraseError(f"no module is ever {status!r}{did_you_mean(status, STATUSES)}")
    return (position for position, name, became in record.status_changes if (name, became) == (module, status))


def _import_bound(record: RunRecord, slots: Slots) -> Iterable[int]:
    module, name = record.module(slots["module"]), slots["name"]
    record.binding(module, name)
    return _when(
        lambda _, __, event: isinstance(event, ImportBound) and (event.module, event.local_name) == (module, name)
    )(record, slots)


def _read_too_early(record: RunRecord, slots: Slots) -> Iterable[int]:
    """Whoever reads it: by its own name in the module that owns it, or by that of an import."""
    module, binding = record.module(slots["module"]), record.binding(slots["module"], slots["name"])
    asked = ("box", module, binding.name)
    return _when(lambda _, __, event: isinstance(event, DeadZoneRead) and asked in event.subjects)(record, slots)


def _assignment(record: RunRecord, slots: Slots) -> Iterable[int]:
    module = record.module(slots["module"])
    name = record.binding(module, slots["name"]).name
    return _when(
        lambda _, __, event: isinstance(event, AssignmentRefused) and (event.module, event.name) == (module, name)
    )(record, slots)


def _starts(record: RunRecord, slots: Slots) -> Iterable[int]:
    module = record.module(slots["module"])
    return _when(
        lambda _, __, event: (
            (isinstance(event, (ExecutionStarted, CommonJSStarted)) and event.module == module)
            or (isinstance(event, ScriptStarted) and event.script == module)
        )
    )(record, slots)


def _finishes(record: RunRecord, slots: Slots) -> Iterable[int]:
    """Its body does; an element has its turn for that of a classic script."""
    module = record.module(slots["module"])
    elements = record.end.scripts
    return _when(
        lambda _, __, event: (
            (isinstance(event, (ExecutionFinished, CommonJSEnded)) and event.module == module)
            or (
                isinstance(event, ScriptElementDone)
                and event.name == module
                and elements[event.element].kind == "classic"
            )
        )
    )(record, slots)


def _requires(record: RunRecord, slots: Slots) -> Iterable[int]:
    module, other = record.module(slots["module"]), record.module(slots["other"])
    return _when(
        lambda _, __, event: isinstance(event, RequireResolved) and event.module == module and event.target == other
    )(record, slots)


def _half_filled(record: RunRecord, slots: Slots) -> Iterable[int]:
    other = record.module(slots["other"])
    return _when(
        lambda _, __, event: isinstance(event, RequireCacheHit) and event.target == other and not event.is_loaded
    )(record, slots)


def _throws(record: RunRecord, slots: Slots) -> Iterable[int]:
    module = record.module(slots["module"])
    return _when(
        lambda _, __, event: (
            (isinstance(event, (ExecutionThrew, CommonJSThrew)) and event.module == module)
            or (isinstance(event, AsyncModuleRejected) and event.module == module and event.caused_by is None)
        )
    )(record, slots)


def _line_runs(record: RunRecord, slots: Slots) -> Iterable[int]:
    module, line = record.module(slots["module"]), int(slots["line"])
    return _when(
        lambda _, __, event: isinstance(event, StatementReached) and (event.module, event.line) == (module, line)
    )(record, slots)


def _console_line(record: RunRecord, slots: Slots) -> Iterable[int]:
    number = int(float(slots["number"]))
    printed = list(_any(ConsolePrinted)(record, slots))
    if number < 1:
        raise PhraseError("console lines are counted from 1")
    return printed[number - 1 : number]


def _prints(record: RunRecord, slots: Slots) -> Iterable[int]:
    return _when(lambda _, __, event: isinstance(event, ConsolePrinted) and event.text == slots["text"])(record, slots)


def _cycle_closes(record: RunRecord, slots: Slots) -> Iterable[int]:
    """A component of several modules, or of one that imports itself."""
    on_themselves: set[str] = set()
    for position, event in enumerate(record.events, 1):
        if isinstance(event, CycleFound) and event.module == event.required:
            on_themselves.add(event.module)
        if isinstance(event, ComponentClosed) and (len(event.modules) > 1 or event.module in on_themselves):
            yield position


def _run_fails(record: RunRecord, slots: Slots) -> Iterable[int]:
    return _when(
        lambda _, __, event: isinstance(event, RunFinished) and event.outcome.status in ("rejected", "stopped")
    )(record, slots)


def _asks_for(record: RunRecord, slots: Slots) -> Iterable[int]:
    module, other = record.module(slots["module"]), record.module(slots["other"])
    # A module asks for a name; which of its types is meant, JSON or JavaScript, is told by the attributes.
    names = (other, other.partition(" (")[0])
    return _when(
        lambda _, __, event: isinstance(event, ModuleRequested) and event.module == module and event.requested in names
    )(record, slots)


def _waits_for(record: RunRecord, slots: Slots) -> Iterable[int]:
    pair = record.module(slots["module"]), record.module(slots["other"])
    return _when(
        lambda _, __, event: isinstance(event, AsyncDependencyNoted) and (event.module, event.required) == pair
    )(record, slots)


def _imports(record: RunRecord, slots: Slots) -> Iterable[int]:
    module, wanted = record.module(slots["module"]), record.imported(slots["other"])
    return _when(
        lambda _, __, event: (
            isinstance(event, ImportCalled)
            and event.module == module
            and record.import_calls[event.number][1] == wanted
        )
    )(record, slots)


def _import_ends(kind: type[ImportFulfilled] | type[ImportRejected]) -> Find:
    def find(record: RunRecord, slots: Slots) -> Iterable[int]:
        wanted = record.imported(slots["module"])
        return _when(lambda _, __, event: isinstance(event, kind) and record.import_calls[event.number][1] == wanted)(
            record, slots
        )

    return find


def _resource(kind: type[ResourceRequested] | type[ResourceArrived]) -> Find:
    def find(record: RunRecord, slots: Slots) -> Iterable[int]:
        name = slots["module"]
        return _when(
            lambda _, __, event: (
                isinstance(event, kind)
                and (event.url == name or event.url.endswith(f"/{name.removeprefix('./').removeprefix('/')}"))
            )
        )(record, slots)

    return find


def _clock(record: RunRecord, slots: Slots) -> Iterable[int]:
    time = float(slots["number"])
    return _when(lambda _, __, event: isinstance(event, ClockAdvanced) and event.old < time <= event.new)(record, slots)


def _event(record: RunRecord, slots: Slots) -> Iterable[int]:
    names = tuple(kind.__name__ for kind in EVENT_TYPES)
    name = slots["word"]
    if name not in names:
        raise PhraseError(f"there is no event {name!r}{did_you_mean(name, names)}")
    module = record.module(slots["module"]) if "module" in slots else None
    return _when(
        lambda _, __, event: (
            type(event).__name__ == name
            and (module is None or module == event.module_name or module in getattr(event, "modules", ()))
        )
    )(record, slots)


PLACES: Phrasebook[PlaceForm] = Phrasebook(
    "place",
    (
        PlaceForm("the start", _start),
        PlaceForm("the end", _end),
        PlaceForm("phase {word}", _phase, ("phase {word} starts", "phase {word} begins")),
        PlaceForm("{module} asks for {other}", _asks_for),
        PlaceForm("{module} is requested", _module_event(FetchStarted, ScriptFetchStarted), ("{module} is asked for",)),
        PlaceForm("{module} is found in the module map", _module_event(ModuleMapHit)),
        PlaceForm("{module} is fetched", _module_event(FetchFinished, ScriptFetched), ("{module} arrives",)),
        PlaceForm("{module} fails to load", _module_event(FetchFailed, ScriptFetchFailed)),
        PlaceForm("{module} is parsed", _module_event(ModuleParsed)),
        PlaceForm("{module} fails to parse", _module_event(ParseFailed, ScriptParseFailed)),
        PlaceForm("{module} becomes {status}", _becomes, ("{module} is {status:known}",)),
        PlaceForm("the environment of {module} is created", _module_event(EnvironmentCreated)),
        PlaceForm("the namespace of {module} is created", _module_event(NamespaceCreated)),
        PlaceForm("{name} in {module} is created", _box_event(BindingCreated)),
        PlaceForm(
            "{name} in {module} is initialized",
            _box_event(BindingInitialized),
            ("{name} in {module} is initialised", "{name} in {module} gets its value"),
        ),
        PlaceForm(
            "{name} in {module} is written",
            _box_event(BindingWritten, SyntheticModuleEvaluated),
            ("{name} in {module} changes", "{name} in {module} is changed"),
        ),
        PlaceForm("the import of {name} in {module} is bound", _import_bound),
        PlaceForm("{name} in {module} is read too early", _read_too_early),
        PlaceForm("{name} in {module} may not be assigned", _assignment),
        PlaceForm("the object in {name} in {module} changes", _box_event(ObjectChanged)),
        PlaceForm("{module} starts", _starts, ("{module} runs", "{module} starts to run", "{module} is started")),
        PlaceForm(
            "{module} finishes",
            _finishes,
            ("{module} is finished", "{module} ends", "{module} has run"),
        ),
        PlaceForm("{module} throws", _throws, ("{module} fails",)),
        PlaceForm("{module} waits for {other}", _waits_for),
        PlaceForm("{module} waits", _module_event(AwaitReached)),
        PlaceForm("{module} resumes", _module_event(BodyResumed), ("{module} continues", "{module} goes on")),
        PlaceForm(
            "{module}:{line} runs",
            _line_runs,
            ("{module}:{line}", "line {line} of {module} runs", "{module} line {line} runs"),
        ),
        PlaceForm(
            "console line {number}", _console_line, ("console line {number} is printed", "line {number} of the console")
        ),
        PlaceForm("a console line", _any(ConsolePrinted), ("a line is printed",)),
        PlaceForm("the console prints {text}", _prints),
        PlaceForm("a cycle is found", _any(CycleFound)),
        PlaceForm("the cycle closes", _cycle_closes, ("the cycle is closed",)),
        PlaceForm("loading fails", _any(LoadFailed)),
        PlaceForm("linking fails", _any(LinkFailed)),
        PlaceForm("the run fails", _run_fails),
        PlaceForm("{module} imports {other}", _imports),
        PlaceForm("{module} requires {other}", _requires),
        PlaceForm("{other} is found half filled", _half_filled),
        PlaceForm("the import of {module} is fulfilled", _import_ends(ImportFulfilled)),
        PlaceForm("the import of {module} is rejected", _import_ends(ImportRejected)),
        PlaceForm("code fetches {module}", _resource(ResourceRequested)),
        PlaceForm("the answer for {module} arrives", _resource(ResourceArrived)),
        PlaceForm("a timer is set", _any(TimerSet)),
        PlaceForm("a timer fires", _any(TimerFired)),
        PlaceForm("the clock reaches {number}", _clock, ("the clock is {number}",)),
        PlaceForm("a job starts", _any(JobStarted)),
        PlaceForm("event {word} in {module}", _event),
        PlaceForm("event {word}", _event),
    ),
)
"""Every form of a place."""
