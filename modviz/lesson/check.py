"""Plays a lesson without a screen and says what is wrong with it: `modviz lessons check`."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.lesson.errors import Problem, in_order
from modviz.lesson.model import Lesson
from modviz.lesson.phrases.holds import broken_promises
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.run_record import RunRecord
from modviz.lesson.prepare import Record, try_to_prepare
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.lesson.stopped import told_once
from modviz.lesson.unseen import warnings
from modviz.questions.question import Question, verdict
from modviz.record.events import (
    BindingInitialized,
    BindingWritten,
    ConsolePrinted,
    Event,
    ExecutionFinished,
    ExecutionStarted,
    FetchFinished,
    FetchStarted,
)
from modviz.record.trace import Trace

_ORDERS: tuple[type[Event], ...] = (ExecutionStarted, ExecutionFinished, FetchStarted, FetchFinished)
"""What the modules of a question of order may be ordered by."""


def check(lesson: Lesson, record: Record) -> tuple[Problem, ...]:
    """Everything that is wrong with `lesson`, causes first and warnings last; nothing when all is well.

    Of a run that a limit stops only that is told: what its scenes want to show never came.  Warnings are for a lesson
    that can be played.
    """
    prepared, problems = try_to_prepare(lesson, record)
    unfound = {problem.line for problem in problems if problem.line is not None}
    found = [*problems, *broken_promises(prepared, unfound)]
    for placed in prepared.scenes:
        if placed.question is not None:
            found += _question_problems(placed, placed.question, prepared.traces[placed.run])
    found = [*told_once(found, prepared), *_ways(prepared)]
    return in_order(found or warnings(prepared))


def _ways(prepared: PreparedLesson) -> Iterator[Problem]:
    """Scenes that nothing leads to, and those from which nothing leads to the end."""
    count = len(prepared.scenes)
    # Only a check of a lesson needs it, and it takes long to import.
    import networkx

    ways = networkx.DiGraph()
    ways.add_nodes_from(range(count + 1))
    for placed in prepared.scenes:
        choices = placed.question.choices if placed.question is not None else ()
        following = [placed.next, *(choice.next for choice in choices if choice.next is not None)]
        ways.add_edges_from((placed.number, number) for number in following)
    reached, ending = {0} | networkx.descendants(ways, 0), networkx.ancestors(ways, count)
    for placed in prepared.scenes:
        title = f"scene {placed.number + 1} {placed.scene.title!r}"
        if placed.number not in reached:
            yield Problem(placed.scene.line, f"{title} is never reached: no 'next' leads to it")
    lost = [placed for placed in prepared.scenes if placed.number in reached - ending]
    if lost:
        title = f"scene {lost[0].number + 1} {lost[0].scene.title!r}"
        message = f"from {title} the lesson goes in a circle: no 'next' leads from there to the end"
        yield Problem(lost[0].scene.line, message)


def _question_problems(placed: PreparedScene, question: Question, trace: Trace) -> Iterator[Problem]:
    ask = placed.scene.ask
    assert ask is not None, "A question comes from what a scene asks"
    title = f"scene {placed.number + 1} {placed.scene.title!r}"
    if not question.right:
        yield Problem(ask.line, f"{title}: the question has no right answer")
        return
    for choice in question.choices:
        if question.kind == "value" and not choice.is_right and verdict(question, (choice.text,)).is_right:
            yield Problem(ask.line, f"{title}: {choice.text!r} is given as a mistake, and is the right answer")
    if ask.is_from_record:
        return
    really: str | None = None
    if question.kind == "value" and ask.reveal is not None and placed.reveal:
        really = _value_shown_instead(question, trace.events[placed.reveal - 1])
    if question.kind == "order":
        really = _order_instead(question, RunRecord(placed.run, trace))
    if really is not None:
        yield Problem(ask.line, f"{title}: the right answer is said to be {question.right[0].text!r}, but {really}")


def _value_shown_instead(question: Question, event: Event) -> str | None:
    """What the record shows at the reveal, where that is a value and another than the right one."""
    if isinstance(event, ConsolePrinted):
        shown, what = event.text, "the line printed at the reveal is"
    elif isinstance(event, BindingWritten):
        shown, what = event.new.preview, f"at the reveal {event.name} in {event.module} becomes"
    elif isinstance(event, BindingInitialized):
        shown, what = event.value.preview, f"at the reveal {event.name} in {event.module} becomes"
    else:
        return None
    right = question.right[0].text
    # One may ask for a part of what is printed: "count is 6" tells that the count is 6.
    is_shown = verdict(question, (shown,)).is_right or f" {right.strip()} " in f" {' '.join(shown.split())} "
    return None if is_shown else f"{what} {shown!r}"


def _order_instead(question: Question, record: RunRecord) -> str | None:
    """The order in which the modules of the question start, when they are in that order by nothing that happens."""
    order = question.right[0].order
    try:
        modules = tuple(record.module(item) for item in order)
    except PhraseError:
        return None
    orders = {}
    for kind in _ORDERS:
        happened = (event.module_name for event in record.events if isinstance(event, kind))
        orders[kind] = tuple(dict.fromkeys(name for name in happened if name in modules))
    by_status: dict[str, list[str]] = {}
    for _, module, status in record.status_changes:
        if module in modules and module not in by_status.setdefault(status, []):
            by_status[status].append(module)
    if modules in orders.values() or list(modules) in by_status.values():
        return None
    started = orders[ExecutionStarted]
    return f"the modules start in the order {', '.join(started)}" if len(started) == len(modules) else None
