"""Packages in node_modules as single nodes of the graph: each stands as the first of its modules that is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from modviz.record.packages import package_folder
from modviz.view.graph.module_graph import ModuleGraph


def fold_packages(graph: ModuleGraph, opened: Collection[str]) -> ModuleGraph:
    """`graph` with one node for each package, but for those that are `opened`, and the package that the entry is in.

    Parameters
    ----------
    graph
        The graph of all modules.
    opened
        The URLs of the folders of the packages whose modules are to be seen.

    Complexity
    ----------
    O(modules + imports).
    """
    members = _members(graph, opened)
    if not members:
        return graph
    node_of = {name: names[0] for names in members.values() for name in names}
    edges: dict[tuple[str, str], int] = {}
    calls: dict[tuple[str, str], tuple[int, ...]] = {}
    static: set[tuple[str, str]] = set()
    for (importer, imported), position in graph.edges.items():
        edge = (node_of.get(importer, importer), node_of.get(imported, imported))
        if edge[0] == edge[1] and edge[0] in node_of:
            continue
        edges[edge] = min(position, edges.get(edge, position))
        if (importer, imported) in graph.dynamic:
            calls[edge] = (*calls.get(edge, ()), *graph.dynamic[importer, imported])
        else:
            static.add(edge)
    return replace(
        graph,
        nodes={name: position for name, position in graph.nodes.items() if node_of.get(name, name) == name},
        edges=edges,
        dynamic={edge: numbers for edge, numbers in calls.items() if edge not in static},
        folders={names[0]: folder for folder, names in members.items()},
        labels={names[0]: _label(graph, folder, len(names)) for folder, names in members.items()},
        node_of=node_of,
    )


def package_paths(graph: ModuleGraph) -> Mapping[str, str]:
    """The paths of modules in a tree of folders in which each package in node_modules is one folder."""
    paths: dict[str, str] = {}
    for folder, names in _members(graph, ()).items():
        label = package_label(graph, folder)
        for name in names:
            paths[name] = f"node_modules/{label}/{graph.urls[name].removeprefix(folder)}"
    return paths


def package_label(graph: ModuleGraph, folder: str) -> str:
    """Name and version of the package in the folder at that URL, and a sign if there is another one of its name."""
    package = graph.packages.get(folder)
    if package is None:
        return folder.rpartition("/node_modules/")[2].rstrip("/")
    twice = any(each.name == package.name and each.folder != folder for each in graph.packages.values())
    return f"{package.name}{f'@{package.version}' if package.version else ''}{' ≠' if twice else ''}"


def _label(graph: ModuleGraph, folder: str, count: int) -> str:
    return package_label(graph, folder) + (f" ({count:,})" if count > 1 else "")


def _members(graph: ModuleGraph, opened: Collection[str]) -> dict[str, list[str]]:
    """The modules of each package that is to be one node, by the URL of its folder."""
    own = package_folder(graph.urls.get(graph.entry or "", ""))
    members: dict[str, list[str]] = {}
    for name in graph.nodes:
        folder = package_folder(graph.urls.get(name, ""))
        if folder and folder != own and folder not in opened:
            members.setdefault(folder, []).append(name)
    return members
