"""A question ready to be asked, and what came of asking it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """An answer that was foreseen.

    `text` is what the person reads or types; `order` is it for a question of order.  `because` explains it, in
    Markdown; `see` is the position in the question's run at which it shows; `next` is the number of the scene that
    follows, from 0 (the number of scenes: the lesson is over).
    """

    text: str
    is_right: bool = False
    because: str = ""
    see: int | None = None
    next: int | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question at a place in a record, whether an author wrote it or the record gave it.

    `kind` is "one", "several", "value" or "order".  `choices` are the foreseen answers: what is offered, for "one" and
    "several", in the order in which they are shown; for "value" and "order", the right one and the known mistakes.
    `items` are what is to be ordered, as they are first shown.  `about` says in a few words what to look at again when
    the answer was wrong.  `veils_boxes` says that what is in the boxes would be the answer.
    """

    kind: str
    text: str
    choices: tuple[Choice, ...]
    items: tuple[str, ...] = ()
    about: str = ""
    veils_boxes: bool = False

    @property
    def right(self) -> tuple[Choice, ...]:
        """The right answer, or all of them."""
        return tuple(choice for choice in self.choices if choice.is_right)


@dataclass(frozen=True)
class Verdict:
    """What is said to an answer: whether it was right, what of it the verdict is about, and what explains it.

    `explanations` are Markdown texts, `see` the position that shows why, and `next` the scene that follows, if the
    answer leads to one of its own.  `missing` are the right answers that were forgotten, where several are right and
    nothing wrong was chosen.
    """

    is_right: bool
    answer: str
    explanations: tuple[str, ...]
    see: int | None = None
    next: int | None = None
    missing: tuple[str, ...] = ()


def verdict(question: Question, answer: tuple[str, ...]) -> Verdict:
    """Judge `answer`: the texts chosen, the one text typed, or the items in their order.

    Spaces at the ends, and quotes around a typed text, make no difference.
    """
    chosen = _chosen(question, answer)
    if question.kind == "several":
        is_right = {choice.text for choice in chosen} == {choice.text for choice in question.right}
    else:
        is_right = any(choice.is_right for choice in chosen)
    telling = chosen if question.kind != "several" else _worth_telling(question, chosen)
    if not is_right and question.kind in ("value", "order") and not chosen:
        telling = question.right
    wrong = tuple(choice.text for choice in chosen if not choice.is_right) if question.kind == "several" else ()
    return Verdict(
        is_right,
        ", ".join(wrong or answer),
        tuple(choice.because for choice in telling if choice.because),
        next((choice.see for choice in telling if choice.see is not None), None),
        next((choice.next for choice in telling if choice.next is not None), None),
        _missing(question, chosen),
    )


def _chosen(question: Question, answer: tuple[str, ...]) -> tuple[Choice, ...]:
    if question.kind == "order":
        return tuple(choice for choice in question.choices if choice.order == answer)
    if question.kind == "value":
        typed = _plain(answer[0]) if answer else ""
        return tuple(choice for choice in question.choices if _plain(choice.text) == typed)
    return tuple(choice for choice in question.choices if choice.text in answer)


def _missing(question: Question, chosen: tuple[Choice, ...]) -> tuple[str, ...]:
    if question.kind != "several" or not chosen or not all(choice.is_right for choice in chosen):
        return ()
    return tuple(choice.text for choice in question.right if choice not in chosen)


def _worth_telling(question: Question, chosen: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Of several: what was chosen wrongly, then what was forgotten; if nothing, what was right."""
    wrong = tuple(choice for choice in chosen if not choice.is_right)
    forgotten = tuple(choice for choice in question.right if choice not in chosen)
    return wrong + forgotten or question.right


def _plain(text: str) -> str:
    text = " ".join(text.split())
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "'\"`":
        return text[1:-1]
    return text
