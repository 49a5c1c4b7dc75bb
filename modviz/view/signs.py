"""What the signs of the panels mean: each as it is drawn, its style class, and a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modviz.view.moment import Line, Span
from modviz.view.status import CULPRIT, LACKING, MAP_SIGNS, MODULE_SIGNS, VICTIM

_BOXES = (
    ("░ empty", "empty", "The dead zone: reading it throws"),
    ("◇ undefined", "undefined", "A box that holds undefined"),
    ("ƒ up()", "function", "A function: there before any line runs"),
    ("5 number", "number", "A value and its type"),
    ("#3", "identity", "The same number is the same object"),
    ("─▶", "pointer", "An import: it points at the box of an export"),
    ("┏╍┓", "dead", "A box that is read in its dead zone"),
    ("✱", "changed", "Changed by the last step"),
    ("▸", "current", "Where we are"),
    ("◉", "spotlight", "What a lesson asks you to look at"),
    ("↺", "cycle", "An import that closes a cycle"),
    ("#2, reaches #1", "index", "Index and ancestor index on the stack"),
    ("✗ threw", "culprit", "The module whose own code threw"),
    ("× failed too", "victim", "Failed because one that it needs did"),
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


_FIRST: Mapping[str, Sequence[Sequence[tuple[str, str]]]] = {
    "a module fills like the moon": (
        *(
            [(str(MODULE_SIGNS[one]), MODULE_SIGNS[one].style), (str(MODULE_SIGNS[other]), MODULE_SIGNS[other].style)]
            for one, other in (("new", "unlinked"), ("linking", "linked"), ("evaluating", "evaluated"))
        ),
        [(str(CULPRIT), CULPRIT.style), (str(VICTIM), VICTIM.style)],
    ),
    "a box in memory": (
        [("░ empty: reading it throws", "empty")],
        [("◇ undefined", "undefined"), ("0.19  a value", "number")],
        [("ƒ a function", "function"), ("◀ who imports it", "pointer")],
    ),
    "lines": (
        [("──▶ imports", "edge"), ("↺ a cycle", "cycle")],
        [("┈┈▷ import()", "dynamic-edge"), ("━━▶ just used", "near-edge")],
    ),
    "everywhere": ([("✱ just changed", "changed"), ("▸ runs next", "current")],),
}
"""The signs that the next minute needs, in rows of two."""


def first_signs(width: int, height: int) -> list[Line]:
    """The signs in groups: what stands in the place of what is still empty."""
    column = max(15, min(30, (width - 2) // 2))
    lines: list[Line] = []
    for heading, rows in _FIRST.items():
        lines.append((Span(heading, "heading"),))
        for row in rows:
            spans: list[Span] = [Span(" ")]
            for words, style in row:
                spans += [Span(words, style), Span(" " * max(1, column - len(words)))]
            lines.append(tuple(spans))
        lines.append(())
    lines.pop()
    return lines if len(lines) <= height else [line for line in lines if line]
