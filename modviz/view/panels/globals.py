"""The globals panel: the one room of all classic scripts, with what clashes in it and what has leaked into it."""

from __future__ import annotations

from modviz.record.world import GlobalName, World
from modviz.view.glyphs import CHANGED, GUEST
from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean


def globals_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each global name: its value, how and where it is declared, and what is odd about it.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    names = list(moment.world.globals.values())
    if not names:
        return make_panel(moment, "Globals", [(Span("No script has put a name here yet.", "dim"),)], width)
    changed = {subject[1] for subject in moment.changed if subject[0] == "global"}
    column = max(len(clean(each.name)) for each in names[:200])

    def line(number: int) -> Line:
        each = names[number]
        return _line(moment.world, each, min(column, width // 3), each.name in changed)

    focus = next((number for number, each in enumerate(names) if each.name in changed), None)
    return make_panel(moment, "Globals", LazyLines(len(names), line), width, focus)


def _line(world: World, each: GlobalName, column: int, is_changed: bool) -> Line:
    new = " changed" if is_changed else ""
    words: Line = (
        Span(f"{CHANGED if is_changed else ' '} ", "changed" if is_changed else ""),
        Span(f"{clean(each.name):<{column}}  ", f"{GUEST}{new}"),
        Span("░ empty" if each.value is None else clean(each.value.preview), f"{GUEST} {new}".rstrip()),
        Span(f"  {each.kind}", "dim"),
    )
    if each.script is not None:
        words += (Span(f"  {clean(each.script)}:{each.line}", "dim", ("module", each.script)),)
    if each.kind == "leak":
        words += (Span("  ▲ nobody declares it", "warn"),)
    if each.again:
        again = ", ".join(f"{clean(script)}:{line}" for script, line in each.again)
        words += (Span(f"  ▲ clash: declared again in {again}", "warn"),)
    hiding = [name for name, module in world.modules.items() if each.name in (module.bindings or {})]
    if hiding:
        words += (Span(f"  hidden in {clean(', '.join(hiding[:3]))}", "dim"),)
    return words
