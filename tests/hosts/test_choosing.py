"""Which host a program gets, and that the record says so."""

from __future__ import annotations

import pytest

import modviz
from modviz.record.codec import from_json, to_json

SOURCES = {"main.js": "console.log(typeof self)"}


@pytest.mark.parametrize("host", ["auto", "page"])
def test_a_program_runs_as_a_page(host):
    trace = modviz.trace("main.js", sources=SOURCES, host=host)
    assert trace.host == "page"
    assert [line.text for line in trace.console] == ["object"]
    assert "as a page" in trace.events[0].narration


def test_node_is_refused_as_long_as_there_is_none():
    with pytest.raises(modviz.ModvizError, match=r"^modviz has no Node yet .* as a page only\.$"):
        modviz.trace("main.js", sources=SOURCES, host="node")


def test_another_host_is_refused_with_those_there_are():
    with pytest.raises(modviz.ModvizError, match=r"host is 'deno'; it must be 'auto', 'page' or 'node'\."):
        modviz.trace("main.js", sources=SOURCES, host="deno")


@pytest.mark.parametrize("events", [True, False])
def test_a_record_keeps_its_host(events):
    trace = modviz.trace("main.js", sources=SOURCES, events=events)
    assert from_json(to_json(trace)).host == "page"


def test_a_record_from_before_there_were_hosts_is_that_of_a_page():
    text = to_json(modviz.trace("main.js", sources=SOURCES)).decode()
    new = '"host":"page",'
    started = '"host":"page","host_words":"as a page"'
    assert text.count(new) == 2
    old = text.replace(f",{started}", "").replace(new, "")
    assert "host" not in old
    read = from_json(old)
    assert read.host == "page"
    assert read.timeline().seek(1).shared.host_words == "as a page"
