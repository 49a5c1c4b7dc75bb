"""Stretches of a record that a world can cross in one go, so that a long way costs no step for each of its events.

A stretch knows, of all that its events touch, how it is before them and how it is after them.  To cross it is to put
one for the other; to cross many is to do so once for each thing that any of them touches.  The world then holds the
very things that the stretches keep, so what events are going to change has to be copied first (`own`).

What is touched is found by watching a world while the events are applied to it, so an event needs to know nothing of
all this.  Three kinds of slots of the world are told apart, by their values: tables (dicts), lists, and the others,
whose values never change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from copy import copy
from operator import attrgetter
from typing import Any

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


class End(msgspec.Struct, frozen=True, gc=False):
    """What a stretch touches, as it is at one of its ends.

    Parameters
    ----------
    entries
        The entries of each table; `_ABSENT` for those that are not there.
    tails
        For each list, how much of it the stretch leaves alone, and what follows.
    values
        The other slots.
    """

    entries: list[dict[Hashable, Any]]
    tails: list[tuple[int, list[Any]]]
    values: tuple[Any, ...]


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Some events in a row, by what they touch."""

    before: End
    after: End


def stretches(events: Sequence[Event], length: int) -> list[Stretch]:
    """The stretches of a whole record, of `length` events each."""
    world = World()
    tables = [_Watched() for _ in _TABLES]
    for name, table in zip(_TABLES, tables, strict=True):
        setattr(world, name, table)
    kept: list[dict[Hashable, Any]] = [{} for _ in _TABLES]
    found = []
    for start in range(0, len(events), length):
        lists, values = _lists(world), _values(world)
        for event in events[start : start + length]:
            event.apply(world)
        before, after = [], []
        for table, known in zip(tables, kept, strict=True):
            touched = table.take_touched()
            before.append({key: known.get(key, _ABSENT) for key in touched})
            after.append({key: copy(table.get(key)) if key in table else _ABSENT for key in touched})
            known.update(after[-1])
        now = _lists(world)
        found.append(Stretch(End(before, _tails(lists, now), values), End(after, _tails(now, lists), _values(world))))
    return found


def cross(world: World, ends: Iterable[End]) -> None:
    """Move `world` over stretches to these ends of theirs, which come in the order in which they are met."""
    changed: list[dict[Hashable, Any]] = [{} for _ in _TABLES]
    values = _values(world)
    for end in ends:
        for entries, more in zip(changed, end.entries, strict=True):
            entries.update(more)
        for name, (start, tail) in zip(_LISTS, end.tails, strict=True):
            getattr(world, name)[start:] = tail
        values = end.values
    for name, value in zip(_VALUES, values, strict=True):
        setattr(world, name, value)
    for name, entries in zip(_TABLES, changed, strict=True):
        table = getattr(world, name)
        for key, entry in entries.items():
            if entry is _ABSENT:
                table.pop(key, None)
            else:
                table[key] = entry


def own(world: World, stretch: Stretch) -> None:
    """Give `world` copies of its own of all that the events of `stretch` may change."""
    for name, entries in zip(_TABLES, stretch.before.entries, strict=True):
        table = getattr(world, name)
        for key in entries:
            if key in table:
                table[key] = copy(table[key])


class _Watched(dict[Hashable, Any]):
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


_values = attrgetter(*_VALUES)


def _lists(world: World) -> list[list[Any]]:
    return [list(getattr(world, name)) for name in _LISTS]


def _tails(lists: list[list[Any]], others: list[list[Any]]) -> list[tuple[int, list[Any]]]:
    """Where `lists` differ from `others`: how many items are the same, and what follows those."""
    return [((same := _common(each, other)), each[same:]) for each, other in zip(lists, others, strict=True)]


def _common(old: list[Any], new: list[Any]) -> int:
    """How many items at the start of both are the same."""
    count = min(len(old), len(new))
    if old[:count] == new[:count]:
        return count
    return next(index for index in range(count) if old[index] != new[index])
