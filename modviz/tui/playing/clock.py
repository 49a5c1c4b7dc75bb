"""The clock of what plays by itself: the screen's own, or one that a test or a recording moves on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Waiting(Protocol):
    """Something that will be done, unless it is stopped."""

    def stop(self) -> None:
        """Do not do it."""


Clock = Callable[[float, Callable[[], None]], Waiting]
"""Does something after so many seconds; the timers of Textual are one."""
