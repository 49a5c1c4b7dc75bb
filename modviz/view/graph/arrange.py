"""Which box stands in which row and in which order: wide rows wrap until the picture is narrow enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from modviz.view.graph.order import Rows, order_rows
from modviz.view.graph.rank import assign_ranks
from modviz.view.graph.stops import Link, Stop, box_stop, make_links
from modviz.view.graph.walk import Edge


class Arrangement(NamedTuple):
    """The rows of a picture before anything has a column."""

    ranks: Mapping[str, int]
    rows: Rows
    links: Sequence[Link]
    widths: Mapping[Stop, int]


def arrange(
    met: Sequence[str],
    edges: Sequence[Edge],
    back: frozenset[Edge],
    box_widths: Mapping[str, int],
    gap: int,
    width: int | None,
) -> Arrangement:
    """The flattest arrangement that stays within the width; if none does, the narrowest.

    Parameters
    ----------
    met
        The modules as the depth-first walk meets them.
    edges
        All imports.
    back
        Those of them that point up.
    box_widths
        The cells of each box.
    gap
        Cells between two boxes.
    width
        The cells there are, or None for as many as it takes.

    Complexity
    ----------
    That of `order_rows`, and that of `assign_ranks` some ten times when rows have to be wrapped.
    """
    forward = [edge for edge in edges if edge not in back]
    choices: list[tuple[int, dict[str, int], list[Link]]] = []
    for limit in _limits(width, max(box_widths.values(), default=0)):
        ranks = assign_ranks(met, forward, box_widths, gap, limit)
        links = make_links(edges, back, ranks)
        choices.append((_widest(ranks, links, box_widths, gap), ranks, links))
        if width is None or choices[-1][0] <= width:
            break
    _, ranks, links = choices[-1] if width is None else min(choices, key=lambda choice: max(choice[0], width))
    stops = _stops(met, ranks, links)
    widths = {stop: box_widths[stop.node] if stop.net is None else 1 for stop in stops}
    return Arrangement(ranks, order_rows(stops, links), links, widths)


def _limits(width: int | None, least: int) -> Iterator[int | None]:
    """Ever less room for the boxes of a row: how much the passing lines need is known only afterwards."""
    yield width
    limit = width or 0
    while limit > least:
        limit -= 1 + limit // 7
        yield limit


def _widest(ranks: Mapping[str, int], links: Sequence[Link], box_widths: Mapping[str, int], gap: int) -> int:
    """The cells that the widest row needs, however it is ordered."""
    needed: dict[int, int] = {}
    for node, rank in ranks.items():
        needed[rank] = needed.get(rank, -gap) + box_widths[node] + gap
    for stop in {link.lower for link in links if link.lower.net is not None}:
        needed[stop.rank] = needed.get(stop.rank, 0) + 2
    return max(needed.values(), default=0)


def _stops(met: Sequence[str], ranks: Mapping[str, int], links: Sequence[Link]) -> list[Stop]:
    """All stops in the order wanted if crossings did not matter: as imported, back edges at the side."""
    first = {node: number for number, node in enumerate(met)}
    boxes = [box_stop(ranks, node) for node in met]
    passing = dict.fromkeys(link.lower for link in links if link.lower.net is not None)
    return sorted(
        [*boxes, *passing],
        key=lambda stop: (stop.net is not None and stop.net.is_back, first[stop.node], stop.net is not None),
    )
