"""A trace: everything that is known of one run, and the way back into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from modviz.record.events import Event
from modviz.record.timeline import Timeline
from modviz.record.world import FIRST_REALM, ConsoleLine, Module, Outcome, Realm, World, Worlds


class Trace(msgspec.Struct, frozen=True, gc=False):
    """The record of one run.

    `outcome`, `console`, `realms` and `modules` are about the guest program at the end, and `worlds` are those of all
    realms there; `events` are the steps of the run, and are empty when they were not asked for.
    """

    entry: str
    events: Sequence[Event]
    worlds: Worlds

    @property
    def end(self) -> World:
        """The world of the first realm at the end of the run."""
        return self.worlds[FIRST_REALM]

    @property
    def outcome(self) -> Outcome:
        """How the run ended, and the error, if any."""
        assert self.worlds.shared.outcome is not None
        return self.worlds.shared.outcome

    @property
    def console(self) -> Sequence[ConsoleLine]:
        """The lines the program printed, in order."""
        return tuple(self.worlds.shared.console)

    @property
    def realms(self) -> Sequence[Realm]:
        """The realms of the run, in the order in which they started."""
        return tuple(self.worlds.shared.realms.values())

    @property
    def modules(self) -> Sequence[Module]:
        """The modules at the end of the run, realm by realm, in the order in which they were parsed."""
        return tuple(module for world in self.worlds.values() for module in world.modules.values())

    @property
    def sources(self) -> Mapping[str, str]:
        """The source text of every module that was fetched, by name."""
        entries = (entry for world in self.worlds.values() for entry in world.module_map.values())
        return {entry.module: entry.source_text for entry in entries if entry.source_text is not None}

    def timeline(self) -> Timeline:
        """A fresh timeline over the events, at position 0."""
        return Timeline(self.events)
