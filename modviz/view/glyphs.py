"""The ASCII stand-ins of all glyphs that modviz draws: one cell for one cell, so that nothing moves."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from modviz.record.events import EVENT_TYPES, Event
from modviz.view.moment import Line, Span
from modviz.view.status import ALL_SIGNS
from modviz.view.styles import STYLES

GUEST = "guest"
"""The style class of the guest's own words: in ASCII they stay as they are."""

CHANGED = "✱"
"""The glyph that marks what the last step changed."""

LOOK = "◉"
"""The glyph that marks what a lesson asks one to look at."""

_PLAIN = {
    **dict.fromkeys("╭╮╰╯├┤┬┴┼┌┐└┘", "+"),
    **dict.fromkeys("┏┓┗┛", "#"),
    **dict.fromkeys("╒╕╘╛", "="),
    **dict.fromkeys("─━╸╾╼┄", "-"),
    **dict.fromkeys("│┃┆┊", "|"),
    **dict.fromkeys("╍", "-"),
    **dict.fromkeys("▛▜▙▟▀▄█", "#"),
    **dict.fromkeys("┇║", "|"),
    **dict.fromkeys("╔╗╚╝", "+"),
    "═": "=",
    "▶": ">",
    "▷": ">",
    "▌": "[",
    "▐": "]",
    "▾": "v",
    "◀": "<",
    "▸": ">",
    "◂": "<",
    "▲": "^",
    "▼": "v",
    "▽": "v",
    "△": "^",
    **dict.fromkeys("┈┊", ":"),
    "┄": ".",
    "●": "O",
    "✱": "*",
    "◉": "!",
    "•": "*",
    "░": ":",
    "▒": "?",
    "◇": "-",
    "▣": "%",
    "ƒ": "f",
    "…": "~",
    "→": ">",
    "←": "<",
    "↓": "v",
    "↑": "^",
    "↘": "\\",
    "↺": "@",
    "¶": "P",
    "×": "x",
    "–": "-",
    "—": "-",
    "·": ".",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "§": "#",
    "◷": ":",
    "»": ">",
    "■": "#",
    "□": "_",
    "◆": "*",
    "⇢": ">",
    "↩": "<",
    "↪": "+",
    "✂": "%",
    "✎": "+",
    "▪": "*",
    "◫": '"',
    "≠": "/",
}

_CONTROL_PICTURES = {0x2400 + code: "^" for code in range(0x22)}

REPLACEMENTS = str.maketrans({sign.glyph: sign.ascii for sign in ALL_SIGNS} | _PLAIN) | _CONTROL_PICTURES
"""Every glyph used and the ASCII character that stands for it."""


def check_signs(kinds: Iterable[type[Event]]) -> None:
    """See that each kind of event has a sign that can be drawn.

    Raises
    ------
    ValueError
        A glyph is not one cell, or has no ASCII form, or there is no such style class.
    """
    for kind in kinds:
        glyph, style = kind.sign
        if cell_len(glyph) != 1 or not ascii_text(glyph).isascii():
            raise ValueError(f"the event {kind.__name__}: {glyph!r} is not one cell with an ASCII form")
        if style not in STYLES:
            raise ValueError(f"the event {kind.__name__}: there is no style class {style!r}")


def ascii_text(text: str) -> str:
    """`text` with every glyph of modviz replaced by its ASCII character."""
    return text if text.isascii() else text.translate(REPLACEMENTS)


def ascii_line(line: Line) -> Line:
    """`line` with every glyph replaced, except in the guest's own words."""
    return tuple(_ascii_span(span) for span in line)


def _ascii_span(span: Span) -> Span:
    if span.text.isascii():
        return span
    is_guest = GUEST in span.style.split()
    return Span(span.text.translate(_CONTROL_PICTURES if is_guest else REPLACEMENTS), span.style, span.target)


check_signs(EVENT_TYPES)
