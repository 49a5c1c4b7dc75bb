from __future__ import annotations

from modviz.classroom.messages import SceneText, State, Welcome
from modviz.lesson.lines.speaker import head_line
from modviz.view.moment import plain
from tests.view.runs import end_of, live

WELCOME = Welcome(1, "await", "An await holds parents, not siblings", (SceneText("One", "", ""),) * 9)


def test_the_clock_and_the_place_stay_where_there_is_no_room_for_the_title():
    state = State(2, "asking", "main", 0, False, 65.0)
    for width in (60, 80, 120):
        line = plain(head_line(end_of(live()), width, WELCOME, state, 65.0))
        assert line.endswith(" 1:05")
        assert "scene 3 of 9, the question is on the screen" in line
        assert len(line) <= width
