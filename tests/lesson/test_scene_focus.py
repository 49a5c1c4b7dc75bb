from __future__ import annotations

import re
from pathlib import Path

from modviz.lesson.lines.scene_focus import panels_of
from modviz.lesson.phrases.focus import read_focus
from modviz.lesson.prepared import Focus
from modviz.view.board.panels import PANELS
from tests.lesson.programs import program

README = Path(__file__).parents[2] / "lessons" / "README.md"

STACK = Focus("panel", ("stack",))
MODULE = Focus("module", ("a.js",))
LINE = Focus("line", ("a.js", "1"))
BOX = Focus("box", ("a.js", "x"))


def test_panels_come_in_the_order_in_which_they_are_written():
    assert panels_of((STACK, LINE, BOX)) == ("stack", "source", "memory")
    assert panels_of((BOX, LINE, STACK, BOX)) == ("memory", "source", "stack")


def test_a_module_alone_is_looked_at_in_the_graph():
    assert panels_of((MODULE,)) == ("graph",)
    assert panels_of((MODULE, STACK)) == ("stack",)


def test_without_a_focus_no_panel_is_asked_for():
    assert panels_of(()) == ()


def test_the_readme_names_every_panel_and_each_can_be_looked_at():
    row = next(line for line in README.read_text("utf-8").splitlines() if line.startswith("| `focus` |"))
    phrases = re.findall(r"`([^`]+)`", row.partition("panels (")[2].partition(")")[0])
    assert [read_focus(phrase, program("counter")) for phrase in phrases] == [
        Focus("panel", (name,)) for name in PANELS
    ]


def test_lessons_that_call_the_module_record_the_record_go_on_working():
    assert read_focus("record", program("counter")) == read_focus("module record", program("counter"))
    assert panels_of((read_focus("record", program("counter")), LINE)) == ("module_record", "source")
