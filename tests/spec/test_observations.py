"""What the realm observed, told as events."""

from __future__ import annotations

import pytest

import modviz
from modviz.record.events import BindingWritten


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("let a = 0;\nfunction f() {\n  return 1;\n}\na = f();", [5]),
        ("let a = 0;\nconst f = () => {\n  a = 1;\n  return 2;\n};\na =\n  f();", [3, 6]),
        ("let a = 0;\nfor (a of [1, 2]) {\n  String(a);\n}", [2, 2]),
        ("var a = [0]\n  .map(String);\nvar b = 1, a = b;", [1, 3, 3]),
        ("import './b.js';\nexport let a = 0;\nexport function set() {\n  a = 1;\n}", [4]),
    ],
)
def test_a_write_is_told_at_the_line_where_it_stands(source, lines):
    other = "import { set } from './main.js';\nsetTimeout(() => set?.());"
    trace = modviz.trace("main.js", sources={"main.js": source, "b.js": other})
    assert [event.line for event in trace.events if isinstance(event, BindingWritten)] == lines
