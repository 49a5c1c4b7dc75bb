"""What is kept of a person's way through the lessons: the scene, what was answered, whether a lesson was finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from modviz.lesson.player import OVER, Player, Reply
from modviz.lesson.prepared import PreparedLesson
from modviz.questions.question import verdict

_VERSION = 1


@dataclass(frozen=True)
class KeptLesson:
    """How far a person came in one lesson.

    `scene` is the number of the scene to go on with, from 0; `answers` gives what was answered in a scene, by its
    number, and None where the question was skipped.
    """

    scene: int = 0
    is_finished: bool = False
    answers: Mapping[int, tuple[str, ...] | None] = field(default_factory=dict)


class _File(msgspec.Struct):
    """The file with everything that is kept; lessons are read one by one, so that one cannot spoil the others."""

    version: int
    lessons: dict[str, msgspec.Raw] = {}


def kept_after(player: Player, before: KeptLesson) -> KeptLesson:
    """What to keep of a lesson now: a lesson that is over begins anew next time, and stays finished."""
    answers = {reply.number: None if reply.verdict is None else reply.answer for reply in player.replies}
    is_over = player.stop.state == OVER
    return KeptLesson(
        0 if is_over else player.stop.number, before.is_finished or is_over, {**before.answers, **answers}
    )


def kept_replies(prepared: PreparedLesson, kept: KeptLesson) -> Iterator[Reply]:
    """What was answered, judged once more: the lesson may have changed since."""
    for number, answer in kept.answers.items():
        question = prepared.scenes[number].question if 0 <= number < len(prepared.scenes) else None
        if question is not None:
            yield Reply(number, question, None if answer is None else verdict(question, answer), answer or ())


def encode_kept(lessons: Mapping[str, KeptLesson]) -> bytes:
    """Everything that is kept, as JSON."""
    return msgspec.json.format(msgspec.json.encode({"version": _VERSION, "lessons": lessons}))


def decode_kept(text: bytes) -> dict[str, KeptLesson]:
    """Everything that was kept; what cannot be read was never kept."""
    try:
        file = msgspec.json.decode(text, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
    kept = {}
    for key, raw in file.lessons.items() if file.version == _VERSION else ():
        try:
            lesson = msgspec.json.decode(raw, type=KeptLesson)
        except msgspec.MsgspecError:
            continue
        kept[key] = replace(lesson, scene=max(0, lesson.scene))
    return kept
