"""How a long recording tells how far it is, and is cancelled."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how far a recording is.  It cancels the recording by raising an exception of its own."""

    def report(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` modules (None: not known yet) are through `stage`: "parse", "link" or "evaluate"."""


class Silent:
    """Progress that nobody watches."""

    def report(self, stage: str, done: int, total: int | None) -> None:
        """Do nothing."""
