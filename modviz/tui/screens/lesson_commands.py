"""Playing a lesson: the part of the lesson screen that does not care how a scene looks.

Keys, the mouse, the clock of a lesson that plays by itself and a presenter's second terminal all call the same few
methods; whatever they do, `Changed` is posted.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from textual.message import Message

from modviz.lesson.pace import stay
from modviz.lesson.player import ASKING, OVER, REVEALED, TELLING, Player
from modviz.lesson.prepared import Focus, PreparedLesson
from modviz.lesson.saved_progress import KeptLesson, kept_replies
from modviz.questions.lines import see_position
from modviz.tui.playing.clock import Clock, Waiting
from modviz.tui.playing.movement import Movement
from modviz.tui.playing.play_options import PlayOptions
from modviz.tui.playing.stage import Stage
from modviz.tui.screens.sized_screen import SizedScreen

_MOVING = "On the way there. Any key: at once."
_PLAYING = "Playing by itself. space pauses."
_PAUSED = "Paused. space goes on."
_WAITS = "Waits for you. space goes on."
_END = "This is the end. space leaves."
_ANSWER = "Answer first, or skip it with s."


class LessonCommands(SizedScreen):
    """A screen with a position in a lesson.

    Parameters
    ----------
    prepared
        The lesson with its records.
    options
        How it is to be played.
    ascii
        Whether the panels may use 7-bit characters only.
    clock
        What lets time pass; the screen's own timers by default.
    kept
        How far the person came before.
    """

    class Changed(Message):
        """The lesson is somewhere else, or the screen went black or came back."""

        def __init__(self, screen: LessonCommands) -> None:
            super().__init__()
            self.screen = screen

    def __init__(
        self,
        prepared: PreparedLesson,
        options: PlayOptions,
        ascii: bool = False,
        clock: Clock | None = None,
        kept: KeptLesson | None = None,
    ) -> None:
        super().__init__()
        self.prepared = prepared
        self.options = options
        kept = KeptLesson() if kept is None or options.is_for_others else kept
        self.player = Player(prepared, options.predict, kept.scene, kept_replies(prepared, kept))
        self.stage = Stage(prepared, ascii)
        self.is_black = False
        self.is_seeing = False
        self.is_playing = options.auto
        self._clock: Clock = clock or self.set_timer
        self._movement = Movement(self._clock, self._show, self._arrived)
        self._staying: Waiting | None = None

    @abstractmethod
    def say(self, notice: str) -> None:
        """Show a notice in the place of the keys; the empty one brings them back."""

    @abstractmethod
    async def leave(self) -> None:
        """Leave the lesson."""

    def begin(self) -> None:
        """Show the scene to begin with."""
        self._enter(is_watched=False)
        if self.player.stop.number > 0 and not self.is_playing:
            self.say("You were here before. Home starts over.")

    # What a presenter's second terminal can do as well

    def next(self) -> None:
        """Go on; past a question, too, which is skipped then."""
        if self._is_at_place() and self.player.stop.state == ASKING:
            self.skip()
        elif self._is_at_place():
            self._go_on()
        self._show_again()

    def back(self) -> None:
        """Go back the way that was taken."""
        if self._is_at_place():
            self._stop_staying()
            if self.player.back():
                self._enter(is_watched=False)
            else:
                self.say("This is the start.")
        self._show_again()

    def go_to(self, number: int) -> None:
        """Go to the scene with this number, from 0."""
        self._stop_staying()
        self._movement.stop()
        self.is_seeing = False
        self.player.go_to(number)
        self._enter(is_watched=False)
        self._show_again()

    def black(self) -> None:
        """Blank the screen, or show it again."""
        self.is_black = not self.is_black
        if self.is_black and self.is_playing:
            self._pause()
        self._tell_changed()

    # Questions

    def answer(self, answer: tuple[str, ...]) -> None:
        """Answer the question that is asked, and see who was right."""
        if self.player.stop.state == ASKING:
            self.player.answer(*answer)
            self._enter(is_watched=True)

    def skip(self) -> None:
        """Leave the question unanswered, and see who would have been right."""
        if self.player.stop.state == ASKING:
            self.player.skip()
            self._enter(is_watched=True)

    @property
    def see_position(self) -> int | None:
        """The position that shows why the answer is so, if there is one to be shown now."""
        reply = self.player.reply
        if self.player.stop.state != REVEALED or reply is None:
            return None
        return see_position(reply.question, reply.verdict)

    def see(self) -> None:
        """Show where an answer shows, or return from there."""
        position = self.see_position
        if position is None:
            self.say("There is nothing to show here.")
            return
        if not self._is_at_place():
            return
        self._stop_staying()
        self.is_seeing = True
        # What the scene looks at need not be what matters there.
        self.stage.show(self.player.scene, position, focus=())
        self._tell_changed()

    # Playing by itself

    def play_or_pause(self) -> None:
        """Play by itself from here, or pause."""
        if self.is_playing:
            self._pause()
        elif self.player.stop.state != OVER:
            self.is_playing = True
            self._stay()

    def go_on_or_pause(self) -> None:
        """What space does: go on; of a lesson that plays by itself, pause; of one that is paused, play on."""
        if self._staying is not None:
            self._pause()
        elif self.options.auto and not self.is_playing and self._is_at_place() and self.player.stop.state != OVER:
            self.play_or_pause()
        else:
            self.step()

    def step(self) -> None:
        """Go on, but not past a question: that wants an answer.  After the end, leave."""
        if self.player.stop.state == ASKING:
            self.say(_ANSWER)
        elif self.player.stop.state == OVER:
            self.call_later(self.leave)
        else:
            self.next()

    def _go_on(self) -> None:
        self._stop_staying()
        if self.player.next():
            self._enter(is_watched=True)
        else:
            # A presenter who clicks once too often must not lose the screen.
            self.say(_END)

    def _enter(self, is_watched: bool) -> None:
        """Come to where the player is now: on the way that the scene wants, if that is to be watched."""
        self._stop_staying()
        scene, position = self.player.scene, self.player.position
        if self.player.stop.state == OVER:
            # The end has no place of its own: what was last seen stays.
            self._movement.go((self.stage.position,), 0.0)
        else:
            way = self.stage.way(scene, position) if is_watched else (position,)
            speed = scene.scene.speed * (self.options.speed if self.is_playing else 1.0)
            if len(way) > 1:
                self.say(_MOVING)
            self._movement.go(way, 1 / speed)
        self._tell_changed()

    def _show(self, position: int) -> None:
        self.stage.show(self.player.scene, position, self._focus())
        self.moment_changed()

    def _focus(self) -> Sequence[Focus] | None:
        """What to look at; where an answer shows at the place of the next scene, what that one looks at."""
        scene = self.player.scene
        if self.player.stop.state in (TELLING, ASKING) or scene.reveal is None:
            return None
        following = self.prepared.scenes[scene.next] if scene.next < len(self.prepared.scenes) else scene
        is_there = (following.run, following.position) == (scene.run, scene.reveal)
        return following.focus if is_there and following.focus else None

    def _arrived(self) -> None:
        self.say("")
        if self.is_playing:
            self._stay()
        self.moment_changed()

    def _stay(self) -> None:
        """Stay as long as there is something to read, then go on."""
        self._stop_staying()
        if self.player.stop.state == OVER:
            self.is_playing = False
            return
        seconds = stay(self.player, self.options.speed, self.options.answers)
        if seconds is None:
            self.say("" if self.player.stop.state == ASKING else _WAITS)
            return
        self.say(_PLAYING)
        self._staying = self._clock(seconds, self._stayed)

    def _stayed(self) -> None:
        self._staying = None
        self.next()

    def _pause(self) -> None:
        self.is_playing = False
        self._stop_staying()
        self._movement.finish()
        self.say(_PAUSED if self.options.auto else "")

    def _stop_staying(self) -> None:
        if self._staying is not None:
            self._staying.stop()
            self._staying = None

    def _is_at_place(self) -> bool:
        """Whether the scene is where it belongs; if not, that is all that happens now."""
        if self._movement.is_moving:
            self._movement.finish()
            return False
        if self.is_seeing:
            self.is_seeing = False
            self._show(self.player.position)
            if self.is_playing:
                self._stay()
            self._tell_changed()
            return False
        return True

    def _show_again(self) -> None:
        if self.is_black:
            self.is_black = False
            self._tell_changed()

    def _tell_changed(self) -> None:
        self.moment_changed()
        self.post_message(self.Changed(self))
