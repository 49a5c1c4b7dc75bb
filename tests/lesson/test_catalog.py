from __future__ import annotations

import pytest

from modviz import ModvizError
from modviz.lesson.catalog import find_lesson, lessons, lessons_folder
from modviz.lesson.new import write_new_lesson


def test_the_lessons_that_come_with_modviz_can_be_read():
    found = lessons()
    assert found
    assert len(found) == len(list(lessons_folder().glob("*/lesson.toml")))
    for lesson in found:
        assert lesson.title
        assert lesson.summary
        assert lesson.entry.is_file()


def test_the_bakery_to_play_with_freely_comes_after_the_course():
    assert lessons()[-1].slug == "bakery"


def test_lessons_come_in_the_order_of_their_numbers(tmp_path):
    for folder, title in (("02-two", "B"), ("01-one", "A"), ("plain", "C")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lesson.toml").write_text(f'title = "{title}"\nentry = "main.js"\n')
    assert [(each.slug, each.title) for each in lessons(tmp_path)] == [
        ("one", "A"),
        ("two", "B"),
        ("plain", "C"),
    ]


@pytest.mark.parametrize("text", ["title = ", "title = 'x'", "entry = 'x'", "title = 1\nentry = 'x'", "\xff"])
def test_a_broken_lesson_says_so_and_does_not_hide_the_others(tmp_path, text):
    write_new_lesson(tmp_path / "02-whole")
    (tmp_path / "01-broken").mkdir()
    (tmp_path / "01-broken" / "lesson.toml").write_text(text, encoding="latin-1")
    broken, whole = lessons(tmp_path)
    assert (broken.slug, broken.number) == ("broken", 1)
    assert "01-broken/lesson.toml:" in broken.problem
    assert (whole.slug, whole.title, whole.number, whole.problem) == ("whole", "Whole", 2, None)
    assert (whole.scenes, whole.questions, whole.minutes, whole.shows) == (4, 1, 1, ("live binding",))
    assert whole.entry == tmp_path / "02-whole" / "main.js"


def test_a_lesson_is_found_by_number_slug_folder_or_path(tmp_path):
    course, own = tmp_path / "course", tmp_path / "own"
    write_new_lesson(course / "02-whole")
    write_new_lesson(own)
    for name in ("2", "02", "whole", "02-whole"):
        assert find_lesson(name, course) == course / "02-whole"
    assert find_lesson(str(own), course) == own
    with pytest.raises(ModvizError, match=r"There is no lesson 'whale'; did you mean 'whole'\?"):
        find_lesson("whale", course)


def test_no_folder_is_no_lessons(tmp_path):
    assert lessons(tmp_path / "none") == ()
