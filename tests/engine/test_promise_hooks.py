"""What the engine reports of promises beside JavaScript, and what happens where it reports nothing."""

from __future__ import annotations

import modviz
from modviz.engine.child.quickjs_c_api import open_engine
from modviz.record.events import RejectionUnhandled


def test_many_rejections_and_what_the_collector_does() -> None:
    source_text = """
        for (let n = 0; n < 5000; n += 1) {
          Promise.reject({ n }).catch(() => {});
          if (n % 1000 === 0) Promise.reject(new Error(String(n)));
        }
        await null;
        console.log("end");
    """
    trace = modviz.trace("main.js", sources={"main.js": source_text})
    assert [line.text for line in trace.console] == [
        "end",
        *(f"Uncaught (in promise) Error: {n}000" if n else "Uncaught (in promise) Error: 0" for n in range(5)),
    ]
    assert {(line.level, line.module, line.line) for line in trace.console[1:]} == {("error", "main.js", 4)}


def test_an_entry_that_fails_is_told_once_as_the_outcome() -> None:
    trace = modviz.trace("main.js", sources={"main.js": "await null;\nthrow new Error('x');"})
    assert trace.outcome.status == "rejected"
    assert list(trace.console) == []


def test_an_unhandled_rejection_is_a_step_with_its_place_and_clause() -> None:
    trace = modviz.trace("main.js", sources={"main.js": "\nPromise.reject(new TypeError('lost'));"})
    (event,) = (event for event in trace.events if isinstance(event, RejectionUnhandled))
    assert event.is_beat
    assert event.clause.name == "notify about rejected promises"
    assert (event.place.module, event.place.line) == ("main.js", 2)
    assert "nobody has handled" in event.narration
    timeline = trace.timeline()
    assert timeline.next("error")
    assert timeline.event is event
    timeline.seek(len(trace.events))
    timeline.seek(0)
    assert timeline.world.shared.console == []


def test_a_library_that_exports_nothing_is_left_alone(tmp_path) -> None:
    nothing = tmp_path / "nothing.so"
    nothing.touch()
    assert open_engine(object(), str(nothing)) is None
