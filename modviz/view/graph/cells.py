"""Which cells the lines of a graph run through, and with which arms."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from modviz.view.graph.glyphs import DOWN, LEFT, RIGHT, UP, Sign
from modviz.view.graph.walk import Edge

_STEPS = {(1, 0): (RIGHT, LEFT), (-1, 0): (LEFT, RIGHT), (0, 1): (DOWN, UP), (0, -1): (UP, DOWN)}
"""For each direction, the arm of the cell one comes from, and of the next."""


class Cell(NamedTuple):
    """A cell with a line in it: the arms of every import whose line runs here.

    `box` is the module in whose border the cell lies.
    """

    x: int
    arms: tuple[tuple[Edge, int], ...]
    sign: Sign | None
    box: str | None


def trace(points: tuple[tuple[int, int], ...]) -> dict[tuple[int, int], int]:
    """The cells of a line and its arms in each.

    Parameters
    ----------
    points
        The corners of the line, each level with or above or below the one before.

    Complexity
    ----------
    O(length of the line).
    """
    arms = dict.fromkeys(points, 0)
    for (x, y), (next_x, next_y) in pairwise(points):
        step_x, step_y = (next_x > x) - (next_x < x), (next_y > y) - (next_y < y)
        ahead, behind = _STEPS[step_x, step_y]
        while (x, y) != (next_x, next_y):
            arms[x, y] = arms.get((x, y), 0) | ahead
            x, y = x + step_x, y + step_y
            arms[x, y] = arms.get((x, y), 0) | behind
    return arms


def cells_by_row(
    paths: Mapping[Edge, tuple[tuple[int, int], ...]],
    back: frozenset[Edge],
    borders: Mapping[tuple[int, int], str],
) -> dict[int, tuple[Cell, ...]]:
    """All cells with lines in them, row by row, from left to right.

    Parameters
    ----------
    paths
        The corners of the line of each import, from the importing module on.
    back
        The imports whose line begins with the sign of a cycle and points up.
    borders
        The module in whose border a cell lies, for the cells at the ends of lines.

    Complexity
    ----------
    O(total length of the lines).
    """
    arms: dict[tuple[int, int], list[tuple[Edge, int]]] = {}
    signs: dict[tuple[int, int], Sign] = {}
    for edge, points in paths.items():
        for place, arm in trace(points).items():
            arms.setdefault(place, []).append((edge, arm))
        start, end = points[0], points[-1]
        if edge in back:
            signs[start] = "cycle"
            signs[end] = "arrow up"
        else:
            signs[end] = "arrow down"
            if start not in borders:
                arms[start][-1] = (edge, arms[start][-1][1] | UP)
    rows: dict[int, list[Cell]] = {}
    for (x, y), here in sorted(arms.items()):
        rows.setdefault(y, []).append(Cell(x, tuple(here), signs.get((x, y)), borders.get((x, y))))
    return {y: tuple(cells) for y, cells in rows.items()}
