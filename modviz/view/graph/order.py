"""The order within the rows: few crossings, and otherwise the order of the imports, left to right."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

from modviz.view.graph.stops import Link, Stop

SWEEPS = 12
"""Passes down and up.  More rarely find a better picture."""

Rows = list[list[Stop]]
Neighbours = Mapping[Stop, Sequence[Stop]]


def order_rows(stops: Sequence[Stop], links: Sequence[Link]) -> Rows:
    """The stops of each row from left to right.

    The given order wins unless another has strictly fewer crossings.

    Parameters
    ----------
    stops
        All stops, in the order wanted if crossings did not matter.
    links
        The lines between neighbouring rows.

    Complexity
    ----------
    O(SWEEPS * links * log(links)), and some exchanges of neighbours.

    Source
    ------
    barycentre sweeps of Sugiyama, Tagawa and Toda, 1981; exchanges of Gansner, Koutsofios, North and Vo,
    "A technique for drawing directed graphs", 1993.
    """
    rows: Rows = [[] for _ in range(1 + max((stop.rank for stop in stops), default=-1))]
    above: dict[Stop, list[Stop]] = {stop: [] for stop in stops}
    below: dict[Stop, list[Stop]] = {stop: [] for stop in stops}
    for stop in stops:
        rows[stop.rank].append(stop)
    for link in links:
        above[link.lower].append(link.upper)
        below[link.upper].append(link.lower)
    best = _exchange([list(row) for row in rows], above, below)
    fewest = count_crossings(best, below)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        rows = _sweep(rows, above, downwards=True) if sweep % 2 == 0 else _sweep(rows, below, downwards=False)
        candidate = _exchange([list(row) for row in rows], above, below)
        crossings = count_crossings(candidate, below)
        if crossings < fewest:
            best, fewest = candidate, crossings
    return best


def count_crossings(rows: Rows, below: Neighbours) -> int:
    """How many pairs of lines cross, counted as inversions.

    Complexity
    ----------
    O(links * log(links)).
    """
    crossings = 0
    for upper, lower in pairwise(rows):
        place = {stop: number for number, stop in enumerate(lower)}
        passed: list[int] = []
        for stop in upper:
            targets = sorted(place[target] for target in below[stop])
            for target in targets:
                crossings += len(passed) - bisect_right(passed, target)
            for target in targets:
                insort(passed, target)
    return crossings


def _sweep(rows: Rows, neighbours: Neighbours, *, downwards: bool) -> Rows:
    """Each row sorted by the mean place of its neighbours in the row before; the sort is stable."""
    result = [list(row) for row in rows]
    numbers = range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1)
    for number in numbers:
        fixed = result[number - 1] if downwards else result[number + 1]
        place = {stop: index for index, stop in enumerate(fixed)}
        keys: dict[Stop, float] = {}
        for index, stop in enumerate(result[number]):
            around = [place[other] for other in neighbours[stop]]
            keys[stop] = sum(around) / len(around) if around else index
        result[number].sort(key=keys.__getitem__)
    return result


def _exchange(rows: Rows, above: Neighbours, below: Neighbours) -> Rows:
    """Exchange neighbours in a row while that removes crossings; `rows` is changed and returned."""
    places = [{stop: index for index, stop in enumerate(row)} for row in rows]
    improved = True
    while improved:
        improved = False
        for number, row in enumerate(rows):
            for index in range(len(row) - 1):
                left, right = row[index], row[index + 1]
                gain = 0
                for side, neighbours in ((number - 1, above), (number + 1, below)):
                    if neighbours[left] and neighbours[right]:
                        place = places[side]
                        first = [place[other] for other in neighbours[left]]
                        second = [place[other] for other in neighbours[right]]
                        gain += sum((a > b) - (a < b) for a in first for b in second)
                if gain > 0:
                    row[index], row[index + 1] = right, left
                    places[number][left], places[number][right] = index + 1, index
                    improved = True
    return rows
