"""Which read throws, if any does?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from modviz.questions.choosing import one_of
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.mentions import imports_in
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Box, Reading
from modviz.questions.words import binding, box, code, was
from modviz.record.events import ConsolePrinted, CycleFound, DeadZoneRead, StatementReached

_NONE = "None of them throws"
_UNDEFINED = "None of them: an empty box reads as undefined"

_STATEMENTS_LOOKED_AT = 1000
"""A person cannot think through more, and the search has to end."""

_MOST_READS = 3


def throws(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask which of the reads after `position` throws first; None when no read looks dangerous."""
    text = "Which read throws first, if any does?"
    thrown_at = reading.after(position, DeadZoneRead)
    harmless = list(islice(_harmless_reads(reading, position, thrown_at), _MOST_READS))
    mistakes = [choice for _, choice in harmless]
    if thrown_at is None:
        read_at = harmless[0][0] if harmless else None
        right = Choice(_NONE, True, "Whenever a box is read here, it has been filled.", read_at)
        return one_of(text, right, mistakes, "which reads throw")
    event = reading.event(thrown_at)
    assert isinstance(event, DeadZoneRead)
    owner = (event.target_module or event.module, event.target_binding or event.name)
    right = Choice(
        _read(event.name, event.module, event.line),
        True,
        f"The line of {code(owner[0])} that fills {box(owner)} has not run yet. To read an empty box throws a"
        " `ReferenceError`.",
        thrown_at,
    )
    undefined = Choice(
        _UNDEFINED,
        False,
        "An empty box does not hold `undefined`; it holds nothing, and to read it throws. Only a `var` starts as"
        " `undefined`.",
        thrown_at,
    )
    return one_of(text, right, [undefined, *mistakes], "which reads throw")


def _harmless_reads(reading: Reading, position: int, until: int | None) -> Iterator[tuple[int, Choice]]:
    """Reads that do not throw, though the module that owns the box has not run, or is in a cycle with the reader.

    Each comes with the position of its statement.
    """
    component_of = {
        name: component for component in reading.trace.end.components if len(component) > 1 for name in component
    }
    seen: set[str] = set()
    for at, event in islice(reading.all(StatementReached, position, until), _STATEMENTS_LOOKED_AT):
        for name, owner in imports_in(reading, event.module, event.line):
            read = _read(name, event.module, event.line)
            if read in seen:
                continue
            seen.add(read)
            filled = reading.last_change(owner, at)
            has_run = reading.has_started(owner[0], at)
            is_in_cycle = owner[0] in component_of.get(event.module, ())
            if filled is not None and filled[1] is not None and (not has_run or is_in_cycle):
                yield at, Choice(read, False, _why_harmless(reading, owner, at, has_run), filled[0])


def _why_harmless(reading: Reading, owner: Box, at: int, has_run: bool) -> str:
    value = reading.content(owner, at)
    name = f"{binding(owner[1])} of {code(owner[0])}"
    if has_run:
        return f"By then {box(owner)} holds {was(value)}. A cycle is fine if the read comes late enough."
    if value is not None and value.type == "undefined":
        return f"{name} is a `var`. Its box holds `undefined` from the start, so to read it early does not throw."
    return f"{name} is a function declaration. Its box is filled when the modules are linked, before any code runs."


def _read(name: str, module: str, line: int | None) -> str:
    return f"{name} in {module}" if line is None else f"{name} in {module}, line {line}"


def _in_a_cycle(reading: Reading, position: int, event: CycleFound) -> Iterator[Idea]:
    if event.walk == "evaluating":
        yield Idea(("dead zone",))


def _at_the_line(reading: Reading, position: int, event: StatementReached) -> Iterator[Idea]:
    """A line that reads an empty box."""
    at = reading.after(position, StatementReached, ConsolePrinted, DeadZoneRead)
    if at is not None and isinstance(reading.event(at), DeadZoneRead):
        yield Idea(("dead zone",))


THROWS = QuestionKind(
    "throws",
    throws,
    "ask it before the read that throws, as at 'phase evaluate'",
    after={CycleFound: _in_a_cycle, StatementReached: _at_the_line},
)
