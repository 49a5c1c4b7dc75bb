"""The timeline at the foot of the screen: click or drag to move along the record."""

from __future__ import annotations

from textual import events

from modviz.tui.widgets.lines import Lines, Pointed
from modviz.view.panels.timeline_bar import timeline_bar


class TimelineLine(Lines):
    """One line whose cells stand for positions in the record.

    `tells_ahead` says whether it marks errors and cycles that are still to come.
    """

    def __init__(self) -> None:
        super().__init__("timeline", lambda moment, width, height: (timeline_bar(moment, width, self.tells_ahead),))
        self.tells_ahead = True
        self._is_dragged = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the pointer is, and follow it from now on."""
        self._is_dragged = True
        self.capture_mouse()
        self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the pointer."""
        if self._is_dragged:
            self._point(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        self._is_dragged = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Do nothing more: pressing the button has gone there already."""
        event.prevent_default()

    def _point(self, event: events.MouseEvent) -> None:
        x = event.get_content_offset_capture(self).x
        target = self.target_at(max(0, min(x, self.size.width - 1)), 0)
        if target is not None:
            self.post_message(Pointed(target, "timeline"))
