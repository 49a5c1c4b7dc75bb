"""A trace: everything that is known of one run, and the way back into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from modviz.record.events import Event
from modviz.record.import_graph import import_graph
from modviz.record.timeline import Timeline
from modviz.record.world import ConsoleLine, Module, Outcome, World

if TYPE_CHECKING:
    import networkx


class Trace(msgspec.Struct, frozen=True, gc=False):
    """The record of one run.

    `outcome`, `console` and `modules` are about the guest program at the end of the run; `events` are its steps, and
    are empty when they were not asked for.
    """

    entry: str
    events: Sequence[Event]
    end: World

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

    def graph(self) -> networkx.DiGraph:
        """The imports at the end of the run: modules by name, and an edge from each importer to what it imports.

        A node has `url`, `status` ("failed" for a module that could not be fetched or parsed), `body`, `cycle_root`,
        `has_tla`, `is_synthetic` (JSON, text, bytes), and `error`, a `GuestError` or None.  An edge has `line` and
        `column` of the place where the module is first asked for, from 1, and these, each once: `asked` ("static",
        "import()"), `phases` ("evaluation", "defer", "source"), `specifiers`, and the imported `names` ("*" for all).
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
        return import_graph(self.end)

    def timeline(self) -> Timeline:
        """A fresh timeline over the events, at position 0."""
        return Timeline(self.events)
