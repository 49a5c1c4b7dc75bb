"""What every event is: a fact that was observed, with the change it made to the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import msgspec

from modviz.record.citation import Clause
from modviz.record.world import FIRST_REALM, GuestError, Place, World

Subject = tuple[str, ...]
"""Something on the screen that an event changed.

("module", name), ("box", module, binding), ("map", url), ("edge", importer, imported), ("cached", module), ("search",),
("stack",), ("console",) or ("outcome",).
"""

SHARED_SUBJECTS: tuple[Subject, ...] = (("console",), ("outcome",))
"""Those that all realms share."""

LANDMARKS: Mapping[str, str] = {
    "beat": "a step at which a learner should stop",
    "phase": "the start of a phase, and the end of the run",
    "error": "something failed",
    "console": "a line was printed",
    "cycle": "a cycle was found, or closed",
    "module": "a module is asked for, entered by a walk, or starts to run",
}
"""What one can jump to, by name."""

LACK_SIGN = ("△", "lack")
"""The sign of every event that speaks of something that modviz lacks: it is no failure of the program."""

_kinds: list[type[Event]] = []


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=True, gc=False, kw_only=True):
    """One observable fact.  Events are the only way in which a world changes.

    All there is to know of a kind of event stands in its class: what it changes (`apply`), what a learner should read
    (`narration`), the clause it comes from (`cites`), how it looks in a list (`sign`), which panels show it (`front`),
    and by what one can jump to it (`beat`, `landmarks`).  A class that lacks something is refused when it is defined.
    Where one event differs from others of its kind, it says so in `clause`, `own_sign`, `own_front`, `is_beat` or
    `own_landmarks`.  The way back is the business of `timeline`.  Which realm it belongs to is for the recorder to say.

    Lessons reach every event by the name of its class.  One that they should reach by words of their own needs a form
    in `lesson/phrases/place_forms.py`.
    """

    cites: ClassVar[Clause]
    """The clause of a specification that it comes from."""
    sign: ClassVar[tuple[str, str]]
    """A glyph of one cell that has an ASCII form in `view/glyphs.py`, and a style class of `view/styles.py`."""
    front: ClassVar[tuple[str, ...]]
    """The panels of `view/board/panels.py` that show it, by name, the most telling first: they come to the front."""
    beat: ClassVar[bool] = True
    """Whether a learner should stop here; the others are steps in between."""
    landmarks: ClassVar[tuple[str, ...]] = ()
    """The names in `LANDMARKS` by which one can jump to it, apart from "beat"."""
    other_realm: str | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="realm")
    """The realm it belongs to, where that is not the first; see `realm`."""

    def __init_subclass__(cls) -> None:
        """Refuse a kind of event that lacks something.

        Raises
        ------
        TypeError
            It has no docstring, narration, clause, sign or panels, or a landmark that there is not.
        """
        super().__init_subclass__()
        lacking = [name for name in ("cites", "sign", "front") if not hasattr(cls, name)]
        lacking += ["docstring"] * (not cls.__doc__) + ["narration"] * (cls.narration is Event.narration)
        if lacking:
            raise TypeError(f"the event {cls.__name__} lacks: {', '.join(lacking)}")
        if not set(cls.landmarks) <= set(LANDMARKS) - {"beat"}:
            raise TypeError(f"the event {cls.__name__} has a landmark that there is not: {', '.join(cls.landmarks)}")
        _kinds.append(cls)

    @property
    def realm(self) -> str:
        """The name of the realm it belongs to."""
        return FIRST_REALM if self.other_realm is msgspec.UNSET else self.other_realm

    def apply(self, world: World) -> None:
        """Make the change in `world`, that of its realm, which is as it was before the event."""

    @property
    def narration(self) -> str:
        """One or two sentences for a learner: what happened, and why."""
        raise NotImplementedError

    @property
    def rule(self) -> str:
        """The part of the narration that one who has read it of another event of this kind can do without."""
        return ""

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
    def own_landmarks(self) -> tuple[str, ...]:
        """Those of `landmarks` by which one can jump to this very event."""
        return self.landmarks

    @property
    def own_sign(self) -> tuple[str, str]:
        """The glyph and the style class of this very event."""
        error = getattr(self, "error", None)
        return LACK_SIGN if isinstance(error, GuestError) and error.is_lack else self.sign

    @property
    def own_front(self) -> tuple[str, ...]:
        """Those of the panels in `front` that show this very event."""
        return self.front

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


def event_types() -> tuple[type[Event], ...]:
    """Every kind of event that is defined so far, in the order of definition."""
    return tuple(_kinds)


def clock_words(world: World, and_what: str = "") -> str:
    """A first sentence that says what time it is, once code runs that may wait for it; before, it does not matter."""
    return f"It is {world.shared.clock:g} ms on the virtual clock{and_what}. " if world.phase == "evaluate" else ""


def known_place(module: str | None, line: int | None, column: int | None = None) -> Place | None:
    """The place in `module`, as far as it is known: None without a module or a line; without a column, its start."""
    return None if module is None or line is None else Place(module, line, column or 1)


def listed(names: Sequence[str], most: int = 6) -> str:
    """The first `most` names, and how many more there are."""
    shown = ", ".join(names[:most])
    rest = len(names) - most
    return f"{shown} and {rest:,} more" if rest > 0 else shown
