"""The question panel: asks, takes the answer by key or by mouse, and shows what is said to it."""

from __future__ import annotations

from textual import events
from textual.message import Message

from modviz.questions.answering import Answering
from modviz.questions.lines import Shown, asking_lines, verdict_lines
from modviz.questions.question import Question, Verdict
from modviz.tui.widgets.lines import Pointed
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.tabs import Tab
from modviz.view.line import make_panel
from modviz.view.moment import Moment, Panel

_LONGEST = 110
"""The columns of the longest line of a text that can be read."""

_ENTER, _SKIP_KEYS = "enter", ("s", "escape")
_MOVES = {"up": -1, "k": -1, "down": 1, "j": 1}
_SHIFTS = {"shift+up": -1, "K": -1, "shift+down": 1, "J": 1}


class QuestionPanel(PanelWidget):
    """A question, then the verdict.

    It wants the keyboard while it asks; the other keys go on to the screen.

    Parameters
    ----------
    can_skip
        Whether it says that a question can be skipped.
    """

    class Answered(Message):
        """The person has answered: the texts chosen, the text typed, or the items in their order."""

        def __init__(self, answer: tuple[str, ...]) -> None:
            super().__init__()
            self.answer = answer

    class Skipped(Message):
        """The person does not want to answer."""

    def __init__(self, can_skip: bool = True) -> None:
        super().__init__("question-panel", self._view_question, is_sideways=False)
        self._can_skip = can_skip
        self._answering: Answering | None = None
        self._verdict: tuple[Question, Verdict | None, str] | None = None
        self._clicked: int | None = None

    @property
    def is_asking(self) -> bool:
        """Whether it waits for an answer."""
        return self._answering is not None

    def ask(self, question: Question, title: str = "Question") -> None:
        """Ask; the answer comes as a message."""
        self._answering, self._verdict, self._clicked = Answering(question), None, None
        self._titled(title)

    def tell(self, question: Question, verdict: Verdict | None, title: str = "Answer", seen: str = "") -> None:
        """Show what is said to an answer; None: the question was skipped.

        `seen` is what happens at the step that shows why, while that is what the board shows.
        """
        self._answering, self._verdict = None, (question, verdict, seen)
        self._titled(title)

    def lines_for(self, width: int) -> int:
        """How many lines all of it takes in this width, to choose its height by."""
        return len(self._shown(min(width, _LONGEST)).lines)

    def on_key(self, event: events.Key) -> None:
        """Take the keys that answer; they mean nothing else meanwhile."""
        if self._answering is not None and self._take(event, self._answering):
            event.stop()
            event.prevent_default()
            self.make_again()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as typed."""
        if self._answering is not None and self._answering.question.kind == "value":
            event.stop()
            self._answering.type(event.text)
            self.make_again()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked on; clicking on it again answers, where one is to be chosen."""
        event.prevent_default()
        offset = event.get_content_offset(self)
        target = None if offset is None else self.target_at(*offset)
        if target is None:
            return
        if target[0] == "answer" and self._answering is not None:
            self._point(self._answering, int(target[1]))
        elif target == ("do", "answer"):
            self._give()
        elif target == ("do", "skip"):
            self.post_message(self.Skipped())
        else:
            self.post_message(Pointed(target, self.id or ""))

    def _titled(self, title: str) -> None:
        self.share((Tab(self.id or "", "", title),))
        self.make_again()

    def _take(self, event: events.Key, answering: Answering) -> bool:
        """Whether the key was one that answers."""
        key = event.key
        if answering.question.kind == "value" and self._type(event, answering):
            return True
        if key == _ENTER:
            self._give()
        elif key in _SKIP_KEYS:
            self.post_message(self.Skipped())
        elif key in _MOVES and answering.entries:
            answering.move(_MOVES[key])
        elif key in _SHIFTS and answering.question.kind == "order":
            answering.shift(_SHIFTS[key])
        elif key.isdigit():
            answering.choose(int(key) - 1)
        elif key == "space" and answering.question.kind in ("several", "order"):
            answering.choose(answering.cursor)
        else:
            return False
        return True

    def _type(self, event: events.Key, answering: Answering) -> bool:
        if event.key == "backspace":
            answering.erase()
        elif event.character is not None and event.is_printable:
            answering.type(event.character)
        else:
            return False
        return True

    def _point(self, answering: Answering, number: int) -> None:
        if number == self._clicked and answering.question.kind == "one":
            self._give()
            return
        self._clicked = number
        answering.choose(number)
        self.make_again()

    def _give(self) -> None:
        if self._answering is not None and self._answering.answer:
            self.post_message(self.Answered(self._answering.answer))

    def _shown(self, width: int) -> Shown:
        if self._answering is not None:
            return asking_lines(self._answering, width, self._can_skip)
        if self._verdict is None:
            return Shown(())
        question, verdict, seen = self._verdict
        return verdict_lines(question, verdict, width, seen)

    def _view_question(self, moment: Moment, width: int, height: int) -> Panel:
        shown = self._shown(min(width, _LONGEST))
        return make_panel(moment, "", shown.lines, width, shown.focus)
