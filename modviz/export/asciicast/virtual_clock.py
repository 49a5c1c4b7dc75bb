"""The clock of a recording: time passes when it is told to, so that a lesson takes as long on every machine."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count


class VirtualClock:
    """A `Clock` that stands still until somebody moves it on."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._number = count()
        self._waiting: list[tuple[float, int, _Waiting]] = []

    def __call__(self, seconds: float, do: Callable[[], None]) -> _Waiting:
        """Do something after so many seconds; what is due at the same time is done in the order of asking."""
        waiting = _Waiting(do)
        heapq.heappush(self._waiting, (self.seconds + seconds, next(self._number), waiting))
        return waiting

    def move_on(self) -> bool:
        """Move to the next thing that waits, and do it; False when nothing does."""
        while self._waiting:
            due, _, waiting = heapq.heappop(self._waiting)
            if not waiting.is_stopped:
                self.seconds = due
                waiting.do()
                return True
        return False

    def wait(self, seconds: float) -> None:
        """Let so much time pass, when nothing waits for it."""
        self.seconds += seconds


class _Waiting:
    """Something that will be done, unless it is stopped."""

    def __init__(self, do: Callable[[], None]) -> None:
        self.do = do
        self.is_stopped = False

    def stop(self) -> None:
        """Do not do it."""
        self.is_stopped = True
