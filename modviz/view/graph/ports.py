"""The columns at which lines leave and enter boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from modviz.view.graph.place import settle
from modviz.view.graph.stops import Link, Net, Stop

Interval = tuple[int, int]


class Ports(NamedTuple):
    """For each stop and net, the column below the stop, and the column above it."""

    below: dict[tuple[Stop, Net], int]
    above: dict[tuple[Stop, Net], int]


def assign_ports(links: Sequence[Link], columns: Mapping[Stop, int], widths: Mapping[Stop, int], margin: int) -> Ports:
    """Choose all columns, from the top row down: lines go straight where they can and keep apart at a box.

    Parameters
    ----------
    links
        The lines between neighbouring rows.
    columns
        The middle column of each stop.
    widths
        The cells of each stop.
    margin
        Cells at each side of a box at which no line arrives.

    Complexity
    ----------
    O(links * log(links)).
    """
    reach = {stop: _reach(columns[stop], widths[stop], margin) for stop in columns}
    ports = Ports({}, {})
    lowers: dict[Stop, dict[Net, list[Stop]]] = {}
    uppers: dict[Stop, dict[Net, Stop]] = {}
    for link in links:
        lowers.setdefault(link.upper, {}).setdefault(link.net, []).append(link.lower)
        uppers.setdefault(link.lower, {})[link.net] = link.upper
    for stop, nets in lowers.items():
        goals = {net: sum(columns[end] for end in ends) / len(ends) for net, ends in nets.items()}
        straight = {net: reach[ends[0]] for net, ends in nets.items() if len(ends) == 1}
        for net, column in _spread(goals, straight, reach[stop]).items():
            ports.below[stop, net] = column
    for stop, sources in uppers.items():
        origins = {net: ports.below[upper, net] for net, upper in sources.items()}
        straight = {net: (column, column) for net, column in origins.items()}
        for net, column in _spread(origins, straight, reach[stop]).items():
            ports.above[stop, net] = column
    return ports


def _reach(middle: int, width: int, margin: int) -> Interval:
    """The first and the last column of a stop at which a line may arrive."""
    half = max(0, width // 2 - margin)
    return middle - half, middle + half


def _spread(goals: Mapping[Net, float], straight: Mapping[Net, Interval], own: Interval) -> dict[Net, int]:
    """Columns for the lines on one side of a stop: evenly spread, but straight where possible.

    Parameters
    ----------
    goals
        For each net, the column where it comes from or goes to: it decides the order.
    straight
        The columns at which the other end of a line can be met straight on.
    own
        The columns that the stop offers.
    """
    low, high = own
    nets = sorted(goals, key=lambda net: (goals[net], net.is_back))
    wanted = [low + (number + 0.5) * (high - low) / len(nets) for number in range(len(nets))]
    for number, net in enumerate(nets):
        first, last = straight.get(net, own)
        if first <= high and low <= last:
            wanted[number] = min(max(wanted[number], first, low), last, high)
    return dict(zip(nets, settle(wanted, [2] * (len(nets) - 1), None, low, high), strict=True))
