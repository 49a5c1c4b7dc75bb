"""The board with all the panels of a run."""

from __future__ import annotations

from modviz.tui.widgets.board import Board
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.arrangement import GRAPH, OF_LINES
from modviz.view.board.panels import TITLES, views
from modviz.view.moment import Moment


class PanelBoard(Board):
    """The panels of one run, on a board.

    Parameters
    ----------
    id
        Its name on the screen.
    """

    def __init__(self, id: str = "board") -> None:
        self._collapsed: frozenset[str] = frozenset()
        # The picture of the graph chooses the part to show by itself.
        panels = [
            PanelWidget(name, view, is_sideways=name != GRAPH) for name, view in views(lambda: self._collapsed).items()
        ]
        super().__init__(panels, TITLES, id)

    def show(self, moment: Moment) -> None:
        """Show `moment` in all panels that are in front."""
        for panel in self.panels.values():
            panel.show(moment)

    def space(self, is_spaced: bool) -> None:
        """Leave blank lines between those of the panels that are lists of lines, and no pictures."""
        for name in OF_LINES:
            self.panels[name].space(is_spaced)

    def toggle(self, module: str) -> None:
        """Open or close what a module imports, in the outline of a large graph."""
        self._collapsed ^= {module}
        self.panels[GRAPH].make_again()
