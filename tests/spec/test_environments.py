"""InitializeEnvironment, in the order of its clause."""

from __future__ import annotations

import modviz
from modviz.record.events import BindingCreated, BindingInitialized


def test_vars_have_their_boxes_before_all_other_declarations():
    source = "let first = 1;\nfunction second() {}\nif (first) { var third = 3; }\nconst fourth = 4;\nvar fifth;"
    trace = modviz.trace("main.js", sources={"main.js": source})
    created = [event.name for event in trace.events if isinstance(event, BindingCreated)]
    assert created == ["third", "fifth", "first", "second", "fourth"]
    before_code = [event.name for event in trace.events if isinstance(event, BindingInitialized) and event.line is None]
    assert before_code == ["third", "fifth", "second"]
