"""How a lesson is to be played."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlayOptions:
    """What the person asked for.

    `predict` asks the questions; `auto` plays by itself, `speed` times as fast, and `answers` its questions itself;
    `present` starts in presenter mode.
    """

    predict: bool = True
    auto: bool = False
    speed: float = 1.0
    answers: bool = False
    present: bool = False

    @property
    def is_for_others(self) -> bool:
        """Whether it is shown to somebody: then it starts with the first scene, whatever one person has seen of it."""
        return self.auto or self.present
