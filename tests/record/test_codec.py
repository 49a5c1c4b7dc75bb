"""A trace survives the way through JSON; other documents are refused with a reason."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modviz.errors import RecordFormatError
from modviz.record.codec import from_json, to_json
from modviz.recording.session import trace
from tests.differential.graphs import random_graph


@settings(max_examples=20)
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
        "console",
        "modules",
        "events",
    ]
    assert (document["format"], document["version"], document["entry"]) == ("modviz-trace", 1, "main.js")
    assert document["outcome"]["status"] == "rejected"
    assert document["outcome"]["error"]["phase"] == "evaluate"
    assert document["console"] == [{"level": "log", "text": "1", "module": "main.js", "line": 1, "realm": "main"}]
    (module,) = document["modules"]
    assert module["url"] == "file:///main.js"
    assert module["bindings"]["a"]["value"] == {"type": "number", "preview": "1", "identity": None}
    assert all("event" in event for event in document["events"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not json", "not a record of modviz"),
        ('{"format": "har", "version": 1}', "format is 'har'"),
        ('{"format": "modviz-trace", "version": 99}', "has version 99"),
        ('{"format": "modviz-trace", "version": 1, "entry": 3}', "damaged"),
    ],
)
def test_other_documents_are_refused(text, reason):
    with pytest.raises(RecordFormatError, match=reason):
        from_json(text)
