"""Lines through the space between two rows: which turns on which line of text, so that none run together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from modviz.view.graph.stops import Net


class Piece(NamedTuple):
    """What a net does between two rows: it comes from the upper row at one column and leaves at several."""

    net: Net
    top: int
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A horizontal line: verticals come down to it at `tops` and go on down from it at `bottoms`."""

    net: Net
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]

    @property
    def left(self) -> int:
        """Its leftmost column."""
        return min(self.tops + self.bottoms)

    @property
    def right(self) -> int:
        """Its rightmost column."""
        return max(self.tops + self.bottoms)


class Bend(NamedTuple):
    """A vertical changes its column on this line of text, counted from the top of the space."""

    line: int
    origin: int
    column: int


class Routes(NamedTuple):
    """How high the space must be, and the bends of each net on its way to each of its lower columns."""

    height: int
    bends: dict[tuple[Net, int], tuple[Bend, ...]]


def route(pieces: Sequence[Piece], width: int) -> Routes:
    """Give every net its lines of text.

    Two nets share a cell only where one runs across and the other up and down.  A net itself never makes a
    cross, only tees: where it would, its left and its right arm leave on different lines.

    Parameters
    ----------
    pieces
        The nets in this space; no two come in, or leave, at the same column.
    width
        The columns of the picture.

    Complexity
    ----------
    O(pieces ** 3): a space rarely holds more than twenty.

    Source
    ------
    Sander, "A fast heuristic for hierarchical Manhattan layout", 1995; doglegs of channel routing,
    Deutsch, 1976.
    """
    turns = [turn for piece in pieces for turn in _turns(piece)]
    occupied = {column for piece in pieces for column in (piece.top, *piece.bottoms)}
    while True:
        order = _order(turns)
        if isinstance(order, list):
            break
        # Two nets that trade columns would each have to turn before the other: one turns twice.
        free = _free_column(order, occupied, width)
        occupied.add(free)
        turns.remove(order)
        turns += [Turn(order.net, order.tops, (free,)), Turn(order.net, (free,), order.bottoms)]
    lines = _lines(order)
    bends = {(piece.net, bottom): _bends(piece, bottom, lines) for piece in pieces for bottom in piece.bottoms}
    return Routes(1 + max(lines.values(), default=-1), bends)


def _turns(piece: Piece) -> Iterable[Turn]:
    """The horizontal lines of a piece: none if it goes straight, two if left and right would make a cross."""
    left = tuple(bottom for bottom in piece.bottoms if bottom < piece.top)
    right = tuple(bottom for bottom in piece.bottoms if bottom > piece.top)
    if left and right and piece.top in piece.bottoms:
        yield Turn(piece.net, (piece.top,), left)
        yield Turn(piece.net, (piece.top,), right)
    elif left or right:
        yield Turn(piece.net, (piece.top,), left + right)


def _order(turns: Sequence[Turn]) -> list[Turn] | Turn:
    """The turns from the upper to the lower, with few crossings, or one in a circle of demands."""
    remaining = list(turns)
    demands = {turn: {other for other in turns if _must_precede(other, turn)} for turn in turns}
    costs = {(upper, lower): _crossings(upper, lower) for upper in turns for lower in turns if upper is not lower}
    order: list[Turn] = []
    while remaining:
        ready = [turn for turn in remaining if not demands[turn].intersection(remaining)]
        if not ready:
            return _in_circle(remaining, demands)
        best = min(
            ready,
            key=lambda turn: sum(costs[turn, other] - costs[other, turn] for other in remaining if other is not turn),
        )
        order.append(best)
        remaining.remove(best)
    return order


def _must_precede(upper: Turn, lower: Turn) -> bool:
    """Whether two verticals would run together if `upper` were not above `lower`."""
    if upper.net == lower.net:
        return not set(upper.bottoms).isdisjoint(lower.tops)
    return not set(upper.tops).isdisjoint(lower.bottoms)


def _crossings(upper: Turn, lower: Turn) -> int:
    """How often two turns cross in this order."""
    return sum(upper.left < column < upper.right for column in lower.tops) + sum(
        lower.left < column < lower.right for column in upper.bottoms
    )


def _in_circle(remaining: Sequence[Turn], demands: dict[Turn, set[Turn]]) -> Turn:
    """A turn that, by way of others, has to stand above itself."""
    seen: list[Turn] = []
    turn = remaining[0]
    while turn not in seen:
        seen.append(turn)
        turn = next(other for other in remaining if other in demands[turn])
    return turn


def _free_column(turn: Turn, occupied: Iterable[int], width: int) -> int:
    """The column with the shortest detour at which no vertical begins or ends."""
    free = set(range(width + 1)).difference(occupied) or {width + 1}
    ends = turn.tops + turn.bottoms
    return min(sorted(free), key=lambda column: sum(abs(column - end) for end in ends))


def _lines(order: Sequence[Turn]) -> dict[Turn, int]:
    """The line of text of each turn: as high as those before it in the order allow."""
    lines: dict[Turn, int] = {}
    for turn in order:
        # Turns that merely touch end to end would read as one line, so they count as overlapping.
        lines[turn] = max(
            (
                line + 1
                for other, line in lines.items()
                if other.left <= turn.right + 1 and turn.left <= other.right + 1
            ),
            default=0,
        )
    return lines


def _bends(piece: Piece, bottom: int, lines: dict[Turn, int]) -> tuple[Bend, ...]:
    """The way of a piece from its top to one of its bottoms."""
    own = {turn: line for turn, line in lines.items() if turn.net == piece.net}
    bends: list[Bend] = []
    column = bottom
    while column != piece.top:
        turn = next(turn for turn in own if column in turn.bottoms)
        bends.append(Bend(own[turn], turn.tops[0], column))
        column = turn.tops[0]
    return tuple(reversed(bends))
