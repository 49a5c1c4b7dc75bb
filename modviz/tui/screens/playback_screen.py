"""Moving along a record by key: the part of the step screen that does not care how a moment looks."""

from __future__ import annotations

from bisect import bisect_left

from textual import on, work
from textual.timer import Timer

from modviz.tui.hints import Hints, usual
from modviz.tui.playing.finder import find, hits
from modviz.tui.playing.playback import Playback
from modviz.tui.screens.sized_screen import SizedScreen
from modviz.tui.widgets.hint import Hint
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.prompt import Prompt
from modviz.view.board.tabs import Tab
from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean

_SECONDS_PER_BEAT = 1.5

_ASKING = "-asking"
"""The class of the screen while the prompt has the place of the hint."""

_LANDMARKS = {"console": "console line"}
"""What landmarks are called, where it is not by their own name."""


class PlaybackScreen(SizedScreen):
    """A screen with a position in a record.

    Parameters
    ----------
    playback
        The record, and the position in it.
    """

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self.playback = playback
        self.hint = Hint()
        self.prompt = Prompt()
        self._wanted_text = ""
        self._origin = 0
        self._player: Timer | None = None
        self.found = PanelWidget("found", self._view_found, is_sideways=False)
        self.found.display = False
        self._hits: tuple[int, ...] = ()

    def usual_keys(self) -> Hints:
        """The keys worth knowing at this moment."""
        return usual(self.GROUPS)

    # Stepping

    def action_beats(self, count: int) -> None:
        """Move by `count` beats."""
        self.moved(self.playback.beats(count), forwards=count > 0)

    def action_events(self, count: int) -> None:
        """Move by `count` events."""
        self.moved(self.playback.step(count), forwards=count > 0)

    def action_phase(self, forwards: bool) -> None:
        """Move to the next phase, or back to the start of this one."""
        self.moved(self.playback.phase_step(forwards), forwards)

    def action_end(self, forwards: bool) -> None:
        """Move to the end, or to the start."""
        self.moved(self.playback.go(len(self.playback.timeline) if forwards else 0), forwards)

    def action_landmark(self, kind: str, forwards: bool) -> None:
        """Move to the next or previous landmark of a kind."""
        if self.playback.landmark(kind, forwards):
            self.moved(True)
        else:
            where = "after" if forwards else "before"
            self.hint.say(f"There is no {_LANDMARKS.get(kind, kind)} {where} this step.")

    def moved(self, is_moved: bool, forwards: bool = True) -> None:
        """Show where a key or a click led; if it led nowhere, say that this is the end of the record."""
        self._pause()
        self.hint.say("" if is_moved else f"This is the {'end' if forwards else 'start'}.")
        self.moment_changed()

    # Playing by itself

    def action_play(self) -> None:
        """Play at a calm speed, or pause."""
        if self._player is not None:
            self._pause()
        else:
            self._player = self.set_interval(_SECONDS_PER_BEAT, self._play_on)
            self._play_on()

    def _play_on(self) -> None:
        if self.playback.beats(1):
            self.hint.say("Playing. p pauses.")
            self.moment_changed()
        else:
            self.moved(False)

    def _pause(self) -> None:
        if self._player is not None:
            self._player.stop()
            self._player = None
            self.hint.say("")

    # Finding

    def action_find(self) -> None:
        """Ask what to find, and find it while it is typed."""
        self._pause()
        self._origin = self.playback.position
        self._ask("find", "find ")

    def action_find_again(self, forwards: bool) -> None:
        """Find the next or previous step that mentions what was typed last."""
        if self._wanted_text:
            self._find(self._wanted_text, self.playback.position, not forwards)
        else:
            self.hint.say("Nothing was looked for yet: press / and type.")

    def action_go_to(self) -> None:
        """Ask for the number of an event, and go there."""
        self._pause()
        self._ask("go", f"go to event (0 to {len(self.playback.timeline)}) ", digits_only=True)

    def _ask(self, purpose: str, question: str, digits_only: bool = False) -> None:
        self.add_class(_ASKING)
        self.prompt.ask(purpose, question, digits_only)

    @on(Prompt.Changed)
    def _on_typed(self, event: Prompt.Changed) -> None:
        if event.purpose != "find":
            return
        self._wanted_text = event.text
        if event.text:
            # A step that mentions the text stays where it is while more of it is typed.
            self._find(event.text, self._origin - 1, False)
        else:
            self.workers.cancel_group(self, "find")
            self._return()

    @on(Prompt.Closed)
    def _on_answered(self, event: Prompt.Closed) -> None:
        self.remove_class(_ASKING)
        self.found.display = False
        if event.purpose == "go" and event.text:
            # More digits than any record has steps would only make a number too long to convert.
            self.playback.go(int(event.text[:12]))
            self.moved(True)
        elif event.purpose == "find" and event.text is None:
            self.workers.cancel_group(self, "find")
            self._return()

    @work(exclusive=True, group="find")
    async def _find(self, text: str, origin: int, backwards: bool) -> None:
        found = await find(self.playback.timeline, text, origin, backwards)
        if found is None:
            if self.prompt.is_open:
                self._return()
                self.prompt.say_not_found()
            self.hint.say(f"No step mentions “{text}”.")
        else:
            self.playback.go(found)
            self.moved(True)
            self._hits = await hits(self.playback.timeline, text)
            words = f"{bisect_left(self._hits, found) + 1}/{len(self._hits)}"
            self.found.share((Tab("", "", f"“{text}” · {words}"),))
            if self.prompt.is_open:
                self.found.display = True
                self.found.show(self.playback.moment)
                self.found.make_again()
            else:
                self.hint.say(f"“{text}”: {words}. n and N go on.")

    def _view_found(self, moment: Moment, width: int, height: int) -> Panel:
        """The steps that mention what is looked for, to click on; `▸` where we are."""
        events, here = self.playback.timeline.events, self.playback.position

        def line(number: int) -> Line:
            position = self._hits[number]
            event, target = events[position - 1], ("step", str(position))
            style = "current" if position == here else ""
            text = clean(event.narration[: 4 * width])
            return (
                Span(f"{'▸' if position == here else ' '}{position:>6,}  ", style, target),
                Span(text, style, target),
            )

        focus = bisect_left(self._hits, here) if self._hits else None
        return make_panel(moment, "", LazyLines(len(self._hits), line), width, focus)

    def _return(self) -> None:
        self.playback.go(self._origin)
        self.moved(True)
