"""What stands below the line that runs: the name in question underlined, and what the read or the write gave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from modviz.record.entries import DEFAULT_BINDING
from modviz.record.events import (
    AssignmentRefused,
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    DeadZoneRead,
    ImportBound,
    ModuleRequested,
    RunFinished,
)
from modviz.record.failures import EmptyBox
from modviz.record.world import GuestError
from modviz.view.contents import EMPTY, contents, shown_name
from modviz.view.moment import Line, Moment, Span
from modviz.view.text import clean

_TOKEN = re.compile(r"[\w$]+|'[^']*'|\"[^\"]*\"|.")
_VALUE_ROOM = 24


@dataclass(frozen=True)
class Note:
    """The characters in question, from `column` (from 1) on, and what is said of them.

    They stand `below` lines below the first line of the statement.
    """

    column: int
    length: int
    words: Line
    below: int = 0


def note(moment: Moment, texts: Sequence[str]) -> Note | None:
    """The note to the step; None where nothing is in question.

    Parameters
    ----------
    moment
        The run at one position.
    texts
        The lines of the statement that the step is about, of which there is one at least.
    """
    found = _note(moment, texts)
    if found is not None and moment.is_veiled:
        return replace(found, words=(Span("?", "dim"),))
    return found


def _note(moment: Moment, texts: Sequence[str]) -> Note | None:
    text = texts[0]
    match moment.event:
        case DeadZoneRead() as event:
            return _read(event.column, event.name, texts, _dead_words())
        case AssignmentRefused() as event:
            return _at(event.column, event.name, text, (Span("✗ read-only: an import", "dead"),))
        case BindingWritten() as event:
            before, after = contents(event.old, _VALUE_ROOM), contents(event.new, _VALUE_ROOM)
            return _at(None, event.name, text, (Span("✱ ", "changed"), *before, Span(" → ", "changed"), *after))
        case BindingInitialized(line=int()) as event:
            after = contents(event.value, _VALUE_ROOM)
            return _at(None, event.name, text, (Span("✱ empty → ", "changed"), *after))
        case BindingCreated() as event:
            return _at(event.column, event.name, text, (Span("✱ a box: ", "changed"), *EMPTY))
        case ImportBound() as event:
            owner, there = event.target_module, event.target_binding
            words = f"─▶ {shown_name(there)} of {clean(owner)}" if there is not None else f"═▶ {clean(owner)}"
            return _token(event.column, text, (Span(words, "pointer"),))
        case ModuleRequested() as event:
            return _token(event.column, text, ())
        case RunFinished() as event:
            return None if event.outcome.error is None else _error_note(event.outcome.error, text)
        case event if event is not None and "error" in event.own_landmarks:
            error = getattr(event, "error", event)
            return _error_note(error, text) if isinstance(error, GuestError) else None
    return None


def error_words(error: GuestError) -> Line:
    """What is said below the place at which an error was thrown."""
    if isinstance(error.about, EmptyBox):
        owner = error.about.owner
        of = f": a box of {clean(owner)}" if owner is not None and owner != error.about.module else ""
        return (*_dead_words(), Span(of, "dead"))
    return (Span(f"✗ {clean(error.name)}", "error"),)


def stopped_words(error: GuestError) -> str:
    """Who ended a run that was stopped by `error`: modviz itself, by what it has not or by a limit."""
    return "modviz ends here" if error.is_lack else "modviz stopped the run"


def _error_note(error: GuestError, text: str) -> Note | None:
    return _token(error.column, text, error_words(error))


def _dead_words() -> Line:
    return tuple(Span(span.text, "dead") for span in EMPTY)


def _token(column: int | None, text: str, words: Line) -> Note | None:
    """A note to the word or the string that begins at `column`."""
    if column is None or column > len(text) + 1:
        return None
    found = _TOKEN.match(text, column - 1)
    return Note(column, len(found[0]) if found is not None else 1, words)


def _read(column: int | None, name: str, texts: Sequence[str], words: Line) -> Note | None:
    """A note to `name`, in the first line of a statement that has it: the place may be that of all of it."""
    for below, text in enumerate(texts):
        found = _at(column if below == 0 else None, name, text, words)
        if found is not None and text.startswith(name, found.column - 1):
            return replace(found, below=below)
    return _token(column, texts[0], words)


def _at(column: int | None, name: str, text: str, words: Line) -> Note | None:
    """A note to `name`, at `column` or where it stands first."""
    name = "default" if name == DEFAULT_BINDING else name
    if column is not None and text.startswith(name, column - 1):
        return Note(column, len(name), words)
    found = re.search(rf"(?<![\w$]){re.escape(name)}(?![\w$])", text)
    if found is not None:
        return Note(found.start() + 1, len(name), words)
    return _token(column, text, words)
