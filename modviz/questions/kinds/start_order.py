"""In which order do these modules start?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from modviz.questions.choosing import order_of
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.orders import as_written, first_code_line, importers_first, imports_first
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Reading
from modviz.questions.words import along, code
from modviz.record.events import CommonJSStarted, CycleFound, ExecutionStarted, ModuleParsed, PhaseStarted

_MOST_ITEMS = 5

_Explain = Callable[[Reading, str, str], str]
"""Says why a module that is believed to start early has to let another one go first."""


def start_order(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask for the order in which the modules `about` start, or else those that start next after `position`.

    None when they are not at least two, or one of them never starts.
    """
    starts = {name: reading.start(name) for name in about} or _next_starts(reading, position)
    known = {name: start for name, start in starts.items() if start is not None}
    if len(known) < 2 or len(known) < len(starts):
        return None
    order = tuple(sorted(known, key=lambda name: known[name]))
    return order_of(
        "In which order do these modules start to run?",
        Choice(", ".join(order), True, _why(reading, order), known[order[-1]], order=order),
        mistaken_orders(reading, order),
        "the order in which modules start",
    )


def mistaken_orders(reading: Reading, order: tuple[str, ...]) -> Iterator[Choice]:
    """The orders of these modules that follow from the usual misconceptions; some may be the right one after all."""
    graph = reading.graph
    roots = reading.roots(reading.start(order[-1]))
    yield _mistake(reading, order, importers_first(graph, roots), _importer_waits)
    yield _mistake(reading, order, [event.module for _, event in reading.all(ModuleParsed)], _arrival_does_not_count)
    yield _mistake(reading, order, imports_first(graph, roots), _await_holds_no_siblings)
    yield _mistake(reading, order, as_written(graph, roots), _import_is_no_call)


def _next_starts(reading: Reading, position: int) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for start, event in reading.all(ExecutionStarted, position):
        found[event.module] = start
        if len(found) == _MOST_ITEMS:
            break
    return found


def _why(reading: Reading, order: Sequence[str]) -> str:
    rule = (
        "A module starts when all that it imports has run; what is imported first, in the order of the text,"
        " goes first."
    )
    if any(event.module in order and event.by is not None for _, event in reading.all(CommonJSStarted)):
        return f"{rule} But `require` is a call: its module starts when the line runs that calls it, no sooner."
    if any(event.module in order for _, event in reading.all(CycleFound) if event.walk == "evaluating"):
        return f"{rule} In a cycle that cannot be: there the walk runs the module at which it cannot go further."
    return rule


def _mistake(reading: Reading, order: tuple[str, ...], believed: Sequence[str], explain: _Explain) -> Choice:
    """The mistaken order, explained by the first module that is believed to start earlier than it does."""
    wrong = tuple(name for name in believed if name in order)
    if sorted(wrong) != sorted(order) or wrong == order:
        return Choice(", ".join(order), order=order)
    early, real = next((early, real) for early, real in zip(wrong, order, strict=True) if early != real)
    return Choice(", ".join(wrong), False, explain(reading, early, real), reading.start(real), order=wrong)


def _importer_waits(reading: Reading, early: str, real: str) -> str:
    names = reading.walked(early, real)
    if not names:
        return f"{code(real)} starts before {code(early)}: what is imported runs first, and only then its importer."
    return f"The importer does not run first. {code(early)} waits for what it imports: {along(names)}."


def _import_is_no_call(reading: Reading, early: str, real: str) -> str:
    module = reading.module(early)
    line = first_code_line(module) if module is not None else None
    if line is None or not reading.graph.way(early, real):
        return f"{code(real)} starts before {code(early)}: where in the text an `import` is written does not count."
    return (
        f"An `import` does not run where it is written. Line {line} of {code(early)} waits until {code(real)} has run,"
        " although the `import` stands below it."
    )


def _arrival_does_not_count(reading: Reading, early: str, real: str) -> str:
    return (
        f"{code(early)} arrived before {code(real)}, but nothing runs on arrival. The whole graph is here first;"
        " then the order comes from the imports alone."
    )


def _await_holds_no_siblings(reading: Reading, early: str, real: str) -> str:
    return (
        f"{code(early)} has to wait for an `await` below it; {code(real)} does not need that, and starts meanwhile. An"
        " `await` holds the importers, not the siblings."
    )


def _ideas(reading: Reading, position: int, event: PhaseStarted) -> Iterator[Idea]:
    if event.phase == "evaluate":
        starts = sum(1 for _ in islice(reading.all(ExecutionStarted, position), _MOST_ITEMS + 1))
        if 2 < starts <= _MOST_ITEMS:
            yield Idea(("order",))


START_ORDER = QuestionKind(
    "start order",
    start_order,
    "ask it before any of its modules starts, as at 'phase evaluate'",
    after={PhaseStarted: _ideas},
    needs_about=True,
)
