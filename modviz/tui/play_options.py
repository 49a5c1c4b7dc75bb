"""How a lesson is to be played."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlayOptions:
    """What the person asked for.

    `predict` asks the questions; `auto` plays by itself, `speed` times as fast, and `answers` its questions itself;
    `present` starts in presenter mode; `start` is the number of the first scene, from 0.
    """

    predict: bool = True
    auto: bool = False
    speed: float = 1.0
    answers: bool = False
    present: bool = False
    start: int = 0
