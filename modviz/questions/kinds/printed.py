"""What is the next line on the console?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modviz.questions.choosing import one_of, one_of_or_typed
from modviz.questions.copies import followed
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.kinds.next_module import TURNS, mistaken_next, next_turn, right_next
from modviz.questions.mentions import imports_in, names_in
from modviz.questions.orders import first_code_line
from modviz.questions.printed_values import if_copies_followed, if_undefined, if_values_were_copied, typed_by
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Reading
from modviz.questions.words import NOTHING_PRINTED, code
from modviz.record.events import (
    BodyResumed,
    ConsolePrinted,
    DeadZoneRead,
    RecordCut,
    RunFinished,
    StatementReached,
)

_LONGEST = 100


def printed(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask for the next line that is printed after `position`, or whether there is one.

    None when it is too long to be an answer, or when nothing is printed and nobody would think so.
    """
    text = "What is the next line on the console?"
    remembered = "what is printed next"
    at = reading.after(position, ConsolePrinted)
    if at is None:
        right = _nothing(reading, position)
        return one_of(text, right, _mistakes(reading, position, None), remembered) if right is not None else None
    line = reading.event(at)
    assert isinstance(line, ConsolePrinted)
    if not _fits(line.text):
        return None
    mistakes = (mistake for mistake in _mistakes(reading, position, at) if _fits(mistake.text))
    return one_of_or_typed(text, Choice(line.text, True, _why(reading, position, at, line), at), mistakes, remembered)


def _mistakes(reading: Reading, position: int, at: int | None) -> Iterator[Choice]:
    """What would be printed next if the usual misconceptions were true, the most telling ones first."""
    if at is not None:
        yield from if_values_were_copied(reading, at)
        yield from if_copies_followed(reading, at)
    for read_at, read in reading.all(DeadZoneRead, position, at):
        yield from if_undefined(reading, read_at, read)
    turn = next_turn(reading, position)
    # Only when other modules' turn is next does the order tell what is printed.
    if at is None:
        yield from _if_others_ran(reading, _last_turn(reading, position))
    elif turn is not None and turn <= at:
        yield from _if_others_ran(reading, position)


def _last_turn(reading: Reading, position: int) -> int:
    """Where the last module starts or goes on; `position` itself, when that comes later."""
    return max(position, reading.before(len(reading.trace.events), *TURNS) or 0)


def _if_others_ran(reading: Reading, position: int) -> Iterator[Choice]:
    for believed in mistaken_next(reading, position):
        if reading.module(believed.text) is None:
            yield replace(believed, text=NOTHING_PRINTED)
        elif (text := _text_of_turn(reading, believed.text, position)) is not None:
            yield replace(believed, text=text)


def _text_of_turn(reading: Reading, name: str, position: int) -> str | None:
    """What a module would print if its turn came after `position`: what it prints when it goes on, or at first.

    Of a module that never runs, what its first line would print if that needs no values.
    """
    resumed = (at for at, event in reading.all(BodyResumed, position) if event.module == name)
    goes_on_at = next(resumed, 0)
    for _, line in reading.all(ConsolePrinted, goes_on_at):
        if line.module == name:
            return line.text
    module = reading.module(name)
    return typed_by(reading, name, first_code_line(module)) if module is not None else None


def _nothing(reading: Reading, position: int) -> Choice | None:
    """That nothing is printed any more, when the record knows."""
    if reading.after(position, RunFinished) is None or reading.after(0, RecordCut) is not None:
        return None
    right = right_next(reading, _last_turn(reading, position))
    if right is not None:
        return Choice(NOTHING_PRINTED, True, right.because, right.see)
    return Choice(NOTHING_PRINTED, True, "The program ends without another line.", len(reading.trace.events))


def _why(reading: Reading, position: int, at: int, line: ConsolePrinted) -> str:
    where = "" if line.module is None else f" in {code(line.module)}"
    where += "" if line.line is None else f", line {line.line}"
    turn = next_turn(reading, position)
    right = right_next(reading, position) if turn is not None and turn <= at else None
    return f"It is printed{where}." if right is None else f"It is printed{where}. {right.because}"


def _fits(text: str) -> bool:
    return "\n" not in text and len(text.strip()) > 0 and len(text) <= _LONGEST


def _ideas(reading: Reading, position: int, event: StatementReached) -> Iterator[Idea]:
    """A line that prints what it imports."""
    at = reading.after(position, StatementReached, ConsolePrinted, DeadZoneRead)
    if at is not None and isinstance(reading.event(at), ConsolePrinted):
        for _, owner in imports_in(reading, event.module, event.line):
            yield Idea(("value", *owner))
        for name in names_in(reading, event.module, event.line):
            if followed(reading, event.module, name, position) is not None:
                yield Idea(("copy", event.module, name))


PRINTED = QuestionKind(
    "printed",
    printed,
    "ask it before a line that is printed, as at 'before console line 1'",
    after={StatementReached: _ideas},
)
