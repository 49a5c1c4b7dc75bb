"""Does this graph link?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from modviz.questions.choosing import one_of
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Reading
from modviz.questions.words import box, code, listed
from modviz.record.events import (
    CycleFound,
    DeadZoneRead,
    ExecutionThrew,
    ImportBound,
    LinkFailed,
    PhaseStarted,
)
from modviz.record.failures import AmbiguousExport, MissingExport
from modviz.record.world import Module

_YES = "Yes"
_LINKING = "linking"


def links(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask whether the graph of the entry links; None when that is over, is never tried, or nobody would doubt it."""
    text = "Does this graph link?"
    about_linking = "what linking needs"
    failed_at = reading.after(position, LinkFailed)
    linked_at = next((at for at, event in reading.all(PhaseStarted, position) if event.phase == "evaluate"), None)
    if linked_at is not None and (failed_at is None or linked_at < failed_at):
        because = (
            "Every import finds the box of its export. That is all that linking asks for: no code runs, no"
            " value is read."
        )
        return one_of(text, Choice(_YES, True, because, linked_at), _doubts(reading, linked_at), about_linking)
    if failed_at is None or reading.before(position, PhaseStarted) is None:
        return None
    event = reading.event(failed_at)
    assert isinstance(event, LinkFailed)
    because = f"{_why_not(event)} That is found before any code runs."
    right = Choice(f"No: {event.error.message}", True, because, failed_at)
    return one_of(text, right, _hopes(reading, failed_at, event), about_linking)


def _doubts(reading: Reading, linked_at: int) -> Iterator[Choice]:
    """Reasons for which a graph that links is thought not to."""
    for at, cycle in islice(reading.all(CycleFound, until=linked_at), 1):
        circle = listed(cycle.path) if cycle.module != cycle.required else code(cycle.module)
        because = (
            f"A cycle can be linked: {circle} get their boxes and pointers one after the other, and nobody has to"
            " wait for a value."
        )
        yield Choice("No: a cycle cannot be linked", False, because, at)
    thrown_at = reading.after(linked_at, DeadZoneRead, ExecutionThrew)
    thrown = reading.event(thrown_at) if thrown_at is not None else None
    if isinstance(thrown, DeadZoneRead):
        because = (
            "That error comes when code runs and reads the box. Linking reads nothing; it makes boxes and pointers."
        )
        yield Choice(f"No: {thrown.name} in {thrown.module} cannot be accessed yet", False, because, thrown_at)
    elif isinstance(thrown, ExecutionThrew):
        because = f"{code(thrown.module)} throws when its code runs. Linking comes before that, and runs no code."
        yield Choice(f"No: {thrown.module} throws an error", False, because, thrown_at)
    for module, name in islice(_ambiguous_names(reading), 1):
        because = (
            f"Two `export *` of {code(module)} give {code(name)}, so nobody gets it from there. That is an error"
            f" only for a module that asks for it by name; here none does."
        )
        yield Choice(f"No: {name} comes from two modules", False, because, linked_at)
    for at, bound in reading.all(ImportBound, until=linked_at):
        owner = reading.box(bound.module, bound.local_name)
        change = reading.last_change(owner, at) if owner is not None else None
        if owner is not None and change is not None and change[1] is None:
            because = (
                f"An import becomes a pointer to a box, not a copy of its value. {code(bound.module)} can point at"
                f" {box(owner)} while it is still empty."
            )
            text = f"No: {bound.import_name} has no value yet that {bound.module} could import"
            yield Choice(text, False, because, at)
            return


def _why_not(event: LinkFailed) -> str:
    match event.error.about:
        case AmbiguousExport() as about:
            return (
                f"Two stars of {code(about.module)} bring a {code(about.export_name)}, and nothing says which one is"
                f" meant: {code(event.error.message)}."
            )
        case MissingExport() as about:
            return f"{code(about.module)} gives no {code(about.export_name)}: {code(event.error.message)}."
        case _:
            return f"{code(event.error.message)}."


def _hopes(reading: Reading, failed_at: int, event: LinkFailed) -> Iterator[Choice]:
    """Reasons for which a graph that does not link is thought to."""
    message = code(event.error.message)
    about = event.error.about
    if isinstance(about, AmbiguousExport):
        because = f"No star goes before another one: where two bring {code(about.export_name)}, none of them gives it."
        yield Choice("Yes: the first star wins", False, because, failed_at)
        yield Choice("Yes: the last star wins", False, because, failed_at)
        return
    yield Choice(
        "Yes, but then the line that uses it throws",
        False,
        f"No line of this graph runs at all, not even of other modules: {message} ends it while linking.",
        failed_at,
    )
    yield Choice(
        "Yes: what is missing is undefined",
        False,
        "A property that is missing is `undefined`; an import that is missing is an error. It would be a pointer to"
        " a box that does not exist.",
        failed_at,
    )
    for at, _ in islice(reading.all(CycleFound, until=failed_at), 1):
        yield Choice(
            "No: a cycle cannot be linked",
            False,
            f"There is a cycle, but the walk copes with it. The reason is another one: {message}.",
            at,
        )


def _ambiguous_names(reading: Reading) -> Iterator[tuple[str, str]]:
    """The names that a module gets through two stars from two modules' own exports, with that module."""
    modules = reading.trace.end.modules
    for module in modules.values():
        stars = {entry.module_request for entry in module.parsed.star_export_entries}
        if len(stars) < 2:
            continue
        explicit = _own_names(module) | {entry.export_name for entry in module.parsed.indirect_export_entries}
        owners: dict[str, set[str]] = defaultdict(set)
        for request, loaded in module.loaded_modules.items():
            if request in stars and loaded in reading.graph.required(module.name):
                for name in _own_names(modules[loaded]) - explicit - {"default"}:
                    owners[name].add(loaded)
        yield from ((module.name, name) for name in sorted(owners) if len(owners[name]) > 1)


def _own_names(module: Module) -> set[str]:
    return {entry.export_name for entry in module.parsed.local_export_entries if entry.export_name is not None}


def _ideas(reading: Reading, position: int, event: PhaseStarted) -> Iterator[Idea]:
    if event.phase == "instantiate":
        # That an import can point at an empty box alone is nothing to ask about.
        yield Idea(("linking",), answers=3)


LINKS = QuestionKind(
    "links", links, "ask it before it is known, as at 'phase instantiate'", after={PhaseStarted: _ideas}
)
