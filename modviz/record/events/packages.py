"""The events of packages: from which package of node_modules modules come."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject
from modviz.record.world import Package, World


class PackageFound(Event, frozen=True):
    """A module of a package in node_modules is about to be read, the first one of that package.

    `folder` is the URL of the package's folder, and `shown` its short name; `others` are packages of the same name
    that modules have come from before, each with its version and the short name of its folder.
    """

    cites: ClassVar[Clause] = citation.NODE_MODULES
    sign = ("▣", "status-fetching")
    front = ("graph", "module_map")
    beat = False
    name: str
    version: str
    folder: str
    shown: str
    others: tuple[tuple[str, str], ...] = ()

    def apply(self, world: World) -> None:
        world.packages[self.folder] = Package(self.name, self.version, self.folder, self.shown)

    @property
    def is_beat(self) -> bool:
        return bool(self.others)

    @property
    def narration(self) -> str:
        version = f" {self.version}" if self.version else ""
        found = f"The first module of the package {self.name}{version}, which lies in {self.shown}."
        if not self.others:
            return found
        before = " and ".join(f"{folder} ({version or 'no version'})" for version, folder in self.others)
        return (
            f"{found} There is a {self.name} already, in {before}: these are two packages, and each runs and keeps"
            " values, classes and state of its own."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("package", self.folder),)
