"""`modviz play` without a screen, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.lesson.cast_file import read_cast

LESSON = """
version = 1
title = "Two and two"
summary = "A very small lesson."
entry = "main.js"

[[scenes]]
title = "Before"
at = "before console line 1"
say = "What is printed? – `2 + 2`"

[scenes.ask]
kind = "value"
value = "4"
because = "It is four."
mistakes = [{ text = "22", because = "These are no strings." }]
reveal = "console line 1"

[[scenes]]
title = "After"
at = "the end"
say = "Four."
"""


@pytest.fixture
def lesson(tmp_path):
    folder = tmp_path / "two-and-two"
    folder.mkdir()
    (folder / "lesson.toml").write_text(LESSON, encoding="utf-8")
    (folder / "main.js").write_text("console.log(2 + 2);\n", encoding="utf-8")
    return str(folder)


def _play(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "modviz", "play", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


def test_plain(lesson):
    done = _play(lesson, "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Scene 1 of 2. Before" in done.stdout
    assert "Answer: 4." in done.stdout
    assert "To those who say 22:" in done.stdout
    assert _play(lesson, "--plain").stdout == done.stdout


def test_plain_without_questions(lesson):
    assert "Answer" not in _play(lesson, "--plain", "--no-predict").stdout


def test_plain_in_a_pipe_that_takes_only_ascii(lesson):
    done = _play(lesson, "--plain", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "What is printed? \\u2013 " in done.stdout
    assert 'What is printed? - "2 + 2"' in _play(lesson, "--plain", "--ascii").stdout


def test_record(lesson, tmp_path):
    file = tmp_path / "two.cast"
    done = _play(lesson, "--record", str(file), "--size", "80x24", "--speed", "2")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    header, events = read_cast(file.read_bytes().decode())
    assert (header["width"], header["height"], header["title"]) == (80, 24, "Two and two")
    assert [data for _, code, data in events if code == "m"] == ["Before", "After"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--record", "nowhere/two.cast"], "Cannot write nowhere/two.cast: there is no folder nowhere."),
        (["--record", "x.cast", "--size", "10x10"], "'10x10' is not a size from 60x20 to 400x200"),
        (["--record", "x.cast", "--speed", "0"], "'0' is not a number from 0.1 to 100"),
        (["--plain", "--record", "x.cast"], "not allowed with argument"),
        (["--plain", "--serve"], "--serve needs the screen"),
        (["--port", "4711"], "--port is for --serve"),
        (["--serve", "--port", "99999"], "'99999' is not a port from 1 to 65535"),
    ],
)
def test_wrong_use_is_one_clear_message(lesson, arguments, complaint):
    done = _play(lesson, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_no_such_lesson():
    done = _play("no-such-lesson", "--plain")
    assert done.returncode == 2
    assert "There is no lesson 'no-such-lesson'" in done.stderr
