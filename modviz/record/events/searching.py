"""The event of the search for what an ES module imports by a name."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject, known_place, listed
from modviz.record.world import PathSearch, Place, World

_NOT_THERE = ("missing", "no-folder")


def places_without(tried: tuple[tuple[str, str], ...]) -> list[str]:
    """The paths of a search at which there was nothing."""
    return [path for path, what in tried if what in _NOT_THERE]


class NameSearched(Event, frozen=True):
    """Node has searched for what `specifier`, a name and no path, means in an import: the file `target`, or nothing.

    `tried` are the paths of the search, each with what was there, in order.
    """

    cites: ClassVar[Clause] = citation.ESM_RESOLUTION
    sign = ("→", "status-fetching")
    front = ("search_path", "graph")
    module: str | None
    specifier: str
    line: int
    column: int
    target: str | None
    tried: tuple[tuple[str, str], ...]

    def apply(self, world: World) -> None:
        world.search = PathSearch(self.module, self.specifier, self.tried, self.target)

    @property
    def narration(self) -> str:
        missing = places_without(self.tried)
        looked = f" {listed(missing, 3)} {'is' if len(missing) == 1 else 'are'} not there." if missing else ""
        found = "It is nowhere" if self.target is None else f"It is {self.target}"
        return f"{self.specifier!r} is a name and no path, so Node searches for it{self.rule}.{looked} {found}."

    @property
    def rule(self) -> str:
        return " in packages, from the folder of the module upwards"

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("search",),)
