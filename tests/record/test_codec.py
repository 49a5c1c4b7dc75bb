"""A trace survives the way through JSON; other documents are refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz.errors import ModvizError, RecordFormatError
from modviz.record.codec import from_json, to_json
from modviz.recording.session import trace
from modviz.view.plain.trace import text_trace
from tests.chance import examples
from tests.differential.graphs import random_graph
from tests.fuzz.records import run_one

VERSION_1 = Path(__file__).parent / "version_1"
"""Records as modviz wrote them before there were hosts, realms and a list of errors."""


@examples(20)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_round_trip(random, size):
    before = trace("m0.mjs", sources=random_graph(random, size))
    after = from_json(to_json(before))
    assert list(after.events) == list(before.events)
    assert after.end == before.end
    assert after.outcome == before.outcome
    assert to_json(after) == to_json(before)


def test_the_document_has_the_names_of_the_contract():
    recorded = trace("main.js", sources={"main.js": "export let a = 1; console.log(a); a.b.c;"})
    document = json.loads(to_json(recorded))
    assert list(document) == [
        "format",
        "version",
        "host",
        "entry",
        "outcome",
        "errors",
        "console",
        "realms",
        "modules",
        "events",
    ]
    assert (document["format"], document["version"], document["entry"]) == ("modviz-trace", 2, "main.js")
    assert document["outcome"]["status"] == "rejected"
    assert document["outcome"]["error"]["phase"] == "evaluate"
    (error,) = document["errors"]
    assert (error["kind"], error["name"], error["line"], error["realm"]) == ("error", "TypeError", 1, "main")
    assert document["console"] == [{"level": "log", "text": "1", "module": "main.js", "line": 1, "realm": "main"}]
    assert document["realms"] == [{"name": "main", "kind": "window", "parent": None}]
    (module,) = document["modules"]
    assert (module["url"], module["kind"], module["realm"]) == ("file:///main.js", "javascript", "main")
    assert module["bindings"]["a"]["value"] == {"type": "number", "preview": "1", "identity": None}
    assert all("event" in event for event in document["events"])


def test_modules_say_how_they_ask_for_others():
    program = """
        import './a.js'; import data from './data.json' with { type: 'json' };
        import defer * as later from './later.js';
        await import('./a.js'); await import('./none.js').catch(() => {});
    """
    sources = {"main.js": program, "a.js": "", "later.js": "", "data.json": "1"}
    modules = {each["name"]: each for each in json.loads(to_json(trace("main.js", sources=sources)))["modules"]}
    asked = [tuple(each.values()) for each in modules["main.js"]["requested_modules"]]
    assert asked == [
        ("./a.js", "a.js", "static", "evaluation"),
        ("./data.json", "data.json (json)", "static", "evaluation"),
        ("./later.js", "later.js", "static", "defer"),
        ("./a.js", "a.js", "import()", "evaluation"),
        ("./none.js", None, "import()", "evaluation"),
    ]
    assert modules["data.json (json)"]["kind"] == "json"


@pytest.mark.parametrize("path", sorted(VERSION_1.iterdir()), ids=lambda path: path.stem)
def test_a_record_of_version_1_is_read(path):
    document = json.loads(path.read_text("utf-8"))
    assert document["version"] == 1
    read = from_json(path.read_bytes())
    assert read.outcome.status == document["outcome"]["status"]
    assert [line.text for line in read.console] == [line["text"] for line in document["console"]]
    assert len(read.events) == len(document["events"])
    assert {module.name: module.status for module in read.modules} == {
        module["name"]: module["status"] for module in document["modules"]
    }
    assert (read.host, [realm.name for realm in read.realms]) == ("page", ["main"])
    timeline = read.timeline()
    for position in range(len(timeline) + 1):
        assert timeline.seek(position).shared is timeline.worlds.shared
        assert timeline.event is None or timeline.event.telling(timeline.world)
    assert any("Outcome" in line for line in text_trace(read))
    # Written anew, it is of this version.
    assert json.loads(to_json(read))["version"] == 2


@pytest.mark.parametrize("events", [True, False])
def test_what_nobody_caught_and_the_realms_survive_without_events(events):
    before = trace("main.js", sources={"main.js": "setTimeout(() => { throw 1; }); null.x;"}, events=events)
    after = from_json(to_json(before))
    assert len(after.errors) == 2
    assert (after.errors, after.realms) == (before.errors, before.realms)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not json", "not a record of modviz"),
        ('{"format": "har", "version": 1}', "format is 'har'"),
        ('{"format": "modviz-trace", "version": 99}', "has version 99"),
        ('{"format": "modviz-trace", "version": 1, "entry": 3}', "damaged"),
        ('{"format": "modviz-trace", "version": 1, "x": ' + "[" * 100_000, "not a record of modviz"),
        ('{"format": "\ud800", "version": 1}', "not a record of modviz"),
        (b'{"format": "\xff", "version": 1}', "not a record of modviz"),
        ('{"format": "modviz-trace", "version": ' + "9" * 5_000 + "}", "not a record of modviz"),
    ],
)
def test_other_documents_are_refused(text, reason):
    with pytest.raises(RecordFormatError, match=reason) as caught:
        from_json(text)
    assert isinstance(caught.value, ModvizError)


def test_a_step_that_does_not_fit_is_named():
    document = json.loads(to_json(trace("main.js", sources={"main.js": "export let a = 1;"})))
    kinds = [event["event"] for event in document["events"]]
    parsed = kinds.index("ModuleParsed")
    del document["events"][parsed]
    misfit = next(number for number, kind in enumerate(kinds) if kind == "GraphLoaded")
    with pytest.raises(RecordFormatError, match=f"damaged: step {misfit}, GraphLoaded, does not fit those before it"):
        from_json(json.dumps(document))


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_what_is_accepted_can_be_shown(first):
    problems = {seed: run_one(seed, 2) for seed in range(first, first + 50)}
    assert problems == dict.fromkeys(problems)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("PhaseStarted", "phase", "prepare"),
        ("WalkEntered", "status", "walking"),
        ("ImportBound", "target_module", "gone.js"),
        ("ModuleLoaded", "loaded", "gone.js"),
        ("ComponentClosed", "module", "gone.js"),
        ("ComponentClosed", "modules", []),
        ("ImportCalled", "number", 7),
        ("ModuleParsed", "module", "gone.js"),
    ],
)
def test_what_speaks_of_something_that_is_not_there_is_refused(kind, field, value):
    sources = {"main.js": "import { a } from './a.js'; await import('./a.js');", "a.js": "export let a = 1;"}
    document = json.loads(to_json(trace("main.js", sources=sources)))
    event = next(event for event in document["events"] if event["event"] == kind)
    event[field] = value
    with pytest.raises(RecordFormatError, match="damaged"):
        from_json(json.dumps(document))
