"""What every event is: a fact that was observed, with the change it made to the world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from modviz.record.citation import Clause
from modviz.record.world import Place, World

Subject = tuple[str, ...]
"""Something on the screen that an event changed.

("module", name), ("box", module, binding), ("map", url), ("edge", importer, imported), ("stack",),
("console",) or ("outcome",).
"""


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=True, gc=False):
    """One observable fact.  Events are the only way in which a world changes.

    A subclass says what it changes (`apply`), what a learner should read (`narration`) and the clause it comes from
    (`cites`).  The way back is the business of `timeline`.
    """

    cites: ClassVar[Clause]
    beat: ClassVar[bool] = True
    """Whether a learner should stop here; the others are steps in between."""

    def apply(self, world: World) -> None:
        """Make the change in `world`, which is as it was before the event."""

    @property
    def narration(self) -> str:
        """One or two sentences for a learner: what happened, and why."""
        raise NotImplementedError

    def telling(self, world: World) -> str:
        """The narration with what only `world`, as it is after the event, knows: why now, and who waits for whom."""
        return self.narration

    @property
    def clause(self) -> Clause:
        """The clause of the specification that this very event comes from."""
        return self.cites

    @property
    def is_beat(self) -> bool:
        """Whether a learner should stop at this very event."""
        return self.beat

    @property
    def module_name(self) -> str | None:
        """The name of the module the event is about, if it is about one."""
        return getattr(self, "module", None)

    @property
    def place(self) -> Place | None:
        """The place in a source text to look at, if there is one."""
        return None

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What the event changed, so that it can be marked wherever it shows."""
        return ()


def clock_words(world: World, and_what: str = "") -> str:
    """A first sentence that says what time it is, once code runs that may wait for it; before, it does not matter."""
    return f"It is {world.clock:g} ms on the virtual clock{and_what}. " if world.phase == "evaluate" else ""


def known_place(module: str | None, line: int | None, column: int | None = None) -> Place | None:
    """The place in `module`, as far as it is known: None without a module or a line; without a column, its start."""
    return None if module is None or line is None else Place(module, line, column or 1)


def listed(names: Sequence[str], most: int = 6) -> str:
    """The first `most` names, and how many more there are."""
    shown = ", ".join(names[:most])
    rest = len(names) - most
    return f"{shown} and {rest:,} more" if rest > 0 else shown
