from __future__ import annotations

from modviz.lesson.lines.scene_focus import panels_of
from modviz.lesson.prepared import Focus

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
