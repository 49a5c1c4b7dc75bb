"""The board: the panels, laid out in the slots of an arrangement."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.widget import Widget

from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.arrangement import Slot
from modviz.view.board.panels import PANELS
from modviz.view.board.tabs import Tab


class Board(Widget):
    """Shows the front panel of every slot.

    Parameters
    ----------
    panels
        A widget for each panel.
    id
        Its name on the screen.
    """

    class Resized(Message):
        """The board has another size."""

    def __init__(self, panels: Iterable[PanelWidget], id: str = "board") -> None:
        super().__init__(id=id)
        self.panels = {panel.id: panel for panel in panels}
        self.slots: tuple[Slot, ...] = ()
        self._layout = _SlotLayout()

    @property
    def layout(self) -> Layout:
        """Puts each front panel where its slot is."""
        return self._layout

    def compose(self) -> ComposeResult:
        """All panels; those that are not in front are not displayed."""
        yield from self.panels.values()

    def on_resize(self) -> None:
        """Say that the panels need new places."""
        self.post_message(self.Resized())

    def arrange_panels(self, slots: tuple[Slot, ...]) -> None:
        """Put the panels into `slots`."""
        if slots == self.slots:
            return
        self.slots = slots
        front = {slot.front: slot for slot in slots}
        leftmost = min((slot.x for slot in slots), default=0)
        for name, panel in self.panels.items():
            slot = front.get(name or "")
            panel.display = slot is not None
            if slot is not None:
                panel.share(tuple(self._tab(each, slot) for each in slot.panels), slot.x > leftmost)
        # Textual remembers where the children of a widget are until one of them wants another layout.
        for name in front:
            self.panels[name].refresh(layout=True)

    def _tab(self, name: str, slot: Slot) -> Tab:
        return Tab(name, PANELS[name].key, PANELS[name].tab or PANELS[name].title, name == slot.front)


class _SlotLayout(Layout):
    """Puts each child where the board's slots say."""

    name = "slots"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        assert isinstance(parent, Board)
        front = {slot.front: slot for slot in parent.slots}
        return [
            WidgetPlacement(Region(slot.x, slot.y, slot.width, slot.height), NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if (slot := front.get(child.id or "")) is not None
        ]
