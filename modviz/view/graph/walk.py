"""The depth-first walk over an import graph: the order in which linking meets every import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

Edge = tuple[str, str]
"""An import: the importing module, the imported module."""

Kind = Literal["first", "again", "back"]
"""How the walk meets a module: for the first time, once more, or while still inside of it."""


class Visit(NamedTuple):
    """The walk arrives at `node` by the import in `importer` (None for a root)."""

    depth: int
    importer: str | None
    node: str
    kind: Kind


def imports_by_module(nodes: Iterable[str], edges: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    """What each module imports, in import order, each once.

    A module that only an edge names is part of the graph too.

    Parameters
    ----------
    nodes
        The modules; their order is the order of the result.
    edges
        The imports, in source order for each importer.

    Complexity
    ----------
    O(nodes + edges).
    """
    imports: dict[str, dict[str, None]] = {node: {} for node in nodes}
    for importer, imported in edges:
        imports.setdefault(importer, {})[imported] = None
        imports.setdefault(imported, {})
    return {node: tuple(imported) for node, imported in imports.items()}


def walk(imports: Mapping[str, Sequence[str]], entry: str) -> list[Visit]:
    """Every import once, in the order of a depth-first walk from the entry, then from modules it misses.

    An import is "back" when the walk is still inside the imported module: it closes a cycle.
    InnerModuleLinking finds such a module on the stack.  It also finds there modules that the walk has left,
    until their component closes; importing one of those closes no cycle of itself: here it is "again".

    Parameters
    ----------
    imports
        What each module imports, in import order.
    entry
        Where the walk begins.

    Complexity
    ----------
    O(nodes + edges), without recursion: a chain of thousands of modules is fine.

    Source
    ------
    InnerModuleLinking, https://tc39.es/ecma262/#sec-InnerModuleLinking
    """
    visits: list[Visit] = []
    met: set[str] = set()
    inside: dict[str, None] = {}
    for root in (entry, *imports):
        if root in met or root not in imports:
            continue
        visits.append(Visit(0, None, root, "first"))
        met.add(root)
        inside[root] = None
        open_imports = [(root, iter(imports[root]))]
        while open_imports:
            importer, remaining = open_imports[-1]
            node = next(remaining, None)
            if node is None:
                open_imports.pop()
                del inside[importer]
                continue
            kind: Kind = "back" if node in inside else "again" if node in met else "first"
            visits.append(Visit(len(open_imports), importer, node, kind))
            if kind == "first":
                met.add(node)
                inside[node] = None
                open_imports.append((node, iter(imports[node])))
    return visits


def back_edges(visits: Iterable[Visit]) -> frozenset[Edge]:
    """The imports that close a cycle; without them the graph has no cycle.

    Parameters
    ----------
    visits
        From `walk`.

    Complexity
    ----------
    O(edges).
    """
    return frozenset(
        (visit.importer, visit.node) for visit in visits if visit.importer is not None and visit.kind == "back"
    )
