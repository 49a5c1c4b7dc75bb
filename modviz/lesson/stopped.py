"""Of a run that a limit stopped, or that failed, that is told once: not for each place that never came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from modviz.lesson.errors import Kind, Problem, in_order
from modviz.lesson.model import Lesson
from modviz.lesson.phrases.hold_forms import HOLDS
from modviz.lesson.phrases.phrase import PhraseError, Slots
from modviz.lesson.phrases.place import read_place
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.record.events import StatementReached
from modviz.record.trace import Trace

_UNLOADED = ("resolve", "fetch", "parse")

_OUTCOME = "the run is {outcome}"
_HOLDS_OF_A_FAILURE = ("the error is {text}", "{module} failed with {text}")
_PLACES_OF_A_FAILURE = ("loading fails", "the run fails", "{module} fails to load", "{module} fails to parse")
"""The forms with which a lesson says that a run fails."""


def _stopped_runs(prepared: PreparedLesson) -> Iterator[tuple[PreparedScene, Problem]]:
    """The runs that a limit stopped, by their first scenes, where no scene says that they are."""
    for name, trace in prepared.traces.items():
        error = trace.outcome.error
        placed = [placed for placed in prepared.scenes if placed.run == name]
        if not placed or trace.outcome.status != "stopped" or error is None:
            continue
        if not any(_is_outcome("stopped", *held) for held in _held(placed)):
            where = error.place or _last_line(trace)
            message = (
                f"run {name} was stopped{f' at {where}' if where else ''}: {error.message}"
                " If that is meant, say in holds: 'the run is stopped'"
            )
            yield placed[0], Problem(placed[0].scene.line, message, kind=Kind.CAUSE)


def _last_line(trace: Trace) -> str | None:
    """The line that ran last: where a loop without an end is, most often."""
    reached = (event for event in reversed(trace.events) if isinstance(event, StatementReached))
    last = next(reached, None)
    return None if last is None else f"{last.module}:{last.line}"


def _is_unloaded(trace: Trace) -> bool:
    """Whether the run failed before any code ran, as a file was missing or no JavaScript."""
    error = trace.outcome.error
    return error is not None and error.phase in _UNLOADED


def _failed_runs(prepared: PreparedLesson) -> Iterator[tuple[PreparedScene, Problem]]:
    """The runs that failed, by their first scenes; not those of which a scene says so."""
    for name, trace in prepared.traces.items():
        error = trace.outcome.error
        placed = [placed for placed in prepared.scenes if placed.run == name]
        if placed and trace.outcome.status == "rejected" and error is not None and not _is_failure_meant(placed):
            when = " before any code ran" if _is_unloaded(trace) else ""
            where = f" at {error.place}" if error.place else ""
            message = (
                f"run {name} failed{when}{where} with {error.name}: {error.message.rstrip('.')}."
                " If that is meant, say in holds: 'the run is rejected'"
            )
            yield placed[0], Problem(placed[0].scene.line, message, kind=Kind.CAUSE)


def _held(placed: Sequence[PreparedScene]) -> Iterator[tuple[str, Slots]]:
    """What the scenes say that holds: the words of each form, and what stands in its slots."""
    for scene in placed:
        for hold in scene.scene.holds:
            with suppress(PhraseError):
                form, slots = HOLDS.read(hold.text.strip())
                yield form.form, slots


def _is_outcome(status: str, words: str, slots: Slots) -> bool:
    return words == _OUTCOME and slots["outcome"] == status


def _is_failure_meant(placed: Sequence[PreparedScene]) -> bool:
    """Whether some scene says that the run fails, or is at a place of that."""
    for scene in placed:
        if scene.scene.at is not None:
            with suppress(PhraseError):
                if read_place(scene.scene.at.text).form.form in _PLACES_OF_A_FAILURE:
                    return True
    return any(words in _HOLDS_OF_A_FAILURE or _is_outcome("rejected", words, slots) for words, slots in _held(placed))


def told_once(found: Sequence[Problem], prepared: PreparedLesson) -> tuple[Problem, ...]:
    """What was found to be wrong, with why its run ended told once and on top.

    Of a run that a limit stopped, or of which no code ran, only that is told: all else comes from it.
    """
    over = {placed.run: problem for placed, problem in _stopped_runs(prepared)}
    with_mistakes = {_run_of(problem, prepared.lesson) for problem in found}
    failed = {placed.run: problem for placed, problem in _failed_runs(prepared) if placed.run in with_mistakes}
    over |= {run: problem for run, problem in failed.items() if _is_unloaded(prepared.traces[run])}
    told = [problem for problem in found if _run_of(problem, prepared.lesson) not in over]
    told = [replace(problem, ending="") if _run_of(problem, prepared.lesson) in failed else problem for problem in told]
    return tuple(_with_each_end_once(in_order([*told, *failed.values(), *over.values()])))


def _with_each_end_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """How a run ended stands behind the first place only that did not come in it."""
    told: set[str] = set()
    for problem in problems:
        yield replace(problem, ending="") if problem.ending in told else problem
        told.add(problem.ending)


def _run_of(problem: Problem, lesson: Lesson) -> str | None:
    """The run of the scene that a problem is in."""
    before = [scene for scene in lesson.scenes if scene.line <= (problem.line or 0)]
    return before[-1].run if before else None
