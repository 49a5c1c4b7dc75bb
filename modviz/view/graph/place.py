"""Columns: everything as near as possible to where it wants to be, in order and without overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from modviz.view.graph.order import Rows
from modviz.view.graph.stops import Link, Stop

SWEEPS = 8
"""Passes down and up until the picture has settled."""

PASSING_WEIGHT = 1000
"""How much more a line that passes a row insists on being straight than a box on being centred."""


def settle(
    wanted: Sequence[float],
    distances: Sequence[int],
    weights: Sequence[float] | None = None,
    low: int | None = None,
    high: int | None = None,
) -> list[int]:
    """Whole positions in the given order, at least `distances` apart, closest to `wanted` by least squares.

    Parameters
    ----------
    wanted
        The wished positions, one for each thing, in the order to keep.
    distances
        The least distance between each and the next: one fewer than `wanted`.
    weights
        How much each insists (1 for all when None).
    low
        The least position of the first, if any.
    high
        The greatest position of the last, if any.

    Complexity
    ----------
    O(len(wanted)).

    Source
    ------
    pool adjacent violators, Ayer et al., "An empirical distribution function for sampling with incomplete
    information", 1955.
    """
    offsets = [0]
    for distance in distances:
        offsets.append(offsets[-1] + distance)
    pools: list[tuple[float, float, int]] = []  # weighted sum, weight, how many
    for number, position in enumerate(wanted):
        weight = weights[number] if weights else 1.0
        pool = ((position - offsets[number]) * weight, weight, 1)
        while pools and pools[-1][0] / pools[-1][1] > pool[0] / pool[1]:
            before = pools.pop()
            pool = (before[0] + pool[0], before[1] + pool[1], before[2] + pool[2])
        pools.append(pool)
    means = [total / weight for total, weight, count in pools for _ in range(count)]
    if high is not None:
        means = [min(mean, high - offsets[-1]) for mean in means]
    if low is not None:
        means = [max(mean, low) for mean in means]
    return [round(mean) + offset for mean, offset in zip(means, offsets, strict=False)]


def separations(row: Sequence[Stop], widths: Mapping[Stop, int], gap: int) -> list[int]:
    """The least distance between the middles of neighbours: lines may pass closer than boxes stand."""
    return [
        (widths[left] + widths[right]) // 2 + (gap if left.net is None and right.net is None else 1)
        for left, right in pairwise(row)
    ]


def row_width(row: Sequence[Stop], widths: Mapping[Stop, int], gap: int) -> int:
    """The cells a row needs at least."""
    return sum(separations(row, widths, gap)) + (widths[row[0]] + widths[row[-1]]) // 2 + 1 if row else 0


def place_columns(
    rows: Rows, links: Sequence[Link], widths: Mapping[Stop, int], gap: int, limit: int | None
) -> dict[Stop, int]:
    """The middle column of every stop; the leftmost cell of the picture is 0.

    Parameters
    ----------
    rows
        The stops of each row from left to right.
    links
        The lines between neighbouring rows, which pull their ends together.
    widths
        The cells of each stop, all odd, so that each has a middle.
    gap
        Cells between two boxes.
    limit
        The width to stay within, if the rows allow it.

    Complexity
    ----------
    O(SWEEPS * (stops + links)).
    """
    above: dict[Stop, list[Stop]] = {stop: [] for row in rows for stop in row}
    below: dict[Stop, list[Stop]] = {stop: [] for row in rows for stop in row}
    for link in links:
        above[link.lower].append(link.upper)
        below[link.upper].append(link.lower)
    distances = [separations(row, widths, gap) for row in rows]
    widest = max((row_width(row, widths, gap) for row in rows), default=0)
    room = None if limit is None else max(widest, limit)
    columns: dict[Stop, int] = {}
    for row, distance in zip(rows, distances, strict=True):
        columns.update(zip(row, settle([(room or 0) / 2] * len(row), distance), strict=True))
    for neighbours in [above, below] * SWEEPS + [above]:
        ranks = range(len(rows)) if neighbours is above else range(len(rows) - 1, -1, -1)
        for rank in ranks:
            row = rows[rank]
            wishes = [_wish(stop, neighbours[stop] or above[stop] or below[stop], columns) for stop in row]
            settled = settle(
                [position for position, _ in wishes],
                distances[rank],
                [insistence for _, insistence in wishes],
                None if room is None else widths[row[0]] // 2,
                None if room is None else room - 1 - widths[row[-1]] // 2,
            )
            columns.update(zip(row, settled, strict=True))
    leftmost = min((columns[stop] - widths[stop] // 2 for stop in columns), default=0)
    return {stop: column - leftmost for stop, column in columns.items()}


def _wish(stop: Stop, around: Sequence[Stop], columns: Mapping[Stop, int]) -> tuple[float, float]:
    """Where a stop wants to be, in the middle of its neighbours, and how much it insists."""
    total = weight = 0.0
    insistence = 1.0
    for other in around:
        pull = PASSING_WEIGHT if stop.net is not None and other.net is not None else 1
        total += pull * columns[other]
        weight += pull
        insistence = max(insistence, pull)
    return (total / weight if weight else columns[stop]), insistence
