"""What a scene looks at, in the words of the board: which panels, what is in the spotlight, what is selected."""

from __future__ import annotations

from collections.abc import Sequence

from modviz.lesson.prepared import Focus
from modviz.view.board.panels import GRAPH, PANELS
from modviz.view.moment import Target

_SHOWN_IN = {panel.shows: panel.name for panel in PANELS.values() if panel.shows}
"""The panel that shows what is in focus, by the kind of that."""


def panels_of(focus: Sequence[Focus]) -> tuple[str, ...]:
    """The panels that are named, and those in which what is named can be seen, in the order in which it is written."""
    panels = (each.names[0] if each.kind == "panel" else _SHOWN_IN.get(each.kind) for each in focus)
    shown = tuple(dict.fromkeys(panel for panel in panels if panel is not None))
    return shown or ((GRAPH.name,) if focus else ())


def spotlight_of(focus: Sequence[Focus]) -> frozenset[Target]:
    """The modules, lines and boxes that are marked wherever they show."""
    return frozenset((each.kind, *each.names) for each in focus if each.kind != "panel")


def selected_of(focus: Sequence[Focus]) -> Target | None:
    """What the panels that show one module show: a line in the spotlight; a module, if such a panel is named."""
    line = next((each for each in focus if each.kind == "line"), None)
    if line is not None:
        return (line.kind, *line.names)
    if any(each.kind == "panel" and PANELS[each.names[0]].is_of_one_module for each in focus):
        module = next((each for each in focus if each.kind == "module"), None)
        return None if module is None else (module.kind, *module.names)
    return None
