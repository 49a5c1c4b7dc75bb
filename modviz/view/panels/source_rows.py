"""Source text in rows: a line that is too long goes on in the next row, and only a very long one is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rich.cells import cell_len

from modviz.record.sources import source_lines
from modviz.view.text import TAB, clean

MOST_ROWS = 6
"""A line that takes more rows than these is no code to read: it is shown around the place to look at."""

_SET_IN = 4

Shown = TypeVar("Shown", bound=Sequence[object])
"""A line, as text or in pieces."""


class SourceRow(NamedTuple):
    """One row: the characters of a line from `start` on and before `stop`, set in by `indent` cells.

    `stop` is None for a line that is not folded.
    """

    line: int
    start: int
    stop: int | None
    indent: int


@dataclass(frozen=True)
class SourceRows:
    """The rows of a text, and the number of the first row of each line."""

    rows: Sequence[SourceRow]
    first: Sequence[int]

    def row_of(self, line: int, column: int) -> int:
        """The number of the row in which a column (from 1) of a line (from 0) stands."""
        number = self.first[line]
        while number + 1 < len(self.rows) and self.rows[number + 1].line == line:
            if column - 1 < self.rows[number + 1].start:
                break
            number += 1
        return number


def shown_lines(lines: Sequence[Shown]) -> Sequence[Shown]:
    """The lines without the empty one after the last line's end."""
    return lines[:-1] if len(lines) > 1 and not any(lines[-1]) else lines


@lru_cache(64)
def source_rows(source_text: str, room: int) -> SourceRows:
    """The rows of a text in a panel that has `room` cells for code.

    Complexity
    ----------
    O(characters), once for a text and a width.
    """
    rows: list[SourceRow] = []
    first: list[int] = []
    for number, text in enumerate(shown_lines(source_lines(source_text))):
        first.append(len(rows))
        rows += _folded(number, text, max(8, room))
    return SourceRows(rows, first)


def _folded(number: int, text: str, room: int) -> list[SourceRow]:
    is_plain = text.isascii() and "\t" not in text
    if len(text) <= room // 4 or (is_plain and len(text) <= room):
        return [SourceRow(number, 0, None, 0)]
    if len(text) > MOST_ROWS * room or cell_len(clean(text)) <= room:
        return [SourceRow(number, 0, None, 0)]
    blank = len(text) - len(text.lstrip())
    indent = min(cell_len(text[:blank].replace("\t", TAB)) + _SET_IN, room // 3)
    rows: list[SourceRow] = []
    start = 0
    while start < len(text):
        cells = room - (indent if rows else 0)
        stop = _end(text, start, cells)
        rows.append(SourceRow(number, start, stop, indent if rows else 0))
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1
    return rows


def _end(text: str, start: int, cells: int) -> int:
    """Where a row ends that begins at `start`: after the last word that fits, or in the middle of a word."""
    stop = start
    while stop < len(text):
        cells -= cell_len(clean(text[stop]))
        if cells < 0:
            break
        stop += 1
    if stop == len(text) or text[stop] == " ":
        return max(stop, start + 1)
    at_space = text.rfind(" ", start + 1, stop)
    is_late = at_space > start + (stop - start) // 3 and text[start:at_space].strip()
    return at_space + 1 if is_late else max(stop, start + 1)
