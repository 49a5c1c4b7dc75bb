"""A trace: everything that is known of one run, and the way back into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from modviz.record.events import Event
from modviz.record.timeline import Timeline
from modviz.record.world import ConsoleLine, Module, Outcome, World


class Trace(msgspec.Struct, frozen=True, gc=False):
    """The record of one run.

    `outcome`, `console` and `modules` are about the guest program at the end of the run; `events` are its steps, and
    are empty when they were not asked for.
    """

    entry: str
    events: Sequence[Event]
    end: World

    @property
    def host(self) -> str:
        """What the program ran in: "page"."""
        assert self.end.host is not None
        return self.end.host

    @property
    def outcome(self) -> Outcome:
        """How the run ended, and the error, if any."""
        assert self.end.outcome is not None
        return self.end.outcome

    @property
    def console(self) -> Sequence[ConsoleLine]:
        """The lines the program printed, in order."""
        return tuple(self.end.console)

    @property
    def modules(self) -> Sequence[Module]:
        """The modules at the end of the run, in the order in which they were parsed."""
        return tuple(self.end.modules.values())

    @property
    def sources(self) -> Mapping[str, str]:
        """The source text of every module that was fetched, by name."""
        return {
            entry.module: entry.source_text for entry in self.end.module_map.values() if entry.source_text is not None
        }

    def timeline(self) -> Timeline:
        """A fresh timeline over the events, at position 0."""
        return Timeline(self.events)
