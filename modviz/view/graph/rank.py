"""Which row of the picture a module stands in: every import points to a lower row, wide rows are wrapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modviz.view.graph.walk import Edge


def assign_ranks(
    order: Sequence[str], edges: Sequence[Edge], widths: Mapping[str, int], gap: int, limit: int | None
) -> dict[str, int]:
    """The rank of every module, 0 for the top row.

    Without a limit a module stands one below its lowest importer (longest path).  With one, a module that
    finds no room goes to the next row that has some; modules with long chains below them are seated first,
    so that the ones that wait are leaves.

    Parameters
    ----------
    order
        The modules as the depth-first walk meets them.
    edges
        The imports without back edges: no cycle is left.
    widths
        Cells that the box of each module needs.
    gap
        Cells between two boxes.
    limit
        Cells a row may take, or None.

    Complexity
    ----------
    O(nodes * ranks + edges).

    Source
    ------
    Coffman and Graham, "Optimal scheduling for two-processor systems", 1972: layers of bounded width.
    """
    importers: dict[str, list[str]] = {node: [] for node in order}
    imported: dict[str, list[str]] = {node: [] for node in order}
    for source, target in edges:
        importers[target].append(source)
        imported[source].append(target)
    upward = _importers_first(order, importers, imported)
    depth: dict[str, int] = {}
    for node in upward:
        depth[node] = 1 + max((depth[source] for source in importers[node]), default=-1)
    if limit is None:
        return depth
    height: dict[str, int] = {}
    for node in reversed(upward):
        height[node] = 1 + max((height[target] for target in imported[node]), default=-1)
    met = {node: number for number, node in enumerate(order)}
    ranks: dict[str, int] = {}
    taken: dict[int, int] = {}
    for node in sorted(order, key=lambda node: (depth[node], -height[node], met[node])):
        rank = 1 + max((ranks[source] for source in importers[node]), default=-1)
        while rank in taken and taken[rank] + gap + widths[node] > limit:
            rank += 1
        taken[rank] = taken[rank] + gap + widths[node] if rank in taken else widths[node]
        ranks[node] = rank
    return ranks


def _importers_first(
    order: Sequence[str], importers: Mapping[str, Sequence[str]], imported: Mapping[str, Sequence[str]]
) -> list[str]:
    """A topological order: Kahn's algorithm."""
    waiting = {node: len(importers[node]) for node in order}
    ready = [node for node in order if not waiting[node]]
    for node in ready:
        for target in imported[node]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return ready
