"""The cycles of a tree of imports as closed tracks: from the module that imports back, up to the one it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_CYCLE = " cycle"
_SHORTEST = 3
"""The cells of the head and the corner: `◀═╗`."""


@dataclass(frozen=True)
class Track:
    """The way back of one cycle: an upright line in `column`, between two rows.

    It leads to the module in row `top`, from those in the rows `closing`, of which the last is its lower end.  `word`
    stands beside its beginning.
    """

    column: int
    top: int
    closing: Sequence[int]
    word: str = _CYCLE

    def drawn(self, row: int, used: int) -> str:
        """What there is of it in a row, behind `used` cells with something else."""
        length = self.column - used
        if row == self.top:
            return f" ◀{'═' * (length - 2)}╗{self.word}"
        if row == self.closing[-1]:
            return f" {'═' * (length - 1)}╝"
        if row in self.closing:
            return f" {'═' * (length - 1)}╣"
        return f"{' ' * length}║"


def track(top: int, closing: Sequence[int], used: Sequence[int], rooms: Sequence[int]) -> Track | None:
    """The track of one cycle; None where there is no room for it.

    Parameters
    ----------
    top
        The row of the module that it leads to.
    closing
        The rows of the modules that import that one, from above to below.
    used
        The cells that are taken in each row.
    rooms
        The cells there are in each row.
    """
    if not closing or closing[0] <= top:
        return None
    rows = range(top, closing[-1] + 1)
    column = max(used[row] for row in rows) + _SHORTEST
    if any(column >= rooms[row] for row in rows):
        return None
    return Track(column, top, closing, _CYCLE if column + len(_CYCLE) < rooms[top] else "")


def tracks_by_row(tracks: Sequence[Track]) -> Mapping[int, Track]:
    """The track that each row has a part of; of two that meet, the one that was found first."""
    by_row: dict[int, Track] = {}
    for each in tracks:
        rows = range(each.top, each.closing[-1] + 1)
        if not any(row in by_row for row in rows):
            by_row |= dict.fromkeys(rows, each)
    return by_row
