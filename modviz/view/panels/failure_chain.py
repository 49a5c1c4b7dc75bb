"""The chain of imports from the entry to the place where a run failed; or the modules that wait for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from modviz.record.import_graph import ImportGraph
from modviz.record.sources import map_entry, source_line
from modviz.record.timeline import Timeline
from modviz.record.waiting import waits
from modviz.record.world import GuestError, World
from modviz.view.prepared import once_per_realm

_LONGEST = 30
_MOST_DIGITS = 9
BEFORE_THE_GAP = 4
"""So many links stand before the gap in a long chain."""


class Link(NamedTuple):
    """A module of the chain, the line to look at, its text, and whether the line is an import of the next module."""

    module: str
    line: int | None
    text: str
    leads_on: bool


@once_per_realm
def failure_chain(timeline: Timeline) -> tuple[Link, ...]:
    """The modules from the entry to the one that failed, or those that wait where a run is pending for ever.

    It is empty where the run has not failed, or nobody knows where.
    """
    world = timeline.world
    outcome = world.shared.outcome
    if outcome is not None and outcome.status == "pending":
        return tuple(_waiting(world))
    error = None if outcome is None else outcome.error
    if error is None or error.module is None:
        return ()
    graph = ImportGraph(world.modules, with_deferred=True)
    names = _names(world, graph, error)
    links = []
    for name, following in pairwise(names):
        line = graph.import_line(name, following) if name in world.modules else None
        links.append(Link(name, line, source_line(world, name, line).strip(), True))
    last = names[-1]
    return (*links, Link(last, error.line, source_line(world, last, error.line).strip(), False))


def _waiting(world: World) -> Iterator[Link]:
    """Each module that waits, at its await, or at the import of what it waits for."""
    graph = ImportGraph(world.modules)
    for wait in waits(world):
        awaited = world.modules[wait.module].awaits
        place = None if awaited is None else awaited.place
        imports = (graph.import_line(wait.module, target) for target in wait.targets)
        line = place.line if place is not None else next((each for each in imports if each is not None), None)
        yield Link(wait.module, line, source_line(world, wait.module, line).strip(), True)


def links_with_digits(links: Sequence[Link]) -> tuple[Sequence[Link], int]:
    """The links that a digit leads to, and how many are left out behind the fourth: the middle of a long chain."""
    hidden = max(0, len(links) - _MOST_DIGITS)
    return ([*links[:BEFORE_THE_GAP], *links[BEFORE_THE_GAP + hidden :]] if hidden else links), hidden


def _names(world: World, graph: ImportGraph, error: GuestError) -> tuple[str, ...]:
    module, entry = error.module or "", world.shared.entry
    if module in world.modules and entry in world.modules:
        return graph.way(entry, module) or (module,)
    names = [module]
    while len(names) < _LONGEST:
        found = map_entry(world, names[0])
        asking = [name for name in (found.asked_by if found is not None else ()) if name not in names]
        if not asking:
            break
        names.insert(0, asking[0])
    return tuple(names)
