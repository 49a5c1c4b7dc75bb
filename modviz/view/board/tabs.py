"""The title of a frame: the panel in front, and those that share its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

_AROUND = 6
"""The cells of a frame's edge that no title can have."""


@dataclass(frozen=True)
class Tab:
    """A panel that shares a place: its name, the key that brings it to the front (if it has one), and its title."""

    panel: str
    key: str
    title: str
    is_front: bool = True


@dataclass(frozen=True)
class TabText:
    """A piece of a title, and the panel it stands for."""

    text: str
    panel: str
    is_front: bool


def tab_texts(tabs: Sequence[Tab], width: int) -> list[TabText]:
    """The pieces of the title of a frame of `width` cells.

    The tabs behind are named where there is room, and shown by their keys alone where there is not.
    """
    room = width - _AROUND
    named = [TabText(f"{tab.key} {tab.title}".strip(), tab.panel, tab.is_front) for tab in tabs]
    if _total(named) <= room:
        return named
    short = [
        text if tab.is_front else TabText(tab.key, tab.panel, False) for tab, text in zip(tabs, named, strict=True)
    ]
    excess = _total(short) - room
    return [_cropped(text, excess) if text.is_front and excess > 0 else text for text in short]


SEPARATOR = " │ "


def _total(texts: Sequence[TabText]) -> int:
    return sum(cell_len(text.text) for text in texts) + len(SEPARATOR) * (len(texts) - 1)


def _cropped(text: TabText, excess: int) -> TabText:
    room = max(2, cell_len(text.text) - excess - 1)
    return TabText(set_cell_size(text.text, room) + "…", text.panel, text.is_front)
