"""The import graph in sentences, for those who cannot see the picture and for plain text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from modviz.record.events.base import listed
from modviz.record.world import World
from modviz.view.graph.walk import Edge, back_edges, imports_by_module, walk
from modviz.view.text import clean


def describe(
    nodes: Sequence[str],
    edges: Sequence[Edge],
    entry: str,
    labels: Mapping[str, str] | None = None,
    dynamic: Collection[Edge] = (),
    unknown: Mapping[str, str] | None = None,
) -> list[str]:
    """Sentences for the imports of each module, in the order of its text, and for its calls of `import()`.

    Modules come in the order in which the depth-first walk first meets them.

    Parameters
    ----------
    nodes
        The modules.
    edges
        The imports, in source order for each importer.
    entry
        The module to begin with.
    labels
        Names to show instead of the nodes.
    dynamic
        The edges that are calls of `import()`.
    unknown
        What is said of the modules of which it is not known what they import.

    Complexity
    ----------
    O(nodes + edges).
    """
    imports = imports_by_module(nodes, [edge for edge in edges if edge not in dynamic])
    calls = imports_by_module((), [edge for edge in edges if edge in dynamic])
    names = {node: (labels or {}).get(node, node) for node in imports}
    visits = walk(imports, entry)
    closing = back_edges(visits)
    sentences: list[str] = []
    for node in (visit.node for visit in visits if visit.kind == "first"):
        imported = [_imported(node, each, names, closing) for each in imports[node]]
        if imported or node not in (unknown or {}):
            sentences.append(f"{names[node]} imports {', '.join(imported) or 'nothing'}")
        else:
            sentences.append(f"{names[node]} {(unknown or {})[node]}")
        if calls.get(node):
            sentences.append(f"{names[node]} calls import() for {', '.join(names[called] for called in calls[node])}")
    return sentences


def unknown_imports(world: World) -> dict[str, str]:
    """What is said of the modules in `world` of which it is not known what they import."""
    yet = "" if world.shared.outcome is not None else " yet"
    unread = {
        entry.module: f"is not here{yet}, so what it imports is not known"
        for entry in world.module_map.values()
        if entry.module not in world.modules
    }
    unresolved = {
        module.name: f"asks for {listed([clean(each.request.specifier) for each in requests])}: not loaded{yet}"
        for module in world.modules.values()
        if (requests := module.parsed.requested_modules) and not module.loaded_modules
    }
    return unread | unresolved


def _imported(importer: str, imported: str, names: Mapping[str, str], closing: Collection[Edge]) -> str:
    if imported == importer:
        return "itself (back edge: a cycle of one)"
    return f"{names[imported]} (back edge: closes a cycle)" if (importer, imported) in closing else names[imported]
