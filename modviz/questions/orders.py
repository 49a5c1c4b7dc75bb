"""Orders in which the modules of a graph might start: the real one of a synchronous graph, and those people believe in.

All of them walk the graph depth-first along the requests of each module; they differ in when its own code runs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping

from modviz.record.world import Module

_CodePlace = Callable[["ImportGraph", str], int]
"""Before which of its requests a module's own code runs, counted from 0."""


class ImportGraph:
    """Which modules need which ones to be evaluated before them; looked up once for each module, when it is asked for.

    Parameters
    ----------
    modules
        The modules at the end of a run, by name.
    """

    def __init__(self, modules: Mapping[str, Module]) -> None:
        self.modules = modules
        self._requests: dict[str, tuple[tuple[str, int], ...]] = {}

    def requests(self, module: str) -> tuple[tuple[str, int], ...]:
        """What `module` needs, in the order of its requests, each with the line of the request."""
        if module not in self._requests:
            known = self.modules[module]
            found = (
                (known.loaded_modules.get(each.request), each.position.line)
                for each in known.parsed.requested_modules
                if each.request.phase == "evaluation"
            )
            self._requests[module] = tuple(
                (name, line) for name, line in found if name is not None and name in self.modules
            )
        return self._requests[module]

    def required(self, module: str) -> tuple[str, ...]:
        """The modules that `module` needs, in the order of its requests."""
        return tuple(name for name, _ in self.requests(module))


def importers_first(graph: ImportGraph, roots: Iterable[str]) -> tuple[str, ...]:
    """Every module before what it imports."""
    return _order(graph, roots, lambda graph, module: 0)


def imports_first(graph: ImportGraph, roots: Iterable[str]) -> tuple[str, ...]:
    """Every module after what it imports, as far as cycles allow: what happens when nothing awaits."""
    return _order(graph, roots, lambda graph, module: len(graph.requests(module)))


def as_written(graph: ImportGraph, roots: Iterable[str]) -> tuple[str, ...]:
    """Every import where it is written, as if it were a call: code above an `import` runs before that module."""
    return _order(graph, roots, _written_place)


def first_code_line(module: Module) -> int | None:
    """The line of the first statement at the top level; one that is indented is taken for a part of another."""
    return min((statement.line for statement in module.parsed.statements if statement.column == 1), default=None)


def way(graph: ImportGraph, start: str, goal: str) -> tuple[str, ...]:
    """The shortest way along imports from one module to another, both included; empty when there is none."""
    came_from: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for required in graph.required(name):
            if required in came_from:
                continue
            came_from[required] = name
            if required == goal:
                return _way_back(came_from, goal)
            waiting.append(required)
    return ()


def importers_of(graph: ImportGraph, goal: str) -> frozenset[str]:
    """The modules that import `goal`, themselves or through others."""
    importers: dict[str, list[str]] = {}
    for name in graph.modules:
        for required in graph.required(name):
            importers.setdefault(required, []).append(name)
    found: set[str] = set()
    todo = [goal]
    while todo:
        new = [name for name in importers.get(todo.pop(), ()) if name not in found]
        found.update(new)
        todo.extend(new)
    return frozenset(found)


def _way_back(came_from: Mapping[str, str | None], goal: str) -> tuple[str, ...]:
    names = []
    name: str | None = goal
    while name is not None:
        names.append(name)
        name = came_from[name]
    return tuple(reversed(names))


def _written_place(graph: ImportGraph, module: str) -> int:
    requests = graph.requests(module)
    line = first_code_line(graph.modules[module])
    return len(requests) if line is None else sum(written <= line for _, written in requests)


def _order(graph: ImportGraph, roots: Iterable[str], code_place: _CodePlace) -> tuple[str, ...]:
    """The names of the modules that have code, in the order in which a walk without recursion comes to that code."""
    entered: set[str] = set()
    order: list[str] = []
    # A module still to be entered, or one whose code is next.
    todo: list[tuple[str, bool]] = [(root, False) for root in reversed(tuple(roots))]
    while todo:
        name, is_code = todo.pop()
        if is_code:
            if not graph.modules[name].is_synthetic:
                order.append(name)
        elif name not in entered:
            entered.add(name)
            steps = [(required, False) for required in graph.required(name)]
            steps.insert(code_place(graph, name), (name, True))
            todo.extend(reversed(steps))
    return tuple(order)
