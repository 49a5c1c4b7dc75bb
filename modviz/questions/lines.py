"""What a question looks like while it is asked, and what is said to the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modviz.questions.answering import Answering
from modviz.questions.question import Question, Verdict
from modviz.view.glyphs import GUEST
from modviz.view.line import line_width
from modviz.view.markdown import markdown_lines, markdown_words
from modviz.view.moment import Line, Span, Target
from modviz.view.text import clean, wrap

ANSWER: Target = ("do", "answer")
SKIP: Target = ("do", "skip")
SEE: Target = ("do", "see")
NEXT: Target = ("do", "next")
BACK: Target = ("do", "back")
"""What the words that can be clicked on mean."""

_NUMBERED = 9
"""So many entries have a digit."""

_HOW = {
    "one": (("↑ ↓", "or a number chooses"),),
    "several": (("↑ ↓", "moves"), ("space", "or a number takes all that are right")),
    "order": (("↑ ↓", "chooses"), ("Shift+↑ ↓", "moves the line"), ("1 2 3", "puts it next")),
    "value": (("type", "what you expect"),),
}


_NOTHING = {"one": "Nothing is chosen yet.", "several": "Nothing is chosen yet.", "order": "Nothing is moved yet."}


@dataclass(frozen=True)
class Shown:
    """Lines, and the number of the one that must be in sight."""

    lines: Sequence[Line]
    focus: int | None = None


def asking_lines(answering: Answering, width: int, can_skip: bool = True) -> Shown:
    """The question, the entries with the cursor, and the keys.

    Parameters
    ----------
    answering
        The question, and what has been done with it so far.
    width
        The room there is.
    can_skip
        Whether the question can be skipped.
    """
    question = answering.question
    lines: list[Line] = [*_bold(markdown_lines(question.text, width)), ()]
    focus = None
    for number, text in enumerate(answering.entries):
        if number == answering.cursor:
            focus = len(lines)
        lines += _entry_lines(answering, number, text, width)
    if question.kind == "value":
        focus = len(lines)
        lines.append((Span("▸ ", "current"), Span(clean(answering.typed), f"{GUEST} strong"), Span(" ", "chosen")))
    if not answering.answer:
        lines += [(), (Span(_NOTHING[question.kind], "dim"),)] if question.kind != "value" else []
    return Shown([*lines, (), *_keys(question.kind, width, can_skip)], focus)


def verdict_lines(question: Question, verdict: Verdict | None, width: int, seen: str = "") -> Shown:
    """Whether the answer was right, what is right, and why.

    Parameters
    ----------
    question
        What was asked.
    verdict
        What is said to the answer; None if the question was skipped.
    width
        The room there is.
    seen
        What happens at the step that shows why, while that is what the board shows.
    """
    lines: list[Line] = []
    if verdict is not None and verdict.is_right:
        lines += _said("✓ Right: ", "right", right_words(question), width)
    elif verdict is not None and verdict.missing:
        lines += _said("✓ Right so far: ", "right", verdict.answer, width)
        lines += _said("✗ Missing: ", "wrong", ", ".join(verdict.missing), width)
    elif verdict is not None:
        lines += _said("✗ Not so: ", "wrong", verdict.answer, width)
        lines += _said("✓ Right is: ", "right", right_words(question), width)
    else:
        lines += _said("✓ The answer: ", "right", right_words(question), width)
    for explanation in explanations(question, verdict):
        lines += [(), *markdown_lines(explanation, width)]
    if seen:
        lines += [(), *((Span(row, "narration"),) for row in wrap(clean(seen), width))]
        lines += [(Span("w", "key", SEE), Span(" returns to the answer", "dim", SEE))]
    elif see_position(question, verdict) is not None:
        lines += [(), (Span("w", "key", SEE), Span(" shows where this happens", "dim", SEE))]
    return Shown(lines, 0)


def right_words(question: Question) -> str:
    """The right answer, in one line."""
    return "; ".join(", ".join(choice.order) if choice.order else choice.text for choice in question.right)


def explanations(question: Question, verdict: Verdict | None) -> tuple[str, ...]:
    """What explains the answer; that of the right one, if the question was skipped."""
    if verdict is not None:
        return verdict.explanations
    return tuple(choice.because for choice in question.right if choice.because)


def see_position(question: Question, verdict: Verdict | None) -> int | None:
    """The position in the record that shows why, if there is one."""
    if verdict is not None:
        return verdict.see
    return next((choice.see for choice in question.right if choice.see is not None), None)


def _bold(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield tuple(Span(span.text, f"{span.style} strong".lstrip(), span.target) for span in line)


def _entry_lines(answering: Answering, number: int, text: str, width: int) -> Iterator[Line]:
    """One entry: `▸ 2 ● 6`; the digit chooses it, and so does a click."""
    is_here = number == answering.cursor
    style = "chosen" if is_here else "answer"
    digit = str(number + 1) if number < _NUMBERED else " "
    head = f"{'▸' if is_here else ' '} {digit} {_sign(answering, number)} "
    target: Target = ("answer", str(number))
    is_item = answering.question.kind == "order"
    room = max(8, width - len(head))
    rows = [(Span(row, GUEST),) for row in wrap(clean(text), room)] if is_item else markdown_words(text, room)
    for count, row in enumerate(rows or [()]):
        start = " " * len(head) if count else head
        spans = (Span(span.text, f"{span.style} {style}".lstrip(), target) for span in row)
        line: Line = (Span(start, style, target), *spans)
        yield (*line, Span(" " * max(0, width - line_width(line)), style, target)) if is_here else line


def _sign(answering: Answering, number: int) -> str:
    match answering.question.kind:
        case "several":
            return "[x]" if number in answering.chosen else "[ ]"
        case "order":
            return "✓" if answering.is_placed(number) else "·"
        case _:
            return "●" if number == answering.cursor else "○"


def _keys(kind: str, width: int, can_skip: bool) -> Iterator[Line]:
    spans: list[Span] = []
    skip = "Esc" if kind == "value" else "s"
    pairs: list[tuple[str, str, Target | None]] = [(key, does, None) for key, does in _HOW[kind]]
    pairs += [("Enter", "answers", ANSWER), *([(skip, "skips", SKIP)] if can_skip else ())]
    for key, does, target in pairs:
        added = (Span(key, "key", target), Span(f" {does}", "dim", target))
        if spans and line_width((*spans, *added)) + 3 > width:
            yield tuple(spans)
            spans = []
        spans += [Span("   "), *added] if spans else added
    yield tuple(spans)


def _said(label: str, style: str, words: str, width: int) -> Iterator[Line]:
    """A label, and what was or should have been said, in the guest's own letters."""
    rows = wrap(clean(words), max(8, width - len(label)))
    for number, row in enumerate(rows):
        yield (Span(" " * len(label) if number else label, style), Span(row, f"{GUEST} strong"))
