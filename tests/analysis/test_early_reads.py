"""A box that is read before its module has given it a value: the event, and the error that comes of it."""

from __future__ import annotations

import pytest

import modviz
from modviz.analysis.advice import advice
from modviz.analysis.explanation import explanation
from modviz.record.events import BoxReadEarly
from modviz.record.failures import EarlyRead

CYCLE = "main.js → use.js → main.js is a cycle. main.js was reached first,"

# What use.js does with `lamp`, a `var` of main.js that has no value yet; and whether it is told that the error came of it.
USES = [
    ("lamp.on;", True),
    ("lamp.on = 1;", True),
    ("lamp();", True),
    ("new lamp();", True),
    ("lamp`text`;", True),
    ("const { on } = lamp;", True),
    ("const [on] = lamp;", True),
    ("class Bulb extends lamp {}", True),
    ("'on' in lamp;", True),
    ("({}) instanceof lamp;", True),
    ("[1].map(lamp);", True),
    ("for (const each of lamp);", True),
    ("new Map(...lamp);", True),
    ("const kept = lamp;\nconsole.log(1);\nkept.on;", True),
    ("let kept;\nkept = lamp;\nkept();", True),
    ("const light = (it) => {\n  return it.on;\n};\nlight(lamp);", True),
    ("const light = (call) => {\n  call();\n};\nlight(\n  lamp\n);", True),
    ("function light() { return lamp.on }\nlight();", True),
    ("all.lamp.on;", True),
    ("all.lamp();", True),
    ("lamp;\nnull.on;", False),
    ("console.log(lamp); ({}).run();", False),
    ("console.log(lamp); null.on;", False),
    ("console.log(lamp);\nthrow new TypeError('undefined is mine');", False),
]


@pytest.mark.parametrize(("use", "is_told"), USES, ids=[use for use, _ in USES])
def test_an_error_that_comes_of_an_early_read_has_the_cycle_for_its_cause(use: str, is_told: bool) -> None:
    sources = {
        "main.js": "import './use.js';\nexport var lamp = { on: true };",
        "use.js": f"import {{ lamp }} from './main.js'; import * as all from './main.js';\n{use}",
    }
    trace = modviz.trace("main.js", sources=sources)
    error = trace.outcome.error
    assert error is not None
    why = explanation(trace.end, error)
    if is_told:
        assert isinstance(error.about, EarlyRead)
        assert why.startswith(CYCLE)
        assert "lamp gets its value at line 2 of main.js, which had not run yet." in why
        assert "undefined" in why
        assert "later" in advice(trace.end, error) or "a class needs" in advice(trace.end, error)
    else:
        assert error.about is None
        assert why == ""


def test_a_value_that_was_kept_is_followed_to_the_line_that_read_it() -> None:
    sources = {
        "main.js": "import './use.js';\nexport var lamp = {};",
        "use.js": "import { lamp } from './main.js';\nconst kept = lamp;\nkept.on;",
    }
    error = modviz.trace("main.js", sources=sources).outcome.error
    trace = modviz.trace("main.js", sources=sources)
    assert error is not None
    why = explanation(trace.end, error)
    assert why.endswith("Until then the box holds undefined, which line 2 of use.js read; the error came of that.")
    # A let is undefined between its declaration and the line that gives it a value.
    sources = {
        "main.js": "import { light } from './use.js';\nexport let lamp;\nlight();\nlamp = {};",
        "use.js": "import { lamp } from './main.js';\nexport function light() {\n  const kept = lamp;\n  kept.on;\n}",
    }
    trace = modviz.trace("main.js", sources=sources)
    error = trace.outcome.error
    assert error is not None
    why = explanation(trace.end, error)
    assert why == (
        "lamp is a box that line 2 of main.js declares. main.js had not run to its end when use.js read it at line 3, and"
        " it held undefined."
    )


def test_a_box_that_never_gets_a_value_is_told_too() -> None:
    sources = {"main.js": "import { bulb } from './lamp.js';\nbulb.on;", "lamp.js": "// A lamp\nexport let bulb;"}
    trace = modviz.trace("main.js", sources=sources)
    error = trace.outcome.error
    assert error is not None
    assert explanation(trace.end, error) == (
        "bulb is a box that line 2 of lamp.js declares. lamp.js had run to its end when main.js read it, and it held"
        " undefined."
    )
    assert advice(trace.end, error).startswith("give bulb a value in lamp.js (line 2) before its code ends;")


def test_reads_of_a_module_that_has_not_run_are_events_once_a_statement() -> None:
    sources = {
        "main.js": "import { show } from './use.js';\nexport var lamp = 1;\nexport function up() {}\nshow();",
        "use.js": (
            "import { lamp, up } from './main.js';\nconsole.log(lamp, lamp);\nup();\n"
            "export function show() { console.log(lamp); }"
        ),
    }
    trace = modviz.trace("main.js", sources=sources)
    reads = [(each.name, each.line, each.column, each.is_undefined) for each in trace.events if _is_read(each)]
    assert reads == [("lamp", 2, 13, True), ("up", 3, 1, False), ("lamp", 4, 38, False)]
    assert modviz.from_json(modviz.to_json(trace)).events == trace.events
    timeline = trace.timeline()
    told = [each.telling(timeline.seek(position + 1)) for position, each in enumerate(trace.events) if _is_read(each)]
    assert told == [
        "use.js reads lamp, a box of main.js, whose code has not run to its end: the box still holds undefined. That"
        " throws nothing; what is done with it may.",
        "use.js reads up, a box of main.js, whose code has not run to its end: the box has a value already, as functions"
        " are made before any code runs.",
        "use.js reads lamp, a box of main.js, whose code has not run to its end: the box has a value already.",
    ]


def test_a_graph_without_a_cycle_has_no_such_event() -> None:
    sources = {"main.js": "import { a } from './a.js'; console.log(a);", "a.js": "export let a;"}
    assert not any(map(_is_read, modviz.trace("main.js", sources=sources).events))


def _is_read(event: modviz.Event) -> bool:
    return isinstance(event, BoxReadEarly)
