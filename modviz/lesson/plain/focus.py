"""What a scene wants one to look at, in words."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence

from modviz.lesson.plain.blocks import Block, item
from modviz.lesson.prepared import Focus
from modviz.record.timeline import Timeline
from modviz.view.board.panels import PANELS, SOURCE
from modviz.view.contents import shown_name
from modviz.view.moment import Moment
from modviz.view.panels.pointers import pointers_to
from modviz.view.plain.modules import binding_words, status_words
from modviz.view.plain.panel_words import source_words
from modviz.view.text import clean

_MOST_POINTERS = 12


def focus_blocks(
    focus: Sequence[Focus], timeline: Timeline, told: MutableMapping[str, tuple[str, ...]]
) -> Iterator[Block]:
    """One item for each panel, module, line and box, with what it shows at the position of `timeline`.

    Parameters
    ----------
    focus
        What to look at.
    timeline
        The run.
    told
        What was told last of each panel, brought up to date: nobody wants to hear the same twice.
    """
    # The panel of the source shows what the scene names of it; here, that is told by itself.
    is_source_told = any(each.kind in ("line", "module") for each in focus)
    for each in focus:
        if each.kind == "panel" and each.names[0] == SOURCE.name and is_source_told:
            continue
        if each.kind == "panel":
            panel = PANELS[each.names[0]]
            rows = tuple(panel.told(Moment(timeline)))
            is_told = told.get(panel.name) == rows
            told[panel.name] = rows
            yield item(f"{panel.title}: as before" if is_told else f"{panel.title}:")
            for words in () if is_told else rows:
                yield item(words.strip(), indent="    " if words.startswith(" ") else "  ")
        else:
            yield item(_words(each, Moment(timeline)))


def _words(focus: Focus, moment: Moment) -> str:
    name, *others = focus.names
    module = moment.world.modules.get(name)
    if focus.kind == "line":
        return source_words(moment, name, int(others[0]))
    if module is None:
        return f"{clean(name)}: no module record yet"
    if focus.kind == "module":
        return f"{clean(name)}: {status_words(module)}"
    binding = (module.bindings or {}).get(others[0])
    if binding is None:
        return f"{clean(name)} has no box for {shown_name(others[0])} yet"
    pointers = [
        f"{clean(by)} ({shown_name(local)})" for by, local in pointers_to(moment, name, others[0], _MOST_POINTERS)
    ]
    pointed = f"; pointed at by {', '.join(pointers)}" if pointers else ""
    return f"{clean(name)}, {binding_words(moment.world, module, binding)}{pointed}"
