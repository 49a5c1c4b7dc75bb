"""What the help screen shows: the keys, grouped, the mouse, and the signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from modviz.tui.keys import GROUPS, POINTING, SCROLLING
from modviz.view.line import fit, line_width, make_panel
from modviz.view.panel import Line, Moment, Panel, Span
from modviz.view.status import MAP_SIGNS, MODULE_SIGNS

_COLUMN = 50
"""The cells of one column; where two fit, there are two."""

_BOXES = (
    ("░ empty", "empty", "The dead zone: a box without a value; reading it throws"),
    ("◇ undefined", "undefined", "A box that holds undefined"),
    ("ƒ up()", "function", "A function, there before any line runs"),
    ("5 number", "number", "A value and its type"),
    ("#3", "identity", "The same number is the same object"),
    ("─▶", "pointer", "An import: it points at the box of an export"),
    ("✱", "changed", "Changed by the last step"),
    ("▸", "current", "The line about to run, or where we are"),
)


def help_panel(moment: Moment, width: int, height: int) -> Panel:
    """The help, in one column or two.

    Parameters
    ----------
    moment
        Any moment: only whether it asks for ASCII matters.
    width, height
        The room there is.

    """
    left = [*_keys("Step"), *_keys("Jump")]
    right = [*_keys("Panels"), *_keys("modviz"), *_mouse(), *_signs()]
    if width < 2 * _COLUMN:
        lines: list[Line] = [*left, *right]
    else:
        lines = [
            _beside(first, second, width // 2) for first, second in zip_longest(left, right, fillvalue=())
        ]
    return make_panel(moment, "Keys and signs", lines, width)


def _keys(group: str) -> Iterable[Line]:
    rows = [(key.shown, "key", key.does) for key in GROUPS[group]]
    if group == "Panels":
        rows += [(keys, "key", does) for keys, does in SCROLLING]
    return _section(group, rows)


def _mouse() -> Iterable[Line]:
    return _section("Mouse", [(what, "key", does) for what, does in POINTING])


def _signs() -> Iterable[Line]:
    modules = "A module, from new to evaluated"
    signs = [(str(sign), sign.style, modules) for sign in MODULE_SIGNS.values()]
    entries = [(str(sign), sign.style, "An entry of the module map") for sign in MAP_SIGNS.values()]
    return _section("Signs", [*_BOXES, *signs, *entries])


def _section(heading: str, rows: Sequence[tuple[str, str, str]]) -> Iterable[Line]:
    names = max(cell_len(name) for name, _, _ in rows) + 2
    yield (Span(f" {heading}", "heading"),)
    for name, style, does in rows:
        yield (Span("  "), Span(name, style), Span(" " * (names - cell_len(name))), Span(does))
    yield ()


def _beside(left: Line, right: Line, width: int) -> Line:
    shown = fit(left, width - 1)
    return (*shown, Span(" " * (width - line_width(shown))), *right)
