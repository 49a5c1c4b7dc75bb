"""Of a run that a limit stopped, or that failed, that is told once: not for each place that never came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modviz.lesson.errors import Problem
from modviz.lesson.model import Lesson
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.record.events import StatementReached
from modviz.record.trace import Trace

_STOPPED = "the run is stopped"
_UNLOADED = ("resolve", "fetch", "parse")
_SAYS_SO = ("the run is rejected", "the error is ", "loading fails", "the run fails", " fails to ", " failed with ")
_BEFORE_THE_END = "; the run "


def _stopped_runs(prepared: PreparedLesson) -> Iterator[tuple[PreparedScene, Problem]]:
    """The runs that a limit stopped, by their first scenes, where no scene says that they are."""
    for name, trace in prepared.traces.items():
        error = trace.outcome.error
        placed = [placed for placed in prepared.scenes if placed.run == name]
        promises = {hold.text.strip() for scene in placed for hold in scene.scene.holds}
        if placed and trace.outcome.status == "stopped" and error is not None and _STOPPED not in promises:
            where = error.place or _last_line(trace)
            message = f"run {name} was stopped{f' at {where}' if where else ''}: {error.message}"
            yield placed[0], Problem(placed[0].scene.line, f"{message} If that is meant, say in holds: {_STOPPED!r}")


def _last_line(trace: Trace) -> str | None:
    """The line that ran last: where a loop without an end is, most often."""
    reached = (event for event in reversed(trace.events) if isinstance(event, StatementReached))
    last = next(reached, None)
    return None if last is None else f"{last.module}:{last.line}"


def _unloaded_runs(prepared: PreparedLesson) -> Iterator[tuple[PreparedScene, Problem]]:
    """The runs in which no code ran, as a file was missing or no JavaScript, by their first scenes.

    Not those of which a scene says so.
    """
    for name, trace in prepared.traces.items():
        error = trace.outcome.error
        placed = [placed for placed in prepared.scenes if placed.run == name]
        said = [written.text for scene in placed for written in (*scene.scene.holds, scene.scene.at) if written]
        is_meant = any(words in text for text in said for words in _SAYS_SO)
        if placed and trace.outcome.status == "rejected" and error is not None and error.phase in _UNLOADED:
            where = f" at {error.place}" if error.place else ""
            message = (
                f"run {name} failed before any code ran{where}: {error.name}: {error.message.rstrip('.')}."
                " If that is meant, say in holds: 'the run is rejected'"
            )
            if not is_meant:
                yield placed[0], Problem(placed[0].scene.line, message)


def told_once(found: Sequence[Problem], prepared: PreparedLesson) -> tuple[Problem, ...]:
    """What was found to be wrong, without what is so only because a run was stopped or not loaded; and that it was."""
    over = {placed.run: problem for placed, problem in _stopped_runs(prepared)}
    with_mistakes = {_run_of(problem, prepared.lesson) for problem in found}
    over |= {placed.run: problem for placed, problem in _unloaded_runs(prepared) if placed.run in with_mistakes}
    told = [problem for problem in found if _run_of(problem, prepared.lesson) not in over]
    in_order = sorted({*told, *over.values()}, key=lambda problem: (problem.line or 0, problem.message))
    return tuple(_with_each_end_once(in_order))


def _with_each_end_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """How a run ended stands behind the first place only that did not come in it."""
    told: set[str] = set()
    for problem in problems:
        said, before, end = problem.message.rpartition(_BEFORE_THE_END)
        yield Problem(problem.line, said) if end in told else problem
        if before:
            told.add(end)


def _run_of(problem: Problem, lesson: Lesson) -> str | None:
    """The run of the scene that a problem is in."""
    before = [scene for scene in lesson.scenes if scene.line <= (problem.line or 0)]
    return before[-1].run if before else None
