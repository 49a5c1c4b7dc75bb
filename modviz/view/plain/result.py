"""What came of a run as plain text: the outcome, the console, and the modules with their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modviz.analysis.advice import advice
from modviz.analysis.engine_notes import engine_notes
from modviz.analysis.explanation import explanation
from modviz.analysis.pending_advice import pending_advice
from modviz.record.sources import source_lines
from modviz.record.trace import Trace
from modviz.record.world import ConsoleLine, GuestError
from modviz.view.plain.modules import binding_words, status_words
from modviz.view.plain.title import title
from modviz.view.text import ELLIPSIS, clean

_LONGEST_LINE = 120


def text_outcome(trace: Trace) -> Iterator[str]:
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
            is_lack = error is not None and error.is_lack
            yield (
                "Stopped: modviz has not what the program needs. That is no mistake of the program."
                if is_lack
                else "Stopped: a limit ended the run."
            )
        case _:
            yield "Rejected: the run failed."
    for reason in outcome.reasons:
        yield f"  {clean(reason)}"
    if outcome.status == "pending":
        yield f"What to do: {clean(pending_advice(trace.end))}"
    if error is not None:
        yield clean(error.words)
        yield from _where(trace, error)
        yield from _why(trace, error)
    told: set[str] = set()
    for uncaught in trace.errors:
        if error is None or (uncaught.message, uncaught.place) != (error.message, error.place):
            where = f" (at {clean(uncaught.place)})" if uncaught.place else ""
            yield f"Nobody caught {clean(uncaught.name)}: {clean(uncaught.message)}{where}."
            why = list(_why(trace, uncaught))
            yield from [line for line in why if line not in told] or ["Why, and what to do: as before."]
            told.update(why)
    for note in engine_notes(trace.end):
        yield f"Note: {clean(note)}"
    if trace.worlds.shared.record_cut:
        yield "The record is full: the steps are only the first part of the run."


def _why(trace: Trace, error: GuestError) -> Iterator[str]:
    """How `error` came about, as far as it is known, and what to do about it."""
    why = explanation(trace.end, error)
    if why:
        yield f"Why: {clean(why)}"
    yield f"What to do: {clean(advice(trace.end, error))}"


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


def text_console(console: Sequence[ConsoleLine]) -> Iterator[str]:
    """What was printed, each line with its place."""
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


def text_modules(trace: Trace) -> Iterator[str]:
    """The modules in the order of parsing, each with its names: boxes with their contents, and pointers."""
    yield from title("Modules")
    if not trace.modules:
        yield "No module was loaded."
    for module in trace.modules:
        yield f"{clean(module.name)}: {status_words(module)}"
        for binding in (module.bindings or {}).values():
            yield f"  {binding_words(trace.worlds[module.realm], module, binding)}"
