"""What the keys do now, for the last line of the screen: a question has other keys than a scene, and so has the end."""

from __future__ import annotations

from collections.abc import Sequence

from modviz.lesson.player import ASKING, OVER, REVEALED
from modviz.tui.keys import Groups, all_keys

Hints = Sequence[tuple[str, str]]
"""Keys, each with a word for what it does."""

_LEFT = ("←", "back")
_ALWAYS = (("?", "keys"), ("q", "quit"))


_PRESSED = {
    "←": "left",
    "→": "right",
    "?": "question_mark",
    "]": "right_square_bracket",
    "/": "slash",
    ".": "full_stop",
    "Enter": "enter",
    "Esc": "escape",
    "Home": "home",
    "End": "end",
    "F1": "f1",
}
"""What Textual calls the keys that hints show by another name."""


def pressed(shown: str) -> str | None:
    """What Textual calls the key that a hint shows; None where it shows several."""
    return None if " " in shown else _PRESSED.get(shown, shown)


def on_card(links: int) -> Hints:
    """The keys while the failure card is on the screen."""
    digits = " ".join(str(number) for number in range(1, min(links, 3) + 1))
    chain = ((digits, "go there"),) if links > 1 else ()
    return (*chain, ("c", "copy"), ("o", "editor"), ("b", "back"), ("Esc", "panels"), *_ALWAYS)


def at_start(has_error: bool) -> Hints:
    """The keys before the first step."""
    error = (("e", "the error"),) if has_error else ()
    return (("space", "first step"), *error, ("]", "phase"), ("a", "ask me"), ("/", "find"), ("z", "enlarge"), *_ALWAYS)


def at_error() -> Hints:
    """The keys where something fails."""
    return (
        *(("space", "next"), ("b", "back"), ("e", "next error"), ("End", "why"), ("o", "editor"), ("z", "enlarge")),
        *_ALWAYS,
    )


def usual(groups: Groups) -> Hints:
    """The keys of a screen that are worth knowing."""
    return [(key.shown.split()[0], key.hint) for key in all_keys(groups) if key.hint]


def asking(kind: str) -> Hints:
    """The keys while a question of this kind is asked; what is typed is an answer, where one is typed."""
    if kind == "value":
        return (("Enter", "answer"), ("Esc", "skip"), _LEFT, ("F1", "keys"))
    return (("↑ ↓", "choose"), ("Enter", "answer"), ("s", "skip"), _LEFT, *_ALWAYS)


def answered(can_see: bool, is_seeing: bool) -> Hints:
    """The keys while one reads what is said to an answer, or sees where it shows."""
    if is_seeing:
        return (("w", "return"), ("x", "explore"), *_ALWAYS)
    see = (("w", "see where"),) if can_see else ()
    return (("space", "next"), _LEFT, *see, ("x", "explore"), *_ALWAYS)


def in_lesson(state: str, kind: str, can_see: bool, is_seeing: bool) -> Hints | None:
    """The keys in a state of a lesson; None for those that are usual.

    Parameters
    ----------
    state
        Whether a scene is told, a question asked, its answer revealed, or all is over.
    kind
        That of the question, if there is one.
    can_see, is_seeing
        Whether there is a step that shows the answer, and whether it is on the screen.
    """
    if state == ASKING:
        return asking(kind)
    if state == REVEALED:
        return answered(can_see, is_seeing)
    if state == OVER:
        return (("space", "leave"), _LEFT, ("Home", "again"), *_ALWAYS)
    return None


def on_the_way(kind: str, is_asking: bool, can_see: bool, is_seeing: bool) -> Hints:
    """The keys while a question that was made on the way, or its answer, is on the step screen."""
    if is_asking:
        return asking(kind)
    see = (("w", "return" if is_seeing else "see where"),) if can_see else ()
    return (("space", "next"), ("b", "back"), *see, ("Esc", "put away"), *_ALWAYS)
