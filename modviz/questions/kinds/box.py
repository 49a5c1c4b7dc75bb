"""What is in this box now?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from modviz.questions.choosing import one_of, one_of_or_typed
from modviz.questions.copies import copies_of, followed, is_copy, source_of, why_copied
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Box, Reading, is_same_object
from modviz.questions.words import EMPTY, binding, code, content, was
from modviz.questions.words import box as box_name
from modviz.record.entries import DEFAULT_BINDING
from modviz.record.events import CommonJSEnded, ExecutionFinished, ExportsWritten, ImportBound
from modviz.record.values import UNDEFINED, Value

_ABOUT = re.compile(r'(?:"([^"]+)"|(\S+)) in (?:"([^"]+)"|(.+))')
_TYPED = ("undefined", "null", "boolean", "number", "string", "bigint")


def box(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask what is in the box that `about` names, as `count in counter.js`, at `position`.

    None when there is no such box yet, or when there is only one thing to think.
    """
    named = _named(reading, about)
    if named is None:
        return None
    module, name = named
    owner = reading.box(module, name)
    change = reading.last_change(owner, position) if owner is not None else None
    is_import = owner != named
    bound_at = reading.bound(module, name) if is_import else None
    if owner is None or change is None or (is_import and (bound_at is None or bound_at > position)):
        return None
    since, value = change
    if is_import:
        text = f"What is in the box that {binding(name)} in {code(module)} points to, now?"
    else:
        text = f"What is in the box of {binding(name)} in {code(module)} now?"
    source = source_of(reading, module, name)
    if source is not None:
        why = why_copied(source, module, name, position)
        live = followed(reading, module, name, position)
        pointer = [] if live is None else [Choice(content(live[2]), False, why, live[1])]
        mistakes = [*pointer, *_mistakes(reading, owner, position)]
    else:
        why = _why(reading, owner, since, value)
        mistakes = [*_if_copied(reading, module, owner, position, bound_at), *_mistakes(reading, owner, position)]
    right = Choice(content(value), True, why, since)
    remembered = f"what is in {box_name(owner)}"
    if value is not None and value.type in _TYPED:
        return _veiled(one_of_or_typed(text, right, mistakes, remembered))
    return _veiled(one_of(text, right, mistakes, remembered))


def _veiled(question: Question | None) -> Question | None:
    """The question, with no box on the screen that tells the answer."""
    return None if question is None else replace(question, veils_boxes=True)


def _named(reading: Reading, about: tuple[str, ...]) -> Box | None:
    """The module and the name that `about` speaks of, by its own name, that of an export, or `default`."""
    found = _ABOUT.fullmatch(about[0]) if about else None
    if found is None:
        return None
    name, module = found[1] or found[2], found[3] or found[4]
    wanted = DEFAULT_BINDING if name == "default" else name
    if reading.binding(module, wanted) is not None:
        return module, wanted
    known = reading.module(module)
    bindings = (known.bindings or {}).values() if known is not None else ()
    return next(((module, each.name) for each in bindings if name in each.export_names), None)


def _why(reading: Reading, owner: Box, since: int, value: Value | None) -> str:
    if value is None:
        return f"The line of {code(owner[0])} that gives it a value has not run yet. Until then the box is empty."
    if reading.has_started(owner[0], since):
        return f"Code filled it: since then the box holds {was(value)}, and everyone who points at it sees that."
    if value.type == "undefined":
        return "A `var` gets its box with `undefined` in it, before any code runs."
    if value.type == "function":
        return f"Functions come first: this one is in its box before any code of {code(owner[0])} runs."
    return f"That is its value, although no code of {code(owner[0])} has run."


def _if_copied(reading: Reading, module: str, owner: Box, position: int, bound_at: int | None) -> Iterator[Choice]:
    """An import is a copy, made when the importer starts; or it is filled only then."""
    if bound_at is None:
        return
    start = reading.start(module)
    if start is not None and start <= position:
        old, now = reading.content(owner, start), reading.content(owner, position)
        if is_same_object(old, now):
            return
        changed_at = _next_change(reading, owner, start)
        because = (
            f"That is what the box held when {code(module)} started. An import is no copy of it: it is a pointer to the"
            " one box, and that has changed since."
        )
        yield Choice(content(old), False, because, changed_at)
    else:
        because = (
            f"{code(module)} has not run yet, but an import does not wait for that. It became a pointer when the"
            " modules were linked, and shows whatever is in the box."
        )
        yield Choice(EMPTY, False, because, bound_at)


def _mistakes(reading: Reading, owner: Box, position: int) -> Iterator[Choice]:
    module, _ = owner
    changes = reading.changes(owner)
    before = [change for change in changes if change[0] <= position]
    later = [change for change in changes if change[0] > position]
    since, value = before[-1]
    if value is None:
        because = (
            "`undefined` is a value, and this box has none. Unlike a `var`, a `let`, `const` or `class` is empty"
            " until its line runs, and to read it throws."
        )
        yield Choice(UNDEFINED.preview, False, because, since)
    elif not reading.has_started(module, position) and value.type in ("function", "undefined"):
        early = "what comes from CommonJS has `undefined`" if is_copy(owner) else "a function or a `var` has its value"
        because = f"Not every box waits for code: {early} before {code(module)} runs."
        yield Choice(EMPTY, False, because, since)
        if value.type == "function":
            because = (
                "A function declaration does not start as `undefined`, as a `var` does. It is there at once,"
                " to be called."
            )
            yield Choice(UNDEFINED.preview, False, because, since)
    if later:
        because = "Not yet: that value comes when its line runs, later."
        yield Choice(content(later[0][1]), False, because, later[0][0])
    for old_at, old in reversed(before[:-1]):
        if is_same_object(old, value):
            because = (
                f"The box holds the same object as before, but the object has been changed: it is {was(value)} now."
            )
            yield Choice(content(old), False, because, _next_change(reading, owner, old_at))
        elif old is not None:
            because = f"That was in the box before; a later step changed it to {was(value)}."
            yield Choice(content(old), False, because, _next_change(reading, owner, old_at))
    if value is not None and reading.has_started(module, since) and not _has_finished(reading, module, position):
        because = f"A box is filled when its line runs, not when {code(module)} has run to its end."
        yield Choice(EMPTY, False, because, since)


def _next_change(reading: Reading, owner: Box, position: int) -> int | None:
    return next((at for at, _ in reading.changes(owner) if at > position), None)


def _has_finished(reading: Reading, module: str, position: int) -> bool:
    return any(event.module == module for _, event in reading.all(ExecutionFinished, until=position)) or any(
        event.module == module for _, event in reading.all(CommonJSEnded, until=position)
    )


def _ideas(reading: Reading, position: int, event: ImportBound) -> Iterator[Idea]:
    """What an import points at before any code runs: once for an empty box, once for a function, once for a `var`."""
    owner = reading.box(event.module, event.local_name)
    change = reading.last_change(owner, position) if owner is not None else None
    if change is not None:
        holds = "empty" if change[1] is None else change[1].type
        yield Idea(("content", holds), (f'"{event.local_name}" in "{event.module}"',))


def _stale(reading: Reading, position: int, event: ExportsWritten) -> Iterator[Idea]:
    """A copy whose source has just changed."""
    for module, name in copies_of(reading, event.module, event.name) if event.old is not None else ():
        if followed(reading, module, name, position) is not None:
            yield Idea(("copy", module, name), (f'"{name}" in "{module}"',))


BOX = QuestionKind(
    "box",
    box,
    "ask it where that box is, and where its value could be mistaken",
    after={ImportBound: _ideas, ExportsWritten: _stale},
    needs_about=True,
)
