"""A screen that follows a presenter: it shows the same scene, and drives nothing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from modviz.classroom.messages import State
from modviz.lesson.following import follow
from modviz.lesson.player import ASKING
from modviz.lesson.prepared import PreparedLesson
from modviz.tui.follow_keys import FOLLOW_GROUPS
from modviz.tui.hints import Hints, usual
from modviz.tui.keys import Groups, bindings
from modviz.tui.lesson_keys import ANSWERING
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.screens.lesson_screen import LessonScreen
from modviz.tui.widgets.hint import Hint
from modviz.tui.widgets.question import QuestionPanel

_FOLLOWING = "You follow the presenter. x looks around, and returns."
_NOTED = "Noted. The presenter reveals who was right."


class FollowScreen(LessonScreen, inherit_bindings=False):
    """The lesson screen, where somebody else presents the lesson.

    What is answered here is kept until the presenter reveals who was right, and judged then.

    Parameters
    ----------
    prepared
        The presenter's lesson, recorded here.
    ascii
        Whether the panels may use 7-bit characters only.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(FOLLOW_GROUPS)
    GROUPS: ClassVar[Groups] = FOLLOW_GROUPS

    def __init__(self, prepared: PreparedLesson, ascii: bool = False) -> None:
        super().__init__(prepared, PlayOptions(), ascii)
        self.hint = Hint(FOLLOW_GROUPS)
        self.question = QuestionPanel(can_skip=False)
        self._answers: dict[int, tuple[str, ...]] = {}
        self._lost = ""

    def on_mount(self) -> None:
        """Say what this screen is."""
        # The lesson screen says something first, when it is mounted.
        self.call_after_refresh(self.say, _FOLLOWING)

    def on_screen_resume(self) -> None:
        """Say again what was said while something else was on the screen."""
        if self._lost:
            self.say(self._lost)

    def hear(self, state: State) -> None:
        """Be where the presenter is."""
        self._lost = ""
        was = self.player.stop
        follow(self.player, state.scene, state.state, self._answers.get(state.scene, ()))
        self.is_black = state.is_black
        if self.player.stop == was:
            if state.position == self.player.position:
                # The presenter is there.
                self._movement.finish()
            self._tell_changed()
            return
        self.is_seeing = False
        self._movement.stop()
        # A step is watched as the presenter's own; after a jump, all there is to see is where it led.
        self._enter(is_watched=self.player.stop.number - was.number in (0, 1))

    def lose(self, reason: str) -> None:
        """Say that there is nobody to follow any more; all else stays."""
        self._lost = f"{reason} x looks around, q quits. The next one is followed."
        self.say(self._lost)

    def offered(self) -> Hints | None:
        """What the keys do now: an answer is all that one can give here."""
        asks = self.player.stop.state == ASKING
        return (("Enter", "answer"), *usual(FOLLOW_GROUPS)) if asks else None

    # What would drive a lesson

    def next(self) -> None:
        """Refuse to."""
        self.action_refuse()

    def step(self) -> None:
        """Refuse to."""
        self.action_refuse()

    def back(self) -> None:
        """Return from where an answer shows; refuse all else."""
        if self.is_seeing:
            super().back()
        else:
            self.action_refuse()

    def go_to(self, number: int) -> None:
        """Refuse to."""
        self.action_refuse()

    def skip(self) -> None:
        """Refuse to."""
        self.action_refuse()

    def answer(self, answer: tuple[str, ...]) -> None:
        """Keep the answer until the presenter reveals who was right."""
        self._answers[self.player.stop.number] = answer
        self.say(_NOTED)

    async def leave(self) -> None:
        """Say how: too many keys that put something back lead here."""
        self.say(self._lost or f"{_FOLLOWING} q quits.")

    def action_refuse(self) -> None:
        """Say who drives."""
        self.say(self._lost or _FOLLOWING)

    def action_help(self) -> None:
        """Show the keys and the signs."""
        from modviz.tui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.stage.moment, FOLLOW_GROUPS, {"Question": ANSWERING}))
