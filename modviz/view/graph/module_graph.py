"""The import graph of a whole record, and when each module and each import of it becomes known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from modviz.record.events import (
    FetchStarted,
    FileRead,
    ImportCalled,
    ModuleLoaded,
    ModuleRequested,
    PackageFound,
    RequireResolved,
    RunStarted,
    ScriptPrepared,
)
from modviz.record.timeline import Timeline
from modviz.record.world import Package
from modviz.view.graph.outline import Outline, outline
from modviz.view.graph.walk import Edge
from modviz.view.prepared import once_per_realm
from modviz.view.text import clean


@dataclass(frozen=True)
class ModuleGraph:
    """The graph as it is at the end of the record, with the positions from which on its parts are known.

    `urls` are the keys of the modules in the module map; `dynamic` are the edges that only calls of `import()` make,
    with the numbers of the calls.  `packages` are those that modules come from, by the URLs of their folders.

    In a graph whose packages are folded (`fold_packages`), `folders` has the URLs of those that are single nodes,
    `labels` what these are called, and `node_of` the node that stands for a module of theirs.
    """

    entry: str | None = None
    nodes: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[Edge, int] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)
    dynamic: Mapping[Edge, tuple[int, ...]] = field(default_factory=dict)
    packages: Mapping[str, Package] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    node_of: Mapping[str, str] = field(default_factory=dict)

    def shown(self, module: str | None) -> str | None:
        """The node that shows `module`: itself, or that of its package."""
        return module if module is None else self.node_of.get(module, module)

    def label(self, node: str) -> str:
        """What a node is called, fit to be shown."""
        return clean(self.labels.get(node, node))

    @cached_property
    def outline(self) -> Outline:
        """The graph as a tree."""
        assert self.entry is not None
        return outline(list(self.nodes), list(self.edges), self.entry)


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
    packages: dict[str, Package] = {}
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
            case PackageFound():
                packages[event.folder] = Package(event.name, event.version, event.folder, event.shown)
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
    return ModuleGraph(entry, nodes, edges, urls, dynamic, packages)
