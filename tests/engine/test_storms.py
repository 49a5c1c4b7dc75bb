"""Programs that start very much at once, or never end: each run has an outcome, and a record of bounded size."""

from __future__ import annotations

import pytest

import modviz
from modviz.record.trace import Trace

_EVENTS = 20_000

_FINISH = {
    "timers": """
        let count = 0; export { count };
        const fired = () => { count += 1; if (count === 10_000) console.log('done'); };
        for (let each = 0; each < 10_000; each += 1) setTimeout(fired, each % 7);
    """,
    "a chain of promises": """
        let promise = Promise.resolve(0);
        for (let each = 0; each < 100_000; each += 1) promise = promise.then((count) => count + 1);
        console.log(await promise === 100_000 ? 'done' : 'lost');
    """,
    "microtasks": """
        let count = 0;
        for (let each = 0; each < 100_000; each += 1) queueMicrotask(() => { count += 1; });
        await null; setTimeout(() => console.log(count === 100_000 ? 'done' : 'lost'));
    """,
    "imports of many modules": """
        const calls = [];
        for (let each = 0; each < 1_000; each += 1) calls.push(import(`./a.js?v=${each}`));
        console.log(new Set(await Promise.all(calls)).size === 1_000 ? 'done' : 'lost');
    """,
    "imports of one module": """
        const calls = [];
        for (let each = 0; each < 1_000; each += 1) calls.push(import('./a.js'));
        console.log(new Set(await Promise.all(calls)).size === 1 ? 'done' : 'lost');
    """,
}

_STOPPED = {
    "a million microtasks that start each other": (
        "let left = 1e6; (function again() { left -= 1; left && queueMicrotask(again); })(); for (;;) await null;"
    ),
    "microtasks without end": "(function again() { queueMicrotask(again); })();",
    "a million promises kept": "const all = []; for (;;) all.push(new Promise(() => {}));",
    "timers without end": "(function again() { setTimeout(again); })();",
    "an interval": "setInterval(() => {}, 0);",
    "imports without end": "for (let number = 0; ; number += 1) await import(`./a.js?v=${number}`);",
    "imports of imports": "import(import.meta.url + '#');",
}


def run(program: str, seconds: float = 20.0) -> Trace:
    limits = modviz.Limits(seconds=seconds, modules=1_100, events=_EVENTS)
    trace = modviz.trace("main.js", sources={"main.js": program, "a.js": "export default {};"}, limits=limits)
    # One more says that the record was cut, and the last one how the run ended.
    assert len(trace.events) <= _EVENTS + 2
    assert trace.end.shared.record_cut == (len(trace.events) > _EVENTS)
    timeline = trace.timeline()
    assert timeline.seek(len(timeline)).shared.outcome == trace.outcome
    return trace


@pytest.mark.parametrize("name", _FINISH)
def test_very_much_at_once_comes_to_its_end(name: str) -> None:
    trace = run(_FINISH[name])
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["done"]


@pytest.mark.parametrize("name", _STOPPED)
def test_what_never_ends_is_stopped(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("modviz.hosts.tasks._MOST_TASKS", 2_000)
    trace = run(_STOPPED[name], seconds=0.7)
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error is not None
    assert trace.outcome.error.phase == "limit"


def test_promises_that_are_never_settled_leave_it_pending() -> None:
    program = """
        const all = [];
        for (let each = 0; each < 50_000; each += 1) all.push(new Promise(() => {}));
        await Promise.all(all);
    """
    trace = run(program)
    assert trace.outcome.status == "pending"
    assert trace.outcome.waiting == ("main.js",)
