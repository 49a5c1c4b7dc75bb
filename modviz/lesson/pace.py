"""How long a scene stays when a lesson plays by itself."""

from __future__ import annotations

from collections.abc import Iterable

from modviz.lesson.model import Scene

_WORDS_A_SECOND = 2.5
"""150 words a minute: unhurried, since these are read while looking at something else."""

_LOOKING = 1.5
"""The seconds it takes to find what has changed, before one reads."""

_AT_LEAST = 2.5

_THINKING = 20.0
"""The seconds a question takes: to think, to answer, and to read why."""


def seconds_for(scene: Scene, speed: float) -> float:
    """The seconds that `scene` stays at this speed (2: twice as fast), as it says or as long as it takes to read."""
    if scene.wait is not None:
        return scene.wait / speed
    words = len(f"{scene.title} {scene.say}".split())
    return max(_AT_LEAST, _LOOKING + words / _WORDS_A_SECOND) / speed


def minutes_for(scenes: Iterable[Scene]) -> int:
    """About how many minutes it takes to go through `scenes` and answer what they ask; 1 at least."""
    seconds = sum(seconds_for(scene, 1.0) + (_THINKING if scene.ask is not None else 0.0) for scene in scenes)
    return max(1, round(seconds / 60))
