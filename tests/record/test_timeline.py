"""Time travel: whatever way one moves, the world is the one that the events lead to."""

from __future__ import annotations

import copy
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz.record.events import LANDMARKS
from modviz.record.timeline import Timeline
from modviz.record.world import World
from modviz.recording.session import trace
from tests.chance import examples
from tests.differential.graphs import random_graph

_RANDOMS = st.randoms(use_true_random=False)

_PROGRAMS = {
    "async": {
        "main.js": """
            import './left.js'; import { right } from './right.js';
            const [a, b, c] = await Promise.all([import('./a.js'), import('./a.js'), import('./none.js').catch(String)]);
            export let seen = [right, a.a]; seen.push(c); console.log(seen.length);
        """,
        "left.js": "import { right } from './right.js'; export let left = 1; await null; left = right;",
        "right.js": "import { left } from './left.js'; export let right = await 2; right += 1;",
        "a.js": "export * from './right.js'; export const a = { b: 1 }; await 0; a.b = 2;",
    },
    "timers": {
        "main.js": """
            let count = 0; export { count };
            const id = setInterval(() => { count += 1; console.log(count); if (count > 3) clearInterval(id); }, 5);
            for (let each = 0; each < 20; each += 1) setTimeout(() => { count += 1; }, each % 3);
            clearTimeout(setTimeout(() => {}, 100));
            fetch('./data.json').then((answer) => answer.json()).then((data) => console.log(data.x));
            fetch('./none.json').then((answer) => console.log(answer.status));
        """,
        "data.json": '{"x": 1}',
    },
    "errors": {
        "main.js": "import './a.js'; import data from './data.json' with { type: 'json' }; export { data };",
        "a.js": "import './b.js'; import('./b.js').catch(() => import('./c.js')).catch(() => {}); export var a = 1;",
        "b.js": "import './a.js'; export let b = 1; b += 1; null.x;",
        "data.json": "[1]",
    },
}
"""Between them they touch every table and every list of a world."""


def _random_trace(random: Random, size: int):
    return trace("m0.mjs", sources=random_graph(random, size))


def _worlds(timeline: Timeline) -> list[World]:
    return [copy.deepcopy(timeline.seek(position)) for position in range(len(timeline) + 1)]


@examples(15)
@given(_RANDOMS, st.integers(1, 8))
def test_folding_forwards_and_backwards_ends_in_the_empty_world(random, size):
    timeline = _random_trace(random, size).timeline()
    timeline.seek(len(timeline))
    assert timeline.seek(0) == World()


@examples(15)
@given(_RANDOMS, st.integers(1, 8), st.data())
def test_seeking_equals_playing(random, size, data):
    recorded = _random_trace(random, size)
    played = _worlds(recorded.timeline())
    timeline = recorded.timeline()
    for _ in range(6):
        position = data.draw(st.integers(0, len(timeline)))
        assert timeline.seek(position) == played[position]


@examples(40)
@given(_RANDOMS, st.integers(1, 8), st.integers(1, 40), st.data())
def test_a_prepared_timeline_seeks_to_the_same_worlds(random, size, stretch, data):
    recorded = _random_trace(random, size)
    played = _worlds(recorded.timeline())
    timeline = recorded.timeline()
    timeline.seek(data.draw(st.integers(0, len(timeline))))
    timeline.prepare(stretch)
    for _ in range(12):
        if data.draw(st.booleans()):
            timeline.seek(data.draw(st.integers(0, len(timeline))))
        else:
            timeline.step(data.draw(st.integers(-stretch, stretch)))
        assert timeline.world == played[timeline.position]
        assert list(timeline.world.modules) == list(played[timeline.position].modules)


@pytest.mark.parametrize("program", ["async", "timers", "errors"])
def test_a_prepared_timeline_crosses_every_kind_of_entry(program):
    recorded = trace("main.js", sources=_PROGRAMS[program])
    played = _worlds(recorded.timeline())
    for stretch in (1, 2, 7, 50):
        timeline = recorded.timeline()
        timeline.prepare(stretch)
        random = Random(stretch)
        for position in (len(timeline), 0, *(random.randint(0, len(timeline)) for _ in range(60))):
            assert timeline.seek(position) == played[position]


def test_a_copy_of_an_entry_shares_nothing_that_changes():
    recorded = trace("main.js", sources=_PROGRAMS["async"])
    entries = [*recorded.end.modules.values(), *recorded.end.module_map.values(), *recorded.end.imports.values()]
    for entry in entries:
        twin = copy.copy(entry)
        assert twin == entry
        for name in entry.__struct_fields__:
            part = getattr(entry, name)
            assert not isinstance(part, dict | list) or getattr(twin, name) is not part


@examples(10)
@given(_RANDOMS, st.integers(1, 8))
def test_the_timeline_ends_in_the_world_of_the_run(random, size):
    recorded = _random_trace(random, size)
    timeline = recorded.timeline()
    assert timeline.seek(len(timeline)) == recorded.end


@pytest.fixture(scope="module")
def bakery():
    return trace("lessons/90-bakery/main.js")


@pytest.mark.parametrize("landmark", LANDMARKS)
def test_landmarks_are_found_in_both_directions(bakery, landmark):
    timeline = bakery.timeline()
    forwards = []
    while timeline.next(landmark):
        forwards.append(timeline.position)
        assert timeline.event is not None
        assert timeline.event.is_beat if landmark == "beat" else landmark in timeline.event.own_landmarks
    timeline.seek(len(timeline) + 1)
    backwards = [timeline.position] if forwards and forwards[-1] == len(timeline) else []
    while timeline.previous(landmark):
        backwards.append(timeline.position)
    assert forwards
    assert backwards[::-1] == forwards


def test_landmarks_are_what_their_names_say(bakery):
    timeline = bakery.timeline()
    kinds = {name: {type(bakery.events[at - 1]).__name__ for at in timeline.landmarks(name)} for name in LANDMARKS}
    assert kinds["phase"] == {"PhaseStarted", "RunFinished"}
    assert kinds["console"] == {"ConsolePrinted"}
    assert kinds["cycle"] == {"CycleFound", "ComponentClosed"}
    assert kinds["module"] == {"FetchStarted", "WalkEntered", "ExecutionStarted"}
    assert kinds["error"] == {"DeadZoneRead", "ErrorCaught"}
    closed = [event for event in bakery.events if type(event).__name__ == "ComponentClosed"]
    together = [bakery.events[at - 1] for at in timeline.landmarks("cycle")]
    assert [event for event in closed if event in together] == [event for event in closed if len(event.modules) > 1]


def test_phases_are_entered_one_by_one(bakery):
    timeline = bakery.timeline()
    seen = []
    while timeline.next("phase"):
        seen.append(timeline.world.phase)
    assert seen == ["construct", "instantiate", "evaluate", "evaluate"]
    assert [phase for phase, _, _ in timeline.phase_spans] == ["construct", "instantiate", "evaluate"]


def test_phases_are_left_and_entered_one_by_one(bakery):
    timeline = bakery.timeline()
    seen = []
    while timeline.position < len(timeline):
        seen.append(timeline.next_phase().phase)
    assert seen == ["construct", "instantiate", "evaluate", "evaluate"]
    assert [phase for phase, _, _ in timeline.phase_spans] == ["construct", "instantiate", "evaluate"]


def test_search_goes_on_from_the_other_end(bakery):
    timeline = bakery.timeline()
    first = timeline.search("dead zone")
    assert first is not None
    timeline.seek(first)
    assert "baker.js reads sold" in timeline.event.narration
    assert timeline.search("dead zone", backwards=True) is not None
    assert timeline.search("no such words anywhere") is None


def test_beats_lead_from_one_end_to_the_other(bakery):
    timeline = bakery.timeline()
    there, back = [], []
    while timeline.position < len(timeline):
        timeline.next_beat()
        there.append(timeline.position)
    while timeline.position:
        back.append(timeline.position)
        timeline.previous_beat()
    assert back[::-1] == there
    assert there == timeline.landmarks("beat")
    timeline.seek(len(timeline))
    assert timeline.previous_phase().phase == "evaluate"


def test_what_changed_is_the_union_over_the_steps_taken(bakery):
    timeline = bakery.timeline()
    written = next(at for at, event in enumerate(bakery.events, 1) if "changes sold from 0 to 1" in event.narration)
    timeline.seek(written)
    assert ("box", "shop.js", "sold") in timeline.changed_since(written - 1)
    assert timeline.changed_since(written) == frozenset()
