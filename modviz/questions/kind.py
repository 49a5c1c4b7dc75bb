"""What a kind of question is: how it is made, where a lesson may ask it, and when it is worth asking by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from modviz.questions.question import Question
from modviz.questions.trace_index import Reading
from modviz.record.events import Event

Topic = tuple[str, ...]
"""What a question is about, in the sense in which nobody wants to be asked it twice."""

Make = Callable[[Reading, int, tuple[str, ...]], Question | None]
"""(record, position, about) -> question: what happens after `position` is what is asked; None if there is nothing."""


@dataclass(frozen=True)
class Idea:
    """What could be asked; worthwhile when the question has at least so many answers to choose from."""

    topic: Topic
    about: tuple[str, ...] = ()
    answers: int = 2


Ideas = Mapping[type[Event], Callable[[Reading, int, Any], Iterator[Idea]]]
"""For each kind of event, what is worth asking because of one: (record, position, event) -> ideas."""


@dataclass(frozen=True)
class QuestionKind:
    """A kind of questions that are made from the record.

    Parameters
    ----------
    name
        What lessons call it.
    make
        Makes the question.
    where_to_ask
        Advice to the author of a lesson who asks it where there is nothing to ask.
    after, before
        What is worth asking right after an event, and right before one.
    needs_about
        Whether a lesson has to say what it is about.

    Raises
    ------
    ValueError
        The name or the advice is empty, or there is no event at which it is worth asking.
    """

    name: str
    make: Make
    where_to_ask: str
    after: Ideas = field(default_factory=dict)
    before: Ideas = field(default_factory=dict)
    needs_about: bool = False

    def __post_init__(self) -> None:
        if not self.name or not self.where_to_ask:
            raise ValueError(f"question kind {self.name!r}: needs a name, and advice on where to ask it")
        if not self.after and not self.before:
            raise ValueError(f"question kind {self.name!r}: there is no event at which it is worth asking")
