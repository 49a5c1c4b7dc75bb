"""Whole programs by either hinge of the door: deferred modules, and what asks nothing."""

from __future__ import annotations

from random import Random

import pytest

import modviz
from modviz.record.events import DeferredEvaluationStarted, RejectionUnhandled
from tests.differential.job_graphs import random_deferred_imports
from tests.engine.conftest import use_child

QUICK = modviz.Limits(seconds=0.3)


@pytest.mark.parametrize("seed", range(12))
def test_both_hinges_leave_the_same_record(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    random = Random(seed)
    sources = random_deferred_imports(random, random.randint(3, 8))
    records = []
    for hinge in ("C interface", "binding"):
        use_child(monkeypatch, hinge)
        trace = modviz.trace("m0.mjs", host="page", sources=sources)
        # The engine reports these by its C interface alone.
        records.append([event for event in trace.events if not isinstance(event, RejectionUnhandled)])
    assert records[0] == records[1]


@pytest.mark.parametrize("reading", ["d.value", "try { d.value; } catch {} console.log('went on')"])
def test_a_deferred_body_that_never_ends_is_stopped(hinge: str, reading: str) -> None:
    sources = {
        "main.js": f'import defer * as d from "./d.js";\nconsole.log("main");\n{reading};\n',
        "d.js": 'import "./e.js";\nexport let value = 1;\nfor (;;);\n',
        "e.js": 'console.log("e");\n',
    }
    trace = modviz.trace("main.js", sources=sources, limits=QUICK)
    assert trace.outcome.status == "stopped"
    assert [line.text for line in trace.console] == ["main", "e"]
    assert any(isinstance(event, DeferredEvaluationStarted) for event in trace.events)


def test_a_program_that_asks_nothing_keeps_the_engines_limit_of_time(hinge: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": "console.log('before'); for (;;);"}, limits=QUICK)
    assert trace.outcome.status == "stopped"
    assert [line.text for line in trace.console] == ["before"]


def test_memory_that_a_deferred_body_uses_up_is_no_error_that_can_be_caught(hinge: str) -> None:
    sources = {
        "main.js": 'import defer * as d from "./d.js";\ntry { d.value; } catch {}\nconsole.log("went on");\n',
        "d.js": "export const value = [];\nfor (;;) value.push(new Array(1000).fill(0));\n",
    }
    limits = modviz.Limits(seconds=20, memory=24 * 1024 * 1024, events=10_000)
    trace = modviz.trace("main.js", sources=sources, limits=limits)
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error is not None
    assert "memory" in trace.outcome.error.message
    assert list(trace.console) == []


def test_a_getter_that_runs_when_a_request_is_answered_may_ask(hinge: str) -> None:
    main = """
import defer * as d from "./d.js";
let asked = 0;
const then = { configurable: true, get() { if (this instanceof Response && asked++ === 0) console.log("then", d.value); } };
Object.defineProperty(Object.prototype, "then", then);
fetch("./data.json").then((response) => console.log("answered", response.status));
"""
    sources = {"main.js": main, "d.js": 'console.log("d"); export const value = 1;', "data.json": "1"}
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["d", "then 1", "answered 200"]


@pytest.mark.parametrize("job", ["console.log('job')", "for (;;);"])
def test_jobs_between_two_listeners(hinge: str, job: str) -> None:
    listen = (
        "for (const number of [1, 2]) addEventListener('load', () => { console.log(number); queueMicrotask(job); });"
    )
    page = f"<script>const job = () => {{ {job} }}; {listen}</script>"
    trace = modviz.trace("page.html", sources={"page.html": page}, limits=QUICK)
    is_endless = "for" in job
    assert trace.outcome.status == ("stopped" if is_endless else "fulfilled")
    assert [line.text for line in trace.console] == (["1"] if is_endless else ["1", "job", "2", "job"])
