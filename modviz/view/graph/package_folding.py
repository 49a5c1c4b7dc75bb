"""Packages in node_modules as single nodes of the graph: each stands as the first of its modules that is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from modviz.record.packages import package_folder
from modviz.record.world import Package
from modviz.view.graph.module_graph import ModuleGraph


@dataclass(frozen=True)
class Fold:
    """A package that is one node.

    `folder` is the URL of its folder, by which it opens; `members` are its modules, of which the first is the node.
    """

    folder: str
    label: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class FoldedGraph:
    """A graph, the packages that are single nodes of it, by these, and the node that each of their modules is in."""

    graph: ModuleGraph
    folds: Mapping[str, Fold] = field(default_factory=dict)
    node_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def labels(self) -> dict[str, str]:
        """What stands in place of the names of those nodes."""
        return {node: fold.label for node, fold in self.folds.items()}


def fold_packages(graph: ModuleGraph, packages: Mapping[str, Package], opened: Collection[str]) -> FoldedGraph:
    """`graph` with one node for each package, but for those that are `opened`, and the package that the entry is in.

    Parameters
    ----------
    graph
        The graph of all modules.
    packages
        What is known of the packages, by the URLs of their folders.
    opened
        The URLs of the folders of those whose modules are to be seen.

    Complexity
    ----------
    O(modules + imports).
    """
    own = package_folder(graph.urls.get(graph.entry or "", ""))
    members: dict[str, list[str]] = {}
    for name in graph.nodes:
        folder = package_folder(graph.urls.get(name, ""))
        if folder and folder != own and folder not in opened:
            members.setdefault(folder, []).append(name)
    if not members:
        return FoldedGraph(graph)
    node_of = {name: names[0] for names in members.values() for name in names}
    folds = {names[0]: Fold(folder, _label(folder, packages, names), tuple(names)) for folder, names in members.items()}
    edges: dict[tuple[str, str], int] = {}
    dynamic: dict[tuple[str, str], tuple[int, ...]] = {}
    static: set[tuple[str, str]] = set()
    for (importer, imported), position in graph.edges.items():
        edge = (node_of.get(importer, importer), node_of.get(imported, imported))
        if edge[0] == edge[1] and edge[0] in folds:
            continue
        edges[edge] = min(position, edges.get(edge, position))
        if (importer, imported) in graph.dynamic:
            dynamic[edge] = dynamic.get(edge, ()) + graph.dynamic[importer, imported]
        else:
            static.add(edge)
    folded = replace(
        graph,
        nodes={name: position for name, position in graph.nodes.items() if node_of.get(name, name) == name},
        edges=edges,
        dynamic={edge: calls for edge, calls in dynamic.items() if edge not in static},
    )
    return FoldedGraph(folded, folds, node_of)


def _label(folder: str, packages: Mapping[str, Package], names: list[str]) -> str:
    package = packages.get(folder)
    name = folder.rpartition("/node_modules/")[2].rstrip("/") if package is None else package.name
    version = f"@{package.version}" if package is not None and package.version else ""
    count = f" ({len(names):,})" if len(names) > 1 else ""
    return f"{name}{version}{count}"
