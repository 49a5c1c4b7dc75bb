"""The board with all the panels of a run."""

from __future__ import annotations

from dataclasses import replace

from modviz.tui.widgets.board import Board
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.attention import module_in_question
from modviz.view.board.panels import GRAPH, PANELS
from modviz.view.graph.folders import Folds
from modviz.view.moment import Moment, Panel
from modviz.view.panels.graph import GraphLook, graph_panel, narrowings


class PanelBoard(Board):
    """The panels of one run, on a board.

    Parameters
    ----------
    id
        Its name on the screen.
    """

    def __init__(self, id: str = "board") -> None:
        self._look = GraphLook()
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

    def toggle(self, folder: str) -> None:
        """Open or close a folder of a large graph."""
        self._look_at(replace(self._look, toggled=self._look.toggled ^ {folder}))

    def fold(self, folds: Folds) -> None:
        """Open or close all folders of a large graph."""
        self._look_at(replace(self._look, toggled=frozenset(), folds=folds))

    def narrow(self, moment: Moment) -> str:
        """Show the next part of the graph alone: the cycle of the module in question, what leads to it, or all again.

        Returns what is shown now, as `GraphLook` has it.
        """
        module = module_in_question(moment)
        if module is None:
            return ""
        around = self._look.around if self._look.narrowed else module
        parts = narrowings(moment.timeline, around)
        here = parts.index(self._look.narrowed) if self._look.narrowed in parts else -1
        part = parts[(here + 1) % len(parts)]
        self._look_at(replace(self._look, narrowed=part, around=around))
        return part

    def _look_at(self, look: GraphLook) -> None:
        self._look = look
        self.panels[GRAPH.name].make_again()

    def _graph(self, moment: Moment, width: int, height: int) -> Panel:
        return graph_panel(moment, width, height, self._look)
