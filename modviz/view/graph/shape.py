"""The shape of a graph picture: boxes and lines with their places, without any colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from modviz.view.graph.cells import Cell, cells_by_row
from modviz.view.graph.walk import Edge


class Density(Enum):
    """How much room a box takes: with a line for the status, with the name only, or without a border."""

    DETAILED = "detailed"
    PLAIN = "plain"
    COMPACT = "compact"

    @property
    def height(self) -> int:
        """Lines of text of a box."""
        return {Density.DETAILED: 4, Density.PLAIN: 3, Density.COMPACT: 1}[self]

    @property
    def has_border(self) -> bool:
        """Whether lines end in the borders of boxes, or beside their text."""
        return self is not Density.COMPACT

    @property
    def margin(self) -> int:
        """Cells of a box, on each side, at which no line can arrive."""
        return 1 if self is Density.COMPACT else 2

    @property
    def gap(self) -> int:
        """Cells between two boxes."""
        return 1 if self is Density.COMPACT else 2


@dataclass(frozen=True, slots=True)
class Box:
    """The place of a module: `x` and `y` are its left and top cell."""

    x: int
    y: int
    width: int
    height: int
    label: str
    imports_itself: bool

    @property
    def right(self) -> int:
        """Its rightmost column."""
        return self.x + self.width - 1

    @property
    def bottom(self) -> int:
        """Its lowest row."""
        return self.y + self.height - 1

    def contains(self, x: int, y: int) -> bool:
        """Whether a cell belongs to the box."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class EdgePath:
    """The line of an import: its corners, from the importing module's box to the imported module's box.

    The ends lie in the borders of the boxes or, without borders, in the cells next to them.
    """

    points: tuple[tuple[int, int], ...]
    is_back: bool


@dataclass(frozen=True)
class GraphLayout:
    """A picture of a graph without its colours.

    Self-imports have no path: their box says so.
    """

    width: int
    height: int
    density: Density
    boxes: Mapping[str, Box]
    edges: Mapping[Edge, EdgePath]

    @cached_property
    def boxes_by_row(self) -> Mapping[int, tuple[str, ...]]:
        """The modules whose boxes touch each row, from left to right."""
        rows: dict[int, list[str]] = {}
        for node, box in sorted(self.boxes.items(), key=lambda item: item[1].x):
            for y in range(box.y, box.bottom + 1):
                rows.setdefault(y, []).append(node)
        return {y: tuple(nodes) for y, nodes in rows.items()}

    @cached_property
    def cells_by_row(self) -> Mapping[int, tuple[Cell, ...]]:
        """The cells of the lines in each row, from left to right."""
        paths = {edge: path.points for edge, path in self.edges.items()}
        back = frozenset(edge for edge, path in self.edges.items() if path.is_back)
        borders = {
            end: node
            for edge, points in paths.items()
            for end, node in zip((points[0], points[-1]), edge, strict=True)
            if self.boxes[node].contains(*end)
        }
        return cells_by_row(paths, back, borders)
