"""Which panels are on the screen, and where, for a size, a phase and what the person asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from modviz.record.timeline import Timeline
from modviz.view.board.panels import CONSOLE, PANELS, SOURCE, STACK, Region

SMALLEST = (60, 20)
"""The smallest terminal, in columns and rows, that has room for a run."""

WIDE = 108
"""From this many columns on, stack and console are on the screen all the time."""

_TALL = 24
_VERY_WIDE = 160
_LOWEST = 8
_ROOM_FOR_TWO = 60
_ROOM_FOR_FOUR = 12


NO_NEEDS: Mapping[str, int] = {}
NO_SIZES: Mapping[str, tuple[int, int]] = {}


@dataclass(frozen=True)
class Slot:
    """A place on the board: the panels that share it, and the one in front."""

    x: int
    y: int
    width: int
    height: int
    panels: tuple[str, ...]
    front: str


def arrange(
    width: int,
    height: int,
    wanted: Sequence[str],
    enlarged: str | None = None,
    needs: Mapping[str, int] = NO_NEEDS,
    shift: int = 0,
) -> tuple[Slot, ...]:
    """The slots of a board of `width` by `height` cells: room goes where the contents are.

    Parameters
    ----------
    width, height
        The room there is.
    wanted
        The panels to have in front, the most wanted first.
    enlarged
        The one panel that has the whole board, if any.
    needs
        The rows that panels take at most, anywhere in the record: the board must not move while one steps.
    shift
        By how many cells the person has moved the line at the left of memory.
    """
    if enlarged is not None:
        return (Slot(0, 0, width, height, (enlarged,), enlarged),)
    if not has_room_for_all(width, height):
        return _small(width, height, wanted, needs, shift)
    return (_large if width < _VERY_WIDE else _very_wide)(width, height, wanted, needs, shift)


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


def arrange_sparse(
    width: int, height: int, panels: Sequence[str], sizes: Mapping[str, tuple[int, int]] = NO_SIZES
) -> tuple[Slot, ...]:
    """The slots of a board for the last row of a classroom: two panels; lines that are long get the whole width.

    Panels whose `sizes` are known, the columns and rows that they fill, get no more than these, in the middle.
    """
    slots = _sparse(width, height, panels)
    if len({slot.y for slot in slots}) > 1 or any(slot.front not in sizes for slot in slots):
        return slots
    rows = min(height, max(sizes[slot.front][1] for slot in slots))
    columns = [min(slot.width, sizes[slot.front][0]) for slot in slots]
    x = (width - sum(columns)) // 2
    placed: list[Slot] = []
    for slot, cells in zip(slots, columns, strict=True):
        placed.append(replace(slot, x=x, width=cells, height=rows))
        x += cells
    return tuple(placed)


def _sparse(width: int, height: int, panels: Sequence[str]) -> tuple[Slot, ...]:
    shown = tuple(dict.fromkeys(panels))[:2]
    is_of_lines = len(shown) == 2 and all(PANELS[name].is_of_lines for name in shown)
    if width >= WIDE or not is_of_lines:
        return arrange_only(width, height, shown if width >= _ROOM_FOR_TWO else shown[:1])
    upper = height * 3 // 5
    first, second = shown
    return (Slot(0, 0, width, upper, (first,), first), Slot(0, upper, width, height - upper, (second,), second))


def has_room_for_all(width: int, height: int) -> bool:
    """Whether graph, source, memory, stack and console can be in sight together."""
    return width >= WIDE and height >= _TALL


def _small(width: int, height: int, wanted: Sequence[str], needs: Mapping[str, int], shift: int) -> tuple[Slot, ...]:
    """Two columns: where the program is on the left, what it has on the right."""
    left = (width * 23 + 20) // 40 + shift
    upper = _rows(needs, SOURCE.name, height * 13 // 20)
    return (
        _slot(0, 0, left, upper, _panels_in("source"), wanted, needs),
        _slot(0, upper, left, height - upper, _panels_in("graph", "stack", "console"), wanted, needs),
        _slot(left, 0, width - left, height, _panels_in("memory", "modules", "steps"), wanted, needs),
    )


def _large(width: int, height: int, wanted: Sequence[str], needs: Mapping[str, int], shift: int) -> tuple[Slot, ...]:
    """As in the small one; but memory shares its column with the stack and the console, so that all is in sight."""
    left = width * 17 // 40 + shift
    upper = _rows(needs, SOURCE.name, height * 11 // 20)
    right = width - left
    console = _rows(needs, CONSOLE.name, height // 5)
    stack = _rows(needs, STACK.name, height * 3 // 10)
    memory = height - stack - console
    return (
        _slot(0, 0, left, upper, _panels_in("source"), wanted, needs),
        _slot(0, upper, left, height - upper, _panels_in("graph"), wanted, needs),
        _slot(left, 0, right, memory, _panels_in("memory", "modules", "steps"), wanted, needs),
        _slot(left, memory, right, stack, _panels_in("stack"), wanted, needs),
        _slot(left, memory + stack, right, console, _panels_in("console"), wanted, needs),
    )


def _very_wide(
    width: int, height: int, wanted: Sequence[str], needs: Mapping[str, int], shift: int
) -> tuple[Slot, ...]:
    """Graph, source and memory side by side; below them the rest, in no more rows than the fullest of it needs."""
    # Code gets the most of the room: a line that is cut off cannot be read.
    first, second = width * 27 // 100, width * 63 // 100 + shift
    lower = max(_LOWEST, *(_rows(needs, name, height * 7 // 20) for name in (STACK.name, CONSOLE.name)))
    upper = height - lower
    return (
        _slot(0, 0, first, upper, _panels_in("graph"), wanted, needs),
        _slot(first, 0, second - first, upper, _panels_in("source"), wanted, needs),
        _slot(second, 0, width - second, upper, _panels_in("memory"), wanted, needs),
        _slot(0, upper, first, lower, _panels_in("modules"), wanted, needs),
        _slot(first, upper, second - first, lower, _panels_in("stack", "steps"), wanted, needs),
        _slot(second, upper, width - second, lower, _panels_in("console"), wanted, needs),
    )


def _rows(needs: Mapping[str, int], panel: str, most: int) -> int:
    """As many rows as a panel needs with its heading, but not more than `most`."""
    return max(2, min(needs.get(panel, most) + 1, most))


def _panels_in(*regions: Region) -> tuple[str, ...]:
    """The names of the panels that stand in these regions, in the order of their tabs."""
    return tuple(panel.name for panel in PANELS.values() if panel.region in regions)


def needs_of(timeline: Timeline) -> Mapping[str, int]:
    """The rows that panels take at most, anywhere in the record of the realm in turn."""
    return {name: panel.longest(timeline) for name, panel in PANELS.items() if panel.longest is not None}


def is_offered(panel: str, needs: Mapping[str, int]) -> bool:
    """Whether a panel has anything to show, anywhere in the record: those of a page have not, where there is none."""
    return needs.get(panel, 1) > 0


def why_not_offered(panel: str, timeline: Timeline) -> str:
    """What is said to a person who asks for a panel that has nothing to show; empty where it has."""
    return "" if is_offered(panel, needs_of(timeline)) else f"{PANELS[panel].title}: this run has nothing of the kind."


def _slot(
    x: int, y: int, width: int, height: int, panels: tuple[str, ...], wanted: Sequence[str], needs: Mapping[str, int]
) -> Slot:
    offered = tuple(panel for panel in panels if is_offered(panel, needs))
    front = next((panel for panel in wanted if panel in offered), offered[0])
    return Slot(x, y, width, height, offered, front)
