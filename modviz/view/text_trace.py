"""A whole run as plain text, read from top to bottom: the screen for those who cannot use the screen.

Sentences and indentation only, one fact a line, so that it can be read aloud, searched and piped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from modviz.record.events import (
    AlreadyDone,
    AncestorIndexLowered,
    ComponentClosed,
    ConsolePrinted,
    CycleFound,
    EnvironmentCreated,
    EvaluationErrorCached,
    Event,
    ExecutionStarted,
    LinkUndone,
    PhaseStarted,
    StatementReached,
    WalkEntered,
)
from modviz.record.result import Trace
from modviz.record.world import Binding, ConsoleLine, GuestError, Module, World
from modviz.view.advice import advice
from modviz.view.contents import shown_name
from modviz.view.graph_description import describe
from modviz.view.module_graph import module_graph
from modviz.view.status import MODULE_SIGNS
from modviz.view.syntax import source_lines
from modviz.view.text import ELLIPSIS, clean
from modviz.view.walk_state import is_done

_PHASE_TITLES = {
    "construct": "Phase 1: construction",
    "instantiate": "Phase 2: instantiation",
    "evaluate": "Phase 3: evaluation",
}
_DEEPEST_INDENT = 8
_LONGEST_STATEMENT = 120
_LONGEST_VALUE = 100
_MOST_MODULES_DESCRIBED = 200


def text_trace(trace: Trace, events: bool = True) -> Iterator[str]:
    """The run as lines of text, without line ends, made one after the other.

    Parameters
    ----------
    trace
        The run.
    events
        False to leave the steps out: outcome, console and modules only.
    """
    if events and trace.events:
        yield from _heading(trace)
        yield ""
        yield from _steps(trace)
    yield from _outcome(trace)
    yield from _console(trace.console)
    yield from _modules(trace)


def _heading(trace: Trace) -> Iterator[str]:
    """What is run, and how its modules hang together."""
    graph = module_graph(trace.timeline())
    yield f"The run of {clean(trace.entry)}"
    yield ""
    count = len(graph.nodes)
    yield (
        f"{count:,} module{'s' * (count != 1)}. They import each other like this:"
        if count > 1
        else "One module."
    )
    if graph.entry is not None and count > 1:
        labels = {name: clean(name) for name in graph.nodes}
        sentences = describe(list(graph.nodes), list(graph.edges), graph.entry, labels)
        yield from (f"  {sentence}." for sentence in islice(sentences, _MOST_MODULES_DESCRIBED))
        if len(sentences) > _MOST_MODULES_DESCRIBED:
            yield f"  And {len(sentences) - _MOST_MODULES_DESCRIBED:,} more sentences like these."


def _steps(trace: Trace) -> Iterator[str]:
    """The beats, phase by phase, each under the number that the screen's timeline has for it."""
    timeline = trace.timeline()
    world = timeline.world
    digits = len(str(len(trace.events)))
    walk: list[str] = []
    named: set[str] = set()
    for position, event in enumerate(trace.events, 1):
        timeline.seek(position)
        depth = _follow(walk, world, event)
        if isinstance(event, PhaseStarted):
            yield from _title(_PHASE_TITLES[event.phase])
            named.clear()
        if not event.is_beat:
            continue
        # A clause is named where it begins to matter: repeated on every line, nobody could listen to it.
        clause = event.clause.name
        naming = "" if clause in named else f" [{clause}]"
        named.add(clause)
        indent = "  " * min(depth, _DEEPEST_INDENT)
        yield f"{position:>{digits}}. {indent}{_sentence(world, event)}{naming}"
        if isinstance(event, ConsolePrinted):
            inside = " " * (digits + 6) + indent
            yield from (f"{inside}{clean(text)}" for text in event.text.split("\n"))


def _title(title: str) -> tuple[str, str, str]:
    return "", title, "-" * len(title)


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
        case (
            AlreadyDone() | CycleFound() | AncestorIndexLowered() | EnvironmentCreated() | ExecutionStarted()
        ):
            while walk and walk[-1] != event.module:
                walk.pop()
        case ComponentClosed():
            while walk and walk.pop() != event.module:
                pass
    return len(walk)


def _sentence(world: World, event: Event) -> str:
    if isinstance(event, StatementReached):
        return f"{clean(event.module)} line {event.line}: {_statement(world, event)}"
    if isinstance(event, ConsolePrinted):
        place = f" at line {event.line}" if event.line is not None else ""
        return f"{clean(event.module or 'The program')} prints{_level(event.level)}{place}:"
    if isinstance(event, PhaseStarted):
        # The title above has said which phase it is.
        sentence = event.narration.partition(": ")[2]
        return sentence[:1].upper() + sentence[1:]
    return clean(event.narration)


def _statement(world: World, event: StatementReached) -> str:
    """The first line of the statement that is about to run."""
    entry = world.module_map.get(world.modules[event.module].url) if event.module in world.modules else None
    if entry is None or entry.source_text is None:
        return "a statement is about to run"
    lines = source_lines(entry.source_text)
    line = lines[event.line - 1] if event.line <= len(lines) else ""
    text = line[event.column - 1 : event.column + _LONGEST_STATEMENT].rstrip()
    is_whole = event.column + _LONGEST_STATEMENT >= len(line) and event.end_line == event.line
    return clean(text) if is_whole else f"{clean(text)} {ELLIPSIS}"


def _level(level: str) -> str:
    return "" if level == "log" else f" ({clean(level)})"


def _outcome(trace: Trace) -> Iterator[str]:
    """How the run ended, where, and what to do about it."""
    outcome = trace.outcome
    error = outcome.error
    yield from _title("Outcome")
    match outcome.status:
        case "fulfilled":
            yield f"Fulfilled: {clean(trace.entry)} and all it imports ran to the end."
        case "pending":
            yield "Pending: a top-level await never settled, so the run never ends."
        case "stopped":
            yield "Stopped: a limit ended the run."
        case _:
            yield "Rejected: the run failed."
    for name in outcome.waiting:
        yield f"  {clean(name)} still waits."
    if error is not None:
        yield f"{clean(error.name)}: {clean(error.message)}"
        yield from _where(trace, error)
        yield f"What to do: {advice(error)}"
    if trace.end.record_cut:
        yield "The record is full: the steps above are only the first part of the run."


def _where(trace: Trace, error: GuestError) -> Iterator[str]:
    if not error.place:
        return
    yield f"At {clean(error.place)}"
    source_text = trace.sources.get(error.module or "")
    if source_text is None or error.line is None:
        return
    lines = source_lines(source_text)
    if error.line <= len(lines):
        line = lines[error.line - 1].strip()
        more = f" {ELLIPSIS}" if len(line) > _LONGEST_STATEMENT else ""
        yield f"  {clean(line[:_LONGEST_STATEMENT])}{more}"


def _console(console: Sequence[ConsoleLine]) -> Iterator[str]:
    yield from _title("Console")
    if not console:
        yield "Nothing was printed."
    for call in console:
        first, *others = call.text.split("\n")
        place = (
            f"  ({clean(call.module)} line {call.line})"
            if call.module is not None and call.line is not None
            else ""
        )
        yield f"{clean(call.level)}: {clean(first)}{place}"
        yield from (f"  {clean(other)}" for other in others)


def _modules(trace: Trace) -> Iterator[str]:
    """The modules in the order of parsing, each with its names: boxes with their contents, and pointers."""
    yield from _title("Modules")
    if not trace.modules:
        yield "No module was loaded."
    for module in trace.modules:
        yield f"{clean(module.name)}: {_status(module)}"
        for binding in (module.bindings or {}).values():
            yield f"  {_binding(trace.end, module, binding)}"


def _status(module: Module) -> str:
    words = MODULE_SIGNS[module.status].word
    if module.evaluation_error is not None:
        return f"{words}, with an error: {clean(module.evaluation_error.name)}"
    if module.cycle_root is not None and module.cycle_root != module.name:
        return f"{words}, in a cycle whose root is {clean(module.cycle_root)}"
    return words


def _binding(world: World, module: Module, binding: Binding) -> str:
    name = shown_name(binding.name)
    if binding.target_module is not None:
        owner = clean(binding.target_module)
        if binding.target_binding is None:
            return f"{name} is the namespace object of {owner}"
        box = world.box(module.name, binding.name)
        holds = "which has no box yet" if box is None else _contents(box)
        return f"{name} points at {shown_name(binding.target_binding)} of {owner}: {holds}"
    exported = f", exported as {', '.join(map(clean, binding.export_names))}" if binding.export_names else ""
    return f"{name}: {_contents(binding)}{exported}"


def _contents(box: Binding) -> str:
    value = box.value
    if value is None:
        return "empty (reading it would throw)"
    if value.type in ("undefined", "null"):
        return value.type
    identity = "" if value.identity is None else f" number {value.identity}"
    return f"{clean(value.preview[:_LONGEST_VALUE])} ({value.type}{identity})"
