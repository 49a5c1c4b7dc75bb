"""From a right answer and mistaken ones to a question: what is offered, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from modviz.questions.question import Choice, Question
from modviz.questions.stable_shuffle import mixing_key
from modviz.questions.words import plain

_MOST_CHOICES = 5
_EASILY_TYPED = 12


def one_of(text: str, right: Choice, mistakes: Iterable[Choice], about: str) -> Question | None:
    """A question with the right answer among the mistakes, the most telling of them first given; None without any."""
    offered = _distinct(right, mistakes)
    if not offered:
        return None
    choices = [replace(each, text=plain(each.text)) for each in (right, *offered[: _MOST_CHOICES - 1])]
    return Question("one", text, tuple(sorted(choices, key=lambda choice: mixing_key(text, choice.text))), about=about)


def one_of_or_typed(text: str, right: Choice, mistakes: Iterable[Choice], about: str) -> Question:
    """As `one_of`; but without any mistake, or when it is short and there is but one, the answer is typed."""
    offered = _distinct(right, mistakes)
    is_short = len(right.text) <= _EASILY_TYPED and " " not in right.text
    question = None if is_short and len(offered) < 2 else one_of(text, right, offered, about)
    return question or Question("value", text, (right, *offered), about=about)


def order_of(text: str, right: Choice, mistakes: Iterable[Choice], about: str) -> Question:
    """A question of order, with the mistaken orders that are known."""
    items = sorted(right.order, key=lambda item: mixing_key(text, item))
    if tuple(items) == right.order:
        items = [*items[1:], items[0]]
    choices = (right, *_distinct(right, mistakes))
    return Question("order", text, choices, tuple(items), about)


def _distinct(right: Choice, mistakes: Iterable[Choice]) -> list[Choice]:
    """The mistakes that are mistakes, each answer once."""
    by_text = {_bare(right.text): right}
    for mistake in mistakes:
        by_text.setdefault(_bare(mistake.text), mistake)
    return [choice for choice in by_text.values() if choice is not right]


def _bare(text: str) -> str:
    return " ".join(text.split()).strip("'\"`")
