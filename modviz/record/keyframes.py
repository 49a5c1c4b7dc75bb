"""Keyframes of a record: how a world gets to a far place, or back, without playing every event on the way.

A record is cut into stretches of equal length, and a `Delta` knows, of all that the events of one stretch touch, how it
is before them and how it is after them.  A world anywhere in the stretch gets to either end of it by taking over that
side, so events need not know how they are taken back.  The world then holds the very things that the deltas keep: what
events are going to change has to be copied first (`detach`).

What is touched is found by watching a world while the events are applied to it.  Three kinds of slots of the world are
told apart, by their values: tables (dicts), lists, and the others, whose values never change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from copy import copy
from operator import attrgetter
from typing import Any, SupportsIndex

import msgspec
from msgspec.structs import fields

from modviz.record.events import Event
from modviz.record.world import World

_ABSENT: Any = object()
"""Stands for an entry that is not there."""

_EMPTY = World()
_TABLES = [field.name for field in fields(World) if isinstance(getattr(_EMPTY, field.name), dict)]
_LISTS = [field.name for field in fields(World) if isinstance(getattr(_EMPTY, field.name), list)]
_VALUES = [field.name for field in fields(World) if field.name not in (*_TABLES, *_LISTS)]


class Side(msgspec.Struct, frozen=True, gc=False):
    """What the events of a stretch touch, as it is before them or after them.

    Parameters
    ----------
    entries
        The entries of each table; `_ABSENT` for those that are not there.
    tails
        For each list, how much of it no event of the stretch touches, and what follows.
    values
        The other slots.
    """

    entries: list[dict[Hashable, Any]]
    tails: list[tuple[int, list[Any]]]
    values: tuple[Any, ...]


class Delta(msgspec.Struct, frozen=True, gc=False):
    """The events of one stretch, by what they touch."""

    before: Side
    after: Side


def deltas(events: Sequence[Event], length: int) -> list[Delta]:
    """The deltas of a whole record, in stretches of `length` events."""
    world = World()
    tables = [_WatchedTable() for _ in _TABLES]
    lists = [_WatchedList() for _ in _LISTS]
    for name, watched in zip((*_TABLES, *_LISTS), (*tables, *lists), strict=True):
        setattr(world, name, watched)
    kept: list[dict[Hashable, Any]] = [{} for _ in _TABLES]
    found = []
    for start in range(0, len(events), length):
        old_lists, old_values = [list(each) for each in lists], _values(world)
        for event in events[start : start + length]:
            event.apply(world)
        before, after = [], []
        for table, known in zip(tables, kept, strict=True):
            touched = table.take_touched()
            before.append({key: known.get(key, _ABSENT) for key in touched})
            after.append({key: copy(table.get(key)) if key in table else _ABSENT for key in touched})
            known.update(after[-1])
        same = [each.take_shortest() for each in lists]
        found.append(
            Delta(
                Side(before, _tails(old_lists, same), old_values),
                Side(after, _tails(lists, same), _values(world)),
            )
        )
    return found


def apply_sides(world: World, sides: Iterable[Side]) -> None:
    """Put everything in `world` as `sides` have it, which come in the order in which they are met."""
    changed: list[dict[Hashable, Any]] = [{} for _ in _TABLES]
    values = _values(world)
    for side in sides:
        for entries, more in zip(changed, side.entries, strict=True):
            entries.update(more)
        for name, (start, tail) in zip(_LISTS, side.tails, strict=True):
            getattr(world, name)[start:] = tail
        values = side.values
    for name, value in zip(_VALUES, values, strict=True):
        setattr(world, name, value)
    for name, entries in zip(_TABLES, changed, strict=True):
        table = getattr(world, name)
        for key, entry in entries.items():
            if entry is _ABSENT:
                table.pop(key, None)
            else:
                table[key] = entry


def detach(world: World, delta: Delta) -> None:
    """Give `world` copies of its own of all that the events of a stretch may change."""
    for name, entries in zip(_TABLES, delta.before.entries, strict=True):
        table = getattr(world, name)
        for key in entries:
            if key in table:
                table[key] = copy(table[key])


class _WatchedTable(dict[Hashable, Any]):
    """A table that notes which of its entries were looked up, set or deleted."""

    def __init__(self) -> None:
        super().__init__()
        self._touched: dict[Hashable, None] = {}

    def __getitem__(self, key: Hashable) -> Any:
        self._touched[key] = None
        return super().__getitem__(key)

    def __setitem__(self, key: Hashable, entry: Any) -> None:
        self._touched[key] = None
        super().__setitem__(key, entry)

    def __delitem__(self, key: Hashable) -> None:
        self._touched[key] = None
        super().__delitem__(key)

    def take_touched(self) -> Iterable[Hashable]:
        """What was touched since this was asked last, each once, in that order."""
        touched, self._touched = self._touched, {}
        return touched


class _WatchedList(list[Any]):
    """A list that notes how short it has been; events add to its end and take from it."""

    def __init__(self) -> None:
        super().__init__()
        self._shortest = 0

    def __delitem__(self, key: SupportsIndex | slice) -> None:
        super().__delitem__(key)
        self._shortest = min(self._shortest, len(self))

    def clear(self) -> None:
        super().clear()
        self._shortest = 0

    def take_shortest(self) -> int:
        """How many items at the start have been there all the time since this was asked last."""
        shortest, self._shortest = self._shortest, len(self)
        return shortest


_values = attrgetter(*_VALUES)


def _tails(lists: Sequence[list[Any]], same: list[int]) -> list[tuple[int, list[Any]]]:
    return [(start, each[start:]) for each, start in zip(lists, same, strict=True)]
