"""What the signs of the panels mean: each as it is drawn, its style class, and a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modviz.view.status import LACKING, MAP_SIGNS, MODULE_SIGNS

_BOXES = (
    ("░ empty", "empty", "The dead zone: reading it throws"),
    ("◇ undefined", "undefined", "A box that holds undefined"),
    ("ƒ up()", "function", "A function: there before any line runs"),
    ("5 number", "number", "A value and its type"),
    ("#3", "identity", "The same number is the same object"),
    ("─▶", "pointer", "An import: it points at the box of an export"),
    ("✱", "changed", "Changed by the last step"),
    ("▸", "current", "Where we are"),
    ("◉", "spotlight", "What a lesson asks you to look at"),
    ("↺", "cycle", "An import that closes a cycle"),
    ("2/0", "index", "Index and ancestor index on the stack"),
)

_STATUSES = {
    "new": "Parsed into a module record",
    "unlinked": "Its imports point nowhere yet",
    "linking": "On the stack of phase 2",
    "linked": "Every import points at a box",
    "evaluating": "On the stack of phase 3",
    "evaluating-async": "Waits for a top-level await",
    "evaluated": "Has run, or failed",
}

_STATES = {
    "fetching": "Asked for, and on its way",
    "parsed": "Its module record is there",
    "failed": "Not found, or no module",
}


SIGNS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "Signs": _BOXES,
    "Modules": [(str(sign), sign.style, _STATUSES[name]) for name, sign in MODULE_SIGNS.items()],
    "Module map": [
        *((str(sign), sign.style, _STATES[name]) for name, sign in MAP_SIGNS.items()),
        (str(LACKING), LACKING.style, "No fault of the program"),
    ],
}
"""The signs under headings."""
