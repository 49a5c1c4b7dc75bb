"""The panels of the board, and the views that fill them."""

from __future__ import annotations

from collections.abc import Callable

from modviz.tui.arrangement import CONSOLE, GRAPH, JOBS, MEMORY, MODULE_MAP, RECORD, SOURCE, STACK, STEPS
from modviz.tui.widgets.panel import View
from modviz.view.console_panel import console_panel
from modviz.view.graph.panel import graph_panel
from modviz.view.jobs_panel import jobs_panel
from modviz.view.memory_panel import memory_panel
from modviz.view.module_map_panel import module_map_panel
from modviz.view.panel import Moment, Panel
from modviz.view.record_panel import record_panel
from modviz.view.source_panel import source_panel
from modviz.view.stack_panel import stack_panel
from modviz.view.steps_panel import steps_panel

TITLES: dict[str, str] = {
    GRAPH: "Graph",
    SOURCE: "Source",
    MEMORY: "Memory",
    MODULE_MAP: "Module map",
    STACK: "Stack",
    RECORD: "Record",
    STEPS: "Steps",
    CONSOLE: "Console",
    JOBS: "Jobs",
}
"""What each panel is called while it is not in front."""


def views(collapsed: Callable[[], frozenset[str]]) -> dict[str, View]:
    """What fills each panel, by its name.

    Parameters
    ----------
    collapsed
        Says which modules of the graph's outline are closed at the moment.
    """

    def graph(moment: Moment, width: int, height: int) -> Panel:
        return graph_panel(moment, width, height, collapsed())

    return {
        GRAPH: graph,
        SOURCE: source_panel,
        MEMORY: memory_panel,
        MODULE_MAP: module_map_panel,
        STACK: stack_panel,
        RECORD: record_panel,
        STEPS: steps_panel,
        CONSOLE: console_panel,
        JOBS: jobs_panel,
    }
