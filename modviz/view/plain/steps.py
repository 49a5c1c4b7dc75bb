"""The steps of a run as plain text: sentences, indented as deep as the walk is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeGuard

from modviz.record.events import (
    AlreadyDone,
    AncestorIndexLowered,
    ComponentClosed,
    ConsolePrinted,
    CycleFound,
    EnvironmentCreated,
    ErrorUncaught,
    EvaluationErrorCached,
    Event,
    ExecutionStarted,
    FunctionEntered,
    LinkUndone,
    PhaseStarted,
    StatementReached,
    WalkEntered,
)
from modviz.record.sources import source_lines
from modviz.record.trace import Trace
from modviz.record.world import World
from modviz.view.attention import part_of_line
from modviz.view.cause import cause
from modviz.view.plain.title import title
from modviz.view.text import ELLIPSIS, clean
from modviz.view.walk_state import is_done

_PHASE_TITLES = {
    "construct": "Phase 1: construction",
    "instantiate": "Phase 2: instantiation",
    "evaluate": "Phase 3: evaluation",
}
_DEEPEST_INDENT = 8
_CLOCK = "the virtual clock"
_LONGEST_STATEMENT = 120


def text_steps(trace: Trace) -> Iterator[str]:
    """The beats, phase by phase, each under the number that the screen's timeline has for it.

    What is so for all events of a kind is told with the first of them in a phase, and so is the clause; the time is
    told when it has changed.

    Parameters
    ----------
    trace
        The run.
    """
    timeline = trace.timeline()
    digits = len(str(len(trace.events)))
    reasons: set[str] = set()
    walks: defaultdict[str, list[str]] = defaultdict(list)
    named: set[str] = set()
    told: set[type[Event]] = set()
    clock = 0.0
    yield "The steps have the numbers of the timeline on the screen. Small ones in between are left out."
    for position, event in enumerate(trace.events, 1):
        world = timeline.seek(position)
        depth = _follow(walks[event.realm], world, event)
        if isinstance(event, PhaseStarted):
            yield from title(_PHASE_TITLES[event.phase])
            named.clear()
            told.clear()
        if not event.is_beat:
            continue
        # A clause is named where it begins to matter: repeated on every line, nobody could listen to it.
        clause = event.clause.name
        naming = "" if clause in named else f" [{clause}]"
        named.add(clause)
        indent = "  " * min(depth, _DEEPEST_INDENT)
        sentence = _sentence(world, event)
        rule = clean(event.rule)
        if rule and rule in sentence:
            sentence = sentence.replace(rule, "", 1).rstrip() if type(event) in told else sentence
            told.add(type(event))
        if world.shared.clock != clock:
            clock = world.shared.clock
            if _CLOCK not in sentence:
                yield f"{' ' * digits}  It is {clock:g} ms on {_CLOCK}."
        yield f"{position:>{digits}}. {indent}{sentence}{naming}"
        inside = " " * (digits + 6) + indent
        if _is_printed(event):
            yield from (f"{inside}{clean(text)}" for text in event.text.split("\n"))
        reason = cause(event, world)
        if reason and reason not in reasons:
            reasons.add(reason)
            yield f"{inside}Why: {clean(reason)}"


def _follow(walk: list[str], world: World, event: Event) -> int:
    """Keep `walk`, the modules the walk is inside of, in step with `event`; returns how deep the event is."""
    match event:
        case PhaseStarted() | LinkUndone() | EvaluationErrorCached():
            walk.clear()
        case WalkEntered():
            while walk and is_done(world.modules[walk[-1]]):
                walk.pop()
            walk.append(event.module)
            return len(walk) - 1
        case AlreadyDone() | CycleFound() | AncestorIndexLowered() | EnvironmentCreated() | ExecutionStarted():
            while walk and walk[-1] != event.module:
                walk.pop()
        case ComponentClosed():
            while walk and walk.pop() != event.module:
                pass
    return len(walk)


def _sentence(world: World, event: Event) -> str:
    if isinstance(event, StatementReached):
        module = world.modules.get(event.module)
        # A body that is not running has been left, or not been entered: what runs of it is a function that was called.
        called = ", in a function" if module is not None and module.body != "running" else ""
        call = ""
        if isinstance(event, FunctionEntered):
            call, called = f"{clean(event.call_words)} ", ""
        return f"{call}{clean(event.module)} line {event.line}{called}: {_statement(world, event)}"
    if _is_printed(event):
        place = f" at line {event.line}" if event.line is not None else ""
        return f"{clean(event.module or 'The program')} prints{_level(event.level)}{place}:"
    if isinstance(event, PhaseStarted):
        # The title above has said which phase it is.
        sentence = event.narration.partition(": ")[2]
        return sentence[:1].upper() + sentence[1:]
    return clean(event.telling(world))


def _statement(world: World, event: StatementReached) -> str:
    """The first line of the statement that is about to run."""
    entry = world.module_map.get(world.modules[event.module].url) if event.module in world.modules else None
    if entry is None or entry.source_text is None:
        return "a statement is about to run"
    lines = source_lines(entry.source_text)
    place = event.place
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    text = line[part_of_line(place, place.line)]
    is_whole = len(text) <= _LONGEST_STATEMENT and place.end_line == place.line
    return clean(text) if is_whole else f"{clean(text[:_LONGEST_STATEMENT].rstrip())} {ELLIPSIS}"


def _is_printed(event: Event) -> TypeGuard[ConsolePrinted]:
    """Whether the program itself printed, by a call."""
    return isinstance(event, ConsolePrinted) and not isinstance(event, ErrorUncaught)


def _level(level: str) -> str:
    return "" if level == "log" else f" ({clean(level)})"
