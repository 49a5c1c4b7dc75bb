"""Loading: which modules are asked for, in which order they may arrive, and what a failure leaves.

https://tc39.es/ecma262/#sec-LoadRequestedModules
"""

from __future__ import annotations

import pytest

from modviz.record.events import GraphLoaded, LoadFailed, ModuleLoaded, ModuleParsed
from tests.spec.scripted_host import record

DIAMOND = {"main": "import left\nimport right", "left": "import base", "right": "import base", "base": "print base"}


def _parsed(modules, late=()):
    return [event.module for event in record(modules, late).events if isinstance(event, ModuleParsed)]


@pytest.mark.parametrize(
    ("late", "parsed"),
    [
        ([], ["main", "left", "base", "right"]),
        (["main"], ["main", "left", "base", "right"]),
        (["left"], ["main", "right", "base", "left"]),
        (["right", "left"], ["main", "right", "base", "left"]),
        (["left", "right", "base"], ["main", "left", "right", "base"]),
    ],
)
def test_a_graph_is_whole_in_whatever_order_its_modules_arrive(late, parsed):
    trace = record(DIAMOND, late)
    assert [event.module for event in trace.events if isinstance(event, ModuleParsed)] == parsed
    (loaded,) = [event for event in trace.events if isinstance(event, GraphLoaded)]
    assert sorted(loaded.modules) == sorted(DIAMOND)
    assert [line.text for line in trace.console] == ["base"]


def test_every_request_gets_its_entry_in_the_loaded_modules():
    trace = record(DIAMOND, ["base"])
    loaded = [(event.module, event.request.specifier) for event in trace.events if isinstance(event, ModuleLoaded)]
    assert loaded == [("main", "left"), ("main", "right"), ("left", "base"), ("right", "base")]


def test_of_an_evaluated_graph_nothing_is_loaded_again():
    modules = {"main": "import a\nimport() late", "a": "", "late": "import a"}
    assert _parsed(modules) == ["main", "a", "late"]


@pytest.mark.parametrize(
    ("late", "parsed"),
    [
        # The walk ends at the first failure: what comes after it is not asked for.
        ([], ["main", "a"]),
        (["missing"], ["main", "a", "b"]),
        # What is under way arrives all the same.
        (["missing", "a"], ["main", "b", "a"]),
    ],
)
def test_the_first_failure_ends_loading(late, parsed):
    trace = record({"main": "import a\nimport missing\nimport b", "a": "print a", "b": "print b"}, late)
    assert [event.module for event in trace.events if isinstance(event, ModuleParsed)] == parsed
    assert len([event for event in trace.events if isinstance(event, LoadFailed)]) == 1
    assert (trace.outcome.status, trace.outcome.error.message) == ("rejected", "there is no missing")
    assert {module.status for module in trace.modules} == {"new"}
    assert trace.console == ()


def test_of_two_failures_the_first_to_arrive_counts():
    trace = record({"main": "import gone\nimport lost"}, late=["lost", "gone"])
    assert trace.outcome.error.message == "there is no lost"


def test_an_entry_that_is_not_there_is_the_outcome():
    trace = record({})
    assert (trace.outcome.status, trace.outcome.error.message) == ("rejected", "there is no main")
