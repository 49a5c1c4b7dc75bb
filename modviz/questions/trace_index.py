"""A record made ready for looking things up: what happens next, where a module starts, what a box holds when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain
from typing import TypeVar

from modviz.record.entries import DEFAULT_BINDING
from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    CommonJSStarted,
    Event,
    ExecutionStarted,
    ExportsReplaced,
    ExportsWritten,
    ImportBound,
    ImportLoaded,
    NamesCopied,
    ObjectChanged,
    SyntheticModuleEvaluated,
)
from modviz.record.events.commonjs import WHOLE, copy_name
from modviz.record.import_graph import ImportGraph
from modviz.record.trace import Trace
from modviz.record.values import Value
from modviz.record.world import FIRST_REALM, Binding, Module

Box = tuple[str, str]
"""A box: the module that owns it, and its name there."""

_NOTED = (
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    ObjectChanged,
    SyntheticModuleEvaluated,
    ImportBound,
    ExecutionStarted,
    CommonJSStarted,
    ExportsReplaced,
    ExportsWritten,
    NamesCopied,
)
"""The events that say what boxes hold, what imports point at, and where modules start."""

_Kind = TypeVar("_Kind", bound=Event)


@cache
def _kinds(kind: type[Event]) -> tuple[type[Event], ...]:
    """`kind`, and what it is a special case of: an error that nobody caught is printed, too."""
    return kind.__mro__[: kind.__mro__.index(Event)]


def is_same_object(one: Value | None, other: Value | None) -> bool:
    """Whether two descriptions are of one object, which may have changed in between."""
    return one is not None and other is not None and one.identity is not None and one.identity == other.identity


class Reading:
    """An index of the first realm of a record, made in one pass; everything after that is found without replaying it.

    Positions are those of the timeline: position n is after n events, so the event at position n is the one that led
    there.

    Parameters
    ----------
    trace
        The record.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._positions: defaultdict[type[Event], list[int]] = defaultdict(list)
        self._changes: dict[Box, list[tuple[int, Value | None]]] = {}
        self._starts: dict[str, int] = {}
        self._bound: dict[Box, int] = {}
        self._exports: defaultdict[str, dict[str, list[tuple[int, Value | None]]]] = defaultdict(dict)
        for position, event in enumerate(trace.events, 1):
            if event.realm == FIRST_REALM:
                for kind in _kinds(type(event)):
                    self._positions[kind].append(position)
        for position in sorted(chain.from_iterable(self._positions[kind] for kind in _NOTED)):
            self._note(position, self.event(position))

    def _note(self, position: int, event: Event) -> None:
        match event:
            case BindingCreated():
                self._changes.setdefault((event.module, event.name), []).append((position, None))
            case BindingInitialized():
                # Those of CommonJS are not created before.
                self._changes.setdefault((event.module, event.name), []).append((position, event.value))
            case BindingWritten() | ObjectChanged():
                self._changes.setdefault((event.module, event.name), []).append((position, event.new))
            case SyntheticModuleEvaluated():
                self._changes.setdefault((event.module, DEFAULT_BINDING), []).append((position, event.new))
            case ImportBound():
                self._bound[event.module, event.local_name] = position
            case ExecutionStarted() | CommonJSStarted():
                self._starts.setdefault(event.module, position)
            case ExportsReplaced():
                for values in self._exports[event.module].values():
                    values.append((position, None))
            case ExportsWritten():
                self._exports[event.module].setdefault(event.name, []).append((position, event.new))
            case NamesCopied():
                copies = ((copy_name(name), value) for name, value in event.values)
                for name, copied in ((WHOLE, event.whole), *copies):
                    self._changes.setdefault((event.module, name), []).append((position, copied))

    def event(self, position: int) -> Event:
        """The event that led to `position`."""
        return self.trace.events[position - 1]

    def after(self, position: int, *kinds: type[Event]) -> int | None:
        """The first position after `position` with an event of one of these kinds."""
        found = []
        for kind in kinds:
            positions = self._positions[kind]
            index = bisect_right(positions, position)
            found += positions[index : index + 1]
        return min(found, default=None)

    def before(self, position: int, *kinds: type[Event]) -> int | None:
        """The last position up to `position` with an event of one of these kinds."""
        found = []
        for kind in kinds:
            positions = self._positions[kind]
            index = bisect_right(positions, position)
            found += positions[max(0, index - 1) : index]
        return max(found, default=None)

    def all(self, kind: type[_Kind], after: int = 0, until: int | None = None) -> Iterator[tuple[int, _Kind]]:
        """The events of one kind after a position, up to and with another one, each with its position."""
        positions = self._positions[kind]
        for index in range(bisect_right(positions, after), len(positions)):
            position = positions[index]
            if until is not None and position > until:
                return
            event = self.event(position)
            assert isinstance(event, kind)
            yield position, event

    # Modules

    def module(self, name: str) -> Module | None:
        """The module of this name, as it is at the end of the run."""
        return self.trace.end.modules.get(name)

    def start(self, module: str) -> int | None:
        """Where the body of `module` starts, if it ever does."""
        return self._starts.get(module)

    @cached_property
    def graph(self) -> ImportGraph:
        """Which modules need which ones, as it is at the end of the run."""
        return ImportGraph(self.trace.end.modules)

    def walked(self, start: str, goal: str) -> tuple[str, ...]:
        """The way on which the walk first comes from one module to another, both included; empty when there is none.

        It goes depth first, along the imports in the order of the text.
        """
        come_from: dict[str, str | None] = {}
        to_enter: list[tuple[str, str | None]] = [(start, None)]
        while to_enter and goal not in come_from:
            name, by = to_enter.pop()
            if name not in come_from:
                come_from[name] = by
                to_enter += [(required, name) for required in reversed(self.graph.required(name))]
        way: list[str] = []
        name_on_it = goal if goal in come_from else None
        while name_on_it is not None:
            way.append(name_on_it)
            name_on_it = come_from[name_on_it]
        return tuple(reversed(way))

    def has_started(self, module: str, position: int) -> bool:
        """Whether the body of `module` has started at `position`."""
        return self._starts.get(module, len(self.trace.events) + 1) <= position

    def roots(self, until: int | None = None) -> tuple[str, ...]:
        """The modules that graphs start at, up to a position: the entry, and what `import()` asked for."""
        names = [self.trace.entry, *(event.module for _, event in self.all(ImportLoaded, until=until))]
        return tuple(name for name in dict.fromkeys(names) if name in self.trace.end.modules)

    def source_line(self, module: str | None, line: int | None) -> str:
        """A line of the source text of `module`; empty when there is none."""
        known = self.module(module) if module is not None else None
        if known is None or line is None:
            return ""
        entry = self.trace.end.module_map.get(known.url)
        lines = (entry.source_text or "").split("\n") if entry is not None else []
        return lines[line - 1].rstrip("\r") if line <= len(lines) else ""

    # Boxes

    def binding(self, module: str, name: str) -> Binding | None:
        """The box or pointer called `name` in `module`, as it is at the end of the run."""
        known = self.module(module)
        return (known.bindings or {}).get(name) if known is not None else None

    def box(self, module: str, name: str) -> Box | None:
        """The box that `name` means in `module`; None when there is none, or for a whole namespace."""
        binding = self.binding(module, name)
        if binding is None:
            return None
        if not binding.is_pointer:
            return module, name
        if binding.target_module is None or binding.target_binding is None:
            return None
        return binding.target_module, binding.target_binding

    def bound(self, module: str, name: str) -> int | None:
        """Where the import `name` of `module` became a pointer, if it ever did."""
        return self._bound.get((module, name))

    def changes(self, box: Box) -> list[tuple[int, Value | None]]:
        """What was ever in the box, each content with the position it got there; None: it was empty."""
        return self._changes.get(box, [])

    def last_change(self, box: Box, position: int) -> tuple[int, Value | None] | None:
        """The content of the box at `position`, and since when; None when there was no box yet."""
        changes = self.changes(box)
        index = bisect_right(changes, position, key=lambda change: change[0])
        return changes[index - 1] if index else None

    def content(self, box: Box, position: int) -> Value | None:
        """The value in the box at `position`; None when it was empty, or not there yet."""
        change = self.last_change(box, position)
        return change[1] if change is not None else None

    def last_export(self, module: str, name: str, position: int) -> tuple[int, Value] | None:
        """The property `name` of `module.exports` at `position`, and since when; None when it is not there."""
        values = self._exports[module].get(name, [])
        index = bisect_right(values, position, key=lambda change: change[0])
        since, value = values[index - 1] if index else (0, None)
        return None if value is None else (since, value)
