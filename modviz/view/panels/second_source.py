"""Below a source, where there is room: the other place that a step is about, in the text of another module."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len

from modviz.record.events import DeadZoneRead, ImportBound
from modviz.record.failures import EmptyBox
from modviz.record.sources import map_entry
from modviz.record.world import GuestError, World
from modviz.view.contents import shown_name
from modviz.view.glyphs import GUEST
from modviz.view.moment import Line, Moment, Span
from modviz.view.panels.source_rows import shown_lines
from modviz.view.syntax import coloured_lines
from modviz.view.text import clean, crop

_FEWEST_ROWS = 6
"""With fewer rows than these one cannot see where in the other text one is."""

_BEFORE = 3
"""The lines before the one that is meant."""


@dataclass(frozen=True)
class _Place:
    """A line of a module in which a name is declared; `why` it is shown, and what is to be `said` below the name."""

    module: str
    line: int
    name: str
    why: str
    said: str
    has_run: bool


def second_source(moment: Moment, width: int, height: int) -> list[Line]:
    """The rows for the other place, with a heading; none where there is no other, or no room.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room that is left below the first text.
    """
    place = None if moment.is_veiled or height < _FEWEST_ROWS else _place(moment)
    entry = None if place is None else map_entry(moment.world, place.module)
    if place is None or entry is None or entry.source_text is None:
        return []
    lines = shown_lines(coloured_lines(entry.source_text))
    digits = len(str(len(lines)))
    start = max(0, place.line - 1 - _BEFORE)
    heading = f"┄┄ {crop(clean(place.module), width // 2)} · {place.why} "
    rows: list[Line] = [(), (Span(crop(heading, width), "dim"), Span("┄" * max(0, width - cell_len(heading)), "dim"))]
    for number, pieces in enumerate(lines[start : start + height], start + 1):
        is_meant = number == place.line
        mark = " " if not is_meant else "·" if place.has_run else "⋯"
        target = ("line", place.module, str(number))
        head = Span(f"{mark}{number:>{digits}}  ", "current" if is_meant else "dim", target)
        rows.append((head, *(Span(clean(text), f"{GUEST} {style}".rstrip(), target) for text, style in pieces)))
        if is_meant:
            rows += _said(place, "".join(text for text, _ in pieces), digits)
    return rows[:height]


def _said(place: _Place, text: str, digits: int) -> list[Line]:
    found = re.search(rf"(?<![\w$]){re.escape(place.name)}(?![\w$])", text)
    if found is None:
        return []
    blank = " " * (digits + 3 + cell_len(clean(text[: found.start()])))
    return [(Span(f"{blank}{'━' * cell_len(clean(place.name))} ", "caret"), Span(place.said, "dim"))]


def _place(moment: Moment) -> _Place | None:
    match moment.event:
        case DeadZoneRead(target_module=str() as owner, target_binding=str() as name) as event if owner != event.module:
            return _value_place(moment.world, owner, name)
        case ImportBound(target_binding=str() as name) as event if event.target_module != event.module:
            line = declared_at(moment.world, event.target_module, name)
            if line is not None:
                return _Place(event.target_module, line, shown_name(name), "the box that it leads to", "its box", True)
        case event if event is not None and "error" in event.own_landmarks:
            error = getattr(event, "error", None)
            about = error.about if isinstance(error, GuestError) else None
            if isinstance(about, EmptyBox) and about.owner not in (None, about.module):
                assert about.owner is not None
                return _value_place(moment.world, about.owner, about.owner_name or about.name)
    return None


def _value_place(world: World, owner: str, name: str) -> _Place | None:
    line = declared_at(world, owner, name)
    why = "where its value comes from"
    return None if line is None else _Place(owner, line, shown_name(name), why, "has not run yet", False)


def declared_at(world: World, module: str, name: str) -> int | None:
    """The line in which a module declares the name of a box."""
    known = world.modules.get(module)
    declared = () if known is None else known.parsed.declarations
    return next((each.position.line for each in declared if each.name == name), None)
