"""Which panels are on the screen, and where, for a size, a phase and what the person asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modviz.view.board.panels import PANELS, SOURCE, Region

SMALLEST = (60, 20)
"""The smallest terminal, in columns and rows, that has room for a run."""

WIDE = 108
"""From this many columns on, graph, source and memory stand side by side."""

_TALL = 24
_WIDE_ENOUGH = 140
_VERY_WIDE = 160
_ROOM_FOR_TWO = 60
_ROOM_FOR_FOUR = 12


@dataclass(frozen=True)
class Slot:
    """A place on the board: the panels that share it, and the one in front."""

    x: int
    y: int
    width: int
    height: int
    panels: tuple[str, ...]
    front: str


def arrange(width: int, height: int, wanted: Sequence[str], enlarged: str | None = None) -> tuple[Slot, ...]:
    """The slots of a board of `width` by `height` cells.

    Parameters
    ----------
    width, height
        The room there is.
    wanted
        The panels to have in front, the most wanted first.
    enlarged
        The one panel that has the whole board, if any.
    """
    if enlarged is not None:
        return (Slot(0, 0, width, height, (enlarged,), enlarged),)
    if not has_room_for_all(width, height):
        return _small(width, height, wanted)
    return _large(width, height, wanted)


def arrange_only(width: int, height: int, panels: Sequence[str]) -> tuple[Slot, ...]:
    """The slots of a board that shows these panels and no others: up to four, beside and below each other.

    Where the source comes first it gets a little more than half: a line that is cut off cannot be read.
    """
    shown = list(dict.fromkeys(panels))[: 3 if height < _ROOM_FOR_FOUR else 4]
    left, upper = (width + 1) // 2, (height + 1) // 2
    if shown[:1] == [SOURCE.name] and len(shown) < 4:
        left = (width * 11 + 10) // 20
    match len(shown):
        case 1:
            places = [(0, 0, width, height)]
        case 2 if width < _ROOM_FOR_TWO:
            places = [(0, 0, width, upper), (0, upper, width, height - upper)]
        case 2:
            places = [(0, 0, left, height), (left, 0, width - left, height)]
        case 3 if width >= WIDE and height < _TALL:
            third = width // 3
            places = [(0, 0, third, height), (third, 0, third, height), (2 * third, 0, width - 2 * third, height)]
        case 3:
            places = [(0, 0, left, height)]
            places += [(left, 0, width - left, upper), (left, upper, width - left, height - upper)]
        case _:
            places = [(0, 0, left, upper), (left, 0, width - left, upper)]
            places += [(0, upper, left, height - upper), (left, upper, width - left, height - upper)]
    return tuple(Slot(*place, (panel,), panel) for place, panel in zip(places, shown, strict=True))


def arrange_sparse(width: int, height: int, panels: Sequence[str]) -> tuple[Slot, ...]:
    """The slots of a board for the last row of a classroom: two panels; lines that are long get the whole width."""
    shown = tuple(dict.fromkeys(panels))[:2]
    is_of_lines = len(shown) == 2 and all(PANELS[name].is_of_lines for name in shown)
    if width >= WIDE or not is_of_lines:
        return arrange_only(width, height, shown if width >= _ROOM_FOR_TWO else shown[:1])
    upper = height * 3 // 5
    first, second = shown
    return (Slot(0, 0, width, upper, (first,), first), Slot(0, upper, width, height - upper, (second,), second))


def has_room_for_all(width: int, height: int) -> bool:
    """Whether graph, source and memory can stand side by side, with the rest below."""
    return width >= WIDE and height >= _TALL


def _small(width: int, height: int, wanted: Sequence[str]) -> tuple[Slot, ...]:
    """Two columns: where the program is on the left, what it has on the right."""
    left = (width * 11 + 10) // 20
    lower = _panels_in("stack", "console")
    # While files are fetched nothing is on the stack and nothing is printed.
    lower_height = max(5, height * 2 // 5) if set(lower) & set(wanted) else 0
    slots = [
        _slot(0, 0, left, height, _panels_in("graph", "source"), wanted),
        _slot(left, 0, width - left, height - lower_height, _panels_in("memory", "modules", "steps"), wanted),
    ]
    if lower_height:
        slots.append(_slot(left, height - lower_height, width - left, lower_height, lower, wanted))
    return tuple(slots)


def _large(width: int, height: int, wanted: Sequence[str]) -> tuple[Slot, ...]:
    """Graph, source and memory side by side; below them the rest."""
    upper_height = height * 13 // 20
    lower_height = height - upper_height
    # Where there is much room, code gets the most of it: a line that is cut off cannot be read.
    shares = (32, 70) if width >= _WIDE_ENOUGH else (35, 65)
    first, second = (width * share // 100 for share in shares)
    upper = [
        _slot(0, 0, first, upper_height, _panels_in("graph"), wanted),
        _slot(first, 0, second - first, upper_height, _panels_in("source"), wanted),
        _slot(second, 0, width - second, upper_height, _panels_in("memory"), wanted),
    ]
    console = _slot(second, upper_height, width - second, lower_height, _panels_in("console"), wanted)
    if width < _VERY_WIDE:
        rest = _panels_in("modules", "steps", "stack")
        return (*upper, _slot(0, upper_height, second, lower_height, rest, wanted), console)
    return (
        *upper,
        _slot(0, upper_height, first, lower_height, _panels_in("modules"), wanted),
        _slot(first, upper_height, second - first, lower_height, _panels_in("steps", "stack"), wanted),
        console,
    )


def _panels_in(*regions: Region) -> tuple[str, ...]:
    """The names of the panels that stand in these regions, in the order of their tabs."""
    return tuple(panel.name for panel in PANELS.values() if panel.region in regions)


def _slot(x: int, y: int, width: int, height: int, panels: tuple[str, ...], wanted: Sequence[str]) -> Slot:
    front = next((panel for panel in wanted if panel in panels), panels[0])
    return Slot(x, y, width, height, panels, front)
