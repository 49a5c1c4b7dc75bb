"""What the help screen shows: the keys, grouped, the mouse, and the signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from modviz.tui.keys import GROUPS, POINTING, SCROLLING, Groups
from modviz.view.board.arrangement import is_offered, needs_of
from modviz.view.board.panels import PANELS
from modviz.view.line import fit, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span, plain
from modviz.view.signs import SIGNS
from modviz.view.text import clean

_COLUMN = 50
"""The cells of one column; where two fit, there are two."""

_RIGHT = "Panels"
"""The keys that stand in the right column, with the signs."""

Words = Mapping[str, Sequence[tuple[str, str]]]
"""What else can be pressed or pointed at, under headings."""

MORE: Words = {"Mouse": POINTING}
"""What else the step screen understands."""


def help_panel(
    moment: Moment, width: int, height: int, groups: Groups = GROUPS, more: Words = MORE, wanted: str = ""
) -> Panel:
    """The help, in one column or two.

    Parameters
    ----------
    moment
        Any moment: only its record matters, and whether it asks for ASCII.
    width, height
        The room there is.
    groups, more
        The keys of the screen, and what else it understands.
    wanted
        What is looked for: only the rows that have it are shown then.
    """
    needs = needs_of(moment.timeline)
    missing = {f"panel('{name}')" for name in PANELS if not is_offered(name, needs)}
    groups = {name: tuple(key for key in keys if key.action not in missing) for name, keys in groups.items()}
    keys = [line for name in groups if name != _RIGHT for line in _keys(groups, name)]
    left = [*keys, *(line for name, words in more.items() for line in _section(name, _in_style("key", words)))]
    right = [*_keys(groups, _RIGHT), *(line for name, signs in SIGNS.items() for line in _section(name, signs))]
    if wanted:
        found = (line for line in (*left, *right) if wanted.casefold() in plain(line).casefold())
        lines: list[Line] = [*found] or [(Span(f" Nothing here has “{clean(wanted)}”.", "dim"),)]
    elif width < 2 * _COLUMN:
        lines = [*left, *right]
    else:
        lines = [_beside(first, second, width // 2) for first, second in zip_longest(left, right, fillvalue=())]
    return make_panel(moment, "Keys and signs", lines, width)


def _keys(groups: Groups, group: str) -> Iterable[Line]:
    keys = [(key.shown, key.does) for key in groups[group]]
    return _section(group, _in_style("key", [*keys, *SCROLLING] if group == _RIGHT else keys))


def _in_style(style: str, rows: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(name, style, does) for name, does in rows]


def _section(heading: str, rows: Sequence[tuple[str, str, str]]) -> Iterable[Line]:
    names = max(cell_len(name) for name, _, _ in rows) + 2
    yield (Span(f" {heading}", "heading"),)
    for name, style, does in rows:
        yield (Span("  "), Span(name, style), Span(" " * (names - cell_len(name))), Span(does))
    yield ()


def _beside(left: Line, right: Line, width: int) -> Line:
    shown = fit(left, width - 1)
    return (*shown, Span(" " * (width - line_width(shown))), *right)
