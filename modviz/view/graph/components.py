"""The strongly connected components of an import graph: the modules that can all reach each other."""

from __future__ import annotations

from collections.abc import Iterable

from modviz.view.graph.walk import Edge, imports_by_module


def cycles(nodes: Iterable[str], edges: Iterable[Edge]) -> list[tuple[str, ...]]:
    """The components of more than one module, each in the order in which a walk meets its members.

    Complexity
    ----------
    O(nodes + edges), without recursion.

    Source
    ------
    Tarjan, "Depth-first search and linear graph algorithms", 1972; as InnerModuleLinking does it.
    """
    imports = imports_by_module(nodes, edges)
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in imports:
        if root in index:
            continue
        pending = [(root, iter(imports[root]))]
        index[root] = lowest[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while pending:
            node, remaining = pending[-1]
            following = next(remaining, None)
            if following is None:
                pending.pop()
                if pending:
                    above = pending[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == index[node]:
                    start = stack.index(node)
                    members = tuple(stack[start:])
                    del stack[start:]
                    on_stack.difference_update(members)
                    if len(members) > 1:
                        found.append(members)
            elif following not in index:
                index[following] = lowest[following] = len(index)
                stack.append(following)
                on_stack.add(following)
                pending.append((following, iter(imports[following])))
            elif following in on_stack:
                lowest[node] = min(lowest[node], index[following])
    return found
