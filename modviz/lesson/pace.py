"""How long a scene stays when a lesson plays by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The catalog reckons minutes, and does not wait for all that a player needs.
    from modviz.lesson.model import Scene
    from modviz.lesson.player import Player

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
    return seconds_to_read(f"{scene.title} {scene.say}", speed)


def minutes_for(scenes: Iterable[Scene]) -> int:
    """About how many minutes it takes to go through `scenes` and answer what they ask; 1 at least."""
    seconds = sum(seconds_for(scene, 1.0) + (_THINKING if scene.ask is not None else 0.0) for scene in scenes)
    return max(1, round(seconds / 60))


def seconds_to_read(text: str, speed: float) -> float:
    """The seconds that it takes to read `text` and look at what it is about, at this speed."""
    return max(_AT_LEAST, _LOOKING + len(text.split()) / _WORDS_A_SECOND) / speed


def stay(player: Player, speed: float, answers: bool) -> float | None:
    """The seconds that a lesson stays where it is when it plays by itself; None: until somebody does something.

    Parameters
    ----------
    player
        Where the lesson is.
    speed
        How fast: 2 is twice as fast.
    answers
        Whether it answers its questions itself, instead of waiting for somebody who does.
    """
    match player.stop.state:
        case "telling":
            scene = player.scene.scene
            return None if scene.pause else seconds_for(scene, speed)
        case "asking" if answers and player.question is not None:
            offered = " ".join(choice.text for choice in player.question.choices)
            return seconds_to_read(f"{player.question.text} {offered}", speed)
        case "revealed" if player.question is not None:
            reply = player.reply
            told = reply.verdict.explanations if reply is not None and reply.verdict is not None else ()
            told = told or tuple(choice.because for choice in player.question.right)
            return seconds_to_read(" ".join(told), speed)
        case _:
            return None
