"""The panel of `require.cache`: which modules are in it, in their order, and whether each is loaded.

Source: https://nodejs.org/api/modules.html#requirecache
"""

from __future__ import annotations

from rich.cells import cell_len

from modviz.record.world import CachedModule, World
from modviz.view.contents import contents
from modviz.view.line import LazyLines, changed_mark, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.status import CACHE_SIGNS
from modviz.view.text import clean, crop_start, pad

_TITLE = "require.cache"
_LEAST_ROOM = 12


def require_cache_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each file that has been in `require.cache`, those that have been taken out last.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    cache = moment.world.require_cache
    if not cache:
        return make_panel(moment, _TITLE, [(Span("Empty: nothing has been required yet.", "dim"),)], width)
    entries = sorted(cache.items(), key=lambda item: (item[1].state == "gone", item[1].number))
    changed = {subject[1] for subject in moment.changed if subject[0] == "cached"}
    column = max(8, min(max(cell_len(clean(name)) for name, _ in entries[:200]), width * 2 // 5))

    def line(number: int) -> Line:
        name, entry = entries[number]
        return _line(moment.world, name, entry, name in changed, column, width)

    focus = next((number for number, (name, _) in enumerate(entries) if name in changed), None)
    return make_panel(moment, _TITLE, LazyLines(len(entries), line), width, focus)


def _line(world: World, name: str, entry: CachedModule, is_changed: bool, column: int, width: int) -> Line:
    sign = CACHE_SIGNS[entry.state]
    new = " changed" if is_changed else ""
    line: Line = (
        changed_mark(is_changed),
        Span(f"{sign.glyph} {sign.word:<9} ", sign.style + new),
        Span(pad(crop_start(clean(name), column), column), f"module-name{new}", ("module", name)),
        Span("  "),
    )
    if entry.by is not None:
        return (*line, Span(f"by {clean(entry.by)}:{entry.line}", "dim", ("module", entry.by)))
    return line if entry.state == "gone" else (*line, *_exports(world, name, width - line_width(line)))


def _exports(world: World, name: str, room: int) -> Line:
    module = world.modules.get(name)
    if module is None or room < _LEAST_ROOM:
        return ()
    if module.kind == "javascript":
        return (Span("its namespace object", "dim"),)
    return contents(module.cards[-1].value, room) if module.cards else ()
