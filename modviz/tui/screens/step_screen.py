"""The main screen: a record, played step by step."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Label

from modviz.record.trace import Trace
from modviz.tui.keys import GROUPS, bindings
from modviz.tui.playing.playback import Playback
from modviz.tui.screens.predicting_screen import PredictingScreen
from modviz.tui.widgets.lines import Lines, Pointed
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.panel_board import PanelBoard
from modviz.tui.widgets.prompt import Prompt
from modviz.tui.widgets.timeline import TimelineLine
from modviz.view.board.arrangement import arrange, needs_of
from modviz.view.board.front_panels import foremost
from modviz.view.board.panels import CONSOLE
from modviz.view.panels.narration import narration
from modviz.view.panels.phase_bar import phase_bar
from modviz.view.text import clean


class StepScreen(PredictingScreen):
    """Shows the phases, the board of panels, the narration and the timeline.

    Parameters
    ----------
    title
        What is played, in a few words.
    playback
        The position in the record.
    trace
        The record.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(GROUPS)

    def __init__(self, title: str, playback: Playback, trace: Trace) -> None:
        super().__init__(playback, trace)
        self._heading = title
        self._host = clean(trace.worlds.shared.host_words or "")
        self.board = PanelBoard()
        self._narration = Lines("narration", narration)
        self._shown: tuple[Lines, ...] = (
            Lines("phases", lambda moment, width, height: (phase_bar(moment, width),)),
            self._narration,
            TimelineLine(),
            self.hint,
        )
        self._chosen: tuple[str, ...] = ()
        self._chosen_in = ""

    def compose(self) -> ComposeResult:
        """Phases, board, narration, timeline, and the line for hints and questions."""
        phases, sentences, timeline, hint = self._shown
        with Horizontal(id="head"):
            yield Label(self._heading, id="heading", markup=False)
            yield Label(self._host, id="host", markup=False)
            yield phases
        yield self.board
        yield self.question
        yield sentences
        yield timeline
        yield hint
        yield self.prompt
        yield self.too_small

    def draw(self) -> None:
        """Arrange the panels for what happens, and show the moment in all of them."""
        phase = self.playback.phase
        if phase != self._chosen_in:
            self._chosen, self._chosen_in = (), phase
        size = self.board.size
        if size:
            wanted = (*self._chosen, *foremost(self.playback.timeline))
            needs = needs_of(self.playback.timeline)
            self.board.arrange_panels(arrange(size.width, size.height, wanted, self._enlarged, needs))
        self.board.show(self.playback.moment)
        self.draw_question()
        # The question needs the room, and says what is to be thought about.
        self._narration.display = not self.has_question
        for each in self._shown:
            each.show(self.playback.moment)

    # Panels

    def action_panel(self, name: str) -> None:
        """Bring a panel to the front, and give it the keyboard."""
        self._chosen = (name, *(each for each in self._chosen if each != name))
        if self._enlarged is not None:
            self._enlarged = name
        self._show_and_focus(name)

    def action_enlarge(self) -> None:
        """Give the focused panel the whole board, or put it back."""
        if self._enlarged is None:
            focused = self.focused
            self.enlarge(focused.id if isinstance(focused, PanelWidget) else self.board.slots[0].front)
        else:
            self.enlarge(None)

    async def action_leave(self) -> None:
        """Put back what is enlarged, or leave this screen."""
        if self.has_question:
            self.put_question_away()
            self.moment_changed()
        elif self._enlarged is not None:
            self.enlarge(None)
        else:
            await self.run_action("app.go_back")

    def action_help(self) -> None:
        """Show the keys and the signs."""
        from modviz.tui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.playback.moment))

    @on(Prompt.Closed)
    def focus_board(self) -> None:
        """Give the keyboard to the first panel of the board."""
        if self.board.slots:
            self.board.panels[self.board.slots[0].front].focus()

    @on(Pointed)
    def _on_pointed(self, event: Pointed) -> None:
        kind, *names = event.target
        if kind == "step":
            self.playback.go(int(names[0]))
            self.moved(True)
        elif kind == "phase":
            self.playback.phase_start(names[0])
            self.moved(True)
        elif kind == "do":
            # The one thing to be done with an answer is to see where it shows.
            self.action_see()
        elif kind == "toggle":
            self.board.toggle(names[0])
        elif kind == "line" and event.widget == CONSOLE.name:
            self.playback.printed(names[0], int(names[1]))
            self.moved(True)
        else:
            self.playback.select(event.target)
            self.moment_changed()

    def enlarge(self, name: str | None) -> None:
        """Give a panel the whole board; None puts back the one that has it."""
        back_to = name or self._enlarged
        self._enlarged = name
        if back_to is not None:
            self._show_and_focus(back_to)

    def _show_and_focus(self, name: str) -> None:
        self.update_now()
        self.set_focus(self.board.panels[name], scroll_visible=False)
