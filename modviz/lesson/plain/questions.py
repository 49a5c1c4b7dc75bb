"""A question, its answer and the explanations of both right and wrong, in words."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from modviz.lesson.plain.blocks import Block, item, paragraph
from modviz.lesson.plain.markdown import markdown, plain_text
from modviz.questions.question import Choice, Question
from modviz.record.timeline import Timeline
from modviz.view.text import clean

_WHAT_TO_DO = {
    "one": "Choose one.",
    "several": "Choose all that are right.",
    "value": "Make your guess, then read on.",
    "order": "Put these in their order, then read on.",
}


def question_blocks(question: Question) -> Iterator[Block]:
    """The question and what there is to choose from."""
    yield paragraph(f"Question: {plain_text(question.text)} {_WHAT_TO_DO[question.kind]}")
    for number, text in enumerate(_offered(question)):
        yield item(plain_text(text), f"{ascii_lowercase[number % 26]}) ", "  ")


def answer_blocks(question: Question, timeline: Timeline) -> Iterator[Block]:
    """The right answer and why, then what is said to each wrong one.

    Parameters
    ----------
    question
        What was asked.
    timeline
        A timeline of the run it was asked about; it is not moved.
    """
    several = len(question.right) > 1
    label = "Answers" if several else "Answer"
    yield paragraph(f"{label}: {'; '.join(_text(choice) for choice in question.right)}.".replace("..", "."))
    for choice in question.right:
        yield from _explanation(choice, timeline)
    for choice in question.choices:
        if not choice.is_right and choice.because:
            yield paragraph(f"To those who say {_text(choice)}:")
            yield from _explanation(choice, timeline)


def _offered(question: Question) -> tuple[str, ...]:
    if question.kind == "order":
        return question.items
    return tuple(choice.text for choice in question.choices) if question.kind in ("one", "several") else ()


def _text(choice: Choice) -> str:
    return ", ".join(choice.order) if choice.order else plain_text(choice.text) or choice.text


def _explanation(choice: Choice, timeline: Timeline) -> Iterator[Block]:
    yield from markdown(choice.because)
    if choice.see:
        yield paragraph(f"Step {choice.see} shows it: {clean(timeline.events[choice.see - 1].narration)}")
    if choice.next is not None:
        yield paragraph(f"After this answer the lesson goes on with scene {choice.next + 1}.")
