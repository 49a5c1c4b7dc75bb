"""Where in a record a question is worthwhile: few places, and never two about the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from modviz.questions.from_record import KINDS
from modviz.questions.kind import Idea, Ideas, QuestionKind, Topic
from modviz.questions.question import Question
from modviz.questions.trace_index import Reading
from modviz.record.events import Event


@dataclass(frozen=True)
class PlacedQuestion:
    """A question, and the position at which to ask it: before going on from there.

    `topics` say what it is about; give them as `asked`, and nothing like it is asked again.
    """

    position: int
    question: Question
    topics: tuple[Topic, ...]


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
        for kind, idea in _ideas(reading, place):
            if idea.topic in known:
                continue
            question = kind.make(reading, place, idea.about)
            if question is None or len(question.choices) < idea.answers:
                continue
            # Two questions with one answer are one question, for whatever reason they came up.
            topics = (idea.topic, (kind.name, str(question.right[0].see)))
            if known.isdisjoint(topics):
                known.update(topics)
                yield PlacedQuestion(place, question, topics)
                break


def _ideas(reading: Reading, place: int) -> Iterator[tuple[QuestionKind, Idea]]:
    """What could be asked at a position: after what has just happened, or before what happens next."""
    if place > 0:
        event = reading.event(place)
        for kind in _AFTER.get(type(event), ()):
            for idea in kind.after[type(event)](reading, place, event):
                yield kind, idea
    if place < len(reading.trace.events):
        event = reading.event(place + 1)
        for kind in _BEFORE.get(type(event), ()):
            for idea in kind.before[type(event)](reading, place, event):
                yield kind, idea


def _by_event(ideas_of: Callable[[QuestionKind], Ideas]) -> Mapping[type[Event], Sequence[QuestionKind]]:
    """The kinds that have something to ask because of each kind of event."""
    found: dict[type[Event], list[QuestionKind]] = defaultdict(list)
    for kind in KINDS.values():
        for each in ideas_of(kind):
            found[each].append(kind)
    return found


_AFTER = _by_event(lambda kind: kind.after)
_BEFORE = _by_event(lambda kind: kind.before)
