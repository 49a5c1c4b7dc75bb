"""A whole run of a host that is not the page: its frame is the same, whatever the host is."""

from __future__ import annotations

from modviz.record.events import LimitReached, PhaseStarted, RunFinished, RunStarted
from modviz.view.plain.trace import text_trace
from tests.spec.scripted_host import record


def test_a_run_starts_has_its_phases_and_ends():
    trace = record({"main": "import a", "a": ""})
    framing = [event for event in trace.events if isinstance(event, RunStarted | PhaseStarted | RunFinished)]
    assert framing[0] is trace.events[0]
    assert [event.phase for event in framing[1:-1]] == ["construct", "instantiate", "evaluate"]
    assert framing[-1] is trace.events[-1]


def test_the_record_and_the_text_say_which_host_it_was():
    trace = record({"main": ""})
    assert trace.host == "scripted"
    assert next(text_trace(trace)) == "The run of main as a test says"


def test_a_limit_ends_the_run_and_what_was_seen_by_then_is_told():
    trace = record({"main": "import a\nprint main", "a": "print a\nstop\nprint more"})
    assert [line.text for line in trace.console] == ["a"]
    assert (trace.outcome.status, trace.outcome.error.phase) == ("stopped", "limit")
    assert [event.error for event in trace.events if isinstance(event, LimitReached)] == [trace.outcome.error]
