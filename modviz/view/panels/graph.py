"""The graph panel: the modules and their imports, as a picture or, where that has no room, as a tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import ref

from modviz.record.timeline import Timeline
from modviz.view.attention import module_in_question
from modviz.view.graph.folders import Folds
from modviz.view.graph.layout import fit
from modviz.view.graph.legend import legend_lines, legend_room
from modviz.view.graph.module_graph import ModuleGraph, module_graph
from modviz.view.graph.outline import LARGEST_PICTURE
from modviz.view.graph.package_folding import fold_packages
from modviz.view.graph.picture import draw
from modviz.view.graph.shape import GraphLayout
from modviz.view.graph.walk import imports_by_module
from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel
from modviz.view.panels.graph_marks import edge_marks, node_mark, ring_numbers, rings
from modviz.view.panels.graph_tree import folder_tree_panel, import_tree_panel
from modviz.view.text import clean

_TITLE = "Graph"

_SMALL = 12
"""Up to this many modules packages are not folded by themselves: all of them can be seen."""


@dataclass(frozen=True)
class GraphLook:
    """What a person has asked for: folders that are opened or closed, and the part of the graph to be shown alone.

    `folds` is what is wanted of all folders, before those that are `toggled`.  `narrowed` is empty for all of it,
    "cycle" for the cycle of `around`, and "way" for what leads to it.  Packages in node_modules are single nodes
    in all but small graphs, unless all folders are open or they are toggled, by the URLs of their folders.
    """

    toggled: frozenset[str] = frozenset()
    folds: Folds = ""
    narrowed: str = ""
    around: str = ""


ALL = GraphLook()


def graph_panel(moment: Moment, width: int, height: int, look: GraphLook = ALL) -> Panel:
    """The import graph as far as it is known.

    Every module keeps its place from the first step to the last: the layout is that of the whole record.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    look
        What to show of it; ("toggle", folder) asks to open or close a folder.
    """
    graph = module_graph(moment.timeline)
    if graph.entry is None:
        return make_panel(moment, _TITLE, (), width)
    part = _part(moment.timeline, graph, look)
    title = _TITLE if part is graph else f"{_TITLE} · {_part_words(look, graph, part)}"
    shown = _shown(ref(moment.timeline), moment.timeline.realm, look)
    if len(shown.nodes) > LARGEST_PICTURE:
        return folder_tree_panel(moment, graph, title, width, height, look.toggled, look.folds)
    layout = _layout(ref(moment.timeline), moment.timeline.realm, look, width, height - _room(moment))
    if layout.width > width or layout.height > height - _room(moment):
        return import_tree_panel(moment, shown, title, width)
    return _picture_panel(moment, shown, layout, title, width, height)


def narrowings(timeline: Timeline, module: str) -> tuple[str, ...]:
    """What the graph can be narrowed to around `module`: its cycle, if it is in one, and what leads to it."""
    return (*(["cycle"] if module in ring_numbers(timeline) else []), "way", "")


def _room(moment: Moment) -> int:
    return legend_room(moment.timeline)


def _part_words(look: GraphLook, graph: ModuleGraph, shown: ModuleGraph) -> str:
    count = f"{len(shown.nodes)} of {len(graph.nodes):,}"
    if look.narrowed == "cycle":
        return f"cycle, {count} modules, f goes on"
    return f"what leads to {clean(look.around)}, {count}, f shows all"


def _part(timeline: Timeline, graph: ModuleGraph, look: GraphLook) -> ModuleGraph:
    """The part of the graph that is to be shown; all of it where there is no such part."""
    if look.narrowed == "cycle" and look.around in ring_numbers(timeline):
        members = rings(timeline)[ring_numbers(timeline)[look.around]]
    elif look.narrowed == "way" and look.around in graph.nodes:
        members = _all_that_lead_to(graph, look.around)
    else:
        return graph
    inside = frozenset(members)
    return replace(
        graph,
        entry=members[0],
        nodes={name: position for name, position in graph.nodes.items() if name in inside},
        edges={edge: position for edge, position in graph.edges.items() if inside.issuperset(edge)},
    )


def _all_that_lead_to(graph: ModuleGraph, module: str) -> tuple[str, ...]:
    """The module and all that need it, the entry first."""
    importers = imports_by_module(graph.nodes, ((imported, importer) for importer, imported in graph.edges))
    found = {module: None}
    pending = [module]
    while pending:
        for importer in importers[pending.pop()]:
            if importer not in found:
                found[importer] = None
                pending.append(importer)
    return tuple(sorted(found, key=lambda name: (name != graph.entry, graph.nodes[name])))


def _picture_panel(
    moment: Moment, graph: ModuleGraph, layout: GraphLayout, title: str, width: int, height: int
) -> Panel:
    question = graph.shown(module_in_question(moment))
    marks = {name: node_mark(moment, graph, name, question) for name in graph.nodes}
    picture = draw(layout, marks=marks, edge_marks=edge_marks(moment, graph, question), ascii=moment.ascii)
    box = layout.boxes.get(question) if question is not None else None
    left = (width - layout.width) // 2

    def line(y: int) -> Line:
        return picture.row(y, -left, width - left)

    legend = legend_lines(moment, graph, width, height - layout.height)
    # The legend stands at the foot of the panel, so that the picture keeps its place.
    foot = max(layout.height, height - len(legend))

    def line_or_legend(y: int) -> Line:
        return line(y) if y < layout.height else legend[y - foot] if y >= foot else ()

    return make_panel(
        moment,
        title,
        LazyLines(foot + len(legend) if legend else layout.height, line_or_legend),
        width,
        None if box is None else box.y + box.height // 2,
    )


@lru_cache(16)
def _shown(timeline: ref[Timeline], realm: str, look: GraphLook) -> ModuleGraph:
    """The part of the final graph of the realm in turn that is shown: packages are single nodes, unless opened."""
    found = timeline()
    assert found is not None
    assert found.realm == realm
    part = _part(found, module_graph(found), look)
    is_small = len(part.nodes) <= _SMALL and look.folds != "closed"
    return part if look.folds == "open" or is_small else fold_packages(part, look.toggled)


@lru_cache(16)
def _layout(timeline: ref[Timeline], realm: str, look: GraphLook, width: int, height: int) -> GraphLayout:
    """The layout for the final graph of the realm in turn: the picture must not jump while one steps."""
    graph = _shown(timeline, realm, look)
    assert graph.entry is not None
    labels = {name: graph.label(name) for name in graph.nodes}
    return fit(list(graph.nodes), list(graph.edges), graph.entry, width, height, labels)
