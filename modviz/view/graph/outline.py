"""A graph too large for a picture, as a tree that opens and closes; each module once, then references."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from modviz.view.graph.walk import Edge, Kind, imports_by_module, walk

LARGEST_PICTURE = 40
"""Above this many modules a picture of boxes teaches nothing: show the outline."""


class OutlineRow(NamedTuple):
    """One line of the outline.

    `imports` counts the imports of the module, whether shown or not.  `end` is the number of the first row
    that is no longer below this one; `parent` that of the row above it in the tree (None for a root).
    """

    depth: int
    node: str
    kind: Kind
    imports: int
    parent: int | None
    end: int

    @property
    def opens(self) -> bool:
        """Whether there is something below this row to show or hide."""
        return self.kind == "first" and self.imports > 0


@dataclass(frozen=True, slots=True)
class Outline:
    """All rows, fully open, and the row at which each module is first met."""

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
    ends = [len(visits)] * len(visits)
    above: list[int] = []
    for number, visit in enumerate(visits):
        for closed in above[visit.depth :]:
            ends[closed] = number
        del above[visit.depth :]
        parents.append(above[-1] if above else None)
        above.append(number)
    rows = tuple(
        OutlineRow(visit.depth, visit.node, visit.kind, len(imports[visit.node]), parent, end)
        for visit, parent, end in zip(visits, parents, ends, strict=True)
    )
    first_row = {row.node: number for number, row in enumerate(rows) if row.kind == "first"}
    return Outline(rows, first_row)


def visible_rows(tree: Outline, collapsed: Collection[str]) -> list[int]:
    """The numbers of the rows that are not hidden inside a collapsed module.

    Parameters
    ----------
    tree
        From `outline`.
    collapsed
        The modules whose imports are hidden.

    Complexity
    ----------
    O(visible rows): what is hidden is jumped over.
    """
    visible: list[int] = []
    number = 0
    while number < len(tree.rows):
        visible.append(number)
        row = tree.rows[number]
        number = row.end if row.kind == "first" and row.node in collapsed else number + 1
    return visible


def row_text(row: OutlineRow, label: str, *, collapsed: bool = False, ascii: bool = False) -> str:
    """The line that shows a row: indented, with a sign and a word for what it is.

    Parameters
    ----------
    row
        The row.
    label
        The name to show for its module.
    collapsed
        Whether what is below it is hidden.
    ascii
        Keep to the signs of a plain keyboard.

    Complexity
    ----------
    O(length of the line).
    """
    opened, closed, again, back = ("v", "+", "^", "@") if ascii else ("▾", "▸", "↗", "↺")
    sign, note = " ", ""
    if row.kind == "again":
        sign, note = again, "  already above"
    elif row.kind == "back":
        sign, note = back, "  back edge"
    elif row.opens:
        sign, note = (closed, f"  ({row.imports})") if collapsed else (opened, "")
    return f"{'  ' * row.depth}{sign} {label}{note}"
