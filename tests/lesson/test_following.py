"""A player that follows another one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modviz.lesson.following import follow
from modviz.lesson.player import ASKING, OVER, REVEALED, TELLING, Player, Stop
from tests.lesson.small_lesson import small_lesson


@pytest.fixture(scope="module")
def prepared():
    return small_lesson()


STOPS = [(0, TELLING), (1, TELLING), (1, ASKING), (1, REVEALED), (2, TELLING), (2, OVER)]


@pytest.mark.parametrize("start", STOPS)
@pytest.mark.parametrize("end", STOPS)
def test_from_anywhere_to_anywhere(prepared, start, end):
    player = Player(prepared)
    follow(player, *start)
    assert player.stop == Stop(*start)
    follow(player, *end)
    assert player.stop == Stop(*end)


def test_an_answer_is_judged_when_the_other_reveals(prepared):
    player = Player(prepared)
    follow(player, 1, ASKING)
    follow(player, 1, REVEALED, ("5",))
    assert player.reply is not None
    assert player.reply.verdict is not None
    assert not player.reply.verdict.is_right


def test_without_an_answer_it_is_told(prepared):
    player = Player(prepared)
    follow(player, 1, REVEALED)
    assert player.reply is not None
    assert player.reply.verdict is None


@pytest.mark.parametrize("stop", [(99, TELLING), (-1, TELLING), (0, ASKING), (0, "dancing")])
def test_where_this_lesson_cannot_be_it_stays_near(prepared, stop):
    player = Player(prepared)
    follow(player, *stop)
    assert 0 <= player.stop.number <= 2


def test_a_scene_that_leads_to_itself_is_followed_to_its_end_once(prepared):
    scenes = tuple(replace(scene, next=scene.number) for scene in prepared.scenes)
    player = Player(replace(prepared, scenes=scenes))
    follow(player, 0, OVER)
    assert player.stop.number == 0
