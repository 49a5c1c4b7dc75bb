"""What is wrong with a lesson, said to its writer: every mistake with its file and line, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum

from modviz.errors import ModvizError
from modviz.lesson.visible import visible

_MOST_NAMED = 15


class Kind(IntEnum):
    """How much a problem matters, what is to be read first first."""

    CAUSE = 0
    """Something that others may come from."""

    MISTAKE = 1

    WARNING = 2
    """The lesson can be played all the same."""


@dataclass(frozen=True)
class Problem:
    """One mistake: the line of `lesson.toml` it stands in, from 1 (None: it is in no line of it), and what to do.

    `ending` says how the run ended, where that may be why a place is not there.
    """

    line: int | None
    message: str
    ending: str = ""
    kind: Kind = Kind.MISTAKE

    @property
    def words(self) -> str:
        """The message and the ending."""
        words = f"{self.message}; {self.ending}" if self.ending else self.message
        return f"warning: {words}" if self.kind is Kind.WARNING else words


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: causes first, warnings last, and otherwise in the order of the lines."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.kind, problem.line or 0, problem.message)))


class LessonError(ModvizError):
    """A lesson cannot be played as it is written; the message names every mistake.

    Parameters
    ----------
    file
        Where `lesson.toml` is, as the writer knows it.
    problems
        The mistakes; they are told in the order of their lines.
    """

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = in_order(problems)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """The mistakes, each with its file and line."""
        places = (self.file if problem.line is None else f"{self.file}:{problem.line}" for problem in self.problems)
        # What a guest's program prints or throws may stand in a message.
        return tuple(visible(f"{place}: {problem.words}") for place, problem in zip(places, self.problems, strict=True))


def nearest_to(word: str, known: Sequence[str]) -> str | None:
    """The one of `known` that `word` is most like, if it is like one at all."""
    nearest = get_close_matches(word.casefold(), [name.casefold() for name in known], 1, 0.6)
    return next((name for name in known if name.casefold() == nearest[0]), None) if nearest else None


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """What a message about an unknown `word` ends with: the nearest known one, or the known ones if they are few."""
    nearest = nearest_to(word, known)
    if nearest is not None:
        return f"; did you mean {nearest!r}?"
    if known and len(known) <= _MOST_NAMED:
        return f"; there is {', '.join(known)}"
    return ""
