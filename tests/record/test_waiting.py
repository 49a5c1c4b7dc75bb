"""Who waits for whom, and dead-locks."""

from __future__ import annotations

import pytest

import modviz
from modviz.record.events import AwaitReached, BodyResumed, JobsDone, JobStarted
from modviz.record.waiting import circle, waits


def _trace(**sources: str) -> modviz.Trace:
    return modviz.trace("main.js", sources={f"{name}.js": text for name, text in sources.items()})


@pytest.mark.parametrize(
    ("sources", "reasons"),
    [
        (
            {"main": "import './a.js';", "a": "await import('./b.js');", "b": "await import('./a.js');"},
            (
                "a.js and b.js wait for each other, so none of them can ever go on.",
                "a.js awaits import('./b.js').",
                "main.js waits for a.js.",
                "b.js awaits import('./a.js').",
            ),
        ),
        (
            {"main": "await import('./main.js');"},
            (
                "main.js waits for itself, so it can never go on.",
                "main.js awaits import('./main.js').",
            ),
        ),
        (
            {"main": "import './a.js';", "a": "await new Promise(() => {});"},
            ("a.js awaits a promise.", "main.js waits for a.js."),
        ),
        (
            # b.js requires a.js, so it waits for it without an await of its own; c.js is in the circle, too.
            {
                "main": "import './a.js'; import './d.js';",
                "a": "await import('./b.js');",
                "b": "import './c.js';",
                "c": "import './a.js';",
                "d": "await 1;",
            },
            (
                "a.js, b.js and c.js wait for each other, so none of them can ever go on.",
                "a.js awaits import('./b.js').",
                "main.js waits for a.js.",
                "c.js waits for a.js.",
                "b.js waits for c.js.",
            ),
        ),
        (
            # The promise that a.js awaits is that of the cycle root of b.js, c.js.
            {
                "main": "import './c.js';",
                "c": "import './b.js'; await import('./b.js');",
                "b": "import './c.js';",
            },
            (
                "c.js waits for itself, so it can never go on.",
                "c.js awaits import('./b.js').",
                "main.js waits for c.js.",
            ),
        ),
    ],
)
def test_a_run_that_is_pending_says_who_waits_for_whom(sources, reasons):
    outcome = _trace(**sources).outcome
    assert outcome.status == "pending"
    assert outcome.reasons == reasons


def test_members_of_a_cycle_that_wait_for_one_of_them_are_no_dead_lock():
    trace = _trace(main="import './a.js';", a="import './b.js';", b="import './a.js'; await 1;")
    timeline = trace.timeline()
    found = {circle(waits(timeline.seek(position)), timeline.world) for position in range(len(timeline) + 1)}
    assert found == {()}
    assert trace.outcome.status == "fulfilled"


def test_what_is_awaited_is_named():
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": """
                const early = import("./a.js");
                await fetch("data.txt");
                await early;
                await Promise.all(["a", "b", "c"].map((name) => import(`./${name}.js`)));
                await new Promise((resolve) => setTimeout(resolve, 30));
                await 1;
            """,
            "data.txt": "",
            **{f"{name}.js": "" for name in "abc"},
        },
    )
    assert [event.awaits.words for event in trace.events if isinstance(event, AwaitReached)] == [
        "fetch() for data.txt",
        "import('./a.js')",
        "a promise (under way: import('./a.js'), import('./b.js'), import('./c.js'))",
        "a promise (under way: timer 1, due at 60 ms)",
        "a promise",
    ]
    resumed = [event for event in trace.events if isinstance(event, BodyResumed)]
    assert [event.place.line for event in resumed] == [3, 4, 5, 6, 7]


def test_jobs_know_who_enqueued_them():
    trace = _trace(
        main="""
            import "./a.js";
            setTimeout(() => Promise.resolve().then(() => console.log("after the timer")), 5);
            await 1;
            Promise.resolve()
              .then(() => {
                console.log("first");
                queueMicrotask(() => console.log("inner"));
              })
              .then(() => console.log("second"));
            await import("./b.js");
        """,
        a="await 0;",
        b="",
    )
    jobs = {event.job.number: event.job for event in trace.events if isinstance(event, JobStarted)}
    by_text = {}
    job = None
    for event in trace.events:
        if isinstance(event, JobStarted):
            job = event.job
        elif isinstance(event, JobsDone):
            job = None
        elif getattr(event, "text", None):
            by_text[event.text] = job
    assert by_text["after the timer"].enqueuer == "timer 1"
    first, inner, second = by_text["first"], by_text["inner"], by_text["second"]
    assert jobs[first.enqueued_by].what == "main.js goes on after its await"
    # The callback enqueues `inner`; then its promise is resolved, which enqueues `second`.
    assert inner.enqueued_by == second.enqueued_by == first.number
    assert inner.number < second.number
    assert {job.enqueuer for job in jobs.values()} >= {
        "the evaluation of main.js",
        "the arrival of b.js",
    }


def test_who_enqueued_a_job_is_not_asked_for_ever():
    trace = _trace(main="for (let n = 0; n < 30_000; n += 1) await n;")
    assert trace.outcome.status == "fulfilled"
    jobs = [event.job for event in trace.events if isinstance(event, JobStarted)]
    assert jobs[100].enqueued_by == jobs[99].number
    assert (jobs[-1].enqueued_by, jobs[-1].enqueuer) == (None, "")


def test_nothing_waits_before_and_after():
    trace = _trace(main="import './a.js';", a="await 1;")
    timeline = trace.timeline()
    waiting = {len(waits(timeline.seek(position))) for position in range(len(trace.events) + 1)}
    assert waiting == {0, 1, 2}
    assert waits(trace.end) == ()
