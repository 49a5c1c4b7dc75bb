"""Orders in which the modules of a graph might start: the real one of a synchronous graph, and those people believe in.

All of them walk the graph depth-first along the requests of each module; they differ in when its own code runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from modviz.record.import_graph import ImportGraph
from modviz.record.world import Module

_CodePlace = Callable[[ImportGraph, str], int]
"""Before which of its requests a module's own code runs, counted from 0."""


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
