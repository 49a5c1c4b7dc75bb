"""Which module's code runs next?"""

from __future__ import annotations

from collections.abc import Iterator

from modviz.questions.choosing import one_of
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.nothing_runs import no_module
from modviz.questions.orders import importers_first
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Reading
from modviz.questions.words import NO_MODULE, along, code, listed
from modviz.record.events import (
    AlreadyDone,
    AsyncDependencyArrived,
    AsyncDependencyNoted,
    AwaitReached,
    BodyResumed,
    CommonJSStarted,
    CycleFound,
    ExecutionFinished,
    ExecutionStarted,
    ExecutionThrew,
    ImportLoaded,
    ModuleParsed,
    PhaseStarted,
    RequireResolved,
    WalkEntered,
)

TURNS = (ExecutionStarted, BodyResumed, CommonJSStarted)
"""With these the code of another module runs."""

_EVALUATING = "evaluating"


def next_module(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask whose code runs next after `position`; None when nobody would think of another answer."""
    right = right_next(reading, position)
    if right is None:
        return None
    running = _running(reading, position)
    text = f"{code(running)} runs. Which module runs next?" if running else "Which module's code runs next?"
    return one_of(text, right, mistaken_next(reading, position), "which module runs next")


def right_next(reading: Reading, position: int) -> Choice | None:
    """The module whose code runs next, or that none does, although one would expect it."""
    turn = next_turn(reading, position)
    if turn is None:
        failure = no_module(reading, position)
        return failure.right if failure is not None else None
    event = reading.event(turn)
    if isinstance(event, BodyResumed):
        because = f"What {code(event.module)} awaited is settled, so its code goes on."
        return Choice(event.module, True, because, turn)
    if isinstance(event, CommonJSStarted):
        return Choice(event.module, True, _why_commonjs(reading, event), turn)
    assert isinstance(event, ExecutionStarted)
    name = code(event.module)
    if event.unfinished:
        because = (
            f"{name} needs {listed(event.unfinished)}, too, but is in a cycle with it. The walk does not go round"
            f" in circles: someone has to go first, and here that is {name}."
        )
    elif not reading.graph.required(event.module):
        because = f"{name} imports nothing, so nothing has to run before it."
    else:
        because = f"All that {name} imports has run, so it is its turn."
    return Choice(event.module, True, because, turn)


def mistaken_next(reading: Reading, position: int) -> Iterator[Choice]:
    """The modules that would run next if the usual misconceptions were true, the most telling ones first."""
    turn = next_turn(reading, position)
    if turn is None:
        failure = no_module(reading, position)
        if failure is not None:
            yield from failure.mistakes
        return
    since = reading.before(turn - 1, *TURNS) or 0
    event = reading.event(turn)
    if isinstance(event, CommonJSStarted):
        yield from _as_if_imported(reading, event, turn)
        yield from _importer_first(reading, event.module, turn)
        return
    assert isinstance(event, ExecutionStarted | BodyResumed)
    yield from _await_holds_all_or_none(reading, event, since, turn)
    yield from _cycle(reading, since, turn)
    yield from _runs_again(reading, since, turn)
    if isinstance(event, ExecutionStarted):
        yield from _importer_first(reading, event.module, turn)
        yield from _as_they_arrived(reading, event.module, turn)


def next_turn(reading: Reading, position: int) -> int | None:
    """Where the next module starts, or goes on after an await."""
    return reading.after(position, *TURNS)


def _running(reading: Reading, position: int) -> str | None:
    last = reading.before(position, ExecutionStarted, BodyResumed, ExecutionFinished, ExecutionThrew, AwaitReached)
    event = reading.event(last) if last is not None else None
    return event.module if isinstance(event, ExecutionStarted | BodyResumed) else None


def _why_commonjs(reading: Reading, start: CommonJSStarted) -> str:
    name = code(start.module)
    if start.by is not None:
        return f"{code(start.by)} calls `require`, and that runs {name} at once, in the middle of the line."
    if start.module == reading.trace.entry:
        return f"{name} is a CommonJS module: it starts at its first line, and each `require` is a call like any other."
    return f"ES modules import {name}, which is CommonJS: Node runs it to its end before them."


def _as_if_imported(reading: Reading, start: CommonJSStarted, turn: int) -> Iterator[Choice]:
    """What is required runs before the line that requires it; or after all that calls it."""
    if start.by is not None:
        because = (
            f"{code(start.by)} stands still in the middle of its line: `require` gives what {code(start.module)}"
            " exports only when that has run to its end."
        )
        yield Choice(start.by, False, because, turn)
        return
    required = (event for _, event in reading.all(RequireResolved, turn) if event.module == start.module)
    first = next((event for event in required if reading.start(event.target) is not None), None)
    if first is not None:
        because = (
            f"{code(first.target)} would run first if {code(start.module)} were an ES module. But `require` is a call:"
            " until its line runs, nobody looks for the file."
        )
        yield Choice(first.target, False, because, turn)


def _await_holds_all_or_none(
    reading: Reading, event: ExecutionStarted | BodyResumed, since: int, turn: int
) -> Iterator[Choice]:
    """An await blocks the siblings; or it does not even hold the parents."""
    for _, reached in reading.all(AwaitReached, since, turn):
        if isinstance(event, ExecutionStarted) and reached.module != event.module:
            because = (
                f"An `await` at the top level of {code(reached.module)} holds only those that import it."
                f" {code(event.module)} does not need it, so it does not wait."
                if not reading.graph.way(event.module, reached.module)
                else f"{code(event.module)} does not wait until {code(reached.module)} goes on: they are in one cycle."
            )
            yield Choice(reached.module, False, because, turn)
    arrived = {(each.module, each.required) for _, each in reading.all(AsyncDependencyArrived, until=turn)}
    for noted_at, noted in reading.all(AsyncDependencyNoted, until=turn):
        if not reading.has_started(noted.module, turn) and (noted.module, noted.required) not in arrived:
            because = (
                f"{code(noted.module)} needs {code(noted.required)}, which still awaits something. An `await` at"
                " the top level holds every module that imports it."
            )
            yield Choice(noted.module, False, because, noted_at)


def _cycle(reading: Reading, since: int, turn: int) -> Iterator[Choice]:
    """In a cycle the imported module must come first, whatever happens; or a cycle cannot run at all."""
    found = [(at, event) for at, event in reading.all(CycleFound, since, turn) if event.walk == _EVALUATING]
    for at, event in found:
        if not reading.has_started(event.required, turn) and event.module != event.required:
            because = (
                f"{code(event.module)} imports {code(event.required)}, that is true. But {code(event.required)} is"
                " on the stack already and waits itself: the walk does not go round in circles, it goes on without it."
            )
            yield Choice(event.required, False, because, at)
    if found:
        because = "A cycle is no error. The walk notices it, and goes on with the module where it stands."
        yield Choice(f"{NO_MODULE}: a cycle cannot run", False, because, found[-1][0])


def _runs_again(reading: Reading, since: int, turn: int) -> Iterator[Choice]:
    """Two importers get two instances: the module runs once more for the second one."""
    for at, event in reading.all(AlreadyDone, since, turn):
        required = reading.module(event.required)
        if event.walk == _EVALUATING and required is not None and not required.is_synthetic:
            because = (
                f"{code(event.required)} is {event.status} already. A module runs once, and everyone who imports it"
                " shares that one module."
            )
            yield Choice(event.required, False, because, at)


def _importer_first(reading: Reading, module: str, turn: int) -> Iterator[Choice]:
    """The importer runs before what it imports."""
    graph = reading.graph
    waiting = (name for name in importers_first(graph, reading.roots(turn)) if not reading.has_started(name, turn))
    first = next(waiting, None)
    names = reading.walked(first, module) if first is not None else ()
    if first is not None and names:
        because = (
            f"{code(first)} is where the walk comes from, but its code waits for what it imports: {along(names)}."
            " What is imported runs first."
        )
        yield Choice(first, False, because, turn)
        if len(names) > 2 and not reading.has_started(names[-2], turn):
            because = f"{code(names[-2])} imports {code(module)}, so it comes after it, not before."
            yield Choice(names[-2], False, because, turn)


def _as_they_arrived(reading: Reading, module: str, turn: int) -> Iterator[Choice]:
    """Modules run in the order in which their files arrive."""
    importers = reading.graph.importers_of(module)
    for _, parsed in reading.all(ModuleParsed, until=turn):
        if parsed.module == module:
            return
        is_waiting = not parsed.is_synthetic and not reading.has_started(parsed.module, turn)
        if is_waiting and parsed.module not in importers:
            because = (
                f"{code(parsed.module)} arrived before {code(module)}, but that does not count. The walk follows"
                f" the imports in the order of the text, and is at {code(module)} first."
            )
            yield Choice(parsed.module, False, because, _entered(reading, module, turn))
            return


def _entered(reading: Reading, module: str, turn: int) -> int:
    """Where the walk last entered `module` on its way to the turn."""
    entered = [at for at, event in reading.all(WalkEntered, until=turn) if event.module == module]
    return entered[-1] if entered else turn


def _in_turn(reading: Reading, position: int, event: PhaseStarted) -> Iterator[Idea]:
    if event.phase == "evaluate":
        yield Idea(("order",))


def _for_import_calls(reading: Reading, position: int, event: ImportLoaded) -> Iterator[Idea]:
    yield Idea(("order", "import()"))


def _while_it_waits(reading: Reading, position: int, event: AwaitReached) -> Iterator[Idea]:
    yield Idea(("await",))


def _before_an_error(reading: Reading, position: int, event: ExecutionThrew) -> Iterator[Idea]:
    yield Idea(("error",))


def _once(reading: Reading, position: int, event: AlreadyDone) -> Iterator[Idea]:
    if event.walk == "evaluating" and reading.start(event.required) is not None:
        yield Idea(("once",))


NEXT_MODULE = QuestionKind(
    "next module",
    next_module,
    "ask it where some module still has to start, as at 'phase evaluate'",
    after={PhaseStarted: _in_turn, ImportLoaded: _for_import_calls, AwaitReached: _while_it_waits},
    before={ExecutionThrew: _before_an_error, AlreadyDone: _once},
)
