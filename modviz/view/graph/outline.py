"""A graph that has no room as a picture, as a tree: each module once, then references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from modviz.view.graph.walk import Edge, Kind, imports_by_module, walk

LARGEST_PICTURE = 40
"""Above this many modules a picture of boxes teaches nothing: show folders."""


class OutlineRow(NamedTuple):
    """One line of the outline.

    `parent` is the number of the row above it in the tree (None for a root).
    """

    depth: int
    node: str
    kind: Kind
    parent: int | None


@dataclass(frozen=True, slots=True)
class Outline:
    """All rows, and the row at which each module is first met."""

    rows: tuple[OutlineRow, ...]
    first_row: Mapping[str, int]


def outline(nodes: Sequence[str], edges: Sequence[Edge], entry: str) -> Outline:
    """The depth-first tree from the entry in import order.

    Parameters
    ----------
    nodes
        The modules.
    edges
        The imports, in source order for each importer.
    entry
        The first row.

    Complexity
    ----------
    O(nodes + edges).
    """
    imports = imports_by_module(nodes, edges)
    visits = walk(imports, entry)
    parents: list[int | None] = []
    above: list[int] = []
    for number, visit in enumerate(visits):
        del above[visit.depth :]
        parents.append(above[-1] if above else None)
        above.append(number)
    rows = tuple(
        OutlineRow(visit.depth, visit.node, visit.kind, parent) for visit, parent in zip(visits, parents, strict=True)
    )
    first_row = {row.node: number for number, row in enumerate(rows) if row.kind == "first"}
    return Outline(rows, first_row)
