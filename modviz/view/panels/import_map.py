"""The import map panel: what the import maps of a page say together, and which rule was used last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modviz.record.world import ImportMapState
from modviz.view.glyphs import GUEST
from modviz.view.line import make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean


def import_map_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each rule, those of scopes below the URL of the scope; an origin that all share is said once.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    known = moment.world.import_map
    if known is None:
        return make_panel(moment, "Import map", [(Span("There is none: bare names mean nothing.", "dim"),)], width)
    origin = _shared_origin(known)
    lines = list(_rules(moment, known.imports, None, origin))
    for prefix, specifiers in known.scopes.items():
        lines.append((Span("  in "), Span(clean(prefix.removeprefix(origin)), f"{GUEST} module-name")))
        lines += _rules(moment, specifiers, prefix, origin)
    for url, digest in known.integrity.items():
        lines.append(
            (
                Span("  § ", "dim"),
                Span(clean(url.removeprefix(origin)), GUEST),
                Span(f"  {clean(digest)}", f"{GUEST} dim"),
            )
        )
    if origin:
        lines.append((Span(f"  all at {clean(origin)}", "dim"),))
    focus = next((number for number, line in enumerate(lines) if line[0].text.startswith("▸")), None)
    return make_panel(moment, "Import map", lines or [(Span("It has no rules.", "dim"),)], width, focus)


def _shared_origin(known: ImportMapState) -> str:
    """The origin of all URLs of the map; "" if they have several, or one has none."""
    tables = (known.imports, *known.scopes.values())
    urls = [*known.scopes, *known.integrity, *(url for table in tables for url in table.values() if url is not None)]
    origins = {"/".join(url.split("/", 3)[:3]) for url in urls}
    origin = origins.pop() if len(origins) == 1 else ""
    return origin if "://" in origin else ""


def _rules(moment: Moment, specifiers: Mapping[str, str | None], scope: str | None, origin: str) -> Iterator[Line]:
    for key, url in specifiers.items():
        is_used = moment.world.rule == (scope, key)
        look = " current" if is_used else ""
        target = Span("blocked", "error") if url is None else Span(clean(url.removeprefix(origin)), f"{GUEST}{look}")
        indent = "    " if scope is not None else "  "
        yield (
            Span(f"▸{indent[1:]}" if is_used else indent),
            Span(clean(key), f"{GUEST} string{look}"),
            Span(" → "),
            target,
        )
