"""Every lesson that comes with modviz is played without a screen, and all that its scenes promise must hold."""

from __future__ import annotations

import pytest

from modviz.cli.shared.lesson_recording import record_run
from modviz.lesson.catalog import lessons
from modviz.lesson.check import check
from modviz.lesson.errors import LessonError
from modviz.lesson.format.loader import load_lesson

ENTRIES = lessons()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path.name)
def test_the_lesson_can_be_played_as_it_is_written(entry):
    lesson = load_lesson(entry.path)
    problems = check(lesson, record_run)
    assert not problems, str(LessonError(lesson.file, problems))


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if not entry.problem], ids=lambda entry: entry.path.name)
def test_the_lesson_asks_and_promises(entry):
    scenes = load_lesson(entry.path).scenes
    assert 5 <= len(scenes) <= 12
    assert any(scene.ask for scene in scenes)
    assert sum(bool(scene.holds) for scene in scenes) * 2 >= len(scenes)
    assert entry.summary
    assert entry.shows


def test_no_two_lessons_of_the_course_have_the_same_number():
    numbers = [entry.number for entry in ENTRIES if entry.number is not None and entry.number < 90]
    assert numbers == sorted(set(numbers))
