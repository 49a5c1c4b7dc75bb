"""The questions that a person meets on the way through a record, and how they were answered."""

from __future__ import annotations

from modviz.questions.ahead import PlacedQuestion, questions_ahead
from modviz.questions.kind import Topic
from modviz.questions.question import Verdict
from modviz.questions.trace_index import Reading
from modviz.record.trace import Trace


class QuestionsOnTheWay:
    """Finds the questions; none is found twice.

    Parameters
    ----------
    trace
        The record.
    """

    def __init__(self, trace: Trace) -> None:
        self._reading = Reading(trace)
        self._asked: set[Topic] = set()
        self._right = 0
        self._answered = 0

    def next(self, position: int, until: int) -> PlacedQuestion | None:
        """The first question at `position` or after it, but before `until`; it counts as asked."""
        placed = next(questions_ahead(self._reading, position, until, self._asked), None)
        if placed is not None:
            self._asked.update(placed.topics)
        return placed

    def note(self, verdict: Verdict | None) -> None:
        """Count an answer; None: the question was skipped."""
        if verdict is not None:
            self._answered += 1
            self._right += verdict.is_right

    @property
    def tally(self) -> str:
        """How many answers were right so far."""
        return f"{self._right} of {self._answered} right" if self._answered else "Answer"
