"""What a panel shows: lines of spans, made by pure functions from a moment of a run.

Nothing here knows Textual.  The same lines become widgets on the screen and plain text in a pipe.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from modviz.record.events import Event, Subject
from modviz.record.timeline import Timeline
from modviz.record.world import World

Target = tuple[str, ...]
"""What a click on a span means: ("module", name), ("box", module, binding), ("step", position), ("line", module, line),
("toggle", folder), ("phase", phase), ("press", key) or ("term", word)."""


class Span(msgspec.Struct, frozen=True, gc=False):
    """Text in one style, possibly something to click.

    `style` names style classes of the screen's theme, separated by spaces ("keyword", "changed", ...);
    the empty string is plain text.  A structure, as thousands are made and compared for each step.
    """

    text: str
    style: str = ""
    target: Target | None = None


Line = tuple[Span, ...]


MARGIN = 2
"""How many lines stay in sight above and below the one that should be."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows at one moment.

    `lines` may be made lazily: only those that are looked at cost anything.  `focus` is the number of the line that
    should be kept in sight, and `title` what stands in the frame.
    """

    title: str
    lines: Sequence[Line]
    focus: int | None = None


@dataclass(frozen=True)
class Moment:
    """A run at one position, as the panels see it.

    `changed` is what the last movement changed; `selected` is what the person pointed at, if anything; `ascii` asks for
    7-bit characters only; `spotlight` is what a lesson asks one to look at.  `is_veiled` keeps to itself what is in the
    boxes, as a question asks for it.  `is_large` lets what the step is about stand out, for the last row.
    """

    timeline: Timeline
    changed: frozenset[Subject] = frozenset()
    selected: Target | None = None
    ascii: bool = False
    spotlight: frozenset[Target] = frozenset()
    is_veiled: bool = False
    is_large: bool = False

    @property
    def world(self) -> World:
        """The world at this moment."""
        return self.timeline.world

    @property
    def event(self) -> Event | None:
        """The event that led here, or None at the very start."""
        return self.timeline.event


View = Callable[[Moment, int, int], Panel]
"""What makes a panel: (moment, width, height) -> panel."""


def plain(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(span.text for span in line)
