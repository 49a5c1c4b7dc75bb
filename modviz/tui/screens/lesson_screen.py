"""The lesson screen: a scene on the board, and what is told or asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Label

from modviz.lesson.lines.telling import scene_lines, sparse_lines, sparse_width, summary_lines
from modviz.lesson.player import ASKING, OVER, REVEALED
from modviz.lesson.prepared import PreparedLesson
from modviz.lesson.saved_progress import KeptLesson
from modviz.tui.hints import Hints, in_lesson
from modviz.tui.keys import Groups, bindings
from modviz.tui.lesson_keys import ANSWERING, LESSON_GROUPS, LESSON_POINTING
from modviz.tui.playing.clock import Clock
from modviz.tui.playing.handing_on import copy, save_picture
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.playing.playback import Playback
from modviz.tui.screens.lesson_commands import LessonCommands
from modviz.tui.themes import NO_COLOUR
from modviz.tui.widgets.hint import Hint
from modviz.tui.widgets.lines import Lines, Pointed
from modviz.tui.widgets.panel import PanelWidget
from modviz.tui.widgets.prompt import Prompt
from modviz.tui.widgets.question import QuestionPanel
from modviz.tui.widgets.run_view import RunView
from modviz.tui.widgets.telling import TellingPanel
from modviz.view.board.arrangement import (
    WIDE,
    Slot,
    arrange,
    arrange_only,
    arrange_sparse,
    has_room_for_all,
    needs_of,
    why_not_offered,
)
from modviz.view.board.front_panels import foremost
from modviz.view.board.panels import CONSOLE, PANELS
from modviz.view.glyphs import ascii_text
from modviz.view.line import line_width
from modviz.view.markdown import markdown_lines
from modviz.view.moment import Line, Moment, plain
from modviz.view.panels.phase_bar import phase_bar

_FRAME = 1
"""The row of the heading."""

_LOWEST = 4
"""The rows of the shortest text, so that the board does not jump from scene to scene."""

_SPARSE_SPACE = 4
"""The empty rows around a text in presenter mode."""

_AROUND = 3
"""The columns of the space within the text and of the scroll bar."""

_PRESENTER_THEME = "high-contrast"

_NARROWEST = 24
"""The cells that a panel has at least in presenter mode."""

_AIR = 8
"""The cells beside what a panel holds in presenter mode."""

_MANY_COLUMNS = 120
"""From more columns than these, nobody can read in the last row of a classroom."""


def _blank(line: Line) -> int:
    """The cells before the first character of a line."""
    text = plain(line)
    return len(text) - len(text.lstrip())


def _most_telling(panels: Sequence[str]) -> Sequence[str]:
    """The two panels to compare where there is no room for more: the first, and what was printed."""
    return (panels[0], CONSOLE.name) if CONSOLE.name in panels[1:] else panels[:2]


class LessonScreen(LessonCommands):
    """Plays a lesson, by hand or by itself.

    Parameters
    ----------
    prepared, options, ascii, clock, kept
        As for `LessonCommands`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(LESSON_GROUPS)
    GROUPS: ClassVar[Groups] = LESSON_GROUPS

    def __init__(
        self,
        prepared: PreparedLesson,
        options: PlayOptions,
        ascii: bool = False,
        clock: Clock | None = None,
        kept: KeptLesson | None = None,
    ) -> None:
        super().__init__(prepared, options, ascii, clock, kept)
        self.hint = Hint(LESSON_GROUPS)
        self.telling = TellingPanel()
        self.question = QuestionPanel()
        self.prompt = Prompt()
        self._phases = Lines("phases", lambda moment, width, height: (phase_bar(moment, width),))
        self._heading = Label(prepared.lesson.title, id="heading", markup=False)
        self._main, self._beside = RunView("main-run"), RunView("run-beside")
        self._chosen: tuple[str, ...] = ()
        self._told: object = None
        self._theme_before: str | None = None

    def compose(self) -> ComposeResult:
        """The title and the phases, the stage, what is told or asked, and the keys."""
        with Horizontal(id="head"):
            yield self._heading
            yield self._phases
        with Container(id="scene"):
            with Horizontal(id="stage"):
                yield self._main
                yield self._beside
            yield self.telling
            yield self.question
        yield self.hint
        yield self.prompt
        yield self.too_small

    def on_mount(self) -> None:
        """Show the first scene."""
        super().on_mount()
        if self.options.present:
            self.action_present()
        self.begin()

    def on_key(self, event: events.Key) -> None:
        """Any key ends a movement at its place, or brings the screen back; and does nothing else."""
        if self.is_black:
            self.black()
        elif self._movement.is_moving:
            self._movement.finish()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_screen_suspend(self) -> None:
        """Wait while something else is on the screen."""
        if self.is_playing:
            self._pause()

    # Drawing

    def say(self, notice: str) -> None:
        """Show a notice in the place of the keys; the empty one brings them back."""
        self.hint.say(notice)

    def draw(self) -> None:
        """Show the scene as it is now."""
        self.set_class(self.is_black, "-black")
        self._draw_heading()
        self._draw_text()
        self._draw_stage()
        self.hint.offer(self.offered())
        for each in (self._phases, self.telling, self.question, self.hint):
            each.show(self.stage.moment)

    def _draw_heading(self) -> None:
        """The title; in presenter mode, which has no other place for it, also the scene."""
        title, number = self.prepared.lesson.title, min(self.player.stop.number + 1, len(self.prepared.scenes))
        between = ascii_text("·") if self.stage.moment.ascii else "·"
        scene = f" {between} scene {number} of {len(self.prepared.scenes)}"
        self._heading.update(title + scene if self.is_sparse else title)

    def offered(self) -> Hints | None:
        """What the keys do now, where that is not the usual."""
        question = self.player.question
        kind = "" if question is None else question.kind
        return in_lesson(self.player.stop.state, kind, self.see_position is not None, self.is_seeing)

    @property
    def is_sparse(self) -> bool:
        """Whether the presenter wants one idea at a time."""
        return self.has_class("-present")

    def _draw_stage(self) -> None:
        beside = self.stage.beside
        self._beside.display = beside is not None
        self._show_run(self._main, self.stage.title if beside is not None else "", self.stage.moment)
        if beside is not None:
            self._show_run(self._beside, self.stage.title_beside, beside)

    def _show_run(self, view: RunView, title: str, moment: Moment) -> None:
        size = view.board.size
        moment = self._as_shown(moment)
        if size:
            slots = self._slots(size.width, size.height)
            # Where the others are not shown, it is clear which ones are meant.
            is_among_others = any(len(slot.panels) > 1 for slot in slots)
            view.board.space(self.is_sparse)
            view.show(title, moment, slots, self.stage.panels if is_among_others else ())

    def _as_shown(self, moment: Moment) -> Moment:
        """The moment, veiled while its boxes would give the answer, and large for the last row of a classroom."""
        question = self.player.question
        is_asking = self.player.stop.state == ASKING and question is not None
        is_veiled = is_asking and question is not None and question.veils_boxes
        return replace(moment, is_veiled=is_veiled, is_large=self.is_sparse)

    def _slots(self, width: int, height: int) -> tuple[Slot, ...]:
        panels = tuple(dict.fromkeys((*self._chosen, *self.stage.panels)))
        if self._enlarged is not None:
            return arrange_only(width, height, (self._enlarged,))
        if self.is_sparse:
            return arrange_sparse(width, height, panels, self._sizes(width, height, panels[:2]))
        if self.stage.beside is not None and width < WIDE // 2:
            return arrange_only(width, height, _most_telling(panels))
        if has_room_for_all(width, height):
            timeline = self.stage.moment.timeline
            return arrange(width, height, (*panels, *foremost(timeline)), needs=needs_of(timeline))
        return arrange_only(width, height, panels)

    def _sizes(self, width: int, height: int, panels: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """The columns and the rows that panels fill, with their headings and some air."""
        moment, sizes = self._as_shown(self.stage.moment), {}
        for name in panels:
            lines = PANELS[name].view(moment, width // 2, height).lines
            # A picture stands in the middle of its room; only what is drawn counts.
            widths = [line_width(line) - _blank(line) for line in lines]
            rows = 2 * len(lines) if PANELS[name].is_of_lines else len(lines) + 1
            sizes[name] = (max((*widths, _NARROWEST)) + _AIR, rows + 1)
        return sizes

    def _draw_text(self) -> None:
        """Tell or ask what there is to be told or asked, if that is something new."""
        stop = self.player.stop
        now = (stop, self.player.reply, self.is_seeing, self.is_sparse)
        is_question = stop.state in (ASKING, REVEALED)
        if now != self._told:
            self._told = now
            self._chosen, self._enlarged = (), None
            self.question.display, self.telling.display = is_question, not is_question
            if is_question:
                self._draw_question()
            else:
                self._draw_telling()
            self.set_focus(self.question if is_question else self.telling, scroll_visible=False)
        panel = self.question if is_question else self.telling
        panel.styles.height = self._text_height(panel)

    def _draw_question(self) -> None:
        question = self.player.question
        assert question is not None
        title = self.player.scene.scene.title
        if self.player.stop.state == ASKING:
            self.question.ask(question, title)
            return
        reply = self.player.reply
        note = ""
        if self.is_seeing and self.stage.moment.event is not None:
            note = self.stage.moment.event.telling(self.stage.moment.world)
        self.question.tell(question, None if reply is None else reply.verdict, title, note)

    def _draw_telling(self) -> None:
        scene = self.player.scene.scene
        count = len(self.prepared.scenes)
        if self.player.stop.state == OVER:
            title = f"The end of “{self.prepared.lesson.title}”"
            has_asked = not (self.options.auto and self.options.answers)
            self.telling.tell(title, "", lambda width, height: tuple(summary_lines(self.player, width, has_asked)))
            return
        progress = f"scene {self.player.stop.number + 1} of {count}"

        def tell(width: int, height: int) -> tuple[Line, ...]:
            if self.is_sparse:
                text = markdown_lines(scene.say, sparse_width(width))
                return tuple(sparse_lines(scene.title, text, width, height))
            return tuple(scene_lines(scene.say, width))

        self.telling.tell("" if self.is_sparse else scene.title, progress, tell)

    def _text_height(self, panel: TellingPanel | QuestionPanel) -> int:
        """As many rows as the text needs, as long as the board keeps its half: what is spare goes to the panels."""
        around = _SPARSE_SPACE if self.is_sparse else _FRAME
        needed = max(_LOWEST, min(self.size.height // 2, panel.lines_for(self.size.width - _AROUND) + around))
        if not self.is_sparse:
            return needed
        width, height = self._main.board.size or self.size
        board = max(slot.y + slot.height for slot in self._slots(width, height + panel.size.height))
        return max(needed, self.size.height - _SPARSE_SPACE - board)

    # Keys

    def action_next(self) -> None:
        """Go on."""
        self.go_on_or_pause()

    def action_clicker_next(self) -> None:
        """Go on, past a question too: the presenter has asked the room."""
        self.next()

    def action_back(self) -> None:
        """Go back."""
        self.back()

    def action_scene(self, number: int) -> None:
        """Go to a scene by its number, from the end if it is negative."""
        self.go_to(number if number >= 0 else len(self.prepared.scenes) + number)

    def action_see(self) -> None:
        """Show where an answer shows, or return."""
        self.see()

    def action_play(self) -> None:
        """Play by itself, or pause."""
        self.play_or_pause()

    def action_black(self) -> None:
        """Blank the screen."""
        self.black()

    def action_explore(self) -> None:
        """Explore this run freely, from here."""
        from modviz.tui.screens.explore_screen import ExploreScreen

        trace = self.prepared.traces[self.stage.run]
        playback = Playback(trace.timeline(), self.stage.moment.ascii)
        playback.go(self.stage.position)
        self.app.push_screen(ExploreScreen(self.prepared.lesson.title, playback, trace))

    def action_present(self) -> None:
        """Presenter mode, or back."""
        self.toggle_class("-present")
        if self.is_sparse:
            self._theme_before = self.app.theme
            if self.app.theme != NO_COLOUR:
                self.app.theme = _PRESENTER_THEME
            if self.size.width > _MANY_COLUMNS:
                self.app.notify("Enlarge the font of your terminal: a hundred columns are enough, and can be read.")
        elif self._theme_before is not None:
            self.app.theme = self._theme_before
        self.moment_changed()

    def action_copy(self) -> None:
        """Copy what the scene says."""
        scene, question = self.player.scene.scene, self.player.question
        asked = "" if question is None or self.player.stop.state not in (ASKING, REVEALED) else f"\n\n{question.text}"
        self.say(copy(self.app, f"**{scene.title}**\n\n{scene.say}{asked}".strip()))

    def action_picture(self) -> None:
        """Save the screen as a picture."""
        self.say(save_picture(self.app, f"{self.prepared.lesson.title}-{self.player.stop.number + 1}"))

    def action_help(self) -> None:
        """Show the keys and the signs."""
        from modviz.tui.screens.help_screen import HelpScreen

        self.app.push_screen(
            HelpScreen(self.stage.moment, LESSON_GROUPS, {"Question": ANSWERING, "Mouse": LESSON_POINTING})
        )

    def action_panel(self, name: str) -> None:
        """Bring a panel to the front until the next scene; at the end, look again at what was wrong."""
        again = self.player.to_look_at_again
        if self.player.stop.state != OVER:
            why_not = why_not_offered(name, self.stage.moment.timeline)
            if why_not:
                self.say(why_not)
                return
            self._chosen = (name, *(each for each in self._chosen if each != name))
            self.moment_changed()
        else:
            index = list(PANELS).index(name)
            if index < len(again):
                self.go_to(again[index].number)

    def action_enlarge(self) -> None:
        """Give a panel the whole board, or put it back."""
        focused = self.focused
        slots = self._main.board.slots
        named = focused.id if isinstance(focused, PanelWidget) and focused.id in self._main.board.panels else None
        self.enlarge((named or slots[0].front) if self._enlarged is None and slots else None)

    async def action_leave(self) -> None:
        """Put back what is shown for a while, or leave the lesson."""
        if self._enlarged is not None:
            self.enlarge(None)
        elif self.is_seeing:
            self.back()
        elif self.is_sparse and not self.options.present:
            self.action_present()
        else:
            await self.leave()

    async def leave(self) -> None:
        """Leave the lesson."""
        await self.run_action("app.go_back")

    def action_ask_scene(self) -> None:
        """Ask for the number of a scene, and go there."""
        self.add_class("-asking")
        self.prompt.ask("scene", f"go to scene (1 to {len(self.prepared.scenes)}) ", digits_only=True)

    @on(Prompt.Closed)
    def _on_prompt_closed(self, event: Prompt.Closed) -> None:
        self.remove_class("-asking")
        self.set_focus(self.question if self.question.display else self.telling, scroll_visible=False)
        if event.text:
            # More digits than any lesson has scenes would only make a number too long to convert.
            self.go_to(int(event.text[:6]) - 1)

    # What the widgets say

    @on(QuestionPanel.Answered)
    def _on_answered(self, event: QuestionPanel.Answered) -> None:
        self.answer(event.answer)

    @on(QuestionPanel.Skipped)
    def _on_skipped(self) -> None:
        self.skip()

    @on(Pointed)
    def _on_pointed(self, event: Pointed) -> None:
        kind, *names = event.target
        if kind == "scene":
            self.go_to(int(names[0]))
        elif kind == "toggle":
            self._main.board.toggle(names[0])
        elif kind == "do":
            self._do(names[0])
        elif self.is_sparse:
            # The presenter points at something: it stands out until the next step.
            self.stage.light(event.target)
            self.moment_changed()
        else:
            self.say("Press x to explore this run freely.")

    def _do(self, what: str) -> None:
        match what:
            case "next":
                self.step()
            case "back":
                self.back()
            case "see":
                self.see()
            case "restart":
                self.go_to(0)

    def enlarge(self, name: str | None) -> None:
        """Give a panel the whole board; None puts back the one that has it."""
        self._enlarged = name
        self.moment_changed()
