"""No control character, escape sequence or change of direction reaches a terminal, whoever it comes from."""

from __future__ import annotations

import json
import sys
import zipfile

import pytest

from modviz.cli.main import main
from modviz.cli.shared.lesson_opening import lesson_to_play
from modviz.tui.app import ModvizApp
from modviz.tui.screens.failure_screen import FailureScreen
from tests.tui.driving import Driver

EVIL = "\x1b]0;pwned\x07\x9b31m\u202ecod.exe"
LESSON = 'version = 1\ntitle = "A"\n[[scenes]]\ntitle = "B"\nsay = "C"\n'


def _lines(text: str) -> list[str]:
    assert text.endswith("\n")
    lines = text[:-1].split("\n")
    assert all(line.isprintable() for line in lines), lines
    return lines


def _complaint(capsys, *arguments: str) -> str:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    [line] = _lines(printed.err)
    return line


def test_an_argument_that_names_nothing(capsys):
    assert "pwned" in _complaint(capsys, "trace", f"{EVIL}.js")
    assert "pwned" in _complaint(capsys, "play", EVIL)


def test_an_argument_that_is_no_option(capsys):
    with pytest.raises(SystemExit):
        main(["trace", "main.js", f"--{EVIL}"])
    assert "unrecognized arguments: --␛]0;pwned␇" in _lines(capsys.readouterr().err)[-1]


def test_the_name_of_a_file_in_an_archive(capsys, tmp_path):
    path = tmp_path / "lesson.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lesson.toml", LESSON)
        archive.writestr(zipfile.ZipInfo(f"{EVIL}.js"), "1", zipfile.ZIP_LZMA)
    assert "is packed in a way" in _complaint(capsys, "play", "--plain", str(path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_the_name_of_a_link_in_a_folder(capsys, tmp_path):
    folder = tmp_path / "lesson"
    folder.mkdir()
    (folder / "lesson.toml").write_text(LESSON)
    (tmp_path / "outside.js").write_text("")
    (folder / f"{EVIL}.js").symlink_to(tmp_path / "outside.js")
    assert "is a link that leads out" in _complaint(capsys, "play", "--plain", str(folder))


def test_json_has_escapes_on_a_terminal_and_is_as_it_is_in_a_pipe(capsysbinary, monkeypatch, tmp_path):
    (tmp_path / "main.js").write_text(f"console.log({EVIL + chr(127) + 'ä漢'!r})", encoding="utf-8")
    arguments = ["trace", str(tmp_path / "main.js"), "--format", "json"]
    assert main(arguments) == 0
    piped = capsysbinary.readouterr().out.decode()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(arguments) == 0
    shown = capsysbinary.readouterr().out.decode()
    assert "\u202e" in piped
    [line] = _lines(shown)
    assert "\\u009b31m\\u202ecod.exe\\u007fä漢" in line
    assert json.loads(shown) == json.loads(piped)


async def test_the_message_of_a_failure(capsys, tmp_path):
    async with ModvizApp(lesson=lesson_to_play(tmp_path / EVIL)).run_test() as pilot:
        driver = Driver(pilot.app, pilot)
        await driver.wait_for(FailureScreen)
        shown = driver.text()
        assert "There is no lesson at" in shown
        assert all(line.isprintable() for line in shown.split("\n"))
        await pilot.press("q")
    assert "pwned" in "".join(_lines(capsys.readouterr().err))
