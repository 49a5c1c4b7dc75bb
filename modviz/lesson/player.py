"""Playing a lesson: which scene it is, whether it asks or tells, and what was answered.

A pure state machine: keys, the clock of `--auto`, a presenter's remote control and the plain text all drive the same
one, so that a lesson is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.questions.question import Question, Verdict, verdict

TELLING, ASKING, REVEALED, OVER = "telling", "asking", "revealed", "over"
"""What the lesson does: tells a scene; waits for an answer; explains the answer; is over, and sums up."""


@dataclass(frozen=True)
class Stop:
    """Where a lesson is: the number of the scene, from 0, and what it does there."""

    number: int
    state: str


@dataclass(frozen=True)
class Reply:
    """One question, what was answered, and what was said to it; None: it was skipped."""

    number: int
    question: Question
    verdict: Verdict | None
    answer: tuple[str, ...] = ()


class Player:
    """A position in a lesson.

    A scene is told; if it asks, the question follows (unless `predict` is off), then the explanation of the answer;
    then comes the next scene, or the one that the answer leads to.  Going back retraces the way that was taken.

    Parameters
    ----------
    prepared
        The lesson.
    predict
        Whether its questions are asked.
    start
        The number of the scene to start with, from 0.
    replies
        What was answered before.
    """

    def __init__(
        self, prepared: PreparedLesson, predict: bool = True, start: int = 0, replies: Iterable[Reply] = ()
    ) -> None:
        self.prepared = prepared
        self.predict = predict
        self._way = [Stop(max(0, min(start, len(prepared.scenes) - 1)), TELLING)]
        self._replies: dict[int, Reply] = {reply.number: reply for reply in replies}

    @property
    def stop(self) -> Stop:
        """Where the lesson is now."""
        return self._way[-1]

    @property
    def scene(self) -> PreparedScene:
        """The scene of this stop; the last one when the lesson is over."""
        return self.prepared.scenes[self.stop.number]

    @property
    def question(self) -> Question | None:
        """The question of this scene, if it has one and questions are asked."""
        return self.scene.question if self.predict else None

    @property
    def reply(self) -> Reply | None:
        """What was answered in this scene, last."""
        return self._replies.get(self.stop.number)

    @property
    def position(self) -> int:
        """The position in the record of this scene's run: that of the scene, or of the reveal."""
        scene = self.scene
        if self.stop.state == REVEALED and scene.reveal is not None:
            return scene.reveal
        return scene.position

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What was asked so far, and the last answer to each, in the order of the scenes."""
        return tuple(self._replies[number] for number in sorted(self._replies))

    @property
    def to_look_at_again(self) -> tuple[Reply, ...]:
        """The questions that were answered wrongly."""
        return tuple(reply for reply in self.replies if reply.verdict is not None and not reply.verdict.is_right)

    def next(self) -> bool:
        """Go on; False when the lesson is over, or when the question wants an answer or `skip` first."""
        state = self.stop.state
        if state in (OVER, ASKING):
            return False
        if state == TELLING and self.question is not None:
            self._way.append(replace(self.stop, state=ASKING))
        else:
            self._leave_scene()
        return True

    def back(self) -> bool:
        """Go back the way that was taken, and scene by scene before it began; False at the first scene."""
        if len(self._way) > 1:
            self._way.pop()
        elif self.stop.number > 0:
            self._way = [Stop(self.stop.number - 1, TELLING)]
        else:
            return False
        return True

    def answer(self, *answer: str) -> Verdict:
        """Answer the question: the texts chosen, the text typed, or the items in their order.

        Raises
        ------
        ValueError
            When nothing is asked here.
        """
        question = self.question
        if self.stop.state != ASKING or question is None:
            raise ValueError("Nothing is asked here.")
        judged = verdict(question, answer)
        self._replies[self.stop.number] = Reply(self.stop.number, question, judged, answer)
        self._way.append(replace(self.stop, state=REVEALED))
        return judged

    def skip(self) -> None:
        """Leave the question unanswered, and see the answer."""
        question = self.question
        if self.stop.state == ASKING and question is not None:
            self._replies[self.stop.number] = Reply(self.stop.number, question, None)
            self._way.append(replace(self.stop, state=REVEALED))

    def go_to(self, number: int) -> None:
        """Jump to the scene with this number, clamped to what there is."""
        self._way.append(Stop(max(0, min(number, len(self.prepared.scenes) - 1)), TELLING))

    def _leave_scene(self) -> None:
        judged = self.reply.verdict if self.reply is not None and self.stop.state == REVEALED else None
        following = judged.next if judged is not None and judged.next is not None else self.scene.next
        is_over = following == len(self.prepared.scenes)
        self._way.append(Stop(self.stop.number, OVER) if is_over else Stop(following, TELLING))
