"""The module map panel: every URL that was asked for, what became of it, and who asked."""

from __future__ import annotations

from rich.cells import cell_len

from modviz.record.world import MapEntry
from modviz.view.attention import module_in_question
from modviz.view.line import LazyLines, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.spotlight import mark
from modviz.view.status import map_sign
from modviz.view.text import clean, crop, crop_start, pad

_MOST_ASKING = 6


def module_map_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each entry of the module map, in the order of asking, and the clock by which they are fetched.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    entries = list(moment.world.module_map.values())
    if not entries:
        return make_panel(moment, "Module map", [(Span("Empty: nothing has been asked for yet.", "dim"),)], width)
    changed = {subject[1] for subject in moment.changed if subject[0] == "map"}
    names = max(cell_len(clean(entry.module)) for entry in entries[:200])
    column = max(8, min(names, width // 3))

    def line(number: int) -> Line:
        if number == len(entries):
            return (Span(f"  ◷ the clock is at {moment.world.shared.clock:g} ms", "dim"),)
        entry = entries[number]
        is_changed = entry.url in changed
        look = mark(moment, ("module", entry.module), is_changed)
        return _entry_line(entry, entry.module == moment.world.shared.entry, is_changed, look, column, width)

    return make_panel(moment, "Module map", LazyLines(len(entries) + 1, line), width, _focus(moment, entries, changed))


def _entry_line(entry: MapEntry, is_entry: bool, is_changed: bool, look: str, column: int, width: int) -> Line:
    sign = map_sign(entry)
    new = " changed" if is_changed else ""
    name = crop_start(clean(entry.module), column)
    line: Line = (
        Span(f"{look} ", "changed" if is_changed else ""),
        Span(f"{sign.glyph} {sign.word:<8} ", sign.style + new),
        Span(pad(name, column), f"module-name{new}", ("module", entry.module)),
        Span("  "),
    )
    line += _asked_by(entry, is_entry, width - line_width(line))
    url = clean(entry.url)
    room = width - line_width(line) - 3
    if url == clean(entry.module) or room < min(cell_len(url), 24):
        return line
    return (*line, Span(" " * max(3, room + 3 - cell_len(url))), Span(crop(url, room), "dim"))


def _asked_by(entry: MapEntry, is_entry: bool, room: int) -> Line:
    """Who asked for the entry, with a sign for words where there is no room; or what went wrong with it."""
    if entry.error is not None:
        return (Span(f"{clean(entry.error.name)}: {clean(entry.error.message)}", "error"),)
    start = "the entry" if is_entry else ""
    if not entry.asked_by:
        return (Span(start, "dim"),)
    shown = [Span(clean(name), "place", ("module", name)) for name in entry.asked_by[:_MOST_ASKING]]
    is_roomy = sum(line_width((span,)) + 2 for span in shown) + len(f"{start}, asked by ") <= room
    asked = ("asked by ", f"{start}, asked by ") if is_roomy else ("← ", f"{start} ← ")
    spans: list[Span] = [Span(asked[is_entry], "dim")]
    for number, span in enumerate(shown):
        spans += [Span(", ", "dim"), span] if number else [span]
    others = len(entry.asked_by) - len(shown)
    return (*spans, Span(f" and {others:,} more", "dim")) if others else tuple(spans)


def _focus(moment: Moment, entries: list[MapEntry], changed: set[str]) -> int | None:
    """The entry that changed, else the one of the module in question."""
    question = module_in_question(moment)
    about = (number for number, entry in enumerate(entries) if entry.module == question)
    if not changed:
        return next(about, None)
    return max((number for number, entry in enumerate(entries) if entry.url in changed), default=None)
