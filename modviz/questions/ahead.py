"""Where in a record a question is worthwhile: few places, and never two about the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from modviz.questions.from_record import MAKERS
from modviz.questions.mentions import imports_in
from modviz.questions.question import Question
from modviz.questions.trace_index import Reading
from modviz.record.events import (
    AlreadyDone,
    AwaitReached,
    ConsolePrinted,
    CycleFound,
    DeadZoneRead,
    Event,
    ExecutionStarted,
    ExecutionThrew,
    ImportBound,
    ImportLoaded,
    PhaseStarted,
    StatementReached,
)

Topic = tuple[str, ...]
"""What a question is about, in the sense in which nobody wants to be asked it twice."""

_MOST_TO_ORDER = 5


@dataclass(frozen=True)
class PlacedQuestion:
    """A question, and the position at which to ask it: before going on from there.

    `topics` say what it is about; give them as `asked`, and nothing like it is asked again.
    """

    position: int
    question: Question
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class _Idea:
    """What could be asked; worthwhile when the question has at least so many answers to choose from."""

    topic: Topic
    kind: str
    about: tuple[str, ...] = ()
    answers: int = 2


def questions_ahead(
    reading: Reading, position: int, until: int | None = None, asked: Set[Topic] = frozenset()
) -> Iterator[PlacedQuestion]:
    """The worthwhile questions from `position` on, in the order of the record; at most one at each position.

    Only the stretch up to the last question that is taken from the iterator is looked at.

    Parameters
    ----------
    reading
        The record.
    position
        Where to begin: a question at this very position is the first one.
    until
        Where to end: there is no question at this position or after it; the end of the record if it is left out.
    asked
        What was asked before, and is not asked again.
    """
    known = set(asked)
    end = len(reading.trace.events) if until is None else until
    for place in range(position, end):
        for idea in _ideas(reading, place):
            if idea.topic in known:
                continue
            question = MAKERS[idea.kind](reading, place, idea.about)
            if question is None or len(question.choices) < idea.answers:
                continue
            # Two questions with one answer are one question, for whatever reason they came up.
            topics = (idea.topic, (idea.kind, str(question.right[0].see)))
            if known.isdisjoint(topics):
                known.update(topics)
                yield PlacedQuestion(place, question, topics)
                break


def _ideas(reading: Reading, place: int) -> Iterator[_Idea]:
    """What could be asked at a position: after what has just happened, or before what happens next."""
    if place > 0:
        yield from _after(reading, place, reading.event(place))
    if place < len(reading.trace.events):
        yield from _before(reading, reading.event(place + 1))


def _after(reading: Reading, place: int, event: Event) -> Iterator[_Idea]:
    match event:
        case PhaseStarted(phase="instantiate"):
            # That an import can point at an empty box alone is nothing to ask about.
            yield _Idea(("linking",), "links", answers=3)
        case PhaseStarted(phase="evaluate"):
            starts = sum(1 for _ in zip(range(_MOST_TO_ORDER + 1), reading.all(ExecutionStarted, place), strict=False))
            if 2 < starts <= _MOST_TO_ORDER:
                yield _Idea(("order",), "start order")
            yield _Idea(("order",), "next module")
        case ImportLoaded():
            yield _Idea(("order", "import()"), "next module")
        case ImportBound():
            yield from _content(reading, place, event)
        case CycleFound(walk="evaluating"):
            yield _Idea(("dead zone",), "throws")
        case AwaitReached():
            yield _Idea(("await",), "next module")
        case StatementReached():
            yield from _statement(reading, place, event)


def _before(reading: Reading, event: Event) -> Iterator[_Idea]:
    match event:
        case ExecutionThrew():
            yield _Idea(("error",), "next module")
        case AlreadyDone(walk="evaluating") if reading.start(event.required) is not None:
            yield _Idea(("once",), "next module")


def _content(reading: Reading, place: int, event: ImportBound) -> Iterator[_Idea]:
    """What an import points at before any code runs: once for an empty box, once for a function, once for a `var`."""
    owner = reading.box(event.module, event.local_name)
    change = reading.last_change(owner, place) if owner is not None else None
    if change is not None:
        content = "empty" if change[1] is None else change[1].type
        yield _Idea(("content", content), "box", (f'"{event.local_name}" in "{event.module}"',))


def _statement(reading: Reading, place: int, event: StatementReached) -> Iterator[_Idea]:
    """A line that prints what it imports, or that reads an empty box."""
    at = reading.after(place, StatementReached, ConsolePrinted, DeadZoneRead)
    shown = reading.event(at) if at is not None else None
    if isinstance(shown, DeadZoneRead):
        yield _Idea(("dead zone",), "throws")
    elif isinstance(shown, ConsolePrinted):
        for _, owner in imports_in(reading, event.module, event.line):
            yield _Idea(("value", *owner), "printed")
