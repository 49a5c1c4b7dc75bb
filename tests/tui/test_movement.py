from __future__ import annotations

from collections.abc import Callable

from modviz.tui.playing.movement import Movement


class LateClock:
    """A clock whose callbacks are on their way already when they are stopped, as a timer's may be."""

    def __init__(self) -> None:
        self.due: list[Callable[[], None]] = []

    def __call__(self, seconds: float, then: Callable[[], None]) -> LateClock:
        self.due.append(then)
        return self

    def stop(self) -> None:
        pass

    def tick(self) -> None:
        due, self.due = self.due, []
        for then in due:
            then()


def test_a_step_that_was_due_when_a_key_ended_the_movement_does_nothing() -> None:
    clock, shown, arrived = LateClock(), list[int](), list[bool]()
    movement = Movement(clock, shown.append, lambda: arrived.append(True))
    movement.go((3, 4, 5), 0.1)
    movement.finish()
    clock.tick()
    assert shown == [3, 5]
    assert arrived == [True]


def test_a_step_of_an_old_way_does_not_hasten_a_new_one() -> None:
    clock, shown = LateClock(), list[int]()
    movement = Movement(clock, shown.append, lambda: None)
    movement.go((1, 2), 0.1)
    movement.go((7, 8, 9), 0.1)
    clock.tick()
    assert shown == [1, 7, 8]
