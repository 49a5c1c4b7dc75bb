"""How modules and imports of the graph look at one moment: signs, words, and which lines stand out."""

from __future__ import annotations

from collections.abc import Mapping

from modviz.record.events import CycleFound
from modviz.record.timeline import Timeline
from modviz.record.waiting import waits
from modviz.view.activity import activity
from modviz.view.graph.components import cycles
from modviz.view.graph.module_graph import ModuleGraph, module_graph
from modviz.view.graph.picture import EdgeMark, NodeMark
from modviz.view.graph.walk import Edge
from modviz.view.graph.written_requires import written_requires
from modviz.view.moment import Moment
from modviz.view.prepared import once_per_realm
from modviz.view.spotlight import is_lit
from modviz.view.status import CULPRIT, PAGE_SIGNS, SCRIPT_SIGNS, Sign, map_sign, module_sign
from modviz.view.text import clean

_MOST_NAMES = 2

_UNKNOWN = Sign(" ", " ", "not asked yet", "dim")


def sign_of(moment: Moment, graph: ModuleGraph, name: str) -> Sign:
    """The sign of a module; while there is no module record, that of its entry in the module map."""
    module = moment.world.modules.get(name)
    if module is not None:
        error = moment.world.error
        is_culprit = error is not None and error.phase == "link" and error.module == name
        return CULPRIT if is_culprit else module_sign(module)
    entry = moment.world.module_map.get(graph.urls.get(name, ""))
    if entry is not None:
        return map_sign(entry)
    if moment.world.ready_state is not None and name == graph.entry:
        return PAGE_SIGNS[moment.world.ready_state]
    element = next((each for each in moment.world.scripts.values() if each.name == name), None)
    return _UNKNOWN if element is None else SCRIPT_SIGNS[element.state]


def is_known(moment: Moment, graph: ModuleGraph, name: str) -> bool:
    """Whether the module has been asked for by now; the entry is known from the start."""
    return name == graph.entry or sign_of(moment, graph, name) is not _UNKNOWN


def words_of(moment: Moment, graph: ModuleGraph, name: str) -> str:
    """What a module is doing now."""
    module = moment.world.modules.get(name)
    sign = sign_of(moment, graph, name)
    if module is None or sign is CULPRIT:
        return "cannot be linked" if sign is CULPRIT and moment.world.phase == "instantiate" else sign.word
    return activity(moment.world, module)


def node_mark(moment: Moment, graph: ModuleGraph, name: str, question: str | None) -> NodeMark:
    """How the box of a module looks."""
    if not is_known(moment, graph, name):
        return NodeMark(hidden=True)
    sign = sign_of(moment, graph, name)
    is_current = name == question
    is_changed = ("module", name) in moment.changed
    style = sign.style + (" current" if is_current else "") + (" changed" if is_changed else "")
    glyph = sign.ascii if moment.ascii else sign.glyph
    words = words_of(moment, graph, name)
    module = moment.world.modules.get(name)
    is_commonjs = module is not None and module.kind == "commonjs"
    is_spotlit = is_lit(moment, ("module", name))
    return NodeMark(
        glyph,
        words,
        "",
        style,
        is_current,
        is_lit=is_spotlit,
        is_commonjs=is_commonjs,
        opens=graph.folders.get(name, ""),
    )


def edge_marks(moment: Moment, graph: ModuleGraph, question: str | None) -> dict[Edge, EdgeMark]:
    """How the lines look: those of a cycle that was found are a ring, those of the module in question stand out."""
    marks: dict[Edge, EdgeMark] = {}
    waiting = {(wait.module, target) for wait in waits(moment.world) for target in wait.targets}
    written = written_requires(moment.timeline)
    ring_of = ring_numbers(moment.timeline)
    known = known_rings(moment)
    back = moment.world.back_edges | moment.world.require_cycles
    for edge, position in graph.edges.items():
        is_dynamic, is_waiting = edge in graph.dynamic, edge in waiting or _awaits(moment, graph, edge)
        ring = ring_of.get(edge[0])
        if edge in written and written[edge].is_dashed(moment.timeline.position):
            marks[edge] = EdgeMark("dim", is_to_come=True)
        elif position > moment.timeline.position:
            marks[edge] = EdgeMark(hidden=True)
        elif ("edge", *edge) in moment.changed:
            marks[edge] = EdgeMark("edge changed", True, is_dynamic=is_dynamic, waits=is_waiting)
        else:
            is_ring = ring in known and ring == ring_of.get(edge[1]) and not is_dynamic
            style = "near-edge" if question in edge else "edge"
            if is_ring or edge in back:
                style = "back-edge"
            elif is_dynamic:
                style = "dynamic-edge"
            marks[edge] = EdgeMark(
                "waiting-edge" if is_waiting else style,
                is_dynamic=is_dynamic,
                waits=is_waiting,
                is_ring=is_ring and not is_waiting,
                names=_imported_names(moment, edge) if is_ring else "",
            )
    return marks


def _imported_names(moment: Moment, edge: Edge) -> str:
    """The names that the importer asks of the other module: the first ones, and how many more."""
    importer = moment.world.modules.get(edge[0])
    if importer is None:
        return ""
    names = [
        clean(entry.import_name if isinstance(entry.import_name, str) else f"* as {entry.local_name}")
        for entry in importer.parsed.import_entries
        if importer.loaded_modules.get(entry.module_request) == edge[1]
    ]
    more = f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


@once_per_realm
def rings(timeline: Timeline) -> list[tuple[str, ...]]:
    """The cycles of the record, by declared imports: the modules of each."""
    graph = module_graph(timeline)
    return cycles(graph.nodes, (edge for edge in graph.edges if edge not in graph.dynamic))


@once_per_realm
def ring_numbers(timeline: Timeline) -> Mapping[str, int]:
    """The number of the cycle that a module is in, for those that are in one."""
    return {name: number for number, members in enumerate(rings(timeline)) for name in members}


@once_per_realm
def _found_at(timeline: Timeline) -> Mapping[int, int]:
    """The position at which each cycle is found."""
    number_of = ring_numbers(timeline)
    found: dict[int, int] = {}
    for position, event in timeline.own_events():
        if isinstance(event, CycleFound) and event.module in number_of:
            found.setdefault(number_of[event.module], position)
    return found


def known_rings(moment: Moment) -> frozenset[int]:
    """The numbers of the cycles that have been found by now."""
    found = _found_at(moment.timeline)
    return frozenset(number for number, position in found.items() if position <= moment.timeline.position)


def _awaits(moment: Moment, graph: ModuleGraph, edge: Edge) -> bool:
    """Whether the body of the importer is suspended for the sake of this call of import(), which is under way."""
    importer = moment.world.modules.get(edge[0])
    if importer is None or importer.awaits is None:
        return False
    calls = (
        moment.world.imports.get(number) for number in graph.dynamic.get(edge, ()) if number in importer.awaits.calls
    )
    return any(call is not None and call.state in ("loading", "evaluating") for call in calls)
