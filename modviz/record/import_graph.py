"""Which module imports which: as a graph of networkx for analysis and export, and as what has to be evaluated first.

networkx takes longer to import than modviz to record a small program, so that it is imported when a graph is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from modviz.record.entries import ExportEntry, ImportEntry, ImportName, ModuleRequest, ParsedModule
from modviz.record.world import MapEntry, Module, World

if TYPE_CHECKING:
    import networkx

STATIC = "static"
DYNAMIC = "import()"
"""How a module is asked for: by a declaration, or by a call."""


class ImportGraph:
    """Which modules are evaluated before which, along static imports; looked up once for each that is asked for.

    Parameters
    ----------
    modules
        The modules at the end of a run, by name.
    with_deferred
        Whether `import defer` counts as well: what it names is evaluated later, when something is read from it.
    """

    def __init__(self, modules: Mapping[str, Module], *, with_deferred: bool = False) -> None:
        self.modules = modules
        self._phases = ("evaluation", "defer") if with_deferred else ("evaluation",)
        self._requests: dict[str, tuple[tuple[str, int], ...]] = {}

    def requests(self, module: str) -> tuple[tuple[str, int], ...]:
        """What `module` needs, in the order of its requests, each with the line of the request."""
        if module not in self._requests:
            known = self.modules[module]
            found = (
                (known.loaded_modules.get(each.request), each.position.line)
                for each in known.parsed.requested_modules
                if each.request.phase in self._phases
            )
            self._requests[module] = tuple(
                (name, line) for name, line in found if name is not None and name in self.modules
            )
        return self._requests[module]

    def required(self, module: str) -> tuple[str, ...]:
        """The modules that `module` needs, in the order of its requests."""
        return tuple(name for name, _ in self.requests(module))

    def import_line(self, module: str, required: str) -> int | None:
        """The line in which `module` first asks for the module `required`."""
        return next((line for name, line in self.requests(module) if name == required), None)

    def way(self, start: str, goal: str) -> tuple[str, ...]:
        """A shortest chain of imports from one module to another, both included; empty when there is none."""
        return shortest_chain(self._graph, start, goal)

    def importers_of(self, goal: str) -> frozenset[str]:
        """The other modules that import `goal`, themselves or through others."""
        import networkx

        return frozenset(networkx.ancestors(self._graph, goal))

    @cached_property
    def _graph(self) -> networkx.DiGraph:
        return _digraph(tuple((name, self._loaded(module)) for name, module in self.modules.items()))

    def _loaded(self, module: Module) -> tuple[str, ...]:
        return tuple(name for request, name in module.loaded_modules.items() if request.phase in self._phases)


@lru_cache(2)
def _digraph(imports: tuple[tuple[str, tuple[str, ...]], ...]) -> networkx.DiGraph:
    """The graph of what each module imports.  It is kept, as the causes of a failure are drawn again and again."""
    import networkx

    return networkx.DiGraph(dict(imports))


def import_graph(world: World) -> networkx.DiGraph:
    """Every module of `world` and every import between two of them; `Trace.graph` says what nodes and edges have."""
    import networkx

    graph = networkx.DiGraph()
    for module in world.modules.values():
        graph.add_node(
            module.name,
            url=module.url,
            kind=module.kind,
            status=module.status,
            body=module.body,
            cycle_root=module.cycle_root,
            has_tla=module.has_tla,
            is_synthetic=module.is_synthetic,
            error=module.evaluation_error,
        )
    for module in world.modules.values():
        names = _imported_names(module.parsed)
        for requested in module.parsed.requested_modules:
            request, position = requested.request, requested.position
            imported = module.loaded_modules.get(request)
            if imported is not None:
                edge = _edge(graph, module.name, imported, position.line, position.column)
                _add(edge, (STATIC,), (request.phase,), (request.specifier,), names.get(request, ()))
    for call in world.imports.values():
        if call.referrer in world.modules and call.target is not None:
            edge = _edge(graph, call.referrer, call.target, call.line, call.column)
            _add(edge, (DYNAMIC,), (call.phase,), (call.specifier,), ())
    for entry in world.module_map.values():
        if entry.state == "failed":
            _add_failed(graph, entry)
    return graph


def static_imports(graph: networkx.DiGraph) -> networkx.DiGraph:
    """The part of `graph` that linking walks: declarations, but for those of the source phase.

    Its strongly connected components are the cycles of the specification.
    """
    import networkx

    def is_walked(importer: str, imported: str) -> bool:
        edge = graph.edges[importer, imported]
        return STATIC in edge["asked"] and edge["phases"] != ("source",)

    return networkx.subgraph_view(graph, filter_edge=is_walked)


def shortest_chain(graph: networkx.DiGraph, start: str, end: str) -> tuple[str, ...]:
    """A shortest chain of imports from `start` to `end`, both included; empty when there is none."""
    import networkx

    try:
        return tuple(networkx.shortest_path(graph, start, end))
    except networkx.NetworkXNoPath:
        return ()


def _edge(
    graph: networkx.DiGraph, importer: str, imported: str, line: int | None, column: int | None
) -> dict[str, Any]:
    """What is known of an import; that of the place that is told first stays."""
    if not graph.has_edge(importer, imported):
        graph.add_edge(importer, imported, line=line, column=column, asked=(), phases=(), specifiers=(), names=())
    edge: dict[str, Any] = graph.edges[importer, imported]
    return edge


def _add(edge: dict[str, Any], *new: tuple[str, ...]) -> None:
    for key, more in zip(("asked", "phases", "specifiers", "names"), new, strict=True):
        edge[key] = tuple(dict.fromkeys((*edge[key], *more)))


def _add_failed(graph: networkx.DiGraph, entry: MapEntry) -> None:
    """A module that could not be had; of those who asked for it, the module map knows the names alone."""
    graph.add_node(
        entry.module,
        url=entry.url,
        status="failed",
        body="waiting",
        cycle_root=None,
        has_tla=False,
        kind=None,
        is_synthetic=False,
        error=entry.error,
    )
    for importer in entry.asked_by:
        if importer in graph:
            _edge(graph, importer, entry.module, None, None)


def _imported_names(parsed: ParsedModule) -> dict[ModuleRequest, tuple[str, ...]]:
    """What each request is made for: names of exports, and "*" for all of them or a namespace object."""
    names: dict[ModuleRequest, tuple[str, ...]] = {}
    entries: tuple[ImportEntry | ExportEntry, ...] = (
        *parsed.import_entries,
        *parsed.indirect_export_entries,
        *parsed.star_export_entries,
    )
    for entry in entries:
        request, name = entry.module_request, entry.import_name
        if request is not None and name is not None and name != ImportName.SOURCE:
            names[request] = (*names.get(request, ()), name if isinstance(name, str) else "*")
    return names
