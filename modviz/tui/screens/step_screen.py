"""The main screen: a record, played step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Label

from modviz.record.trace import Trace
from modviz.tui.hints import Hints, at_error, at_start, on_card
from modviz.tui.keys import GROUPS, bindings
from modviz.tui.playing.handing_on import copy, open_editor, save_picture
from modviz.tui.playing.kept_screen import AS_AT_FIRST, KeptScreen
from modviz.tui.playing.playback import Playback
from modviz.tui.screens.predicting_screen import PredictingScreen
from modviz.tui.widgets.lines import Lines, Pointed
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.panel_board import PanelBoard
from modviz.tui.widgets.prompt import Prompt
from modviz.tui.widgets.timeline import TimelineLine
from modviz.view.attention import module_in_question
from modviz.view.board.arrangement import arrange, needs_of, why_not_offered
from modviz.view.board.front_panels import foremost
from modviz.view.board.panels import CONSOLE, PANELS, SOURCE
from modviz.view.board.tabs import Tab
from modviz.view.glossary import GLOSSARY, terms_in
from modviz.view.graph.folders import Folds
from modviz.view.moment import plain
from modviz.view.panels.fact import fact_line
from modviz.view.panels.failure_card import card_markdown, failure_card, has_card
from modviz.view.panels.failure_chain import failure_chain, links_with_digits
from modviz.view.panels.narration import narration
from modviz.view.panels.phase_bar import phase_bar
from modviz.view.text import clean

_NARROWED = {
    "cycle": "Only its cycle. f shows what leads here.",
    "way": "Only what leads here. f shows all again.",
    "": "All modules again.",
}

_SECONDS_TO_READ = 15

_MOST_SHIFT = 24
"""So many cells the line between the columns can be moved."""


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
    kept
        How the person has arranged the panels before.
    """

    class Arranged(Message):
        """The person has arranged the panels: has moved the line between the columns, or chosen one in a phase."""

        def __init__(self, shift: int, panels: Mapping[str, tuple[str, ...]]) -> None:
            super().__init__()
            self.shift = shift
            self.panels = panels

    BINDINGS: ClassVar[list[BindingType]] = bindings(GROUPS)

    def __init__(self, title: str, playback: Playback, trace: Trace, kept: KeptScreen = AS_AT_FIRST) -> None:
        super().__init__(playback, trace)
        self._heading = title
        self._host = clean(trace.worlds.shared.host_words or "")
        self.board = PanelBoard()
        self.card = PanelWidget("card", failure_card, is_sideways=False)
        self.card.display = False
        self._put_away_at = -1
        self._fact = Lines("fact", lambda moment, width, height: (fact_line(moment, width, not self.is_predicting),))
        self._narration = Lines("narration", narration)
        self._timeline = TimelineLine()
        self._shown: tuple[Lines, ...] = (
            Lines("phases", lambda moment, width, height: (phase_bar(moment, width),)),
            self._fact,
            self._narration,
            self._timeline,
            self.hint,
        )
        self._chosen: dict[str, tuple[str, ...]] = dict(kept.panels)
        self._chosen_at = -1
        self._shift = _within(kept.shift)

    def compose(self) -> ComposeResult:
        """Phases, board, narration, timeline, and the line for hints and questions."""
        phases, fact, sentences, timeline, hint = self._shown
        with Horizontal(id="head"):
            yield Label(self._heading, id="heading", markup=False)
            yield Label(self._host, id="host", markup=False)
            yield phases
        yield self.board
        yield self.card
        yield self.question
        yield fact
        yield sentences
        yield timeline
        yield hint
        yield self.found
        yield self.prompt
        yield self.too_small

    def draw(self) -> None:
        """Arrange the panels for what happens, and show the moment in all of them."""
        size = self.board.size
        if size:
            wanted = self._wanted()
            needs = needs_of(self.playback.timeline)
            self.board.arrange_panels(arrange(size.width, size.height, wanted, self._enlarged, needs, self._shift))
        self._draw_card()
        self.draw_question()
        moment = replace(self.playback.moment, is_veiled=True) if self.is_veiled else self.playback.moment
        self.board.show(moment)
        self._timeline.tells_ahead = not self.is_predicting
        # The question needs the room, and says what is to be thought about; the card says it all.
        self._narration.display = not (self.has_question or self.has_card)
        self._fact.display = not self.has_question
        for each in self._shown:
            each.show(moment)

    def usual_keys(self) -> Hints:
        """The keys that fit the moment."""
        timeline = self.playback.timeline
        if self.has_card:
            return on_card(len(failure_chain(timeline)))
        if not timeline.position:
            return at_start(bool(timeline.landmarks("error")) and not self.is_predicting)
        if timeline.event is not None and "error" in timeline.event.own_landmarks:
            return at_error()
        return super().usual_keys()

    # To take away

    def action_copy(self) -> None:
        """Copy what is said of this step; where the run failed, all that the card says, as Markdown."""
        moment = self.playback.moment
        text = card_markdown(moment) if has_card(moment) else ""
        if not text:
            rows = (fact_line(moment, 10_000), *narration(moment, 10_000, 4))
            text = "\n".join(plain(row).rstrip() for row in rows if plain(row).strip())
        self.hint.say(copy(self.app, text))

    def action_editor(self) -> None:
        """Open the person's editor at the line that is looked at."""
        moment = self.playback.moment
        module, place = module_in_question(moment), moment.timeline.place
        line = place.line if place is not None and place.module == module else 1
        if moment.selected is not None and moment.selected[0] == "line":
            line = int(moment.selected[2])
        self.hint.say(open_editor(self.app, moment.world, module, line))

    def action_glossary(self) -> None:
        """Say what the words of this step mean."""
        text = " ".join(plain(row) for row in narration(self.playback.moment, 10_000, 1))
        terms = terms_in(text)
        for term in terms[:2]:
            self._explain(term)
        if not terms:
            self.hint.say("No word of this step is in the glossary.")

    def _explain(self, term: str) -> None:
        self.app.notify(GLOSSARY[term], title=term, timeout=_SECONDS_TO_READ)

    def action_picture(self) -> None:
        """Save the screen as a picture."""
        self.hint.say(save_picture(self.app, f"{self._heading}-{self.playback.position}"))

    def action_landmark(self, kind: str, forwards: bool) -> None:
        """Move to a landmark; on the card, `c` copies."""
        if self.has_card and kind == "console" and forwards:
            self.action_copy()
        else:
            super().action_landmark(kind, forwards)

    # The failure card

    @property
    def has_card(self) -> bool:
        """Whether the card that tells of the error that ended the run is on the screen."""
        return bool(self.card.display)

    def _draw_card(self) -> None:
        """Show the card at the end of a run that failed, until it is put away."""
        is_there = has_card(self.playback.moment) and not self.has_question
        if self.playback.position != self._put_away_at:
            self._put_away_at = -1
        had_card = self.has_card
        self.card.display = is_there and self._put_away_at < 0
        self.board.display = not self.has_card
        if self.has_card:
            self.card.share((Tab("card", "", ""),))
            self.card.show(self.playback.moment)
            self.set_focus(self.card, scroll_visible=False)
        elif had_card:
            self.focus_board()

    def put_card_away(self) -> None:
        """Show the panels instead of the card, until one moves."""
        self._put_away_at = self.playback.position
        self.moment_changed()

    def _go_along_the_chain(self, number: int) -> None:
        links, _ = links_with_digits(failure_chain(self.playback.timeline))
        if number < len(links):
            link = links[number]
            self.playback.select(("line", link.module, str(link.line or 1)))
            self._choose(SOURCE.name)
            self.put_card_away()

    # Panels

    def action_panel(self, name: str) -> None:
        """Bring a panel to the front, and give it the keyboard; on the card, go to a place of the chain."""
        if self.has_card:
            self._go_along_the_chain(list(PANELS).index(name))
            return
        why_not = why_not_offered(name, self.playback.timeline)
        if why_not:
            self.hint.say(why_not)
            return
        self._choose(name)
        self._keep_screen()
        if self._enlarged is not None:
            self._enlarged = name
        self._show_and_focus(name)

    def _choose(self, name: str) -> None:
        """Have a panel in front in this phase."""
        phase = self.playback.phase
        self._chosen[phase] = (name, *(each for each in self._chosen.get(phase, ()) if each != name))
        self._chosen_at = self.playback.position

    def _wanted(self) -> tuple[str, ...]:
        """The panels to have in front, the most wanted first: those that were chosen, with two exceptions."""
        timeline = self.playback.timeline
        chosen, usual = self._chosen.get(self.playback.phase, ()), foremost(timeline)
        # At the start, and where an error shows, the screen knows best what to begin with.
        is_led = timeline.event is None or "error" in timeline.event.own_landmarks
        is_led = is_led and timeline.position != self._chosen_at
        return (*usual, *chosen) if is_led else (*chosen, *usual)

    def _keep_screen(self) -> None:
        """Arrange the screen like this next time, too."""
        self.post_message(self.Arranged(self._shift, dict(self._chosen)))

    def action_narrow(self) -> None:
        """Show only a part of the graph, or all of it again."""
        part = self.board.narrow(self.playback.moment)
        self.hint.say(_NARROWED[part])
        self.moment_changed()

    def action_fold(self, folds: Folds) -> None:
        """Open or close all folders of a large graph."""
        self.board.fold(folds)
        self.hint.say("All folders are open. - closes them." if folds == "open" else "Folders are closed. + opens all.")

    def action_widen(self, cells: int) -> None:
        """Move the line between the columns of the board."""
        self._shift = _within(self._shift + cells)
        self._keep_screen()
        self.moment_changed()

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
        elif self.has_card:
            self.put_card_away()
        elif has_card(self.playback.moment) and self._enlarged is None:
            self._put_away_at = -1
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
        elif kind == "term":
            self._explain(names[0])
        elif kind == "toggle":
            self.board.toggle(names[0])
        elif kind == "line" and event.widget == CONSOLE.name:
            self.playback.printed(names[0], int(names[1]))
            self.moved(True)
        else:
            self.playback.select(event.target)
            if self.has_card:
                self._put_away_at = self.playback.position
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


def _within(shift: int) -> int:
    """`shift`, but not so far that a column is lost."""
    return max(-_MOST_SHIFT, min(_MOST_SHIFT, shift))
