"""What came of a run as plain text: the outcome, the console, and the modules with their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modviz.record.result import Trace
from modviz.record.world import Binding, ConsoleLine, GuestError, Module, World
from modviz.view.advice import advice
from modviz.view.contents import shown_name
from modviz.view.status import MODULE_SIGNS
from modviz.view.syntax import source_lines
from modviz.view.text import ELLIPSIS, clean
from modviz.view.text_title import title

_LONGEST_LINE = 120
_LONGEST_VALUE = 100


def text_result(trace: Trace) -> Iterator[str]:
    """How the run ended, what it printed, and what its boxes hold.

    Parameters
    ----------
    trace
        The run.
    """
    yield from _outcome(trace)
    yield from _console(trace.console)
    yield from _modules(trace)


def _outcome(trace: Trace) -> Iterator[str]:
    """How the run ended, where, and what to do about it."""
    outcome = trace.outcome
    error = outcome.error
    yield from title("Outcome")
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
        more = f" {ELLIPSIS}" if len(line) > _LONGEST_LINE else ""
        yield f"  {clean(line[:_LONGEST_LINE])}{more}"


def _console(console: Sequence[ConsoleLine]) -> Iterator[str]:
    yield from title("Console")
    if not console:
        yield "Nothing was printed."
    for call in console:
        first, *others = call.text.split("\n")
        place = (
            f"  ({clean(call.module)} line {call.line})" if call.module is not None and call.line is not None else ""
        )
        yield f"{clean(call.level)}: {clean(first)}{place}"
        yield from (f"  {clean(other)}" for other in others)


def _modules(trace: Trace) -> Iterator[str]:
    """The modules in the order of parsing, each with its names: boxes with their contents, and pointers."""
    yield from title("Modules")
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
