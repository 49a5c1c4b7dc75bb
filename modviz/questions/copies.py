"""Copies of what a CommonJS module exports, and what they would hold if they were pointers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modviz.questions.trace_index import Box, Reading
from modviz.questions.words import code
from modviz.record.events import ImportBound, NamesCopied, RequireResolved
from modviz.record.events.commonjs import copy_name
from modviz.record.values import Value

_COPY = "exports."


@dataclass(frozen=True)
class Copied:
    """What a box got the value of: the property `name` of the exports of `owner`, at the position `at`."""

    owner: str
    name: str
    at: int
    line: int | None = None


def is_copy(box: Box) -> bool:
    """Whether a box holds what ES modules see of a property of `module.exports`."""
    return box[1].startswith(_COPY)


def source_of(reading: Reading, module: str, name: str) -> Copied | None:
    """What the box that `name` means in `module` is, or will be, a copy of; None when it is none."""
    box = reading.box(module, name)
    if box is None:
        return None
    if is_copy(box):
        owner = box[0]
        copied = (at for at, event in reading.all(NamesCopied) if event.module == owner)
        return Copied(owner, box[1].removeprefix(_COPY), next(copied, len(reading.trace.events)))
    known = reading.module(module)
    names = known.parsed.required_names if known is not None else ()
    taken = next((each for each in names if each.local_name == name), None)
    if taken is None:
        return None
    for at, event in reading.all(RequireResolved):
        if event.module == module and event.specifier == taken.specifier:
            return Copied(event.target, taken.name, at, taken.line)
    return None


def followed(reading: Reading, module: str, name: str, position: int) -> tuple[Copied, int, Value] | None:
    """What a copy would hold at `position`, and since when, if it were a pointer to the property it was taken from.

    None when it is none, or holds the same.
    """
    source, box = source_of(reading, module, name), reading.box(module, name)
    now = reading.last_export(source.owner, source.name, position) if source is not None else None
    if source is None or box is None or now is None or now[1].type == "getter":
        return None
    taken = reading.last_change(box, position)
    return None if taken is None or taken[1] == now[1] else (source, *now)


def why_copied(source: Copied, module: str, name: str, position: int) -> str:
    """Why a copy does not follow what it was taken from."""
    exported = code(f"{_COPY}{source.name}")
    if source.line is not None:
        return (
            f"{code(name)} in {code(module)} is a box of its own: line {source.line} copied {exported} of"
            f" {code(source.owner)} once, as it was then, and nothing copies it again."
        )
    if position < source.at:
        return (
            f"{code(source.owner)} is CommonJS: what ES modules import of it is copied only when its code has run to"
            " its end. Until then there is `undefined`."
        )
    return (
        f"{code(source.owner)} is CommonJS: {exported} was copied once, when its code had run to its end. Unlike an"
        " export of an ES module, what is written to it later does not reach those who import it."
    )


def copies_of(reading: Reading, owner: str, name: str) -> Iterator[tuple[str, str]]:
    """The modules that have a copy of `exports.name` of `owner`, each with its own name for it."""
    for module in reading.trace.end.modules.values():
        for taken in module.parsed.required_names:
            source = source_of(reading, module.name, taken.local_name) if taken.name == name else None
            if source is not None and source.owner == owner:
                yield module.name, taken.local_name
    for _, bound in reading.all(ImportBound):
        if (bound.target_module, bound.target_binding) == (owner, copy_name(name)):
            yield bound.module, bound.local_name
