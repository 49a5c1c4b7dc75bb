"""Lines that are too long, folded onto further rows as long as there is room for those."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from rich.cells import cell_len

from modviz.view.line import line_width
from modviz.view.moment import Line, Span

_WORD = re.compile(r"\s*(?:← )?\S+|\s+$")
"""An arrow stays with the word that it points at."""


def fold_within(lines: Sequence[Line], width: int, height: int, indent: int) -> list[Line]:
    """The lines; from the first on, those that are too long are folded, as long as all fit into `height` rows.

    Parameters
    ----------
    lines
        What is to be shown.
    width, height
        The room there is.
    indent
        The empty cells before the rows that go on with a line.
    """
    rows: list[Line] = []
    left = max(0, height - len(lines))
    for line in lines:
        folded = fold(line, width, indent) if left and line_width(line) > width else [line]
        if len(folded) - 1 > left:
            folded = [line]
        left -= len(folded) - 1
        rows += folded
    return rows


def fold(line: Line, width: int, indent: int) -> list[Line]:
    """One line as rows of whole words; a word that is longer than a row stays whole."""
    rows: list[list[Span]] = [[]]
    used = 0
    for span in line:
        for word in _WORD.findall(span.text):
            room = cell_len(word)
            if used + cell_len(word.rstrip()) > width and used > indent:
                word = word.lstrip()
                rows.append([Span(" " * indent)])
                used, room = indent, cell_len(word)
            rows[-1].append(msgspec.structs.replace(span, text=word))
            used += room
    return [tuple(row) for row in rows]
