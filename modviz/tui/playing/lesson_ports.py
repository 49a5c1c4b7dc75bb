"""What the screen is handed to play lessons: how they are prepared, and where progress is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from modviz.lesson.prepared import PreparedLesson
from modviz.lesson.saved_progress import KeptLesson
from modviz.tui.playing.recording import Progress


@dataclass(frozen=True)
class LessonToPlay:
    """A lesson that has not been recorded yet.

    `key` is what its progress is kept under, and `prepare` records it.
    """

    title: str
    key: str
    prepare: Callable[[Progress], PreparedLesson]


LessonFor = Callable[[Path], LessonToPlay]
"""Gives the lesson in a folder or file."""


class Keeper(Protocol):
    """Keeps how far a person came."""

    def of(self, key: str) -> KeptLesson:
        """What is kept of a lesson."""

    def all(self) -> Mapping[str, KeptLesson]:
        """What is kept of all lessons."""

    def change(self, key: str, changed: Callable[[KeptLesson], KeptLesson]) -> None:
        """Keep what `changed` makes of what is kept of a lesson."""
