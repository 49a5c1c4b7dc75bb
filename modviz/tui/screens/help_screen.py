"""The help screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from modviz.tui.help_panel import help_panel
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.tabs import Tab
from modviz.view.panel import Moment


class HelpScreen(Screen[None]):
    """Lists the keys and explains the signs.

    Parameters
    ----------
    moment
        Any moment; it says whether to use 7-bit characters only.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,enter,space,question_mark,f1", "dismiss", show=False)
    ]

    def __init__(self, moment: Moment) -> None:
        super().__init__()
        self._panel = PanelWidget("help", help_panel)
        self._panel.share((Tab("help", "?", "Keys and signs"),))
        self._panel.show(moment)

    def compose(self) -> ComposeResult:
        """The help, scrolled like any panel."""
        yield self._panel

    def on_mount(self) -> None:
        """Give it the keyboard."""
        self._panel.focus()
