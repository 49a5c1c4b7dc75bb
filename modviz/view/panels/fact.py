"""The fact of a step in one line: what changed, from what to what; at the start, how the run will end."""

from __future__ import annotations

from rich.cells import cell_len

from modviz.record.events import (
    AssignmentRefused,
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    CommonJSStarted,
    CommonJSThrew,
    ConsolePrinted,
    CycleFound,
    DeadZoneRead,
    Event,
    ExecutionStarted,
    ExecutionThrew,
    FetchFinished,
    FetchStarted,
    FileRead,
    ImportBound,
    ModuleParsed,
    ModuleRequested,
    ObjectChanged,
    PhaseStarted,
    RunFinished,
    ScriptPrepared,
    StatementReached,
    WalkEntered,
)
from modviz.record.events.base import listed
from modviz.record.sources import source_line
from modviz.record.timeline import Timeline
from modviz.record.values import Value
from modviz.record.world import World
from modviz.view.contents import EMPTY, contents, shown_name
from modviz.view.line import finish, line_width
from modviz.view.moment import Line, Moment, Span
from modviz.view.panels.second_source import declared_at
from modviz.view.panels.source_note import stopped_words
from modviz.view.prepared import once_per_realm
from modviz.view.status import PHASE_NAMES
from modviz.view.text import clean, file_name

_VALUE_ROOM = 30
_BEFORE = {"linking": "unlinked", "evaluating": "linked"}


def fact_line(moment: Moment, width: int, tells_end: bool = True) -> Line:
    """What this step did, with the mark that stands where it shows; what is most important stands first.

    Parameters
    ----------
    moment
        The run at one position.
    width
        The room there is.
    tells_end
        Whether the start may tell how the run ends.
    """
    if moment.event is None:
        return finish(moment, _end_words(moment.timeline) if tells_end else (), width)
    if moment.is_veiled:
        # The fact of the step before a question may be its answer.
        return ()
    if isinstance(moment.event, DeadZoneRead):
        return finish(moment, _dead_read(moment.event, moment.world, width), width)
    return finish(moment, _fact(moment.event, moment.world), width)


def _dead_read(event: DeadZoneRead, world: World, width: int) -> Line:
    """Whose box is empty, and where it gets its value; folders are left out before the state of the box is cut."""
    owner, name = event.target_module or event.module, event.target_binding or event.name
    line = declared_at(world, owner, name)
    for module in (clean(owner), file_name(owner)):
        fact = (Span(f"✗ {shown_name(name)} of {module} is ", "dead"), *_as_dead(), Span("  ", ""))
        room = width - line_width(fact)
        wheres = (
            f"its first value comes later, at {module}:{line}",
            f"its value comes at {module}:{line}",
            f"until line {line}",
        )
        where = next((each for each in wheres if line and cell_len(each) <= room), "")
        if where:
            return (*fact, Span(where, "dim"))
    return fact


def _fact(event: Event, world: World) -> Line:
    match event:
        case BindingInitialized():
            return _changed(event.module, event.name, None, event.value)
        case BindingWritten():
            seen = f"   {listed([clean(name) for name in event.readers], 3)} see it at once" if event.readers else ""
            return (*_changed(event.module, event.name, event.old, event.new), Span(seen, "dim"))
        case ObjectChanged():
            words = _of(event.name, event.module)
            return (Span(f"✱ {words}: the same object, now ", "changed"), *contents(event.new, _VALUE_ROOM))
        case BindingCreated():
            return (Span(f"✱ {_of(event.name, event.module)}: a new box, ", "changed"), *EMPTY)
        case ImportBound():
            there = event.target_binding
            words = "the namespace" if there is None else shown_name(there)
            arrow = f"{clean(event.module)} {shown_name(event.local_name)} ━▶ {words} of {clean(event.target_module)}"
            return (Span(f"✱ {arrow}", "changed"),)
        case AssignmentRefused():
            return (Span(f"✗ {_of(event.name, event.module)} is read-only", "dead"), Span("   an import", "dim"))
        case ConsolePrinted():
            first = clean(event.text.split("\n", 1)[0])
            return (Span(f"{event.own_sign[0]} {clean(event.level)}  ", event.own_sign[1]), Span(first, "guest"))
        case ExecutionThrew() | CommonJSThrew():
            where = f"   {clean(event.error.place)}" if event.error.place else ""
            return (Span(f"✗ {clean(event.module)} throws {clean(event.error.name)}", "dead"), Span(where, "dim"))
        case RunFinished():
            return _outcome(world)
        case CycleFound():
            circle = " → ".join(map(clean, (*event.path, event.required)))
            return (Span(f"↺ a cycle: {circle}", "cycle"),)
        case WalkEntered():
            before = _BEFORE.get(event.status, "")
            return (Span(f"▸ {clean(event.module)}: {before} → {event.status}", "status-evaluating"),)
        case ExecutionStarted() | CommonJSStarted():
            return (Span(f"▸ {clean(event.module)} runs", "status-evaluating"),)
        case StatementReached():
            text = clean(source_line(world, event.module, event.line).strip())
            return (Span(f"▸ {clean(event.module)}:{event.line}  ", "current"), Span(text, "guest"))
        case ModuleRequested():
            return (Span(f"▸ {clean(event.module)} asks for {clean(event.requested)}", "status-fetching"),)
        case FetchStarted():
            return (Span(f"✱ {clean(event.module)}: on its way", "changed"),)
        case FetchFinished() | FileRead():
            return (Span(f"✱ {clean(event.module)}: its text is here", "changed"),)
        case ModuleParsed():
            return (Span(f"✱ {clean(event.module)}: a module record", "changed"),)
        case ScriptPrepared():
            return (Span(f"✱ {clean(event.name)}: a script element", "changed"),)
        case PhaseStarted():
            return (Span(f"┃ phase {PHASE_NAMES[event.phase]}", "phase"),)
    glyph, style = event.own_sign
    about = event.module_name
    return (Span(f"{glyph} {clean(about)}" if about is not None else glyph, style),)


def _of(name: str, module: str) -> str:
    return f"{shown_name(name)} of {clean(module)}"


def _changed(module: str, name: str, old: Value | None, new: Value) -> Line:
    before = ((Span("empty"),), contents(old, _VALUE_ROOM))[old is not None]
    arrow = Span(" → ", "changed")
    return (Span(f"✱ {_of(name, module)}: ", "changed"), *before, arrow, *contents(new, _VALUE_ROOM))


def _as_dead() -> Line:
    return tuple(Span(span.text, "dead") for span in EMPTY)


def _outcome(world: World) -> Line:
    """How the run ended, and for how many modules."""
    outcome = world.shared.outcome
    printed = len(world.shared.console)
    prints = f"{printed:,} line{'s' * (printed != 1)} printed" if printed else "nothing was printed"
    if outcome is None or outcome.status == "fulfilled":
        return (Span("✓ the run is over", "right"), Span(f"   {prints}", "dim"))
    if outcome.error is None:
        return (Span(f"■ the run is {outcome.status}", "status-evaluating"), Span(f"   {prints}", "dim"))
    if outcome.status == "stopped":
        return (Span(f"■ {stopped_words(outcome.error)}", "own"), Span(f"   {prints}", "dim"))
    threw = sum(module.body == "threw" for module in world.modules.values())
    failed = sum(module.evaluation_error is not None and module.body != "threw" for module in world.modules.values())
    ran = sum(module.body == "finished" for module in world.modules.values())
    words = f"✗ {threw} module{'s' * (threw != 1)} threw" if threw else f"✗ {clean(outcome.error.name)}"
    more = f", {failed} failed too" if failed else ""
    end = f"{ran} ran to {'its' if ran == 1 else 'their'} end" if ran else "no module ran to its end"
    return (Span(words + more, "dead"), Span(f"   {end}; {prints}", "dim"))


def _end_words(timeline: Timeline) -> Line:
    """What comes: where it fails, and the key that goes there."""
    last = timeline.events[-1] if len(timeline) else None
    if not isinstance(last, RunFinished):
        return ()
    outcome, count = last.outcome, len(timeline)
    printed = len(timeline.landmarks("console"))
    if outcome.status == "fulfilled":
        prints = f", prints {printed:,} line{'s' * (printed != 1)}" if printed else ""
        return (Span(f"✓ runs to its end in {count:,} steps{prints}", "right"),)
    if outcome.error is None:
        return (Span(f"■ does not come to its end: {outcome.status} after {count:,} steps", "status-evaluating"),)
    step = failing_step(timeline)
    where = clean(outcome.error.place or "").rpartition(":")[0] or clean(outcome.error.place or "")
    key = "e goes there" if timeline.landmarks("error")[:1] == [step] else "End says why"
    if outcome.status == "stopped":
        return (Span(f"■ modviz ends at step {step:,} of {count:,}", "own"), Span(f"   {where}   {key}", "dim"))
    return (
        Span(f"✗ fails at step {step:,} of {count:,}", "dead"),
        Span(f"   {where}   " if where else "   "),
        Span(key, "key"),
    )


@once_per_realm
def failing_step(timeline: Timeline) -> int:
    """The position at which the error that ended the run first shows; the end where it shows nowhere before."""
    last = timeline.events[-1]
    error = last.outcome.error if isinstance(last, RunFinished) else None
    found = len(timeline)
    if error is not None:
        for position in reversed(timeline.landmarks("error")):
            place = timeline.events[position - 1].place
            if place is not None and (place.module, place.line) == (error.module, error.line):
                found = position
    return found
