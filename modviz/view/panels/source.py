"""The source panel: the text of the module in question, with the place to look at marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from modviz.record.events import FetchFinished, FileRead, PageOpened, ScriptFetched
from modviz.record.sources import map_entry
from modviz.record.timeline import Timeline
from modviz.record.world import MapEntry
from modviz.view.attention import entry_name, module_in_question, part_of_line, place_in
from modviz.view.glyphs import GUEST, LOOK
from modviz.view.line import LazyLines, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.second_source import second_source
from modviz.view.panels.source_note import Note, note
from modviz.view.panels.source_rows import MOST_ROWS, SourceRow, SourceRows, shown_lines, source_rows
from modviz.view.prepared import once_per_realm
from modviz.view.spacing import BAND
from modviz.view.spotlight import is_lit
from modviz.view.status import map_sign
from modviz.view.syntax import Piece, coloured_lines, plain_lines, window
from modviz.view.text import ELLIPSIS, clean, wrap

_NO_CODE = (" (text)", " (bytes)", ".html", ".htm")
"""What keys of the module map end in where the module is of a type that is no code; JSON is JavaScript, too."""


_GUTTER = 3
"""The cells before a line, apart from the digits of its number."""

_MOST_LINES = 50
"""So many lines of a statement are searched for the name in question."""

_NARROWEST = 40
"""The cells that code has on a board of 80 columns."""

_MOST_COUNTED = 100
"""Rows: no board gives its source as many."""


def source_panel(moment: Moment, width: int, height: int) -> Panel:
    """The source text of the module in question, `▸` at the line to look at, and the name in question underlined.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.  Lines that are too long go on in the next row; all lines are there, the line to look at
        is the focus.
    """
    module = module_in_question(moment)
    if module is None:
        return make_panel(moment, "Source", (), width)
    entry = map_entry(moment.world, module)
    if moment.event is None:
        # Nothing has happened yet: what there is to see is the text that it begins with.
        entry = _first_entry(moment.timeline) or entry
    if entry is None or entry.source_text is None:
        words = _not_here(module) if entry is None else f"{map_sign(entry)}. The text of {module} is not here yet."
        if entry is not None and entry.error is not None:
            words = f"{map_sign(entry)}. {entry.error.name}: {entry.error.message}"
        return make_panel(moment, module, [(Span(text, "dim"),) for text in wrap(clean(words), max(1, width))], width)
    lines = shown_lines((plain_lines if entry.url.endswith(_NO_CODE) else coloured_lines)(entry.source_text))
    digits = len(str(len(lines)))
    folded = source_rows(entry.source_text, width - digits - _GUTTER)
    text = _Text(moment, module, lines, folded, digits, width)
    count = len(folded.rows) + len(text.note)
    second = second_source(moment, width, height - count)

    def row(number: int) -> Line:
        return text.row(number) if number < count else second[number - count]

    return make_panel(moment, module, LazyLines(count + len(second), row), width, text.focus)


def _texts(timeline: Timeline) -> Iterator[MapEntry]:
    """Every text of a record, as it arrives, whoever brings it: like an entry of the module map."""
    for _, event in timeline.own_events():
        match event:
            case FetchFinished() | FileRead():
                yield MapEntry(event.url, event.module, "fetching", source_text=event.source_text)
            case PageOpened():
                yield MapEntry(event.url, event.page, "fetching", source_text=event.source_text)
            case ScriptFetched():
                yield MapEntry(event.script, event.script, "fetching", source_text=event.source_text)


@once_per_realm
def _first_entry(timeline: Timeline) -> MapEntry | None:
    """The entry as it will be in the module map."""
    name = entry_name(Moment(timeline))
    return next((entry for entry in _texts(timeline) if entry.module == name), None)


@once_per_realm
def longest_source(timeline: Timeline) -> int:
    """How many rows the longest text of a record takes, with one for what stands below the line that runs."""
    longest = 1
    for entry in _texts(timeline):
        longest = max(longest, _count_rows(entry.source_text or ""))
        if longest >= _MOST_COUNTED:
            break
    return 1 + longest


def _count_rows(text: str) -> int:
    """The rows of a text where it has the least room; of a long one, as many as matter."""
    lines = text.split("\n", _MOST_COUNTED)[:_MOST_COUNTED]
    return sum(min(1 + len(line) // _NARROWEST, MOST_ROWS) for line in lines) - (len(lines) > 1 and not lines[-1])


def _not_here(module: str) -> str:
    return f"{module} has not been asked for yet: nothing is here to read."


class _Text:
    """The rows of one text at a moment, and what is said below the place to look at.

    Parameters
    ----------
    moment
        The run at one position.
    module
        The module whose text it is.
    lines
        The text in colours.
    folded
        Its rows.
    digits
        The digits of the highest line number.
    width
        The room there is.
    """

    def __init__(
        self,
        moment: Moment,
        module: str,
        lines: Sequence[tuple[Piece, ...]],
        folded: SourceRows,
        digits: int,
        width: int,
    ) -> None:
        self._moment, self._module, self._lines, self._folded = moment, module, lines, folded
        self._digits, self._room = digits, max(1, width - digits - _GUTTER)
        self._place = place_in(moment, module)
        self._current = 0 if self._place is None else min(self._place.line, len(lines))
        self.note: Sequence[Line] = ()
        self._note_row = 0
        if self._place is not None:
            column, length, below = self._place.column, 1, 0
            last = min(self._place.end_line or self._current, self._current + _MOST_LINES)
            statement = lines[self._current - 1 : max(self._current, last)]
            found = note(moment, ["".join(text for text, _ in pieces) for pieces in statement])
            if found is not None:
                column, length, below = found.column, found.length, found.below
                self._note_row = folded.row_of(self._current - 1 + below, column) + 1
                self.note = self._note_lines(found)
            self._column, self._length, self._looked_at = column, length, self._current + below

    @property
    def focus(self) -> int | None:
        """The row to keep in sight."""
        selected = self._moment.selected
        if selected is not None and selected[0] == "line":
            return self._folded.first[min(int(selected[2]), len(self._lines)) - 1]
        if self._place is None:
            return None
        return self._folded.row_of(self._looked_at - 1, self._column)

    def row(self, number: int) -> Line:
        """A row with its line number, or one of the note."""
        if self.note and number >= self._note_row:
            if number < self._note_row + len(self.note):
                return self.note[number - self._note_row]
            number -= len(self.note)
        return _in_spotlight(self._moment, self._code(number))

    def _code(self, number: int) -> Line:
        row = self._folded.rows[number]
        line, place = row.line + 1, self._place
        target = ("line", self._module, str(line))
        mark, style, column, length, part = " ", "dim", 1, 1, None
        if place is not None and self._current <= line <= max(self._current, place.end_line or self._current):
            mark, style, part = "│", "current", part_of_line(place, line)
            if line == self._looked_at:
                column, length = self._column, self._length
            if line == self._current:
                mark = "▸"
        shown, _ = self._pieces(row, column, length, part)
        head = f"{mark}{line:>{self._digits}}  "
        if row.start:
            head = f"{'│' if mark == '▸' else mark}{'↪':>{self._digits}}  {' ' * row.indent}"
        whole: Line = (Span(head, style, target), *(Span(*piece, target) for piece in shown))
        return self._as_band(whole) if self._moment.is_large and mark != " " else whole

    def _as_band(self, line: Line) -> Line:
        """A line of the statement that runs, marked over the whole width of the panel."""
        marked = [Span(span.text, f"{span.style} {BAND}", span.target) for span in line]
        blank = " " * max(0, self._room + self._digits + _GUTTER - line_width(line))
        return (*marked, Span(blank, BAND))

    def _pieces(self, row: SourceRow, column: int, length: int, part: slice | None) -> tuple[list[Piece], int]:
        if row.stop is None:
            return _shown(self._lines[row.line], column, length, self._room, part)
        pieces = tuple(window(self._lines[row.line], row.start, row.stop - row.start))
        if part is not None:
            first = max(0, (part.start or 0) - row.start)
            last = max(first, part.stop - row.start) if part.stop is not None else row.stop
            pieces = _looked_at(pieces, first, last)
        shown = [(clean(text), f"{GUEST} {style}".rstrip()) for text, style in pieces]
        before = window(self._lines[row.line], row.start, column - 1 - row.start)
        return shown, sum(cell_len(clean(text)) for text, _ in before)

    def _note_lines(self, found: Note) -> list[Line]:
        """The name underlined over its whole length, and beside it, or where there is no room below, what is said."""
        row = self._folded.rows[self._note_row - 1]
        text = "".join(text for text, _ in self._lines[row.line])
        _, cells = self._pieces(row, found.column, found.length, None)
        cells += row.indent
        name = clean(text[found.column - 1 : found.column - 1 + found.length])
        under = "━" * max(1, min(cell_len(name), self._room - cells))
        gutter = Span(" " * (self._digits + _GUTTER))
        style = "caret"
        room = line_width(found.words)
        if cells + len(under) + 1 + room <= self._room:
            return [(gutter, Span(f"{' ' * cells}{under}", style), Span(" "), *found.words)]
        if room + 1 <= cells:
            return [(gutter, Span(" " * (cells - room - 1)), *found.words, Span(f" {under}", style))]
        line: Line = (gutter, Span(f"{' ' * cells}{under}", style))
        return [line, (gutter, *found.words)]


def _in_spotlight(moment: Moment, line: Line) -> Line:
    """`line` with a `◉` behind its number, if the spotlight is on it."""
    if not line or not is_lit(moment, line[0].target):
        return line
    number = line[0]
    return (Span(f"{number.text.rstrip()}{LOOK} ", "current", number.target), *line[1:])


def _shown(
    pieces: tuple[Piece, ...], column: int, length: int, room: int, part: slice | None = None
) -> tuple[list[Piece], int]:
    """The part of a line around the `length` characters at `column` that fits into `room` cells, and their first cell.

    The characters in `part` are those to look at.
    """
    start = _start(pieces, column, length, room)
    shown = [(ELLIPSIS, "dim")] if start else []
    cells = start and 1
    for text, _ in window(pieces, start, column - 1 - start):
        cells += cell_len(clean(text))
    visible = tuple(window(pieces, start, 4 * room))
    if part is not None:
        first = max(0, (part.start or 0) - start)
        visible = _looked_at(visible, first, max(first, part.stop - start) if part.stop is not None else 4 * room)
    shown += ((clean(text), f"{GUEST} {style}".rstrip()) for text, style in visible)
    return shown, min(cells, room - 1)


def _looked_at(pieces: tuple[Piece, ...], first: int, end: int) -> tuple[Piece, ...]:
    """`pieces`, of which the characters from `first` on and before `end` are those to look at."""
    inside = ((text, f"{style} current-line".lstrip()) for text, style in window(pieces, first, end - first))
    return (*window(pieces, 0, first), *inside, *window(pieces, end, sys.maxsize))


def _start(pieces: tuple[Piece, ...], column: int, length: int, room: int) -> int:
    """The character to begin with, so that those at `column` can be seen with something before and after them."""
    if column == 1:
        return 0
    # A column that far to the right cannot be in the first cells: do not measure a million characters.
    is_near = column <= 4 * room
    if is_near and cell_len("".join(clean(text) for text, _ in window(pieces, 0, column - 1 + length))) < room:
        return 0
    # Half of the room before the column; characters of two cells take it up twice as fast.
    start = column - 1
    used = 0
    recent = "".join(text for text, _ in window(pieces, max(0, column - 1 - room), min(room, column - 1)))
    for character in reversed(recent):
        used += cell_len(clean(character))
        if used > min(room // 2, max(1, room - length - 2)):
            break
        start -= 1
    return start
