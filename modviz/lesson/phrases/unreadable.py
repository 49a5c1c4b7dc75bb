"""The phrases of a lesson that cannot be read, whatever is in its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from modviz.lesson.errors import Problem
from modviz.lesson.model import Lesson, Scene, Written
from modviz.lesson.phrases.hold_forms import HOLDS
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.place import read_place


def unreadable_phrases(lesson: Lesson) -> Iterator[Problem]:
    """The places, and what is said to hold, that no form fits."""
    for scene in lesson.scenes:
        for place in _places(scene):
            yield from unreadable(place, read_place)
        for hold in scene.holds:
            yield from unreadable(hold, HOLDS.read)


def _places(scene: Scene) -> Iterator[Written]:
    written = [scene.at, scene.compare_at]
    if scene.ask is not None:
        written += [scene.ask.reveal, *(answer.see for answer in scene.ask.answers)]
    return (place for place in written if place is not None)


def unreadable(written: Written, read: Callable[[str], object]) -> Iterator[Problem]:
    """What is wrong with this phrase, if `read` cannot read it."""
    try:
        read(written.text.strip())
    except PhraseError as error:
        yield Problem(written.line, error.message, error.ending)
