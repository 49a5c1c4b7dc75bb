"""The heading of a panel: the panel in front, and those that share its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from modviz.view.text import crop, crop_start

_GAP = 1
"""The cells between two tabs."""

_SHORT = 5
"""The characters of a short tab: its key, and the beginning of its title."""


@dataclass(frozen=True)
class Tab:
    """A panel that shares a place: its name, the key that brings it to the front (if it has one), and its title."""

    panel: str
    key: str
    title: str
    is_front: bool = True


@dataclass(frozen=True)
class TabText:
    """A piece of a heading, the column at which it starts, and the panel it stands for."""

    text: str
    panel: str
    is_front: bool
    start: int = 0


def tab_texts(tabs: Sequence[Tab], room: int) -> list[TabText]:
    """The pieces of a heading of `room` cells: the panel in front at the left, those behind it at the right.

    Those behind are named where there is room, in short where there is less, and shown by their keys alone where there
    is none.
    """
    front = next((tab for tab in tabs if tab.is_front), None)
    behind = [tab for tab in tabs if not tab.is_front]
    words = "" if front is None else _words(front)
    keys = [tab.key for tab in behind]
    named = ([_words(tab)[:length] for tab in behind] for length in (None, _SHORT))
    shown = next((texts for texts in named if cell_len(words) + _total(texts) <= room), keys)
    if front is not None and cell_len(words) + _total(shown) > room:
        words = _shortened(front, max(3, room - _total(shown)))
    start = max(cell_len(words) + _GAP, room - _total(shown) + _GAP)
    texts = [] if front is None else [TabText(words, front.panel, True)]
    for tab, text in zip(behind, shown, strict=True):
        texts.append(TabText(text, tab.panel, False, start))
        start += cell_len(text) + _GAP
    return texts


def _words(tab: Tab) -> str:
    return f"{tab.key} {tab.title}".strip()


def _shortened(tab: Tab, room: int) -> str:
    """The key and as much of the title as there is room for: of a path, its end."""
    if "/" not in tab.title:
        return crop(_words(tab), room)
    return f"{tab.key} {crop_start(tab.title, room - len(tab.key) - 1)}"


def _total(texts: Sequence[str]) -> int:
    """The cells of the tabs behind, with a gap before each."""
    return sum(cell_len(text) + _GAP for text in texts)
