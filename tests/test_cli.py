"""The commands, run as a user runs them: output, diagnostics and exit status."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from modviz.cli.main import main
from modviz.cli.shared.options import THEMES
from modviz.tui import themes


def _modviz(*arguments: str, cwd=None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "modviz", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=cwd,
    )


def _write(folder, text: str, name: str = "main.js") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("console.log('fine');", 0),
        ("throw new Error('mine');", 1),
        ("let a; let a;", 1),
        ("import './gone.js';", 1),
        ("for (;;);", 3),
        ("import 'https://cdn.example/lib.js';", 3),
        ("import('https://cdn.example/lib.js').catch(() => {});", 0),
    ],
)
@pytest.mark.parametrize("output", ["text", "json"])
def test_exit_status(tmp_path, text, status, output):
    done = _modviz("trace", _write(tmp_path, text), "--format", output, "--seconds", "0.5")
    assert done.returncode == status
    assert done.stderr == ""
    assert "Traceback" not in done.stdout


def test_limits_of_parsing_are_options(tmp_path, capsys):
    entry = _write(tmp_path, "console.log('as long as that');")
    for length, status in ("0.00001", 3), ("0.0001", 0):
        assert main(["trace", entry, "--source-length", length]) == status
    shown = capsys.readouterr().out
    assert "main.js has more than 10 characters, which is the limit for one source text." in shown
    assert "raise the limit if it needs this one: --parsing-seconds" in shown


def test_json_is_one_document(tmp_path):
    done = _modviz("trace", _write(tmp_path, "console.log('fine');"), "--format", "json")
    assert json.loads(done.stdout)["outcome"]["status"] == "fulfilled"


def test_no_events_leaves_outcome_console_and_modules(tmp_path):
    entry = _write(tmp_path, "export let a = 1; console.log('printed');")
    text = _modviz("trace", entry, "--no-events").stdout
    assert "Fulfilled" in text
    assert "printed" in text
    assert "main.js: evaluated" in text
    assert "Phase 1" not in text
    document = json.loads(_modviz("trace", entry, "--no-events", "--format", "json").stdout)
    assert document["events"] == []
    assert [module["name"] for module in document["modules"]] == ["main.js"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["trace"], "required: ENTRY"),
        (["trace", "gone.js"], "Cannot open the entry gone.js: there is no such file."),
        (["open", "gone.js"], "Cannot open the entry gone.js: there is no such file."),
        (["open", "."], "Cannot find the entry in the folder ."),
        (["trace", "x.js", "--format", "xml"], "invalid choice: 'xml'"),
        (["trace", "x.js", "--seconds", "0"], "'0' is not a number above 0"),
        (["trace", "x.js", "--host", "deno"], "host is 'deno'; it must be 'auto', 'page' or 'node'."),
        (["trace", "x.html", "--slow", "a.js"], "--slow a.js says no name and milliseconds"),
        (["trace", "x.html", "--network", "gone.json"], "The network file gone.json is not there, or is no file."),
        (["dance"], "invalid choice: 'dance'"),
    ],
)
def test_wrong_use_is_one_clear_message(tmp_path, arguments, complaint):
    done = _modviz(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_the_commands():
    text = _modviz("--help").stdout
    assert all(command in text for command in ("open", "trace", "picker"))


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    entry = _write(tmp_path, "for (let i = 0; i < 20000; i += 1) console.log(i);")
    process = subprocess.Popen(
        [sys.executable, "-m", "modviz", "trace", entry], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
def test_control_c_ends_at_once_and_without_a_traceback(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "modviz", "trace", _write(tmp_path, "for (;;);"), "--seconds", "60"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what is to run in the background with SIGINT ignored, and so these tests, maybe.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=20)
    assert process.returncode == 130
    assert complaint == "modviz: interrupted.\n"


def test_control_c_while_modviz_is_imported(tmp_path):
    # What is imported first stands for whatever is being imported at that moment.
    (tmp_path / "argparse.py").write_text("raise KeyboardInterrupt")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])}
    done = subprocess.run([sys.executable, "-m", "modviz"], capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, done.stderr) == (130, "modviz: interrupted.\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["trace", "lessons/90-bakery/main.js", "--no-events"], ["lessons", "list"]])
def test_a_disk_that_is_full(command):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "modviz", *command], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert (done.returncode, done.stderr) == (2, "modviz: No space left on device.\n")


def test_a_standard_output_that_is_closed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["lessons", "list"]) == 2
    assert capsys.readouterr().err == "modviz: Standard output is closed.\n"


@pytest.mark.parametrize("command", [["lessons", "new"], ["trace"], ["play"]])
@pytest.mark.parametrize("name", ["a" * 300, "a\udcff"])
def test_names_that_no_file_can_have(tmp_path, monkeypatch, capsys, command, name):
    monkeypatch.chdir(tmp_path)
    assert main([*command, name]) == 2
    said = capsys.readouterr().err
    assert said.startswith("modviz: ")
    assert said.count("\n") == 1


def test_too_few_files_that_may_be_open(tmp_path, monkeypatch, capsys):
    def refuse(*_, **__):
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert main(["trace", _write(tmp_path, "")]) == 2
    assert capsys.readouterr().err == "modviz: Too many open files.\n"


def test_a_mistake_of_modviz_itself_is_one_line(monkeypatch, capsys):
    def fail(_):
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("modviz.cli.play.play", fail)
    monkeypatch.delenv("MODVIZ_DEBUG", raising=False)
    assert main(["play", "1"]) == 70
    said = capsys.readouterr().err
    assert said.startswith(
        "modviz: a mistake of modviz itself, please report it: ZeroDivisionError: division by zero ("
    )
    assert said.count("\n") == 1
    monkeypatch.setenv("MODVIZ_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["play", "1"])


def test_the_themes_of_the_command_line_are_those_of_the_screen():
    assert set(THEMES) == {*themes.THEMES, themes.NO_COLOUR}


@pytest.mark.parametrize("command", [[], ["open", "lessons/90-bakery/main.js"], ["play", "1"], ["notes"], ["follow"]])
def test_what_needs_a_terminal_says_so(command):
    done = subprocess.run(
        [sys.executable, "-m", "modviz", *command], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("modviz: There is no terminal to show this on.")


def test_an_unknown_theme_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as wrong_use:
        main(["--theme", "nice"])
    assert wrong_use.value.code == 2
    assert "modviz-dark" in capsys.readouterr().err


def test_lessons_like_the_one_that_is_not_there_are_named(capsys):
    assert main(["play", "cycle", "--plain"]) == 2
    assert "9 (a-cycle-that-works), 10 (a-cycle-that-throws)" in capsys.readouterr().err


def test_the_version(capsys):
    with pytest.raises(SystemExit) as exit:
        main(["--version"])
    assert exit.value.code == 0
    assert re.fullmatch(r"modviz (\d+\.\d+\.\d+|\(not installed\))\n", capsys.readouterr().out)


def test_the_first_picture_does_not_wait_for_what_it_does_not_need(tmp_path):
    (tmp_path / "main.js").write_text("")
    # There is no terminal: the command ends where it would begin to draw.
    program = "import sys; from modviz.cli.main import main; main(['open', 'main.js']); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    slow = {
        "importlib.metadata",
        "email",
        "html.parser",
        "networkx",
        "tree_sitter",
        "esprima",
        "modviz.recording.session",
    }
    assert not slow & set(run.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("main.js",), "There is no terminal to show this on."),
        (("lesson",), "There is no terminal to show this on."),
        (("gone.js",), "Cannot open the entry gone.js: there is no such file."),
        (("gone",), "invalid choice: 'gone'"),
        (
            ("trace", "main.js", "--", "--watch"),
            "A program that runs as a page has no arguments; these are for --host node.",
        ),
        (("lessons", "list", "--", "x"), "only a program that is opened or traced has arguments, after --"),
        (("trace", "main.js", "--root", "nowhere"), "The root nowhere is not a folder."),
    ],
)
def test_a_file_alone_is_opened_and_mistakes_are_told_in_a_line(tmp_path, arguments, said):
    _write(tmp_path, "console.log(1);")
    assert main(["lessons", "new", str(tmp_path / "lesson")]) == 0
    done = _modviz(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
