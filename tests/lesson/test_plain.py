"""A lesson as linear text: what it says, how it is wrapped, and that it never differs."""

from __future__ import annotations

import pytest

from modviz.lesson.plain.blocks import lines, paragraph
from modviz.lesson.plain.lesson_text import lesson_text
from modviz.lesson.plain.markdown import markdown
from tests.lesson.small_lesson import small_lesson


@pytest.fixture(scope="module")
def prepared():
    return small_lesson()


@pytest.fixture(scope="module")
def text(prepared):
    return "\n".join(lesson_text(prepared))


@pytest.mark.parametrize(
    "words",
    [
        "A box that two modules share\n\nThe exporter changes a value",
        "3 scenes, 1 question.",
        "Scene 1 of 3. One box",
        "  1  export let count = 5;\n",
        "  3    count += 1;\n",
        "main.js has no box of its own for count.",
        "in phase 2, instantiation: main.js asks for count;",
        "- counter.js, count: 6 (number), was empty (reading it would throw).",
        "- main.js, up: a pointer to up of counter.js.",
        "- Now linked: counter.js.",
        "- Memory:\n  - main.js: linking\n    - count points at count of counter.js",
        "pointed\n  at by main.js (count)",
        "Scene 2 of 3. Who is right?",
        "- up() runs\n- what does main.js print?",
        "    if (true) {\n      up();\n    }",
        "- main.js line 4: console.log(count);\n",
        "was empty (reading it would throw).",
        "Question: What does main.js print?",
        "Answer: 6.\n\nThere is one box. up() changed it.",
        "To those who say 5:\n\nThat would be a copy.",
        "shows it: main.js prints: 6",
        "- The console prints: 6 (main.js line 4)",
        'This scene shows another run: "a counter that stands still".',
        "counter.js, changed:\n  1  export let count = 5;\n  2  export function up() {}",
        "Beside it, another run: the lesson's own run.",
        "The console of the lesson's own run:\n- 6 (main.js line 4)",
        '- counter.js, count: 5 (number) in "a counter that stands still"; 6 (number) in\n  the lesson\'s own run.',
    ],
)
def test_it_tells(text, words):
    assert words in text


def test_speaker_notes_are_not_for_readers(text):
    assert "Point at the" not in text


def test_it_fits_and_has_no_stray_spaces(text):
    assert all(len(line) <= 80 and line == line.rstrip() for line in text.split("\n"))
    assert "\n\n\n" not in text


def test_it_draws_and_colours_nothing(text):
    assert not set("─│╭╮╰╯━┃▲▶◀●◑\x1b") & set(text)


def test_it_is_the_same_every_time(text):
    assert "\n".join(lesson_text(small_lesson())) == text


def test_without_predictions_there_are_no_questions(prepared):
    text = "\n".join(lesson_text(prepared, predict=False))
    assert "3 scenes.\n" in text
    assert "Question" not in text
    assert "Answer" not in text


def test_ascii_is_seven_bits(prepared):
    assert "\n".join(lesson_text(prepared, ascii=True)).isascii()
    assert list(lines([paragraph("a → b … é")], 80, ascii=True)) == ["a -> b ... \\u{e9}"]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("# A *title*", ["A title"]),
        ("one\ntwo **three** `four`", ["one two three four"]),
        ("1. one\n2. two", ["1. one", "2. two"]),
        ("3) one\n4) two", ["3. one", "4. two"]),
        ("- one\n  - inside\n- two", ["- one", "  - inside", "- two"]),
        ("[the clause](https://tc39.es)", ["the clause (https://tc39.es)"]),
        ("<https://tc39.es>", ["https://tc39.es"]),
        ("> quoted", ["  quoted"]),
        ("a\n\n```\nx\n  y\n```", ["a", "", "    x", "      y"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["- a: 1; b: 2"]),
        ("![a picture](x.png)", ["a picture"]),
        ("a\n\n---\n\nb", ["a", "", "b"]),
        ("one \x1b[31m red", ["one ␛[31m red"]),
        ("- one\n\n  more\n- two", ["- one", "  more", "- two"]),
        ("", []),
        ("`./a.js?v=2`, `up()`, `a.b`, `*`", ["./a.js?v=2, up(), a.b, *"]),
        ('`a = 1`. `a = "b"`', ['"a = 1". \'a = "b"\'']),
    ],
)
def test_markdown(source, written):
    assert list(lines(markdown(source), 80)) == written


def test_marks_inside_of_marks_without_end_are_told_as_they_are_written():
    text = "**a " * 20_000 + "b** " * 20_000
    [block] = markdown(text)
    assert block.text == text.strip()
