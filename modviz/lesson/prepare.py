"""From a lesson to one that can be played: its runs are recorded, and every place is found in its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TypeVar

from modviz.lesson.errors import LessonError, Problem
from modviz.lesson.model import END, AnswerChoice, Ask, Lesson, Run, Scene, Written
from modviz.lesson.phrases.focus import read_focus
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.place import find_place, read_place
from modviz.lesson.phrases.run_record import RunRecord
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.lesson.stopped import told_once
from modviz.lesson.told_by_boxes import boxes_tell
from modviz.questions.question import Choice, Question
from modviz.questions.stable_shuffle import mixing_key
from modviz.record.trace import Trace

Record = Callable[[Run, Mapping[str, bytes]], Trace]
"""Records one run of a lesson, with these files as all there is."""

MOST_SECONDS = 15
MOST_EVENTS = 1_000_000
"""The budget of the runs of a lesson: how long it may take to record them, and how many events they may have."""

_Found = TypeVar("_Found")
_QUESTIONS = {
    "one": "Which is right?",
    "several": "Which are right? There may be several.",
    "value": "What is the value?",
    "order": "In which order?",
}


def prepare(lesson: Lesson, record: Record) -> PreparedLesson:
    """Record the runs of `lesson`, and find all its places in them.

    Raises
    ------
    LessonError
        Some place is never reached, or something that a scene speaks of is not there, and the message names every one;
        or its runs take too long, or have too many events.
    """
    prepared, problems = try_to_prepare(lesson, record)
    if problems:
        raise LessonError(lesson.file, told_once(problems, prepared))
    return prepared


def try_to_prepare(lesson: Lesson, record: Record) -> tuple[PreparedLesson, tuple[Problem, ...]]:
    """As `prepare`, with the mistakes noted: what is not found is at the position of the scene before."""
    traces = _record_runs(lesson, record)
    preparation = _Preparation(lesson, traces)
    scenes = preparation.scenes()
    return PreparedLesson(lesson, traces, scenes), tuple(preparation.problems)


def _record_runs(lesson: Lesson, record: Record) -> Mapping[str, Trace]:
    """The traces of all runs, which have one budget together: no run begins when it is spent."""
    traces: dict[str, Trace] = {}
    end = monotonic() + MOST_SECONDS
    for name, run in lesson.runs.items():
        if monotonic() > end:
            raise LessonError(lesson.file, [Problem(None, f"its runs take more than {MOST_SECONDS} seconds together")])
        if sum(len(trace.events) for trace in traces.values()) > MOST_EVENTS:
            raise LessonError(lesson.file, [Problem(None, f"its runs have more than {MOST_EVENTS:,} steps together")])
        traces[name] = record(run, files_of(lesson, run))
    return traces


def files_of(lesson: Lesson, run: Run) -> Mapping[str, bytes]:
    """The files that `run` sees: those of the lesson, some of them swapped."""
    return {**lesson.files, **{name: lesson.files[other] for name, other in run.replace.items()}}


class _Preparation:
    """Finds the places of one lesson; what is not found is noted in `problems`."""

    def __init__(self, lesson: Lesson, traces: Mapping[str, Trace]) -> None:
        self._lesson = lesson
        self._records = {name: RunRecord(name, trace) for name, trace in traces.items()}
        self._numbers = {scene.id: number for number, scene in enumerate(lesson.scenes)}
        self._numbers[END] = len(lesson.scenes)
        self.problems: list[Problem] = []

    def scenes(self) -> tuple[PreparedScene, ...]:
        """All scenes with their positions; questions and reveals come last, since they may look ahead."""
        placed: list[PreparedScene] = []
        for number, scene in enumerate(self._lesson.scenes):
            placed.append(self._place(number, scene, placed[-1] if placed else None))
        return tuple(self._ask(prepared, placed) for prepared in placed)

    def _place(self, number: int, scene: Scene, before: PreparedScene | None) -> PreparedScene:
        record = self._records[scene.run]
        stays = before is not None and before.run == scene.run
        position = before.position if before is not None and stays else 0
        if scene.at is not None:
            position = self._find(scene.at, record, position, position)
        focus = (self._try(written, lambda text: read_focus(text, record)) for written in scene.focus)
        compare_position = None
        if scene.compare is not None:
            beside = self._records[scene.compare]
            compare_position = len(beside.events)
            if scene.compare_at is not None:
                compare_position = self._find(scene.compare_at, beside, 0, compare_position)
        return PreparedScene(
            number,
            scene,
            scene.run,
            position,
            tuple(found for found in focus if found is not None),
            number + 1 if scene.next is None else self._numbers[scene.next.text],
            compare=scene.compare,
            compare_position=compare_position,
        )

    def _ask(self, prepared: PreparedScene, scenes: list[PreparedScene]) -> PreparedScene:
        ask = prepared.scene.ask
        if ask is None:
            return prepared
        question = self._question(ask, prepared)
        return replace(prepared, question=question, reveal=self._reveal(ask, question, prepared, scenes))

    def _reveal(self, ask: Ask, question: Question | None, prepared: PreparedScene, scenes: list[PreparedScene]) -> int:
        """Where it shows who was right: at its place, where the record says, at the next scene, or at the end."""
        record = self._records[prepared.run]
        if ask.reveal is not None:
            return self._find(ask.reveal, record, prepared.position, prepared.position)
        if ask.is_from_record and question is not None:
            seen = next((choice.see for choice in question.right if choice.see is not None), None)
            if seen is not None:
                return seen
        if prepared.next == len(scenes):
            return len(record.events)
        following = scenes[prepared.next]
        return following.position if following.run == prepared.run else prepared.position

    def _question(self, ask: Ask, prepared: PreparedScene) -> Question | None:
        scene = prepared.scene
        if ask.is_from_record:
            return self._question_from_record(ask, prepared)
        asked = ask.question or (scene.title if scene.title.endswith("?") else _QUESTIONS[ask.kind])
        answers = ask.answers
        if ask.kind in ("one", "several"):
            answers = tuple(sorted(answers, key=lambda answer: mixing_key(asked, answer.text)))
        choices = tuple(self._choice(answer, prepared) for answer in answers)
        items = _mixed(ask.answers[0].order) if ask.kind == "order" else ()
        question = Question(ask.kind, asked, choices, items, scene.title)
        timeline = self._records[prepared.run].trace.timeline()
        timeline.seek(prepared.position)
        return replace(question, veils_boxes=boxes_tell(question, timeline.world))

    def _choice(self, answer: AnswerChoice, prepared: PreparedScene) -> Choice:
        record = self._records[prepared.run]
        see = None if answer.see is None else self._find(answer.see, record, prepared.position, prepared.position)
        following = None if answer.next is None else self._numbers[answer.next.text]
        return Choice(answer.text, answer.right, answer.because, see, following, answer.order)

    def _question_from_record(self, ask: Ask, prepared: PreparedScene) -> Question | None:
        # Lessons that ask nothing of this kind do without it.
        from modviz.questions.from_record import KINDS, question_for

        question = question_for(ask.kind, self._records[prepared.run].trace, prepared.position, ask.about)
        if question is None:
            about = f" about {', '.join(ask.about)}" if ask.about else ""
            message = (
                f"the record has nothing to ask here: no question {ask.kind!r}{about} fits this place;"
                f" {KINDS[ask.kind].where_to_ask}"
            )
            self.problems.append(Problem(ask.line, message))
            return None
        return replace(question, text=ask.question) if ask.question else question

    def _find(self, written: Written, record: RunRecord, after: int, otherwise: int) -> int:
        found = self._try(written, lambda text: find_place(read_place(text), record, after))
        return otherwise if found is None else found

    def _try(self, written: Written, read: Callable[[str], _Found]) -> _Found | None:
        try:
            return read(written.text)
        except PhraseError as error:
            self.problems.append(Problem(written.line, error.message, error.ending))
            return None


def _mixed(order: tuple[str, ...]) -> tuple[str, ...]:
    """The items in an order that is not the right one, and the same every time: by their names, or that turned."""
    by_name = tuple(sorted(order))
    return by_name if by_name != order else (*by_name[1:], by_name[0])
