"""`module.exports` of a CommonJS module as a card: its properties so far, and the objects that it has been before.

Source: https://nodejs.org/api/modules.html#moduleexports
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from modviz.record.world import ExportsCard, Module
from modviz.view.contents import contents
from modviz.view.glyphs import CHANGED, GUEST
from modviz.view.line import line_width
from modviz.view.moment import Line, Moment, Span
from modviz.view.text import clean, crop, pad

_MOST_ROWS = 12
_NARROWEST = 24
_WIDEST = 64
_LEAST_NAME = 4


def exports_cards(moment: Moment, module: Module, width: int) -> Iterator[Line]:
    """The cards of a module: what `module.exports` is now, then, grey, the objects that others may still have.

    Parameters
    ----------
    moment
        The run at one position.
    module
        A CommonJS module, or a file of JSON that was required.
    width
        The room there is.
    """
    if not module.cards or width < _NARROWEST:
        return
    *before, card = module.cards
    yield from _card(moment, module, card, min(width, _WIDEST), is_now=True)
    for old in reversed(before):
        if old.properties:
            yield from _card(moment, module, old, min(width, _WIDEST), is_now=False)


def _card(moment: Moment, module: Module, card: ExportsCard, width: int, is_now: bool) -> Iterator[Line]:
    is_changed = is_now and ("exports", module.name) in moment.changed
    target = ("module", module.name)
    frame = "dim" if not is_now else "box changed" if is_changed else "box"
    identity = "" if card.value.identity is None else f" #{card.value.identity}"
    state = _state_words(module) if is_now else ", replaced: who asked before has it"
    mark = f"{CHANGED} " if is_changed else ""
    title = crop(f"{mark}module.exports{identity}{state}", width - 6)
    yield (
        Span("╒═ ", frame, target),
        Span(title, "box-name" if is_now else "dim", target),
        Span(f" {'═' * (width - cell_len(title) - 5)}╕", frame, target),
    )
    rows = [*_rows(card, width - 4)][: _MOST_ROWS + 1]
    for row in rows[:_MOST_ROWS]:
        inside = row if is_now else tuple(Span(span.text, "dim") for span in row)
        yield _framed(inside, width, frame)
    if len(rows) > _MOST_ROWS:
        yield _framed((Span("and more", "dim"),), width, frame)
    yield (Span(f"╘{'═' * (width - 2)}╛", frame, target),)


def _state_words(module: Module) -> str:
    if module.body == "running":
        return ", half filled"
    return ", as it was when it threw" if module.body == "threw" else ""


def _rows(card: ExportsCard, width: int) -> Iterator[Line]:
    """A row for each property: its name, its value, and the line that wrote it."""
    if not card.properties:
        if card.value.type in ("object", "function", "class") and card.value.preview == "{}":
            yield (Span("no property yet", "dim"),)
        else:
            yield contents(card.value, width)
        return
    longest = max(cell_len(clean(name)) for name, _ in card.properties)
    room = max(_LEAST_NAME, min(longest, width // 3))
    for name, (value, line) in card.properties:
        where = "" if line is None else f"line {line}"
        name_text = pad(crop(clean(name), room), room)
        held = contents(value, max(8, width - room - len(where) - 3))
        row: Line = (Span(f"{name_text} ", f"{GUEST} box-name"), *held)
        gap = width - line_width(row) - len(where)
        yield (*row, Span(" " * gap), Span(where, "dim")) if where and gap > 0 else row


def _framed(row: Line, width: int, frame: str) -> Line:
    used = line_width(row)
    if used > width - 4:
        row = (Span(crop("".join(span.text for span in row), width - 4), row[0].style),)
        used = line_width(row)
    return (Span("│ ", frame), *row, Span(f"{' ' * (width - 3 - used)}│", frame))
