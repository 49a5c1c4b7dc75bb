"""Keyframes of a record: how a world gets to a far place, or back, without playing every event on the way.

A record is cut into stretches of equal length, and a `Delta` knows, of all that the events of one stretch touch, how it
is before them and how it is after them.  A world anywhere in the stretch gets to either end of it by taking over that
side, so events need not know how they are taken back.  The world then holds the very things that the deltas keep: what
events are going to change has to be copied first (`detach`).

What is touched is found by watching worlds while the events are applied to them.  Three kinds of slots are told apart,
by their values: tables (dicts), lists, and the others, whose values never change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from copy import copy
from functools import cache
from operator import attrgetter
from typing import Any, SupportsIndex

import msgspec
from msgspec.structs import fields

from modviz.record.events import Event
from modviz.record.world import Shared, World, Worlds

_ABSENT: Any = object()
"""Stands for an entry that is not there."""

_SHARED = ""
"""Stands, among the names of realms, for the part that all of them share."""

_FIXED = ("realm", "shared")
"""Slots of a world that no event changes."""


class Side(msgspec.Struct, frozen=True, gc=False):
    """What of one part of the worlds the events of a stretch touch, as it is before them or after them.

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


Sides = dict[str, Side]
"""The sides of all parts: by the names of the realms, and by `_SHARED`."""


class Delta(msgspec.Struct, frozen=True, gc=False):
    """The events of one stretch, by what they touch."""

    before: Sides
    after: Sides


class _Slots(msgspec.Struct, frozen=True):
    """The slots of a part of the worlds, by kind."""

    tables: list[str]
    lists: list[str]
    others: list[str]
    values: Callable[[Any], tuple[Any, ...]]


@cache
def _slots(kind: type[Shared | World]) -> _Slots:
    empty = kind()
    names = [field.name for field in fields(kind) if field.name not in _FIXED]
    tables = [name for name in names if isinstance(getattr(empty, name), dict)]
    lists = [name for name in names if isinstance(getattr(empty, name), list)]
    others = [name for name in names if name not in (*tables, *lists)]
    return _Slots(tables, lists, others, attrgetter(*others))


def deltas(events: Sequence[Event], length: int) -> list[Delta]:
    """The deltas of a whole record, in stretches of `length` events."""
    worlds = Worlds()
    watches = {_SHARED: _Watch(worlds.shared)}
    found = []
    for start in range(0, len(events), length):
        for event in events[start : start + length]:
            realm = event.realm
            if realm not in watches:
                watches[realm] = _Watch(worlds[realm])
            event.apply(worlds[realm])
        delta = Delta({}, {})
        for name, watch in watches.items():
            delta.before[name], delta.after[name] = watch.take_sides()
        found.append(delta)
    return found


def apply_sides(worlds: Worlds, way: Sequence[Sides]) -> None:
    """Put everything in `worlds` as the sides on a way have it, which come in the order in which they are met."""
    for name in dict.fromkeys(name for sides in way for name in sides):
        _apply(_part(worlds, name), [sides[name] for sides in way if name in sides])


def _apply(part: Shared | World, way: Iterable[Side]) -> None:
    slots = _slots(type(part))
    changed: list[dict[Hashable, Any]] = [{} for _ in slots.tables]
    values = slots.values(part)
    for side in way:
        for entries, more in zip(changed, side.entries, strict=True):
            entries.update(more)
        for name, (start, tail) in zip(slots.lists, side.tails, strict=True):
            getattr(part, name)[start:] = tail
        values = side.values
    for name, value in zip(slots.others, values, strict=True):
        setattr(part, name, value)
    for name, entries in zip(slots.tables, changed, strict=True):
        table = getattr(part, name)
        for key, entry in entries.items():
            if entry is _ABSENT:
                table.pop(key, None)
            else:
                table[key] = entry


def detach(worlds: Worlds, delta: Delta) -> None:
    """Give `worlds` copies of their own of all that the events of a stretch may change."""
    for part_name, side in delta.before.items():
        part = _part(worlds, part_name)
        for name, entries in zip(_slots(type(part)).tables, side.entries, strict=True):
            table = getattr(part, name)
            for key in entries:
                if key in table:
                    table[key] = copy(table[key])


def _part(worlds: Worlds, name: str) -> Shared | World:
    return worlds.shared if name == _SHARED else worlds[name]


class _Watch:
    """A part of the worlds, empty at first, in which all that events touch is noted."""

    def __init__(self, part: Shared | World) -> None:
        self._part = part
        self._slots = _slots(type(part))
        self._tables = [_WatchedTable() for _ in self._slots.tables]
        self._lists = [_WatchedList() for _ in self._slots.lists]
        for name, watched in zip((*self._slots.tables, *self._slots.lists), (*self._tables, *self._lists), strict=True):
            setattr(part, name, watched)
        self._old_entries: list[dict[Hashable, Any]] = [{} for _ in self._tables]
        self._old_lists: list[list[Any]] = [[] for _ in self._lists]
        self._old_values = self._slots.values(part)

    def take_sides(self) -> tuple[Side, Side]:
        """What has been touched since this was asked last, as it was then and as it is now."""
        before, after = [], []
        for table, known in zip(self._tables, self._old_entries, strict=True):
            touched = table.take_touched()
            before.append({key: known.get(key, _ABSENT) for key in touched})
            after.append({key: copy(table.get(key)) if key in table else _ABSENT for key in touched})
            known.update(after[-1])
        same = [each.take_shortest() for each in self._lists]
        old_lists, self._old_lists = self._old_lists, [list(each) for each in self._lists]
        old_values, self._old_values = self._old_values, self._slots.values(self._part)
        return (
            Side(before, _tails(old_lists, same), old_values),
            Side(after, _tails(self._old_lists, same), self._old_values),
        )


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


def _tails(lists: Sequence[list[Any]], same: list[int]) -> list[tuple[int, list[Any]]]:
    return [(start, each[start:]) for each, start in zip(lists, same, strict=True)]
