"""The board with all the panels of a run."""

from __future__ import annotations

from modviz.tui.widgets.board import Board
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.panels import GRAPH, PANELS
from modviz.view.moment import Moment, Panel
from modviz.view.panels.graph import graph_panel


class PanelBoard(Board):
    """The panels of one run, on a board.

    Parameters
    ----------
    id
        Its name on the screen.
    """

    def __init__(self, id: str = "board") -> None:
        self._collapsed: frozenset[str] = frozenset()
        panels = (
            PanelWidget(panel.name, self._graph if panel is GRAPH else panel.view, panel.is_sideways)
            for panel in PANELS.values()
        )
        super().__init__(panels, id)

    def show(self, moment: Moment) -> None:
        """Show `moment` in all panels that are in front."""
        for panel in self.panels.values():
            panel.show(moment)

    def space(self, is_spaced: bool) -> None:
        """Leave blank lines between those of the panels that are lists of lines, and no pictures."""
        for panel in PANELS.values():
            if panel.is_of_lines:
                self.panels[panel.name].space(is_spaced)

    def toggle(self, module: str) -> None:
        """Open or close what a module imports, in the outline of a large graph."""
        self._collapsed ^= {module}
        self.panels[GRAPH.name].make_again()

    def _graph(self, moment: Moment, width: int, height: int) -> Panel:
        return graph_panel(moment, width, height, self._collapsed)
