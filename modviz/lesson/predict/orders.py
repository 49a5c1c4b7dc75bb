"""Orders in which the modules of a graph might start: the real one of a synchronous graph, and those people believe in.

All of them walk the graph depth-first along the requests of each module; they differ in when its own code runs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping

from modviz.record.world import Module

Modules = Mapping[str, Module]

_CodePlace = Callable[[Modules, Module], int]
"""Before which of its requests a module's own code runs, counted from 0."""


def required_modules(modules: Modules, module: Module) -> tuple[str, ...]:
    """The modules that `module` needs to have evaluated before it, in the order of its requests."""
    return tuple(name for name, _ in _requests(modules, module))


def importers_first(modules: Modules, roots: Iterable[str]) -> tuple[str, ...]:
    """Every module before what it imports."""
    return _order(modules, roots, lambda modules, module: 0)


def imports_first(modules: Modules, roots: Iterable[str]) -> tuple[str, ...]:
    """Every module after what it imports, as far as cycles allow: what happens when nothing awaits."""
    return _order(modules, roots, lambda modules, module: len(_requests(modules, module)))


def as_written(modules: Modules, roots: Iterable[str]) -> tuple[str, ...]:
    """Every import where it is written, as if it were a call: code above an `import` runs before that module."""
    return _order(modules, roots, _written_place)


def first_code_line(module: Module) -> int | None:
    """The line of the first statement at the top level; one that is indented is taken for a part of another."""
    return min((statement.line for statement in module.parsed.statements if statement.column == 1), default=None)


def way(modules: Modules, start: str, goal: str) -> tuple[str, ...]:
    """The shortest way along imports from one module to another, both included; empty when there is none."""
    came_from: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for required in required_modules(modules, modules[name]):
            if required in came_from:
                continue
            came_from[required] = name
            if required == goal:
                return _way_back(came_from, goal)
            waiting.append(required)
    return ()


def _way_back(came_from: Mapping[str, str | None], goal: str) -> tuple[str, ...]:
    names = []
    name: str | None = goal
    while name is not None:
        names.append(name)
        name = came_from[name]
    return tuple(reversed(names))


def _requests(modules: Modules, module: Module) -> tuple[tuple[str, int], ...]:
    """What `module` needs to have evaluated, each with the line of the request."""
    found = (
        (module.loaded_modules.get(each.request), each.position.line)
        for each in module.parsed.requested_modules
        if each.request.phase == "evaluation"
    )
    return tuple((name, line) for name, line in found if name is not None and name in modules)


def _written_place(modules: Modules, module: Module) -> int:
    requests = _requests(modules, module)
    line = first_code_line(module)
    return len(requests) if line is None else sum(written <= line for _, written in requests)


def _order(modules: Modules, roots: Iterable[str], code_place: _CodePlace) -> tuple[str, ...]:
    """The names of the modules that have code, in the order in which a walk without recursion comes to that code."""
    entered: set[str] = set()
    order: list[str] = []
    # A module still to be entered, or one whose code is next.
    todo: list[tuple[str, bool]] = [(root, False) for root in reversed(tuple(roots))]
    while todo:
        name, is_code = todo.pop()
        module = modules[name]
        if is_code:
            if not module.is_synthetic:
                order.append(name)
        elif name not in entered:
            entered.add(name)
            steps = [(required, False) for required in required_modules(modules, module)]
            steps.insert(code_place(modules, module), (name, True))
            todo.extend(reversed(steps))
    return tuple(order)
