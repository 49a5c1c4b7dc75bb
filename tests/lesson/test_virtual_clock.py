"""The clock of a recording."""

from __future__ import annotations

from modviz.export.asciicast.virtual_clock import VirtualClock


def test_it_stands_still_until_it_is_moved_on():
    clock, done = VirtualClock(), []
    clock(2.0, lambda: done.append("second"))
    clock(1.0, lambda: done.append("first"))
    clock(2.0, lambda: done.append("third"))
    assert done == []
    assert clock.move_on()
    assert (done, clock.seconds) == (["first"], 1.0)
    assert clock.move_on()
    assert clock.move_on()
    assert (done, clock.seconds) == (["first", "second", "third"], 2.0)
    assert not clock.move_on()


def test_what_is_stopped_is_not_done_and_takes_no_time():
    clock, done = VirtualClock(), []
    clock(5.0, lambda: done.append("stopped")).stop()
    assert not clock.move_on()
    assert (done, clock.seconds) == ([], 0.0)


def test_what_is_done_may_ask_for_more():
    clock, times = VirtualClock(), []

    def again():
        times.append(clock.seconds)
        if len(times) < 3:
            clock(0.5, again)

    clock(1.0, again)
    while clock.move_on():
        pass
    assert times == [1.0, 1.5, 2.0]
