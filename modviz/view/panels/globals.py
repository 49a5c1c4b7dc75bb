"""The globals panel: the one room of all classic scripts, with what clashes in it and what has leaked into it."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.record.world import GlobalName, World
from modviz.view.glyphs import GUEST
from modviz.view.line import changed_mark, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean


def globals_panel(moment: Moment, width: int, height: int) -> Panel:
    """Each global name: its value, how and where it is declared, and what is odd about it.

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
    column = min(max(len(clean(each.name)) for each in names), width // 3)
    lines: list[Line] = []
    focus = None
    for each in names:
        is_changed = each.name in changed
        if is_changed and focus is None:
            focus = len(lines)
        lines += _lines(each, _odd(moment.world, each), column, is_changed, width)
    return make_panel(moment, "Globals", lines, width, focus)


def _lines(each: GlobalName, odd: list[Span], column: int, is_changed: bool, width: int) -> Iterator[Line]:
    """One line, or where there is no room for what is odd, a line for each of that below it."""
    new = " changed" if is_changed else ""
    words: Line = (
        changed_mark(is_changed),
        Span(f"{clean(each.name):<{column}}  ", f"{GUEST}{new}"),
        Span("░ empty" if each.value is None else clean(each.value.preview), f"{GUEST} {new}".rstrip()),
        Span(f"  {each.kind}", "dim"),
    )
    if each.script is not None:
        words += (Span(f"  {clean(each.script)}:{each.line}", "dim", ("module", each.script)),)
    whole = (*words, *odd)
    if line_width(whole) <= width:
        yield whole
        return
    yield words
    for span in odd:
        yield (Span("  "), span)


def _odd(world: World, each: GlobalName) -> list[Span]:
    """What is odd about a name: a leak, a clash, what hides it."""
    found = []
    if each.kind == "leak":
        found.append(Span("  ▲ nobody declares it", "warn"))
    if each.again:
        again = ", ".join(f"{clean(script)}:{line}" for script, line in each.again)
        found.append(Span(f"  ▲ clash with {again}", "warn"))
    hiding = [name for name, module in world.modules.items() if each.name in (module.bindings or {})]
    if hiding:
        found.append(Span(f"  hidden in {clean(', '.join(hiding[:3]))}", "dim"))
    return found
