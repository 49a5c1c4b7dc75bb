"""Where the boxes and lines of an import graph stand on the screen; computed once for each structure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from modviz.view.graph_order import order_rows
from modviz.view.graph_place import place_columns, row_width, settle
from modviz.view.graph_rank import assign_ranks
from modviz.view.graph_route import Piece, Routes, route
from modviz.view.graph_shape import Box, Density, EdgePath, GraphLayout
from modviz.view.graph_stops import Link, Net, Stop, box_stop, make_links
from modviz.view.graph_walk import Edge, back_edges, imports_by_module, walk

LONGEST_LABEL = 28
"""Longer labels lose their beginning: the end of a path tells modules apart."""

STATUS_ROOM = 15
"""Cells for "linking 12/10" in a box of two lines."""


def layout(
    nodes: Sequence[str],
    edges: Sequence[Edge],
    entry: str,
    labels: Mapping[str, str] | None = None,
    *,
    density: Density = Density.PLAIN,
    width: int | None = None,
) -> GraphLayout:
    """Lay a graph out in rows: the entry on top, imports pointing down, back edges pointing up.

    The same arguments always give the same picture.

    :param nodes: the modules.
    :param edges: the imports, in source order for each importer: this order decides what is a back edge.
    :param entry: the module on top.
    :param labels: names to show instead of the nodes.
    :param density: how much room a box takes.
    :param width: wrap rows that are wider than this, if at all possible.
    :complexity: a few milliseconds for 40 modules and 100 imports.
    :source: Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures", 1981.
    """
    imports = imports_by_module(nodes, edges)
    visits = walk(imports, entry)
    back = back_edges(visits)
    met = [visit.node for visit in visits if visit.kind == "first"]
    unique = [(source, target) for source in met for target in imports[source]]
    names = {node: _shorten((labels or {}).get(node, node)) for node in met}
    itself = {node: node in imports[node] for node in met}
    box_widths = {node: _box_width(node, names[node], unique, back, density) for node in met}
    budget = width
    while True:
        forward = [edge for edge in unique if edge not in back]
        ranks = assign_ranks(met, forward, box_widths, density.gap, budget)
        links = make_links(unique, back, ranks)
        stops = _stops(met, ranks, links)
        rows = order_rows(stops, links)
        widths = {stop: box_widths[stop.node] if stop.net is None else 1 for stop in stops}
        widest = max((row_width(row, widths, density.gap) for row in rows), default=0)
        # Lines that pass need room too, and how many pass is known only after the rows are.
        if width is None or budget is None or widest <= width or budget <= max(box_widths.values()):
            break
        budget -= max(1, min(widest - width, budget // 6))
    columns = place_columns(rows, links, widths, density.gap, width)
    ports = _Ports(links, columns, widths, density.margin, len(rows))
    return _assemble(unique, back, links, ports, columns, widths, names, itself, density, len(rows))


def fit(
    nodes: Sequence[str],
    edges: Sequence[Edge],
    entry: str,
    width: int,
    height: int,
    labels: Mapping[str, str] | None = None,
) -> GraphLayout:
    """The roomiest layout that fits; the plain one, to be scrolled, if none does.

    :param nodes: the modules.
    :param edges: the imports, in source order for each importer.
    :param entry: the module on top.
    :param width: cells there are.
    :param height: rows there are.
    :param labels: names to show instead of the nodes.
    :complexity: that of three layouts.
    """
    candidates = {density: layout(nodes, edges, entry, labels, density=density, width=width) for density in Density}
    fitting = (found for found in candidates.values() if found.width <= width and found.height <= height)
    return next(fitting, candidates[Density.PLAIN])


def _shorten(label: str) -> str:
    """The end of a long label."""
    if cell_len(label) <= LONGEST_LABEL:
        return label
    while cell_len(label) >= LONGEST_LABEL:
        label = label[1:]
    return "…" + label


def _box_width(node: str, label: str, edges: Sequence[Edge], back: frozenset[Edge], density: Density) -> int:
    """The cells of a box: for its text, and for all lines that arrive and leave; odd, so that it has a middle."""
    text = cell_len(label) + 4 + (2 if (node, node) in edges else 0)
    if density is not Density.COMPACT:
        text += 2
    if density is Density.DETAILED:
        text = max(text, STATUS_ROOM + 4)
    incoming = [edge for edge in edges if edge[1] == node and edge[0] != node]
    outgoing = [edge for edge in edges if edge[0] == node and edge[1] != node]
    above = sum(edge not in back for edge in incoming) + sum(edge in back for edge in outgoing)
    below = any(edge not in back for edge in outgoing) + sum(edge in back for edge in incoming)
    width = max(text, 2 * max(above, below) - 1 + 2 * density.margin)
    return width + 1 - width % 2


def _stops(met: Sequence[str], ranks: Mapping[str, int], links: Sequence[Link]) -> list[Stop]:
    """All stops in the order wanted if crossings did not matter: imports left to right, back edges at the side."""
    first = {node: number for number, node in enumerate(met)}
    stops = [box_stop(ranks, node) for node in met]
    passing = list(dict.fromkeys(link.lower for link in links if link.lower.net is not None))
    return sorted(
        stops + passing,
        key=lambda stop: (stop.net is not None and stop.net.is_back, first[stop.node], stop.net is not None),
    )


class _Ports:
    """The columns at which lines leave and enter the stops of each row."""

    def __init__(
        self,
        links: Sequence[Link],
        columns: Mapping[Stop, int],
        widths: Mapping[Stop, int],
        margin: int,
        row_count: int,
    ) -> None:
        self.upper: dict[tuple[Stop, Net], int] = {}
        self.lower: dict[tuple[Stop, Net], int] = {}
        by_rank: list[list[Link]] = [[] for _ in range(row_count)]
        for link in links:
            by_rank[link.upper.rank].append(link)
        for between in by_rank:
            leaving: dict[Stop, dict[Net, list[int]]] = {}
            reaches: dict[tuple[Stop, Net], list[tuple[int, int]]] = {}
            for link in between:
                leaving.setdefault(link.upper, {}).setdefault(link.net, []).append(columns[link.lower])
                middle, free = columns[link.lower], max(0, widths[link.lower] // 2 - margin)
                reaches.setdefault((link.upper, link.net), []).append((middle - free, middle + free))
            for stop, nets in leaving.items():
                goals = {net: sum(goal) / len(goal) for net, goal in nets.items()}
                reach = {net: reaches[stop, net][0] for net in nets if len(reaches[stop, net]) == 1}
                chosen = _spread(goals, reach, columns[stop], widths[stop] // 2, margin)
                self.upper.update(((stop, net), column) for net, column in chosen.items())
            arriving: dict[Stop, dict[Net, float]] = {}
            for link in between:
                arriving.setdefault(link.lower, {})[link.net] = self.upper[link.upper, link.net]
            for stop, sources in arriving.items():
                reach = {net: (round(column), round(column)) for net, column in sources.items()}
                chosen = _spread(sources, reach, columns[stop], widths[stop] // 2, margin)
                self.lower.update(((stop, net), column) for net, column in chosen.items())


def _spread(
    goals: Mapping[Net, float], reach: Mapping[Net, tuple[int, int]], middle: int, half: int, margin: int
) -> dict[Net, int]:
    """Columns for the lines on one side of a stop: evenly spread, but so that lines go straight where they can.

    :param goals: for each net, the column where it comes from or goes to: it decides the order.
    :param reach: the columns at which the other end of a line can be met straight on, if there is one other end.
    :param middle: the middle column of the stop.
    :param half: half the width of the stop.
    :param margin: cells at each side of a box that are not for lines.
    """
    nets = sorted(goals, key=lambda net: (goals[net], net.is_back))
    if half < margin:
        return dict.fromkeys(nets, middle)
    low, high = middle - half + margin, middle + half - margin
    wanted = [low + (number + 0.5) * (high - low) / len(nets) for number in range(len(nets))]
    for number, net in enumerate(nets):
        first, last = reach.get(net, (low, high))
        if first <= high and low <= last:
            wanted[number] = min(max(wanted[number], first, low), last, high)
    return dict(zip(nets, settle(wanted, [2] * (len(nets) - 1), None, low, high), strict=True))


def _assemble(
    edges: Sequence[Edge],
    back: frozenset[Edge],
    links: Sequence[Link],
    ports: _Ports,
    columns: Mapping[Stop, int],
    widths: Mapping[Stop, int],
    names: Mapping[str, str],
    itself: Mapping[str, bool],
    density: Density,
    row_count: int,
) -> GraphLayout:
    """Rows and spaces one below the other, and the lines led through them."""
    bare = density is Density.COMPACT
    right = max((columns[stop] + widths[stop] // 2 + 1 for stop in columns), default=0)
    spaces: list[Routes] = []
    for rank in range(row_count):
        pieces: dict[tuple[Net, int], dict[int, None]] = {}
        for link in links:
            if link.upper.rank == rank:
                key = (link.net, ports.upper[link.upper, link.net])
                pieces.setdefault(key, {})[ports.lower[link.lower, link.net]] = None
        spaces.append(route([Piece(net, top, tuple(bottoms)) for (net, top), bottoms in pieces.items()], right))
    tops: list[int] = []
    starts: list[int] = []
    y = 0
    for rank, space in enumerate(spaces):
        tops.append(y)
        # Without borders, arrowheads need lines of their own: below the row, and above the next.
        arrives = bare and any(link.net.is_back and link.upper == _box_of(link.upper) for link in links if link.upper.rank == rank)
        starts.append(y + density.height + arrives)
        y = starts[-1] + (space.height + 1 if bare else max(1, space.height))
    last = tops[-1] + density.height if tops else 0
    boxes = {
        stop.node: Box(
            columns[stop] - widths[stop] // 2,
            tops[stop.rank],
            widths[stop],
            density.height,
            names[stop.node],
            itself[stop.node],
        )
        for stop in columns
        if stop.net is None
    }
    next_above = {(link.lower, link.net): link for link in links}
    paths: dict[Edge, EdgePath] = {}
    stop_of = {stop.node: stop for stop in columns if stop.net is None}
    for source, target in edges:
        if source == target:
            continue
        is_back = (source, target) in back
        net = Net(source, target if is_back else None)
        stop = stop_of[source if is_back else target]
        points: list[tuple[int, int]] = [(ports.lower[stop, net], tops[stop.rank] - bare)]
        while (stop, net) in next_above:
            link = next_above[stop, net]
            space = spaces[link.upper.rank]
            bottom = ports.lower[link.lower, net]
            top = ports.upper[link.upper, net]
            bends = space.bends[net, bottom]
            origins = [top, *(bend.column for bend in bends)]
            for bend, origin in zip(reversed(bends), reversed(origins[:-1]), strict=True):
                line = starts[link.upper.rank] + bend.line
                points += [(bend.column, line), (origin, line)]
            stop = link.upper
            if stop.net is None:
                break
        box = boxes[stop.node]
        points.append((ports.upper[stop, net], box.bottom + bare))
        points = list(dict.fromkeys(points))
        paths[source, target] = EdgePath(tuple(points if is_back else reversed(points)), is_back)
    rightmost = max((x for path in paths.values() for x, _ in path.points), default=0)
    return GraphLayout(max(right, rightmost + 1), last, density, boxes, paths)


def _box_of(stop: Stop) -> Stop:
    """The stop itself if it is a box."""
    return stop if stop.net is None else stop._replace(net=None, rank=-1)
