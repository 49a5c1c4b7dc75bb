"""Two realms in one record: each has a world of its own, and both share the clock, the console and the outcome."""

from __future__ import annotations

import copy
import random

import pytest

import modviz
from modviz.record.entries import Declaration, ExportEntry, ParsedModule, Position
from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    ClockAdvanced,
    ComponentClosed,
    ConsolePrinted,
    EnvironmentCreated,
    Event,
    ExecutionFinished,
    ExecutionStarted,
    FetchFinished,
    FetchStarted,
    GraphLoaded,
    JobsDone,
    JobStarted,
    ModuleParsed,
    PhaseStarted,
    RealmStarted,
    RunFinished,
    RunStarted,
    StatementReached,
    WalkEntered,
)
from modviz.record.recorder import Recorder
from modviz.record.timeline import Timeline
from modviz.record.trace import Trace
from modviz.record.values import Value
from modviz.record.world import Job, Outcome, Place
from modviz.view.graph.module_graph import module_graph
from modviz.view.moment import Moment, plain
from modviz.view.panels.jobs import jobs_panel
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.module_map import module_map_panel
from modviz.view.panels.stack import stack_panel
from modviz.view.plain.trace import text_trace

_POSITION = Position(1, 1)
_COUNTER = ParsedModule(
    (),
    (),
    (ExportEntry("count", None, None, "count", _POSITION),),
    (),
    (),
    (Declaration("count", "let", _POSITION),),
    (),
    False,
)
"""`export let count = ...;`, in a file that both realms load."""


def _number(value: int) -> Value:
    return Value("number", str(value))


def _loading(name: str) -> list[Event]:
    return [
        PhaseStarted("construct"),
        FetchStarted(name, f"file:///{name}", None),
        FetchFinished(name, f"file:///{name}", "export let count = 0;"),
        ModuleParsed(name, f"file:///{name}", _COUNTER),
        GraphLoaded((name,)),
        PhaseStarted("instantiate"),
        WalkEntered(name, "linking", 0),
        EnvironmentCreated(name),
        BindingCreated(name, "count", "let", ("count",), 1, 12),
        ComponentClosed(name, (name,), "linking", ("linked",), False),
    ]


def _running(name: str, value: int) -> list[Event]:
    return [
        PhaseStarted("evaluate"),
        WalkEntered(name, "evaluating", 0),
        ExecutionStarted(name, ()),
        StatementReached(Place(name, 1)),
        BindingInitialized(name, "count", "let", _number(value), 1),
        ConsolePrinted("log", f"count is {value}", name, 1),
        ExecutionFinished(name),
        ComponentClosed(name, (name,), "evaluating", ("evaluated",), True),
    ]


@pytest.fixture(scope="module")
def recorded() -> Trace:
    """A page and its worker take turns; both import counter.js, and each has a box of its own for `count`."""
    page = Recorder(1_000)
    worker = page.in_realm("worker.js")
    page.emit(RunStarted("counter.js", "module"))
    for event in _loading("counter.js"):
        page.emit(event)
    worker.emit(RealmStarted("worker", "main"))
    for one, other in zip(_running("counter.js", 1)[:4], _loading("counter.js")[:4], strict=True):
        page.emit(one)
        worker.emit(other)
    for event in _running("counter.js", 1)[4:]:
        page.emit(event)
    for event in (*_loading("counter.js")[4:], ClockAdvanced(0.0, 20.0), *_running("counter.js", 100)):
        worker.emit(event)
    page.emit(JobStarted(Job(1, "await", "counter.js", "counter.js goes on")))
    worker.emit(BindingWritten("counter.js", "count", _number(100), _number(101), 1, ()))
    page.emit(BindingWritten("counter.js", "count", _number(1), _number(2), 1, ()))
    page.emit(JobsDone(Job(1, "await", "counter.js", "counter.js goes on")))
    page.emit(RunFinished(Outcome("fulfilled")))
    return Trace("counter.js", page.events, page.worlds)


def _count(timeline: Timeline, realm: str) -> str | None:
    module = timeline.worlds[realm].modules.get("counter.js")
    box = (module.bindings or {}).get("count") if module is not None else None
    return box.value.preview if box is not None and box.value is not None else None


def test_each_realm_has_boxes_of_its_own(recorded):
    timeline = recorded.timeline()
    timeline.seek(len(timeline))
    assert (_count(timeline, "main"), _count(timeline, "worker.js")) == ("2", "101")


def test_a_change_in_one_realm_leaves_the_other_alone(recorded):
    timeline = recorded.timeline()
    for position, event in enumerate(recorded.events, 1):
        other = "worker.js" if event.realm == "main" else "main"
        before = copy.deepcopy(timeline.worlds[other])
        timeline.seek(position)
        before.shared = timeline.worlds.shared
        assert timeline.worlds[other] == before


@pytest.mark.parametrize("stretch", [1, 3, 7, 1_000])
def test_the_way_back_leads_to_the_same_worlds(recorded, stretch):
    played = []
    timeline = recorded.timeline()
    for position in range(len(timeline) + 1):
        timeline.seek(position)
        played.append((copy.deepcopy(dict(timeline.worlds)), timeline.realm))
    timeline = recorded.timeline()
    timeline.prepare(stretch)
    chance = random.Random(stretch)
    for position in (len(timeline), 0, *(chance.randrange(len(timeline) + 1) for _ in range(80))):
        timeline.seek(position)
        worlds, realm = played[position]
        # That of a realm that has not started may be there already, and is empty.
        assert {name: timeline.worlds[name] for name in worlds} == worlds
        assert timeline.realm == realm


def test_the_world_is_that_of_the_realm_in_turn(recorded):
    timeline = recorded.timeline()
    assert (timeline.realm, timeline.world) == ("main", timeline.worlds["main"])
    for position, event in enumerate(recorded.events, 1):
        assert timeline.seek(position) is timeline.worlds[event.realm]
    timeline.seek(1)
    assert timeline.worlds["worker.js"].modules == {}


def test_clock_console_and_outcome_are_shared(recorded):
    assert [(line.text, line.realm) for line in recorded.console] == [
        ("count is 1", "main"),
        ("count is 100", "worker.js"),
    ]
    timeline = recorded.timeline()
    timeline.seek(len(timeline))
    assert all(world.shared is timeline.worlds.shared for world in timeline.worlds.values())
    assert timeline.worlds["worker.js"].shared.clock == 20
    assert recorded.outcome.status == "fulfilled"


def test_realms_and_their_modules_are_listed(recorded):
    assert [(realm.name, realm.kind, realm.parent) for realm in recorded.realms] == [
        ("main", "window", None),
        ("worker.js", "worker", "main"),
    ]
    assert [(module.name, module.realm) for module in recorded.modules] == [
        ("counter.js", "main"),
        ("counter.js", "worker.js"),
    ]


def test_views_show_the_realm_in_turn(recorded):
    timeline = recorded.timeline()

    def shown(view):
        return "\n".join(plain(line) for line in view(Moment(timeline), 60, 20).lines)

    seen = {"main": set(), "worker.js": set()}
    for position, event in enumerate(recorded.events, 1):
        timeline.seek(position)
        for view in (memory_panel, module_map_panel, stack_panel, jobs_panel):
            assert shown(view) or view is stack_panel
        seen[event.realm].add(shown(memory_panel))
    assert any("101" in text for text in seen["worker.js"])
    assert not any("101" in text for text in seen["main"])
    # The job that runs is one of the page.
    worker_wrote = next(
        position
        for position, event in enumerate(recorded.events, 1)
        if isinstance(event, BindingWritten) and event.realm == "worker.js"
    )
    timeline.seek(worker_wrote)
    assert "counter.js goes on" not in shown(jobs_panel)
    timeline.seek(worker_wrote + 1)
    assert "counter.js goes on" in shown(jobs_panel)


def test_the_graph_is_that_of_the_realm_in_turn(recorded):
    timeline = recorded.timeline()
    positions = {}
    for position, event in enumerate(recorded.events, 1):
        timeline.seek(position)
        graph = module_graph(timeline)
        assert graph.entry == "counter.js"
        positions[event.realm] = graph.nodes["counter.js"]
    assert positions["worker.js"] > positions["main"]


def test_what_changed_in_another_realm_is_not_marked(recorded):
    timeline = recorded.timeline()
    wrote = [position for position, event in enumerate(recorded.events, 1) if isinstance(event, BindingWritten)]
    timeline.seek(wrote[1])
    assert ("box", "counter.js", "count") in timeline.changed_since(wrote[1] - 1)
    timeline.seek(wrote[1] + 1)
    timeline.seek(wrote[0])
    assert timeline.realm == "worker.js"
    assert ("box", "counter.js", "count") in timeline.changed_since(wrote[0] - 1)


def test_both_realms_are_told_as_text(recorded):
    text = "\n".join(text_trace(recorded))
    assert "main starts worker.js, a worker with a realm of its own" in text
    assert "counter.js changes count from 100 to 101." in text
    assert "counter.js changes count from 1 to 2." in text


def test_json_keeps_the_realms_apart(recorded):
    document = modviz.to_json(recorded)
    again = modviz.from_json(document)
    assert again.events == recorded.events
    assert again.worlds == recorded.worlds
    assert again.realms == recorded.realms


def test_an_event_names_its_realm_only_where_it_is_not_the_first(recorded):
    document = modviz.to_json(recorded).decode()
    assert document.count('"realm":"worker.js"') >= sum(event.realm == "worker.js" for event in recorded.events)
    first = modviz.to_json(Trace(recorded.entry, recorded.events[:1], recorded.worlds)).decode()
    assert '"realm"' not in first[first.index('"events"') :]


def test_the_limit_of_events_is_one_for_all_realms():
    page = Recorder(3)
    worker = page.in_realm("worker.js")
    page.emit(RunStarted("main.js", "module"))
    worker.emit(RealmStarted("worker", "main"))
    worker.emit(ConsolePrinted("log", "one", None, None))
    worker.emit(ConsolePrinted("log", "two", None, None))
    page.emit(RunFinished(Outcome("fulfilled")))
    assert [type(event).__name__ for event in page.events] == [
        "RunStarted",
        "RealmStarted",
        "ConsolePrinted",
        "RecordCut",
        "RunFinished",
    ]
    assert [line.text for line in page.worlds.shared.console] == ["one", "two"]
