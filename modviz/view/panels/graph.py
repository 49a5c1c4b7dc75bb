"""The graph panel: the modules and their imports, as a picture or, when there are many, as an outline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from weakref import ref

from modviz.record.timeline import Timeline
from modviz.record.waiting import waits
from modviz.view.attention import module_in_question
from modviz.view.graph.layout import fit
from modviz.view.graph.legend import legend_lines, legend_room
from modviz.view.graph.module_graph import ModuleGraph, module_graph
from modviz.view.graph.outline import LARGEST_PICTURE, Outline, OutlineRow, outline, row_text, visible_rows
from modviz.view.graph.picture import EdgeMark, NodeMark, draw
from modviz.view.graph.shape import GraphLayout
from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.prepared import once_per_realm
from modviz.view.spotlight import is_lit, mark
from modviz.view.status import Sign, map_sign, module_sign
from modviz.view.text import clean

_UNKNOWN = Sign(" ", " ", "not asked yet", "dim")


def graph_panel(moment: Moment, width: int, height: int, collapsed: frozenset[str] = frozenset()) -> Panel:
    """The import graph as far as it is known.

    Every module keeps its place from the first step to the last: the layout is that of the whole record.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    collapsed
        The modules whose imports an outline hides; ("toggle", name) asks to change it.
    """
    graph = module_graph(moment.timeline)
    if graph.entry is None:
        return make_panel(moment, "Graph", (), width)
    if len(graph.nodes) > LARGEST_PICTURE:
        return _outline_panel(moment, graph, width, collapsed)
    return _picture_panel(moment, graph, width, height)


def _picture_panel(moment: Moment, graph: ModuleGraph, width: int, height: int) -> Panel:
    layout = _layout(ref(moment.timeline), moment.timeline.realm, width, height - legend_room(moment.timeline))
    question = module_in_question(moment)
    marks = {name: _node_mark(moment, graph, name, question) for name in graph.nodes}
    picture = draw(layout, marks=marks, edge_marks=_edge_marks(moment, graph), ascii=moment.ascii)
    box = layout.boxes.get(question) if question is not None else None
    if layout.width <= width:
        left, start = (width - layout.width) // 2, 0
    else:
        # Too wide: show the part around the module in question.
        middle = box.x + box.width // 2 if box is not None else 0
        left, start = 0, max(0, min(middle - width // 2, layout.width - width))

    def line(y: int) -> Line:
        row = picture.row(y, start, start + width - left)
        return (Span(" " * left), *row) if left else row

    legend = legend_lines(moment, graph, width, height - layout.height)
    # The legend stands at the foot of the panel, so that the picture keeps its place.
    foot = max(layout.height, height - len(legend))

    def line_or_legend(y: int) -> Line:
        return line(y) if y < layout.height else legend[y - foot] if y >= foot else ()

    return make_panel(
        moment,
        "Graph",
        LazyLines(foot + len(legend) if legend else layout.height, line_or_legend),
        width,
        None if box is None else box.y + box.height // 2,
    )


@lru_cache(8)
def _layout(timeline: ref[Timeline], realm: str, width: int, height: int) -> GraphLayout:
    """The layout for the final graph of the realm in turn: the picture must not jump while one steps."""
    found = timeline()
    assert found is not None
    assert found.realm == realm
    graph = module_graph(found)
    assert graph.entry is not None
    labels = {name: clean(name) for name in graph.nodes}
    return fit(list(graph.nodes), list(graph.edges), graph.entry, width, height, labels)


def _node_mark(moment: Moment, graph: ModuleGraph, name: str, question: str | None) -> NodeMark:
    sign = _sign(moment, graph, name)
    if sign is _UNKNOWN and name != graph.entry:
        return NodeMark(hidden=True)
    is_current = name == question
    style = sign.style + (" current" if is_current else "") + (" changed" if _is_changed(moment, name) else "")
    glyph = sign.ascii if moment.ascii else sign.glyph
    module = moment.world.modules.get(name)
    return NodeMark(
        glyph,
        sign.word,
        _index(moment, name),
        style,
        is_current,
        is_lit=is_lit(moment, ("module", name)),
        is_commonjs=module is not None and module.kind == "commonjs",
    )


def _edge_marks(moment: Moment, graph: ModuleGraph) -> dict[tuple[str, str], EdgeMark]:
    marks: dict[tuple[str, str], EdgeMark] = {}
    waiting = {(wait.module, target) for wait in waits(moment.world) for target in wait.targets}
    for edge, position in graph.edges.items():
        is_dynamic, is_waiting = edge in graph.dynamic, edge in waiting or _awaits(moment, graph, edge)
        if position > moment.timeline.position:
            marks[edge] = EdgeMark(hidden=True)
        elif ("edge", *edge) in moment.changed:
            marks[edge] = EdgeMark("edge changed", True, is_dynamic=is_dynamic, waits=is_waiting)
        else:
            is_back = edge in moment.world.back_edges or edge in moment.world.require_cycles
            style = "back-edge" if is_back else "dynamic-edge" if is_dynamic else "edge"
            marks[edge] = EdgeMark("waiting-edge" if is_waiting else style, is_dynamic=is_dynamic, waits=is_waiting)
    return marks


def _awaits(moment: Moment, graph: ModuleGraph, edge: tuple[str, str]) -> bool:
    """Whether the body of the importer is suspended for the sake of this call of import(), which is under way."""
    importer = moment.world.modules.get(edge[0])
    if importer is None or importer.awaits is None:
        return False
    calls = (
        moment.world.imports.get(number) for number in graph.dynamic.get(edge, ()) if number in importer.awaits.calls
    )
    return any(call is not None and call.state in ("loading", "evaluating") for call in calls)


def _sign(moment: Moment, graph: ModuleGraph, name: str) -> Sign:
    """The sign of a module; while there is no module record, that of its entry in the module map."""
    module = moment.world.modules.get(name)
    if module is not None:
        return module_sign(module)
    entry = moment.world.module_map.get(graph.urls.get(name, ""))
    return _UNKNOWN if entry is None else map_sign(entry)


def _index(moment: Moment, name: str) -> str:
    """Index and ancestor index of a module on the stack, as "2/0"."""
    module = moment.world.modules.get(name)
    if module is None or module.status not in ("linking", "evaluating") or module.dfs_index is None:
        return ""
    return f"{module.dfs_index}/{module.dfs_ancestor_index}"


def _is_changed(moment: Moment, name: str) -> bool:
    return ("module", name) in moment.changed


def _outline_panel(moment: Moment, graph: ModuleGraph, width: int, collapsed: frozenset[str]) -> Panel:
    tree = _outline(moment.timeline)
    visible = _visible(ref(moment.timeline), moment.timeline.realm, collapsed)
    question = module_in_question(moment)

    def line(number: int) -> Line:
        row = tree.rows[visible[number]]
        sign = _sign(moment, graph, row.node)
        is_first = row.kind == "first"
        is_changed = is_first and _is_changed(moment, row.node)
        look = " changed" if is_changed else " current" if row.node == question and is_first else ""
        look_here = mark(moment, ("module", row.node), is_changed) if is_first else " "
        text = _row_text(row, row.node in collapsed, width, moment.ascii)
        target = ("toggle", row.node) if row.opens else ("module", row.node)
        words = f"  {sign.word} {_index(moment, row.node)}".rstrip() if is_first else ""
        importer = tree.rows[row.parent].node if row.parent is not None else None
        if importer is not None and (importer, row.node) in graph.dynamic:
            words += "  by import()"
        return (
            Span(f"{look_here}{sign.glyph if is_first else ' '} ", sign.style + look, target),
            Span(text, f"{'module-name' if is_first else 'dim'}{look}", ("module", row.node)),
            Span(words, sign.style),
        )

    focus = tree.first_row.get(question) if question is not None else None
    shown = None if focus is None else min(bisect_left(visible, focus), len(visible) - 1)
    return make_panel(moment, "Graph", LazyLines(len(visible), line), width, shown)


def _row_text(row: OutlineRow, is_collapsed: bool, width: int, ascii: bool) -> str:
    """The text of a row; where the tree is deeper than there is room for, a number says how deep it is."""
    deepest = max(2, width // 6)
    shown = row_text(row._replace(depth=min(row.depth, deepest)), clean(row.node), collapsed=is_collapsed, ascii=ascii)
    if row.depth <= deepest:
        return shown
    depth = f"…{row.depth} "
    return depth + shown[len(depth) :]


@once_per_realm
def _outline(timeline: Timeline) -> Outline:
    graph = module_graph(timeline)
    assert graph.entry is not None
    return outline(list(graph.nodes), list(graph.edges), graph.entry)


@lru_cache(8)
def _visible(timeline: ref[Timeline], realm: str, collapsed: frozenset[str]) -> Sequence[int]:
    found = timeline()
    assert found is not None
    assert found.realm == realm
    return visible_rows(_outline(found), collapsed)
