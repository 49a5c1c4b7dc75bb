"""A trace: everything that is known of one run, and the way back into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from modviz.record.events import Event
from modviz.record.import_graph import import_graph
from modviz.record.timeline import Timeline
from modviz.record.world import FIRST_REALM, ConsoleLine, Module, Outcome, Realm, UncaughtError, World, Worlds

if TYPE_CHECKING:
    import networkx


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
    def host(self) -> str:
        """What the program ran in: "page"."""
        assert self.worlds.shared.host is not None
        return self.worlds.shared.host

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
    def errors(self) -> Sequence[UncaughtError]:
        """Every error that nobody caught, in order; what stopped a run is none of them (see `outcome`)."""
        return tuple(self.worlds.shared.errors)

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
        """The source text of every module that was fetched, and of every page and classic script, by name."""
        entries = (entry for world in self.worlds.values() for entry in world.module_map.values())
        texts = {name: text for world in self.worlds.values() for name, text in world.texts.items()}
        return texts | {entry.module: entry.source_text for entry in entries if entry.source_text is not None}

    def graph(self, realm: str = FIRST_REALM) -> networkx.DiGraph:
        """The imports at the end of the run: modules by name, and an edge from each importer to what it imports.

        They are those of one realm, by its name; there is a `KeyError` when the run has none of that name.

        A node has `url`, `kind` (the module type), `status` ("failed" if it could not be fetched or parsed), `body`,
        `cycle_root`, `has_tla`, `is_synthetic`, and `error`, a `GuestError` or None.  An edge has `line` and `column`
        of the place where the module is first asked for, from 1, and these, each once: `asked` ("static", "import()"),
        `phases` ("evaluation", "defer", "source"), `specifiers`, and the imported `names` ("*" for all).
        Of who asked for a module that failed only that is known.

        It is a copy that nothing else looks at.  networkx is imported when this is called.

        >>> import modviz, networkx
        >>> sources = {
        ...     "main.js": "import { a } from './a.js'; await import('./late.js');",
        ...     "a.js": "import * as main from './main.js'; export const a = 1;",
        ...     "late.js": "",
        ... }
        >>> graph = modviz.trace("main.js", sources=sources).graph()
        >>> graph.edges["main.js", "a.js"]["line"], graph.edges["main.js", "a.js"]["names"]
        (1, ('a',))
        >>> graph.edges["main.js", "late.js"]["asked"]
        ('import()',)
        >>> networkx.shortest_path(graph, "a.js", "late.js")
        ['a.js', 'main.js', 'late.js']
        >>> sorted(max(networkx.strongly_connected_components(graph), key=len))
        ['a.js', 'main.js']
        """
        if realm not in self.worlds:
            raise KeyError(realm)
        return import_graph(self.worlds[realm])

    def timeline(self) -> Timeline:
        """A fresh timeline over the events, at position 0."""
        return Timeline(self.events)
