"""The characters of the graph picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Sign = Literal["arrow down", "arrow up", "cycle"]
"""What stands in a cell instead of a line: a head, or the beginning of a back edge."""

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
"""The arms that a line stretches out of a cell, to be added up."""

ARMS = (UP, RIGHT, DOWN, LEFT)

_JOINTS = " ╴╸╷╮┑╻┒┓╶─╾╭┬┭┎┰┱╺╼━┍┮┯┏┲┳╵╯┙│┤┥╽┧┪╰┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"
"""All joints of light and heavy arms; the weights up, right, down, left (0, 1, 2) are digits of the place."""


_DOUBLES = " ║═╚║║╔╠═╝═╩╗╣╦╬"
"""All joints of double arms, by the sum of the arms."""

_SINGLE_ACROSS = {UP | DOWN | RIGHT: "╟", UP | DOWN | LEFT: "╢", UP | DOWN | LEFT | RIGHT: "╫"}
_SINGLE_UPRIGHT = {LEFT | RIGHT | DOWN: "╤", LEFT | RIGHT | UP: "╧", UP | DOWN | LEFT | RIGHT: "╪"}
"""Joints of a double line with single arms to its sides, by the sum of all arms."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of characters.  Of `dashed` and `dotted` the first is for light lines, the second for heavy ones.

    Back edges are dashed, calls of `import()` dotted with a hollow head; `waits` is the head where the importer waits
    for the imported module.
    """

    joints: str
    dashed_across: str
    dashed_upright: str
    dotted_across: str
    dotted_upright: str
    arrow_down: str
    arrow_up: str
    cycle: str
    shortened: str
    look: str
    dynamic_down: str
    dynamic_up: str
    waits: str
    drawer_above: str
    drawer_below: str
    doubles: str
    stem_of_ring: str

    def joint(self, weights: Sequence[int]) -> str:
        """The character with these arms.

        Parameters
        ----------
        weights
            Of the arms up, right, down, left: 0 none, 1 light, 2 heavy.

        Complexity
        ----------
        O(1).
        """
        up, right, down, left = weights
        return self.joints[27 * up + 9 * right + 3 * down + left]

    def sign(self, sign: Sign, is_dynamic: bool = False) -> str:
        """The character of a sign; `is_dynamic` for the line of a call, which has a hollow head."""
        if is_dynamic and sign != "cycle":
            return self.dynamic_down if sign == "arrow down" else self.dynamic_up
        return {"arrow down": self.arrow_down, "arrow up": self.arrow_up, "cycle": self.cycle}[sign]

    def dashed(self, weights: Sequence[int]) -> str:
        """The character of a dashed line; where it turns or meets another, an ordinary joint."""
        return self._broken(weights, self.dashed_across, self.dashed_upright)

    def double(self, ring: int, others: int) -> str:
        """The character of a line of a cycle, which is double: `ring` are its arms, `others` those of what it meets."""
        is_upright, is_across = bool(ring & (UP | DOWN)), bool(ring & (LEFT | RIGHT))
        if is_upright and is_across:
            return self.doubles[ring]
        if not self.doubles.isascii():
            single = _SINGLE_ACROSS if is_upright else _SINGLE_UPRIGHT
            return single.get(ring | others, self.doubles[ring])
        return self.doubles[ring]

    def dotted(self, weights: Sequence[int]) -> str:
        """The character of a dotted line; where it turns or meets another, an ordinary joint."""
        return self._broken(weights, self.dotted_across, self.dotted_upright)

    def _broken(self, weights: Sequence[int], across: str, upright: str) -> str:
        up, right, down, left = weights
        if up and down and not right and not left:
            return upright[max(up, down) - 1]
        if right and left and not up and not down:
            return across[max(right, left) - 1]
        return self.joint(weights)


def _plain_joint(place: int) -> str:
    """The joint in plain characters: `+` where lines join or turn, the stronger line where two cross."""
    up, right, down, left = place // 27, place // 9 % 3, place // 3 % 3, place % 3
    upright, across = max(up, down), max(right, left)
    if not upright and not across:
        return " "
    crossing = bool(up and down and right and left)
    if (crossing and upright >= across) or not across:
        return " |#"[upright]
    if crossing or not upright:
        return " -="[across]
    return "+"


UNICODE = Glyphs(_JOINTS, "┄┅", "┆┇", "┈┉", "┊┋", "▼", "▲", "↺", "…", "◉", "▽", "△", "◷", "╒═╕", "╘═╛", _DOUBLES, "╥")
ASCII = Glyphs(
    "".join(_plain_joint(place) for place in range(81)),
    "..",
    "::",
    "~~",
    ";;",
    "v",
    "^",
    "@",
    "~",
    "!",
    "v",
    "^",
    "w",
    "===",
    "===",
    " H=+HH++=+=+++++",
    "+",
)
