"""Why no module runs any more, although some have not run, and which ones people still expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modviz.questions.orders import importers_first, imports_first
from modviz.questions.question import Choice
from modviz.questions.trace_index import Reading
from modviz.questions.words import NO_MODULE, code, listed
from modviz.record.events import (
    AsyncModuleRejected,
    ExecutionThrew,
    LimitReached,
    LinkFailed,
    LoadFailed,
    RecordCut,
    RunFinished,
)


@dataclass(frozen=True)
class NoModule:
    """That no module runs after a position: why, and the modules that would run if misconceptions were true."""

    right: Choice
    mistakes: tuple[Choice, ...]


def no_module(reading: Reading, position: int) -> NoModule | None:
    """What there is to say when no module's code starts or goes on after `position`.

    None when that surprises nobody, as everything has run, or when the record does not know.
    """
    if reading.after(0, RecordCut, LimitReached) is not None:
        return None
    failed_at = reading.after(position, LinkFailed, LoadFailed, ExecutionThrew, AsyncModuleRejected, RunFinished)
    if failed_at is None:
        return None
    event = reading.event(failed_at)
    if isinstance(event, LinkFailed | LoadFailed):
        return _before_any_code(reading, position, failed_at, event)
    if isinstance(event, ExecutionThrew | AsyncModuleRejected):
        return _after_error(reading, position, failed_at, event)
    assert isinstance(event, RunFinished)
    return _waits_for_ever(reading, failed_at, event)


def _before_any_code(reading: Reading, position: int, at: int, event: LinkFailed | LoadFailed) -> NoModule | None:
    """Construction or linking fails: no code of the graph runs, not even that of modules that are in order."""
    phase = "Linking" if isinstance(event, LinkFailed) else "Loading"
    error = f"{event.error.name}: {event.error.message}"
    why = f"{phase} fails before any code of this graph runs: {code(error)}"
    waiting = _unstarted(reading, position)
    if not waiting:
        return None

    def mistakes() -> Iterator[Choice]:
        first = waiting[0]
        yield Choice(
            first,
            False,
            f"Nothing is wrong with {code(first)}, but one failure stops the whole graph. The check does not wait until"
            f" the code comes to the line that is wrong. {why}",
            at,
        )
        for name in importers_first(reading.graph, reading.roots()):
            if name in waiting and name != first:
                yield Choice(
                    name,
                    False,
                    f"An `import` is not a call that fails when its line runs: no line of {code(name)} runs. {why}",
                    at,
                )
                return

    return NoModule(Choice(NO_MODULE, True, why, at), tuple(mistakes()))


def _after_error(
    reading: Reading, position: int, at: int, event: ExecutionThrew | AsyncModuleRejected
) -> NoModule | None:
    """A module throws: those that wait for it fail with it, and the walk goes no further."""
    graph = reading.graph
    failed = event.module
    waiting = _unstarted(reading, at)
    if not waiting:
        return None

    def mistakes() -> Iterator[Choice]:
        importers = [name for name in waiting if failed in graph.required(name)]
        others = [name for name in waiting if name not in importers]
        for name in importers[:1]:
            yield Choice(
                name,
                False,
                f"{code(name)} imports {code(failed)}, which failed. So {code(name)} fails with the same error, and"
                " its code never runs.",
                at,
            )
        for name in others[:2]:
            yield Choice(
                name,
                False,
                f"An error does not stop at the importer of {code(failed)}. It goes up to where the graph starts,"
                f" and no other module starts any more: {code(name)} neither.",
                at,
            )

    right = Choice(NO_MODULE, True, f"{code(failed)} throws, and whatever has not started by then never will.", at)
    return NoModule(right, tuple(mistakes()))


def _waits_for_ever(reading: Reading, at: int, event: RunFinished) -> NoModule | None:
    """A top-level await that never ends holds its importers for ever."""
    waiting = [name for name in event.outcome.waiting if not reading.has_started(name, at)]
    holding = [name for name in event.outcome.waiting if name not in waiting]
    if not waiting or not holding:
        return None
    why = f"{listed(holding)} awaits something that never comes, and {listed(waiting)} needs it."
    mistakes = tuple(
        Choice(name, False, f"An `await` at the top level holds every importer, for as long as it takes. {why}", at)
        for name in waiting
    )
    return NoModule(Choice(NO_MODULE, True, why, at), mistakes)


def _unstarted(reading: Reading, position: int) -> list[str]:
    """The modules that have not started at `position`, in the order in which they would have run."""
    order = imports_first(reading.graph, reading.roots())
    return [name for name in order if not reading.has_started(name, position)]
