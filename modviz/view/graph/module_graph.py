"""The import graph of a whole record, and when each module and each import of it becomes known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from modviz.record.events import (
    FetchStarted,
    FileRead,
    ImportCalled,
    ModuleLoaded,
    ModuleRequested,
    RequireResolved,
    RunStarted,
    ScriptPrepared,
)
from modviz.record.timeline import Timeline
from modviz.view.graph.walk import Edge
from modviz.view.prepared import once_per_realm


@dataclass(frozen=True)
class ModuleGraph:
    """The graph as it is at the end of the record, with the positions from which on its parts are known.

    `urls` are the keys of the modules in the module map; `dynamic` are the edges that only calls of `import()` make,
    with the numbers of the calls.
    """

    entry: str | None = None
    nodes: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[Edge, int] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)
    dynamic: Mapping[Edge, tuple[int, ...]] = field(default_factory=dict)


@once_per_realm
def module_graph(timeline: Timeline) -> ModuleGraph:
    """The graph of all modules that are asked for anywhere in the record, imports in the order of asking."""
    entry: str | None = None
    nodes: dict[str, int] = {}
    edges: dict[Edge, int] = {}
    urls: dict[str, str] = {}
    static: set[Edge] = set()
    calls: dict[Edge, tuple[int, ...]] = {}
    call: ImportCalled | None = None
    for position, event in timeline.own_events():
        match event:
            case RunStarted():
                entry = event.entry
                nodes.setdefault(event.entry, position)
            case FetchStarted():
                # A realm that another one started has no start of a run: it begins with its first module.
                entry = entry or event.module
                nodes.setdefault(event.module, position)
                urls[event.module] = event.url
            case ScriptPrepared() if event.kind in ("classic", "module") and event.turn != "never":
                # What the page asks for by an element is an entry of its own.
                nodes.setdefault(event.name, position)
                edges.setdefault((event.page, event.name), position)
                static.add((event.page, event.name))
            case ModuleRequested():
                edge = (event.module, event.requested)
                edges.setdefault(edge, position)
                # A call of import() asks for its module in the very next event.
                if call is None:
                    static.add(edge)
                else:
                    calls[edge] = (*calls.get(edge, ()), call.number)
            case FileRead():
                nodes.setdefault(event.module, position)
                urls.setdefault(event.module, event.url)
            case RequireResolved() if event.module is not None and not event.is_over:
                edges.setdefault((event.module, event.target), position)
                static.add((event.module, event.target))
            case ModuleLoaded():
                edges.setdefault((event.module, event.loaded), position)
                static.add((event.module, event.loaded))
        call = event if isinstance(event, ImportCalled) else None
    for edge, position in edges.items():
        for name in edge:
            nodes.setdefault(name, position)
    dynamic = {edge: numbers for edge, numbers in calls.items() if edge not in static}
    return ModuleGraph(entry, nodes, edges, urls, dynamic)
