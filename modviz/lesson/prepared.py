"""A lesson that has been recorded: every scene with its position, every question ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modviz.lesson.model import Lesson, Scene
from modviz.questions.question import Question
from modviz.record.trace import Trace


@dataclass(frozen=True)
class Focus:
    """What to look at: a panel by its name, a module, a line of a module, or a box.

    `kind` is "panel", "module", "line" or "box", and `names` the panel ("module_map"), (module,), (module, line) or
    (module, binding).
    """

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class PreparedScene:
    """A scene with its place: `position` in the record of `run`, after that many events.

    `reveal` is the position that shows who was right, and `next` the number of the scene that follows (the number of
    scenes: the lesson is over).  `compare_position` is the position in the run beside it, if there is one.
    """

    number: int
    scene: Scene
    run: str
    position: int
    focus: tuple[Focus, ...]
    next: int
    question: Question | None = None
    reveal: int | None = None
    compare: str | None = None
    compare_position: int | None = None


@dataclass(frozen=True)
class PreparedLesson:
    """A lesson with the traces of its runs, by their names, and its scenes in order."""

    lesson: Lesson
    traces: Mapping[str, Trace]
    scenes: tuple[PreparedScene, ...]
