"""Moving along a record by itself, from one place to the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from modviz.tui.playing.clock import Clock, Waiting


class Movement:
    """Shows positions one after the other, the first at once.

    Parameters
    ----------
    clock
        Says when it is time for the next one.
    show
        Shows a position.
    arrived
        Called when the last one has been shown.
    """

    def __init__(self, clock: Clock, show: Callable[[int], None], arrived: Callable[[], None]) -> None:
        self._clock = clock
        self._show = show
        self._arrived = arrived
        self._way: deque[int] = deque()
        self._seconds = 0.0
        self._waiting: Waiting | None = None

    @property
    def is_moving(self) -> bool:
        """Whether there is still some way to go."""
        return bool(self._way)

    def go(self, way: Sequence[int], seconds: float) -> None:
        """Show the positions of `way`, with so many seconds between them."""
        self.stop()
        self._way.extend(way)
        self._seconds = seconds
        self._step(self._way)

    def finish(self) -> None:
        """Be there at once."""
        if self._way:
            last = self._way[-1]
            self.stop()
            self._show(last)
            self._arrived()

    def stop(self) -> None:
        """Stay where it is."""
        # Another one: a step that was due, and is still to be done, belongs to the old one.
        self._way = deque()
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _step(self, way: deque[int]) -> None:
        if way is not self._way:
            return
        self._show(way.popleft())
        if way:
            self._waiting = self._clock(self._seconds, partial(self._step, way))
        else:
            self._waiting = None
            self._arrived()
