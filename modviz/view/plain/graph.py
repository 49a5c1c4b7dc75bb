"""The import graph in sentences, for those who cannot see the picture and for plain text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from modviz.view.graph.walk import Edge, back_edges, imports_by_module, walk


def describe(
    nodes: Sequence[str],
    edges: Sequence[Edge],
    entry: str,
    labels: Mapping[str, str] | None = None,
    dynamic: Collection[Edge] = (),
) -> list[str]:
    """Sentences for the imports of each module, for its calls of `import()`, and for imports that close a cycle.

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
        onward = [names[imported] for imported in imports[node] if (node, imported) not in closing]
        if onward or not imports[node]:
            sentences.append(f"{names[node]} imports {', '.join(onward) or 'nothing'}")
        for imported in imports[node]:
            if imported == node:
                sentences.append(f"{names[node]} imports itself (back edge: a cycle of one)")
            elif (node, imported) in closing:
                sentences.append(f"{names[node]} imports {names[imported]} (back edge: closes a cycle)")
        if calls.get(node):
            sentences.append(f"{names[node]} calls import() for {', '.join(names[called] for called in calls[node])}")
    return sentences
