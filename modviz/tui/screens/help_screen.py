"""The help screen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from modviz.tui.help_panel import MORE, Words, help_panel
from modviz.tui.keys import GROUPS, Groups
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.prompt import Prompt
from modviz.view.board.tabs import Tab
from modviz.view.moment import Moment

_HOW = "↑ ↓ PgDn scroll  / search  Esc closes"


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
        Binding("escape,backspace,enter,question_mark,f1,q", "dismiss", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("pageup,b", "turn(-1)", show=False),
        Binding("home", "turn(-1000)", show=False),
        Binding("end", "turn(1000)", show=False),
        Binding("slash", "search", show=False),
    ]

    def __init__(self, moment: Moment, groups: Groups = GROUPS, more: Words = MORE) -> None:
        super().__init__()
        self._wanted = ""
        self._panel = PanelWidget(
            "help", lambda moment, width, height: help_panel(moment, width, height, groups, more, self._wanted)
        )
        self._panel.share((Tab("help", "?", "Keys and signs"), Tab("", "", _HOW, False)))
        self._prompt = Prompt()
        self._panel.show(moment)

    def compose(self) -> ComposeResult:
        """The help, scrolled like any panel."""
        yield self._panel
        yield self._prompt

    def on_mount(self) -> None:
        """Give it the keyboard."""
        self._panel.focus()

    def action_turn(self, pages: int) -> None:
        """Scroll by pages, or to the start or the end."""
        self._panel.action_scroll_lines(pages * max(1, self._panel.size.height - 1))

    def action_search(self) -> None:
        """Ask what to look for, and show the keys and signs that have it while it is typed."""
        self._prompt.ask("search", "search ", text=self._wanted)

    @on(Prompt.Changed)
    def _on_typed(self, event: Prompt.Changed) -> None:
        self._look_for(event.text)

    @on(Prompt.Closed)
    def _on_answered(self, event: Prompt.Closed) -> None:
        self._panel.focus()
        self._look_for(event.text or "")

    def _look_for(self, text: str) -> None:
        self._wanted = text
        self._panel.make_again()
