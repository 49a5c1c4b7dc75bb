"""What stands in the rows of the picture: boxes, and lines on their way past them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from modviz.view.graph.walk import Edge


class Net(NamedTuple):
    """Lines drawn as one tree.

    All imports of a module leave it as one stem that branches (`target` is None); each back edge is a line of
    its own.  So where lines join, they always come from the same module, and the reader can tell.
    """

    source: str
    target: str | None

    @property
    def is_back(self) -> bool:
        """Whether this is the line of one back edge."""
        return self.target is not None


class Stop(NamedTuple):
    """A place in a row: the box of a module (`net` is None), or a net that passes."""

    rank: int
    node: str
    net: Net | None


class Link(NamedTuple):
    """A piece of a net between a row and the next one below it."""

    net: Net
    upper: Stop
    lower: Stop


def box_stop(ranks: Mapping[str, int], node: str) -> Stop:
    """The stop of a module's box."""
    return Stop(ranks[node], node, None)


def make_links(edges: Sequence[Edge], back: frozenset[Edge], ranks: Mapping[str, int]) -> list[Link]:
    """All pieces of all lines, each once.

    Parameters
    ----------
    edges
        All imports; self-imports have no line and are left out.
    back
        Those of them that are drawn upwards.
    ranks
        The row of each module.

    Complexity
    ----------
    O(edges * ranks).

    Source
    ------
    the dummy vertices of Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
    system structures", 1981; one per row for a whole tree of lines instead of one per line.
    """
    links: dict[Link, None] = {}
    for source, target in edges:
        if source == target:
            continue
        is_back = (source, target) in back
        net = Net(source, target if is_back else None)
        top, bottom = (target, source) if is_back else (source, target)
        upper = box_stop(ranks, top)
        for rank in range(ranks[top] + 1, ranks[bottom]):
            passing = Stop(rank, source, net)
            links[Link(net, upper, passing)] = None
            upper = passing
        links[Link(net, upper, box_stop(ranks, bottom))] = None
    return list(links)
