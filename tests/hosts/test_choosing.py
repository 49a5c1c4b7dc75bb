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


def test_a_program_runs_as_node_does_it():
    trace = modviz.trace("main.js", sources=SOURCES, host="node")
    assert trace.host == "node"
    assert [line.text for line in trace.console] == ["undefined"]
    assert "as Node 24 does it" in trace.events[0].narration


@pytest.mark.parametrize(
    ("host", "entry", "sources"),
    [
        ("node", "main.cjs", {"main.cjs": ""}),
        ("node", "main.mjs", {"main.mjs": ""}),
        ("node", "main.js", {"main.js": "const path = require('path');"}),
        ("node", "main.js", {"main.js": "exports.one = 1;"}),
        ("node", "main.js", {"main.js": "import { join } from 'node:path';"}),
        ("node", "main.js", {"main.js": "", "package.json": "{}"}),
        ("node", "src/main.js", {"src/main.js": "", "node_modules/a/index.js": ""}),
        ("page", "main.js", {"main.js": "", "other/package.json": "{}"}),
        ("page", "main.js", {"main.js": "import './a.js'; const require = (x) => x; require(1);", "a.js": ""}),
        ("page", "main.js", {"main.js": "// require('fs')\nconsole.log(1);"}),
        ("page", "main.js", {"main.js": "site.exports.count = 1;"}),
    ],
)
def test_nobody_has_to_say_which_host_fits(host, entry, sources):
    assert modviz.trace(entry, sources=sources).host == host


def test_a_file_in_a_package_is_for_node(tmp_path):
    (tmp_path / "package.json").write_text("{}")
    entry = tmp_path / "src" / "main.js"
    entry.parent.mkdir()
    entry.write_text("console.log(1)")
    assert modviz.trace(entry).host == "node"


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
