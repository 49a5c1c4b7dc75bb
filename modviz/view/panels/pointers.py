"""Who points at a box: the imports of a record by what they point at, and how many boxes are exported."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from modviz.record.events import BindingCreated, DeadZoneRead, ImportBound
from modviz.record.timeline import Timeline
from modviz.view.contents import shown_name
from modviz.view.moment import Moment
from modviz.view.prepared import once_per_realm

Pointer = tuple[int, str, str]
"""The position at which an import was bound, its module, and its local name."""


@once_per_realm
def _pointers(timeline: Timeline) -> Mapping[tuple[str, str | None], Sequence[Pointer]]:
    """All imports of the record by target module and target binding, each list in the order of binding."""
    found: dict[tuple[str, str | None], list[Pointer]] = {}
    for position, event in timeline.own_events():
        if isinstance(event, ImportBound):
            pointers = found.setdefault((event.target_module, event.target_binding), [])
            pointers.append((position, event.module, event.local_name))
    return found


@once_per_realm
def _importers(timeline: Timeline) -> Mapping[str, Sequence[Pointer]]:
    """All imports of the record by target module."""
    found: dict[str, list[Pointer]] = {}
    for (target, _), pointers in _pointers(timeline).items():
        found.setdefault(target, []).extend(pointers)
    return {target: sorted(pointers) for target, pointers in found.items()}


@once_per_realm
def export_counts(timeline: Timeline) -> Mapping[str, int]:
    """How many exported boxes each module has in the end."""
    return Counter(
        event.module for _, event in timeline.own_events() if isinstance(event, BindingCreated) and event.export_names
    )


def pointer_count(moment: Moment, module: str, binding: str | None) -> int:
    """How many imports point by now at `binding` of `module`, or at its namespace object."""
    return _bound_by_now(moment, _pointers(moment.timeline).get((module, binding), ()))


def pointers_to(moment: Moment, module: str, binding: str | None, most: int) -> list[tuple[str, str]]:
    """The first imports that point by now at `binding` of `module`, as (module, local name)."""
    pointers = _pointers(moment.timeline).get((module, binding), ())
    return [(importer, name) for _, importer, name in pointers[: min(most, _bound_by_now(moment, pointers))]]


def reader_by_namespace(moment: Moment, module: str, binding: str) -> tuple[str, str] | None:
    """Who reads the box in this step through a namespace object, as (module, "namespace.name"); None for nobody.

    Such an import points at the namespace, and leads to the box all the same.
    """
    event = moment.event
    if not isinstance(event, DeadZoneRead) or (event.target_module, event.target_binding) != (module, binding):
        return None
    if event.module in (
        importer for importer, _ in pointers_to(moment, module, binding, pointer_count(moment, module, binding))
    ):
        return None
    namespaces = pointers_to(moment, module, None, pointer_count(moment, module, None))
    local = next((local for importer, local in namespaces if importer == event.module), None)
    return None if local is None else (event.module, f"{shown_name(local)}.{shown_name(event.name)}")


def names_pointed_at(moment: Moment, module: str, most: int) -> list[str | None]:
    """The names of boxes of `module` that imports point at by now; None for its namespace object."""
    targets = _targets(moment.timeline).get(module, ())
    return list(islice((name for name in targets if pointer_count(moment, module, name)), most))


@once_per_realm
def _targets(timeline: Timeline) -> Mapping[str, Sequence[str | None]]:
    """For each module, what imports of the record point at in it."""
    found: dict[str, list[str | None]] = {}
    for module, name in _pointers(timeline):
        found.setdefault(module, []).append(name)
    return found


def importers_of(moment: Moment, module: str) -> Iterator[str]:
    """The modules that by now point at something of `module`, the latest first; some come more than once."""
    pointers = _importers(moment.timeline).get(module, ())
    for number in range(_bound_by_now(moment, pointers), 0, -1):
        yield pointers[number - 1][1]


def _bound_by_now(moment: Moment, pointers: Sequence[Pointer]) -> int:
    return bisect_right(pointers, moment.timeline.position, key=lambda pointer: pointer[0])
