from __future__ import annotations

import pytest

from modviz.lesson.catalog import lessons, lessons_folder


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
def test_a_broken_lesson_does_not_hide_the_others(tmp_path, text):
    for folder, content in (("01-broken", text), ("02-whole", "title = 'W'\nentry = 'w.js'\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lesson.toml").write_text(content, encoding="latin-1")
    assert [each.slug for each in lessons(tmp_path)] == ["whole"]


def test_no_folder_is_no_lessons(tmp_path):
    assert lessons(tmp_path / "none") == ()
