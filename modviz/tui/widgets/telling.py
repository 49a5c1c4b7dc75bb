"""The panel that tells: the text of a scene, or the summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from modviz.tui.widgets.lines import Pointed
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.tabs import Tab
from modviz.view.line import make_panel
from modviz.view.moment import Line, Moment, Panel

_LONGEST = 110
"""The columns of the longest line of a text that can be read."""

Tell = Callable[[int, int], Sequence[Line]]
"""Makes the text, given (width, height)."""


class TellingPanel(PanelWidget):
    """Shows a text; a click on its right half goes on, and on its left half back."""

    def __init__(self, id: str = "telling") -> None:
        super().__init__(id, self._view_text, is_sideways=False)
        self._tell: Tell = lambda width, height: ()

    def tell(self, title: str, progress: str, tell: Tell) -> None:
        """Show another text, under its title; `progress` stands at the other end of the heading."""
        self._tell = tell
        self.share((Tab(self.id or "", "", title), *([Tab("", "", progress, False)] if progress else [])))
        self.make_again()

    def lines_for(self, width: int) -> int:
        """How many lines all of it takes in this width, to choose its height by."""
        return len(self._tell(min(width, _LONGEST), 0))

    def on_click(self, event: events.Click) -> None:
        """Go on or back, or to what was clicked on."""
        event.prevent_default()
        offset = event.get_content_offset(self)
        target = None if offset is None else self.target_at(*offset)
        side = ("do", "next") if event.x >= self.outer_size.width // 2 else ("do", "back")
        self.post_message(Pointed(target or side, self.id or ""))

    def _view_text(self, moment: Moment, width: int, height: int) -> Panel:
        return make_panel(moment, "", self._tell(min(width, _LONGEST), height), width)
