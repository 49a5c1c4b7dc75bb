"""Time travel: whatever way one moves, the world is the one that the events lead to."""

from __future__ import annotations

import copy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modviz.record.timeline import LANDMARKS, Timeline
from modviz.record.world import World
from modviz.session import trace
from tests.differential.graphs import random_graph

_RANDOMS = st.randoms(use_true_random=False)


def _random_trace(random: Random, size: int):
    return trace("m0.mjs", sources=random_graph(random, size))


def _worlds(timeline: Timeline) -> list[World]:
    return [copy.deepcopy(timeline.seek(position)) for position in range(len(timeline) + 1)]


@settings(max_examples=15, deadline=None)
@given(_RANDOMS, st.integers(1, 8))
def test_folding_forwards_and_backwards_ends_in_the_empty_world(random, size):
    timeline = _random_trace(random, size).timeline()
    timeline.seek(len(timeline))
    assert timeline.seek(0) == World()


@settings(max_examples=15, deadline=None)
@given(_RANDOMS, st.integers(1, 8), st.data())
def test_seeking_equals_playing(random, size, data):
    recorded = _random_trace(random, size)
    played = _worlds(recorded.timeline())
    timeline = recorded.timeline()
    for _ in range(6):
        position = data.draw(st.integers(0, len(timeline)))
        assert timeline.seek(position) == played[position]


@settings(max_examples=10, deadline=None)
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
        assert LANDMARKS[landmark](timeline.event)
    timeline.seek(len(timeline) + 1)
    backwards = [timeline.position] if forwards and forwards[-1] == len(timeline) else []
    while timeline.previous(landmark):
        backwards.append(timeline.position)
    assert forwards
    assert backwards[::-1] == forwards


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


def test_what_changed_is_the_union_over_the_steps_taken(bakery):
    timeline = bakery.timeline()
    written = timeline.search("changes sold from 0 to 1")
    timeline.seek(written)
    assert ("box", "shop.js", "sold") in timeline.changed_since(written - 1)
    assert timeline.changed_since(written) == frozenset()
