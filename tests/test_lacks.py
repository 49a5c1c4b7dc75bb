"""What modviz lacks: it never looks like a failure of the program, and the rest of the graph is still there."""

from __future__ import annotations

import pytest

import modviz
from modviz.analysis.advice import advice
from modviz.cli.trace import exit_status
from modviz.engine.child.realm_source import GLOBALS, LACKING, SETS
from modviz.record.events import FetchFailed, LackMet, LoadFailed, ParseFailed, RunFinished
from modviz.record.failures import Lack
from modviz.view.plain.trace import text_trace

LACKS = [
    ("using file = open();", "using declarations"),
    ("class A { @logged run() {} }", "decorators"),
    ("import 'https://cdn.example/lib.js';", "network"),
    ("await import('https://cdn.example/lib.js');", "network"),
    ("await fetch('https://api.example/data');", "network"),
    ("WebAssembly.compile();", "WebAssembly"),
    ("new Worker('x.js');", "Worker"),
    ("setTimeout(() => indexedDB.open('x'));", "indexedDB"),
    ("Promise.resolve().then(() => WebAssembly.compile());", "WebAssembly"),
]


@pytest.mark.parametrize(("program", "what"), LACKS, ids=[program for program, _ in LACKS])
def test_what_modviz_lacks_is_said_in_its_own_words_and_is_no_error_of_the_program(program: str, what: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": program, "a.css": "a {}"})
    error = trace.outcome.error
    assert error is not None
    assert isinstance(error.about, Lack)
    assert error.message.startswith(f"modviz has no {what}")
    assert error.message == error.words
    assert exit_status(trace.outcome) == 3
    assert trace.errors == ()
    assert advice(trace.end, error)
    text = "\n".join(text_trace(trace))
    assert "Stopped: modviz has not what the program needs. That is no mistake of the program." in text
    assert "the run failed" not in text


def test_the_rest_of_the_graph_is_loaded_and_nothing_of_it_is_linked_or_runs() -> None:
    sources = {
        "main.js": "import './new.js'; import 'https://cdn.example/x.js'; import './old.js'; console.log('main');",
        "new.js": "@decorated class A {}",
        "old.js": "import './older.js'; console.log('old');",
        "older.js": "export let age = 1;",
    }
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.status == "stopped"
    assert {module.name: module.status for module in trace.modules} == {
        "main.js": "new",
        "old.js": "new",
        "older.js": "new",
    }
    assert trace.console == ()
    failed = [event for event in trace.events if isinstance(event, (FetchFailed, ParseFailed, LoadFailed, RunFinished))]
    assert {event.own_sign for event in failed} == {("△", "lack")}


def test_a_failure_of_the_program_goes_before_what_modviz_lacks() -> None:
    sources = {"main.js": "import './new.js'; import './gone.js';", "new.js": "@decorated class A {}"}
    trace = modviz.trace("main.js", sources=sources)
    assert (trace.outcome.status, trace.outcome.error.code) == ("rejected", "fetch-failed")


def test_a_program_that_catches_the_error_goes_on_and_the_record_keeps_the_notice() -> None:
    program = "try { WebAssembly.compile } catch (error) { console.log(error.name, error.message) }\nconsole.log('on');"
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["ReferenceError modviz has no WebAssembly", "on"]
    (met,) = [event for event in trace.events if isinstance(event, LackMet)]
    assert (met.module, met.what, met.line, met.column) == ("main.js", "WebAssembly", 1, 7)
    assert modviz.from_json(modviz.to_json(trace)).events == trace.events


def test_what_is_tested_for_is_just_not_there() -> None:
    program = "console.log(typeof WebAssembly, 'WebAssembly' in globalThis, globalThis.WebAssembly)"
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert [line.text for line in trace.console] == ["undefined false undefined"]
    assert not any(isinstance(event, LackMet) for event in trace.events)


def test_a_name_of_the_program_is_its_own_affair() -> None:
    program = "try { doc } catch (error) { console.log(error.message) }"
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert [line.text for line in trace.console] == ["doc is not defined"]


def test_no_name_is_listed_twice_and_those_that_are_given_are_not_lacked() -> None:
    for names in LACKING.values():
        assert len(names.split()) == len(set(names.split()))
    for host, names in LACKING.items():
        given = {name for path, _, given in GLOBALS if path.split("/")[0] in SETS[host] for name in given.split()}
        assert not given & set(names.split())
