"""The speaker's screen: notes, clock, the next scene, and the keys that drive the presentation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from modviz.classroom.client import Client, Heard, Lost
from modviz.classroom.messages import NOTES, Back, Black, Command, GoTo, Next, State, Welcome
from modviz.classroom.presence import Presence
from modviz.lesson.lines.speaker import head_line, next_panel, notes_panel
from modviz.record.timeline import Timeline
from modviz.tui.screens.waiting_screen import HOW_TO_PRESENT
from modviz.tui.widgets.lines import Lines
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.prompt import Prompt
from modviz.view.board.tabs import Tab
from modviz.view.line import finish, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean, wrap

_ASKING = "-asking"

_KEYS: Line = tuple(
    span
    for key, does in (
        ("space", "next"),
        ("b", "back"),
        ("g", "go to"),
        (".", "black"),
        ("↑ ↓", "scroll"),
        ("t", "theme"),
        ("q", "quit"),
    )
    for span in (Span(key, "key"), Span(f" {does}  ", "dim"))
)


class NotesScreen(Screen[None]):
    """Follows a presentation, and drives it.

    Parameters
    ----------
    find
        Lists the presentations there are.
    ascii
        Whether to use 7-bit characters only.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # The arrows, and the keys of a presenter's clicker.
        Binding("space,right,pagedown,enter,n", "next", show=False),
        Binding("b,left,pageup,backspace,p", "back", show=False),
        Binding("full_stop", "black", show=False),
        Binding("home", "go_to_scene(0)", show=False),
        Binding("g", "ask_scene", show=False),
        Binding("t", "app.next_theme", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, find: Callable[[], Sequence[Presence]], ascii: bool = False) -> None:
        super().__init__()
        self._client = Client(NOTES, find, self._hear)
        # Panels are made for moments of a record; there is none here, only the wish for ASCII.
        self._moment = Moment(Timeline(()), ascii=ascii)
        self._welcome: Welcome | None = None
        self._state: State | None = None
        self._heard_at = 0.0
        self._lost: str | None = None
        self._refusal = ""
        self._head = Lines("clock", self._head_lines)
        self._notes = PanelWidget("notes", self._notes_panel, is_sideways=False)
        self._next = PanelWidget("next", self._next_panel, is_sideways=False)
        self._hint = Lines("hint", self._hint_lines)
        self._prompt = Prompt()

    def compose(self) -> ComposeResult:
        """The clock, the notes, the next scene, the keys."""
        yield self._head
        yield self._notes
        yield self._next
        yield self._hint
        yield self._prompt

    def on_mount(self) -> None:
        """Look for a presentation, and let the clock go."""
        for panel, title in ((self._notes, "Notes"), (self._next, "Next")):
            panel.share((Tab(panel.id or "", "", title),))
        for each in self._shown:
            each.show(self._moment)
        self._notes.focus()
        self.run_worker(self._client.run(), name="presentation")
        self.set_interval(1.0, self._head.make_again)

    def action_next(self) -> None:
        """Go on."""
        self._drive(Next())

    def action_back(self) -> None:
        """Go back."""
        self._drive(Back())

    def action_black(self) -> None:
        """Blank the audience's screen, or show it again."""
        self._drive(Black())

    def action_go_to_scene(self, number: int) -> None:
        """Go to the scene with this number, from 0."""
        self._drive(GoTo(number))

    def action_ask_scene(self) -> None:
        """Ask for the number of a scene."""
        if self._welcome is not None:
            self.add_class(_ASKING)
            self._prompt.ask("go", f"go to scene (1 to {len(self._welcome.scenes)}) ", digits_only=True)

    @on(Prompt.Closed)
    def _on_answered(self, event: Prompt.Closed) -> None:
        self.remove_class(_ASKING)
        self._notes.focus()
        if event.text and self._welcome is not None:
            # Clamped here: a number of a million digits is no scene, and no number either.
            self._drive(GoTo(min(int(event.text[:6]), len(self._welcome.scenes)) - 1))

    @property
    def _shown(self) -> tuple[Lines, ...]:
        return self._head, self._notes, self._next, self._hint

    def _hear(self, heard: Heard) -> None:
        self._refusal = ""
        match heard:
            case Welcome():
                self._welcome, self._state, self._lost = heard, None, None
            case State():
                self._state, self._heard_at = heard, time.monotonic()
            case Lost():
                # Notes of a presentation that is over stay readable; its clock stands still.
                self._state = self._stopped()
                self._lost = heard.reason
        for each in self._shown:
            each.make_again()

    def _drive(self, command: Command) -> None:
        if not self._client.send(command):
            self._refusal = "There is no presentation to drive."
            self._hint.make_again()

    def _seconds(self) -> float:
        if self._state is None:
            return 0.0
        since = 0.0 if self._lost is not None else time.monotonic() - self._heard_at
        return self._state.seconds + since

    def _stopped(self) -> State | None:
        state = self._state
        if state is None or self._lost is not None:
            return state
        return State(state.scene, state.state, state.run, state.position, state.is_black, self._seconds())

    # What is shown

    def _head_lines(self, moment: Moment, width: int, height: int) -> Sequence[Line]:
        if self._welcome is None or self._state is None:
            return (finish(moment, (Span("modviz notes", "heading"),), width),)
        return (head_line(moment, width, self._welcome, self._state, self._seconds()),)

    def _notes_panel(self, moment: Moment, width: int, height: int) -> Panel:
        if self._welcome is None or self._state is None:
            words = f"{self._lost} {HOW_TO_PRESENT}" if self._lost is not None else "Looking for the presentation."
            return make_panel(moment, "Notes", [(Span(text),) for text in wrap(clean(words), width)], width)
        return notes_panel(moment, width, self._welcome, self._state)

    def _next_panel(self, moment: Moment, width: int, height: int) -> Panel:
        if self._welcome is None or self._state is None:
            return make_panel(moment, "Next", (), width)
        return next_panel(moment, width, self._welcome, self._state)

    def _hint_lines(self, moment: Moment, width: int, height: int) -> Sequence[Line]:
        notice = self._refusal or (self._lost if self._welcome is not None else "")
        return (finish(moment, (Span(f" {clean(notice)} ", "notice"),) if notice else _KEYS, width),)
