"""The panel of the search path: where Node has looked for what a specifier means, and what was there.

Source: https://nodejs.org/api/modules.html#all-together
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from modviz.record.world import PathSearch
from modviz.view.glyphs import GUEST
from modviz.view.line import make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean, crop_start

_TITLE = "Search path"

_WORDS = {
    "missing": ("·", "not there", "dim"),
    "no-folder": ("·", "no such folder", "dim"),
    "folder": ("·", "a folder", "dim"),
    "outside": ("△", "outside of the root", "lack"),
    "file": ("✓", "is there", "phase-done"),
    "package.json": ("▸", "is read", "phase-current"),
}
"""What was at a path: a sign, words and a style.  All else is a field of a package.json that was followed."""

_MOST = 200


def search_path_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each path that the last search has tried, in order, and one for what it has found.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    search = moment.world.search
    if search is None:
        return make_panel(moment, _TITLE, [(Span("Nothing has been searched for yet.", "dim"),)], width)
    lines = list(_lines(search, width))
    return make_panel(moment, _TITLE, lines, width, len(lines) - 1)


def _lines(search: PathSearch, width: int) -> Iterator[Line]:
    who = "Node" if search.module is None else clean(search.module)
    yield (Span(who, "module-name"), Span(" asks for ", "dim"), Span(clean(search.specifier), f"{GUEST} string"))
    for path, what in search.tried[:_MOST]:
        yield _step(path, what, width)
    if len(search.tried) > _MOST:
        yield (Span(f"  and {len(search.tried) - _MOST:,} more", "dim"),)
    if search.target is None:
        yield (Span("✗ found nowhere", "error"),)
    else:
        target = ("module", search.target)
        yield (Span("→ ", "phase-done"), Span(clean(search.target), "module-name", target))


def _step(path: str, what: str, width: int) -> Line:
    sign, words, style = _WORDS.get(what, ("↪", clean(what), "string"))
    if what not in _WORDS:
        # The package.json that it stands in is the one before.
        return (Span(f"    {sign} ", "dim"), Span(words, f"{GUEST} {style}"))
    room = max(8, width - cell_len(words) - 6)
    return (Span(f"  {sign} ", style), Span(crop_start(clean(path), room)), Span(f"  {words}", style))
