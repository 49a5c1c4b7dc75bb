"""Screens as an asciicast, the format of terminal recordings that asciinema plays.

Specification: https://docs.asciinema.org/manual/asciicast/v2/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

_START = "\x1b[?25l\x1b[2J"
"""Hides the cursor, and empties the screen."""

_END = "\x1b[?25h"
"""Shows the cursor again; also what tells a player how long the last frame stays."""


@dataclass(frozen=True)
class Frame:
    """What a terminal shows from `seconds` on.

    `rows` are its rows from the top, with escape sequences for colours that end with the row; `marker` names what
    begins here, for the player's list of chapters.
    """

    seconds: float
    rows: tuple[str, ...]
    marker: str | None = None


def asciicast(frames: Sequence[Frame], end: float, size: tuple[int, int], title: str) -> Iterator[str]:
    """The lines of the file, without line ends: the same for the same frames.

    No time of day is written, since a lesson has none.  The idle time limit is the longest pause there is: players and
    servers with a limit of their own would cut short the time to read.

    Parameters
    ----------
    frames
        What is shown, in the order of time; there is at least one.
    end
        When the recording ends, in seconds.
    size
        Columns and rows.
    title
        What the recording is called.
    """
    frames = list(_worth_writing(frames))
    times = [*(frame.seconds for frame in frames), end]
    width, height = size
    header = {
        "version": 2,
        "width": width,
        "height": height,
        "duration": _seconds(end),
        "idle_time_limit": ceil(max(after - before for before, after in pairwise(times))) or 1,
        "title": title,
        "env": {"TERM": "xterm-256color"},
    }
    yield _json(header)
    before: Sequence[str] = ()
    for frame in frames:
        output = "".join(_changed_rows(before, frame.rows))
        if not before:
            output = _START + output
        # First the frame, then its name: whoever jumps to a marker sees what is shown there.
        yield from _event(frame.seconds, "o", output)
        yield from _event(frame.seconds, "m", frame.marker or "")
        before = frame.rows
    yield from _event(end, "o", _END)


def _worth_writing(frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames that differ from the one before, or have a name."""
    before: Frame | None = None
    for frame in frames:
        if before is None or frame.rows != before.rows or frame.marker is not None:
            yield frame
            before = frame


def _changed_rows(before: Sequence[str], after: Sequence[str]) -> Iterable[str]:
    """What writes the rows that are not as they were, each at its place."""
    for number, row in enumerate(after):
        if number >= len(before) or before[number] != row:
            yield f"\x1b[{number + 1};1H{row}"


def _event(seconds: float, code: str, data: str) -> Iterator[str]:
    if data:
        yield _json([_seconds(seconds), code, data])


def _seconds(seconds: float) -> float:
    """Milliseconds are enough, and keep the noise of floating point out of the file."""
    return round(seconds, 3)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
