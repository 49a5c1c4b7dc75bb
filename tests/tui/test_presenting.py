"""What a lesson on the screen tells the terminals beside it."""

from __future__ import annotations

from modviz.classroom.messages import SceneText, State
from modviz.lesson.player import Player
from modviz.tui.playing.presenting import state, welcome
from tests.lesson.small_lesson import small_lesson


def test_welcome_and_state():
    prepared = small_lesson()
    told = welcome(prepared, "/lessons/a-box")
    assert (told.lesson, told.title) == ("/lessons/a-box", "A box that two modules share")
    one, two, _ = told.scenes
    assert one == SceneText("One box", prepared.scenes[0].scene.say, "Point at the *one* box.")
    assert (two.question, two.answer) == ("What does `main.js` print?", "6")
    player = Player(prepared)
    assert state(player, 7, True, 1.5) == State(0, "telling", "main", 7, True, 1.5)
    player.next()
    player.next()
    assert state(player, 8, False, 2.0) == State(1, "asking", "main", 8, False, 2.0)
    player.answer("6")
    assert state(player, 9, False, 2.0) == State(1, "revealed", "main", 9, False, 2.0)
