"""The moments that are drawn: a program or a lesson, and the keys that lead there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.pictures.programs import DEAD_ZONE, MISSING_NAME, WORKING, folders
from tests.tui.driving import SIZES
from tests.tui.sources import BAKERY


@dataclass(frozen=True)
class Moment:
    """One thing to look at.

    `sources` is a program that starts at main.js, or `lesson` the number of a lesson; with neither of them it is the
    picker.  "screen" and "lesson" are those of the README, in the folder docs.  `keys` are pressed one after the other.
    """

    name: str
    sources: Mapping[str, str] | None = None
    keys: Sequence[str] = ()
    lesson: int | None = None
    ascii: bool = False
    theme: str | None = None
    sizes: Sequence[tuple[int, int]] = field(default=SIZES)


MOMENTS = (
    Moment("picker"),
    Moment("first-screen", DEAD_ZONE),
    Moment("first-screen-works", WORKING),
    Moment("boxes-made", DEAD_ZONE, ("right_square_bracket", "right_square_bracket", "space", "space", "space")),
    Moment("dead-zone", DEAD_ZONE, ("e",)),
    Moment("dead-zone-ascii", DEAD_ZONE, ("e",), ascii=True),
    Moment("dead-zone-light", DEAD_ZONE, ("e",), theme="modviz-light"),
    Moment("throws", DEAD_ZONE, ("e", "e")),
    Moment("failed", DEAD_ZONE, ("end",)),
    Moment("link-error", MISSING_NAME, ("end",)),
    Moment("value-changes", WORKING, ("right_square_bracket",) * 3 + ("space",) * 5),
    Moment("question", DEAD_ZONE, ("a", "right_square_bracket", "right_square_bracket", *("space",) * 9)),
    Moment("graph-12", folders(12), ("right_square_bracket",) * 3 + ("pagedown",) * 2),
    Moment("graph-40", folders(40), ("right_square_bracket",) * 3 + ("pagedown",) * 2),
    Moment("graph-120", folders(120), ("pagedown",) * 4),
    Moment("graph-40-enlarged", folders(40), ("right_square_bracket",) * 3 + ("pagedown", "1", "z")),
    Moment("help", WORKING, ("question_mark",)),
    Moment("lesson-scene", lesson=10, keys=("space", "space", "space")),
    Moment("lesson-question", lesson=10, keys=("space",) * 5),
    Moment("screen", BAKERY, ("e",), sizes=((120, 36),)),
    Moment("lesson", lesson=10, keys=("space", "space", "1", "enter"), sizes=((120, 36),)),
    Moment("presenter", lesson=10, keys=("space", "space", "space", "P")),
    Moment("presenter-dead-zone", lesson=10, keys=("g", "4", "enter", "P")),
)
