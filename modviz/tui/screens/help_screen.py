"""The help screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from modviz.tui.help_panel import MORE, Words, help_panel
from modviz.tui.keys import GROUPS, Groups
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.tabs import Tab
from modviz.view.moment import Moment


class HelpScreen(Screen[None]):
    """Lists the keys and explains the signs.

    Parameters
    ----------
    moment
        Any moment; it says whether to use 7-bit characters only.
    groups, more
        The keys of the screen that is explained, and what else it understands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,enter,space,question_mark,f1", "dismiss", show=False)
    ]

    def __init__(self, moment: Moment, groups: Groups = GROUPS, more: Words = MORE) -> None:
        super().__init__()
        self._panel = PanelWidget("help", lambda moment, width, height: help_panel(moment, width, height, groups, more))
        self._panel.share((Tab("help", "?", "Keys and signs"),))
        self._panel.show(moment)

    def compose(self) -> ComposeResult:
        """The help, scrolled like any panel."""
        yield self._panel

    def on_mount(self) -> None:
        """Give it the keyboard."""
        self._panel.focus()
