"""Asks about small graphs, at the first place where something happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import modviz
from modviz.questions.from_record import question_for
from modviz.questions.question import Choice, Question
from modviz.record.events import Event
from modviz.record.trace import Trace

Happens = Callable[[Event], bool]


def phase(name: str) -> Happens:
    return lambda event: type(event).__name__ == "PhaseStarted" and event.phase == name


def happens(kind: str, **fields: object) -> Happens:
    return lambda event: (
        type(event).__name__ == kind and all(getattr(event, name) == value for name, value in fields.items())
    )


def place(trace: Trace, where: Happens) -> int:
    return next(position for position, event in enumerate(trace.events, 1) if where(event))


def ask(kind: str, sources: Mapping[str, str], where: Happens, *about: str) -> Question | None:
    trace = modviz.trace("main.js", sources=sources)
    return question_for(kind, trace, place(trace, where), about)


def wrong(question: Question | None) -> dict[str, Choice]:
    assert question is not None
    return {choice.text: choice for choice in question.choices if not choice.is_right}


def right(question: Question | None) -> str:
    assert question is not None
    [choice] = question.right
    return choice.text
