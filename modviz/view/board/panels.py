"""The panels of the board, and the views that fill them."""

from __future__ import annotations

from collections.abc import Callable

from modviz.view.board.arrangement import CONSOLE, GRAPH, JOBS, MEMORY, MODULE_MAP, RECORD, SOURCE, STACK, STEPS
from modviz.view.moment import Moment, Panel, View
from modviz.view.panels.console import console_panel
from modviz.view.panels.graph import graph_panel
from modviz.view.panels.jobs import jobs_panel
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.module_map import module_map_panel
from modviz.view.panels.module_record import record_panel
from modviz.view.panels.source import source_panel
from modviz.view.panels.stack import stack_panel
from modviz.view.panels.steps import steps_panel

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
