"""Rows one below the other with space for the lines between them, and the lines led through that space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from modviz.view.graph.order import Rows
from modviz.view.graph.ports import Ports
from modviz.view.graph.route import Piece, Routes, route
from modviz.view.graph.shape import Density, EdgePath
from modviz.view.graph.stops import Link, Net, Stop, box_stop
from modviz.view.graph.walk import Edge


class Frame(NamedTuple):
    """The heights of the picture.

    `tops` is the first line of text of each row; below it, lines turn from line `starts` on, as `spaces` say.
    """

    width: int
    height: int
    tops: list[int]
    starts: list[int]
    spaces: list[Routes]


def make_frame(
    rows: Rows,
    links: Sequence[Link],
    ports: Ports,
    columns: Mapping[Stop, int],
    widths: Mapping[Stop, int],
    density: Density,
) -> Frame:
    """Route the lines between all rows: that decides how far apart the rows are.

    Parameters
    ----------
    rows
        The stops of each row.
    links
        The lines between neighbouring rows.
    ports
        Where the lines leave and enter the stops.
    columns
        The middle column of each stop.
    widths
        The cells of each stop.
    density
        How high a box is.

    Complexity
    ----------
    That of `route` for each row.
    """
    width = max((columns[stop] + widths[stop] // 2 + 1 for stop in columns), default=0)
    below: list[list[Link]] = [[] for _ in rows]
    for link in links:
        below[link.upper.rank].append(link)
    frame = Frame(width, 0, [], [], [])
    y = 0
    for between in below:
        space = route(_pieces(between, ports), width)
        frame.tops.append(y)
        y += density.height
        if density.has_border:
            frame.starts.append(y)
            y += max(1, space.height)
        else:
            # Without borders, arrowheads need lines of their own: below the row, and above the next.
            y += any(link.net.is_back and link.upper.net is None for link in between)
            frame.starts.append(y)
            y += space.height + 1
        frame.spaces.append(space)
    return frame._replace(height=frame.tops[-1] + density.height if rows else 0)


def _pieces(links: Sequence[Link], ports: Ports) -> list[Piece]:
    """The links of each net from the same column as one piece."""
    bottoms: dict[tuple[Net, int], list[int]] = {}
    for link in links:
        top = ports.below[link.upper, link.net]
        bottoms.setdefault((link.net, top), []).append(ports.above[link.lower, link.net])
    return [Piece(net, top, tuple(columns)) for (net, top), columns in bottoms.items()]


def lead_lines(
    edges: Sequence[Edge],
    back: frozenset[Edge],
    ranks: Mapping[str, int],
    links: Sequence[Link],
    ports: Ports,
    frame: Frame,
    density: Density,
) -> dict[Edge, EdgePath]:
    """The line of every import but self-imports.

    Parameters
    ----------
    edges
        All imports.
    back
        Those of them that point up.
    ranks
        The row of each module.
    links
        The lines between neighbouring rows.
    ports
        Where the lines leave and enter the stops.
    frame
        From `make_frame`.
    density
        Whether lines end in the borders of boxes or beside them.

    Complexity
    ----------
    O(edges * rows).
    """
    link_above = {(link.lower, link.net): link for link in links}
    beside = 0 if density.has_border else 1
    paths: dict[Edge, EdgePath] = {}
    for source, target in edges:
        if source == target:
            continue
        is_back = (source, target) in back
        net = Net(source, target if is_back else None)
        upper, lower = (target, source) if is_back else (source, target)
        # A net is a tree: only upwards is there a single way.
        stop = box_stop(ranks, lower)
        points = [(ports.above[stop, net], frame.tops[stop.rank] - beside)]
        while stop.net is not None or stop.node != upper:
            link = link_above[stop, net]
            for bend in reversed(frame.spaces[link.upper.rank].bends[net, ports.above[stop, net]]):
                y = frame.starts[link.upper.rank] + bend.line
                points += [(bend.column, y), (bend.origin, y)]
            stop = link.upper
        points.append((ports.below[stop, net], frame.tops[stop.rank] + density.height - 1 + beside))
        corners = dict.fromkeys(points)
        paths[source, target] = EdgePath(tuple(corners if is_back else reversed(corners)), is_back)
    return paths
