"""What a console call would print if imports were copies, or if empty boxes read as `undefined`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modviz.questions.console_call import Lookup, printed_by
from modviz.questions.copies import followed, why_copied
from modviz.questions.mentions import imports_in, names_in
from modviz.questions.question import Choice
from modviz.questions.trace_index import Box, Reading, is_same_object
from modviz.questions.words import box, code, was
from modviz.record.events import ConsolePrinted, DeadZoneRead, ExecutionFinished
from modviz.record.values import UNDEFINED, Value


def if_values_were_copied(reading: Reading, at: int) -> Iterator[Choice]:
    """The line printed at a position as it would be if the importer had a copy, or an instance, of its own."""
    line = reading.event(at)
    assert isinstance(line, ConsolePrinted)
    if line.module is None:
        return
    start = reading.start(line.module)
    if start is None or start > at:
        return
    for name, owner in imports_in(reading, line.module, line.line):
        now, at_start = reading.content(owner, at - 1), reading.content(owner, start)
        then, why = start, _COPY
        if at_start == now:
            then, why = _finish(reading, owner[0], start), _INSTANCE
        old = reading.content(owner, then)
        # A copied reference would still lead to the same object.
        if now is None or old == now or (why is _COPY and is_same_object(old, now)):
            continue
        text = _with_value(reading, line, at, name, old or UNDEFINED)
        changed_at = next(since for since, _ in reading.changes(owner) if since > then)
        if text is not None:
            because = why.format(importer=code(line.module), box=box(owner), old=was(old), now=was(now))
            yield Choice(text, False, because, changed_at)


def if_copies_followed(reading: Reading, at: int) -> Iterator[Choice]:
    """The line printed at a position as it would be if what was copied of CommonJS were a pointer."""
    line = reading.event(at)
    assert isinstance(line, ConsolePrinted)
    if line.module is None:
        return
    for name in names_in(reading, line.module, line.line):
        live = followed(reading, line.module, name, at - 1)
        text = _with_value(reading, line, at, name, live[2]) if live is not None else None
        if live is not None and text is not None:
            yield Choice(text, False, why_copied(live[0], line.module, name, at), live[1])


_COPY = (
    "That would be so if an import were a copy: when {importer} started, {box} was {old}. But {importer} has a"
    " pointer to that box, and it holds {now} now."
)
_INSTANCE = (
    "That would be so if {importer} had an instance of its own: when its module had run, {box} was {old}. But"
    " everyone shares one module and one box, and others have changed it to {now}."
)


def if_undefined(reading: Reading, at: int, read: DeadZoneRead) -> Iterator[Choice]:
    """What the line with a read of an empty box would print if that read gave `undefined`."""
    lookup = _lookup(reading, read.module, at, {read.name: UNDEFINED})
    text = printed_by(reading.source_line(read.module, read.line), lookup, read.column)
    if text is not None:
        because = (
            f"When this line reads {code(read.name)}, its box is still empty. That does not give `undefined`, and"
            " not even `typeof` can look at it: the read throws a `ReferenceError`."
        )
        yield Choice(text, False, because, at)


def typed_by(reading: Reading, module: str, line: int | None) -> str | None:
    """What the console call that a line consists of prints, if that needs no values at all."""
    text = reading.source_line(module, line)
    return printed_by(text, lambda name: None) if text.startswith("console.") else None


def _with_value(reading: Reading, line: ConsolePrinted, at: int, name: str, value: Value) -> str | None:
    """The printed line as it would be with another value of `name`; None when its text does not tell.

    Either the whole call is understood, which the line that was really printed must confirm; or the value stands in the
    printed line exactly once.
    """
    assert line.module is not None
    source = reading.source_line(line.module, line.line)
    if printed_by(source, _lookup(reading, line.module, at, {})) == line.text:
        return printed_by(source, _lookup(reading, line.module, at, {name: value}))
    owner = reading.box(line.module, name)
    now = reading.content(owner, at - 1) if owner is not None else None
    if now is None or "function" in (now.type, value.type):
        return None
    found = list(re.finditer(rf"(?<![\w.]){re.escape(_bare(now))}(?![\w.])", line.text))
    if len(found) != 1:
        return None
    return line.text[: found[0].start()] + _bare(value) + line.text[found[0].end() :]


def _lookup(reading: Reading, module: str, at: int, instead: dict[str, Value]) -> Lookup:
    """What names stand for in `module` just before `at`, some of them replaced."""

    def value_of(name: str) -> Value | None:
        if name in instead:
            return instead[name]
        owner: Box | None = reading.box(module, name)
        return reading.content(owner, at - 1) if owner is not None else None

    return value_of


def _bare(value: Value) -> str:
    return value.preview[1:-1] if value.type == "string" else value.preview


def _finish(reading: Reading, module: str, before: int) -> int:
    """Where the body of `module` ends; `before` itself if it has not ended there."""
    return next((at for at, event in reading.all(ExecutionFinished, until=before) if event.module == module), before)
