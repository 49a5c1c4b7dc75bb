"""Predictions over a person's own record: stepping over a worthwhile place asks first."""

from __future__ import annotations

from textual import on

from modviz.questions.ahead import PlacedQuestion
from modviz.questions.lines import see_position
from modviz.questions.question import Question, Verdict, verdict
from modviz.record.trace import Trace
from modviz.tui.hints import Hints, on_the_way
from modviz.tui.playing.playback import Playback
from modviz.tui.playing.questions_on_the_way import QuestionsOnTheWay
from modviz.tui.screens.playback_screen import PlaybackScreen
from modviz.tui.widgets.question import QuestionPanel

_FRAME = 1
"""The row of the heading."""

_AROUND = 3
"""The columns of the space within it and of the scroll bar."""

_ON = "Before steps worth a thought, you are asked. a switches it off."
_OFF = "Predictions are off."
_ANSWER = "Answer first, or skip the question."


class PredictingScreen(PlaybackScreen):
    """A screen with a position in a record that asks before it shows, if that is wanted.

    Parameters
    ----------
    playback
        The position in the record.
    trace
        The record.
    """

    def __init__(self, playback: Playback, trace: Trace) -> None:
        super().__init__(playback)
        self._trace = trace
        self.question = QuestionPanel()
        self.question.display = False
        self._questions: QuestionsOnTheWay | None = None
        self._placed: PlacedQuestion | None = None
        self._told: tuple[Question, Verdict | None] | None = None

    @property
    def has_question(self) -> bool:
        """Whether a question, or what was said to the answer, is on the screen."""
        return bool(self.question.display)

    @property
    def is_predicting(self) -> bool:
        """Whether the person is to be asked: then nothing tells what comes."""
        return self._questions is not None

    @property
    def is_veiled(self) -> bool:
        """Whether a question is open of which the boxes would tell the answer."""
        return self.question.is_asking and self._placed is not None and self._placed.question.veils_boxes

    def draw_question(self) -> None:
        """Show the question in as many rows as it needs, as long as the board keeps its half."""
        self.hint.offer(self._offered() or self.usual_keys())
        if self.has_question:
            rows = self.question.lines_for(self.size.width - _AROUND) + _FRAME
            self.question.styles.height = min(rows, self.size.height // 2)
            self.question.show(self.playback.moment)

    def _offered(self) -> Hints | None:
        if not self.has_question or self._placed is None:
            return None
        can_see = self._told is not None and see_position(*self._told) is not None
        is_seeing = self.playback.position != self._placed.position
        return on_the_way(self._placed.question.kind, self.question.is_asking, can_see, is_seeing)

    # Stepping

    def action_predict(self) -> None:
        """Ask before worthwhile steps from now on, or no longer."""
        if self._questions is None:
            self._questions = QuestionsOnTheWay(self._trace)
            self.hint.say(_ON)
        else:
            self._questions = None
            self.put_question_away()
            self.hint.say(_OFF)

    def action_beats(self, count: int) -> None:
        """Move by `count` beats; forwards no further than to the next question."""
        if count > 0 and self.question.is_asking:
            self.hint.say(_ANSWER)
        elif count <= 0 or not self._asks_before(count):
            super().action_beats(count)

    def _play_on(self) -> None:
        """Play on, or stop at a question."""
        if not self._asks_before(1):
            super()._play_on()

    def moved(self, is_moved: bool, forwards: bool = True) -> None:
        """Show where a key or a click led; the question stays behind."""
        self.put_question_away()
        super().moved(is_moved, forwards)

    def _asks_before(self, count: int) -> bool:
        """Whether there is a question on the way, which is asked then."""
        if self._questions is None:
            return False
        if self._told is not None and self._placed is not None:
            # What showed why the answer is so may be elsewhere.
            self.playback.go(self._placed.position)
        placed = self._questions.next(self.playback.position, self.playback.beat_position(count))
        if placed is None:
            return False
        self.playback.go(placed.position)
        self.moved(True)
        self._placed = placed
        self.question.display = True
        self.question.ask(placed.question, "What do you expect?")
        self.set_focus(self.question, scroll_visible=False)
        return True

    # Answering

    def action_see(self) -> None:
        """Show where an answer shows, or return from there."""
        if self._told is None or self._placed is None:
            return
        position, asked_at = see_position(*self._told), self._placed.position
        is_there = self.playback.position != asked_at
        self.playback.go(asked_at if is_there or position is None else position)
        moment = self.playback.moment
        self._tell("" if is_there or moment.event is None else moment.event.telling(moment.world))

    def put_question_away(self) -> None:
        """Take the question, or the answer, off the screen."""
        if self.has_question:
            self.question.display = False
            self._placed = self._told = None
            self.focus_board()

    def focus_board(self) -> None:
        """Give the keyboard to a panel of the board."""

    @on(QuestionPanel.Answered)
    def _on_question_answered(self, event: QuestionPanel.Answered) -> None:
        self._judge(event.answer)

    @on(QuestionPanel.Skipped)
    def _on_question_skipped(self) -> None:
        self._judge(None)

    def _judge(self, answer: tuple[str, ...] | None) -> None:
        if self._questions is None or self._placed is None:
            return
        self.hint.say("")
        question = self._placed.question
        said = None if answer is None else verdict(question, answer)
        self._questions.note(said)
        self._told = (question, said)
        self._tell("")

    def _tell(self, seen: str) -> None:
        if self._told is not None and self._questions is not None:
            self.question.tell(*self._told, title=self._questions.tally, seen=seen)
        self.moment_changed()
