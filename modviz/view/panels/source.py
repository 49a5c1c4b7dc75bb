"""The source panel: the text of the module in question, with the place to look at marked."""

from __future__ import annotations

import sys
from functools import partial

from rich.cells import cell_len

from modviz.record.events import Event, ImportBound, ModuleRequested, RunFinished
from modviz.record.sources import map_entry
from modviz.record.world import GuestError, Outcome, Place
from modviz.view.attention import module_in_question, part_of_line, place_in
from modviz.view.glyphs import GUEST, LOOK
from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.spotlight import is_lit
from modviz.view.status import map_sign
from modviz.view.syntax import Piece, coloured_lines, plain_lines, window
from modviz.view.text import ELLIPSIS, clean, wrap

_NO_CODE = (" (text)", " (bytes)", ".html", ".htm")
"""What keys of the module map end in where the module is of a type that is no code; JSON is JavaScript, too."""


def source_panel(moment: Moment, width: int, height: int) -> Panel:
    """The source text of the module in question, `▸` at the line to look at, `^` under an import or an error.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.  Lines are cropped to the width; all lines are there, the line to look at is the
        focus.
    """
    module = module_in_question(moment)
    if module is None:
        return make_panel(moment, "Source", (), width)
    entry = map_entry(moment.world, module)
    if entry is None or entry.source_text is None:
        words = _not_here(module) if entry is None else f"{map_sign(entry)}. The text of {module} is not here yet."
        if entry is not None and entry.error is not None:
            words = f"{map_sign(entry)}. {entry.error.name}: {entry.error.message}"
        return make_panel(moment, module, [(Span(text, "dim"),) for text in wrap(clean(words), max(1, width))], width)
    lines = (plain_lines if entry.url.endswith(_NO_CODE) else coloured_lines)(entry.source_text)
    place = place_in(moment, module)
    column = _caret_column(moment.event) if place is not None else None
    numbered = partial(_numbered, lines, module, place, column, width)
    count = len(lines) + (column is not None)

    def make(number: int) -> Line:
        return _in_spotlight(moment, numbered(number))

    return make_panel(moment, module, LazyLines(count, make), width, _focus(moment, place, len(lines)))


def _in_spotlight(moment: Moment, line: Line) -> Line:
    """`line` with a `◉` before its number, if the spotlight is on it."""
    if not line or not is_lit(moment, line[0].target):
        return line
    number = line[0]
    return (Span(f"{number.text[0]}{LOOK}{number.text[2:]}", "current", number.target), *line[1:])


def _not_here(module: str) -> str:
    return f"{module} has not been asked for yet: nothing is here to read."


def _focus(moment: Moment, place: Place | None, count: int) -> int | None:
    if moment.selected is not None and moment.selected[0] == "line":
        return min(int(moment.selected[2]), count) - 1
    return None if place is None else min(place.line, count) - 1


def _caret_column(event: Event | None) -> int | None:
    """The column to point at with a caret: that of an import or of an error, where it is known."""
    match event:
        case ImportBound() | ModuleRequested():
            return event.column
        case RunFinished(outcome=Outcome(error=GuestError(column=column))):
            return column
    if event is None or "error" not in event.own_landmarks:
        return None
    column = getattr(getattr(event, "error", event), "column", None)
    return column if isinstance(column, int) else None


def _numbered(
    lines: tuple[tuple[Piece, ...], ...],
    module: str,
    place: Place | None,
    caret: int | None,
    width: int,
    number: int,
) -> Line:
    """Row `number` of the panel: a line of source text with its line number, or the caret below one."""
    digits = len(str(len(lines)))
    room = max(1, width - digits - 4)
    current = min(place.line, len(lines)) if place is not None else 0
    if caret is not None and place is not None and number >= current:
        if number == current:
            _, cells = _shown(lines[current - 1], place.column, room)
            return (Span(" " * (digits + 4 + cells)), Span("^", "caret"))
        number -= 1
    line = number + 1
    target = ("line", module, str(line))
    mark, style, column, part = " ", "dim", 1, None
    if place is not None and current <= line <= max(current, place.end_line or current):
        mark, style, part = "│", "current", part_of_line(place, line)
        if line == current:
            mark, column = "▸", place.column
    shown, _ = _shown(lines[number], column, room, part)
    return (Span(f"{mark} {line:>{digits}}  ", style, target), *(Span(*piece, target) for piece in shown))


def _shown(pieces: tuple[Piece, ...], column: int, room: int, part: slice | None = None) -> tuple[list[Piece], int]:
    """The part of a line around `column` that fits into `room` cells, and the cell of the column.

    The characters in `part` are those to look at.
    """
    start = _start(pieces, column, room)
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


def _start(pieces: tuple[Piece, ...], column: int, room: int) -> int:
    """The character to begin with, so that `column` can be seen with something before and after it."""
    if column == 1:
        return 0
    # A column that far to the right cannot be in the first cells: do not measure a million characters.
    is_near = column <= 4 * room
    if is_near and cell_len("".join(clean(text) for text, _ in window(pieces, 0, column))) < room:
        return 0
    # Half of the room before the column; characters of two cells take it up twice as fast.
    start = column - 1
    used = 0
    recent = "".join(text for text, _ in window(pieces, max(0, column - 1 - room), min(room, column - 1)))
    for character in reversed(recent):
        used += cell_len(clean(character))
        if used > room // 2:
            break
        start -= 1
    return start
