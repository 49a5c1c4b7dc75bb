"""The foot of the graph picture: what its signs of asynchronous evaluation mean at this moment, in words."""

from __future__ import annotations

from modviz.record.events import AsyncOrderSet, CommonJSParsed
from modviz.record.events.base import listed
from modviz.record.timeline import Timeline
from modviz.record.waiting import circle, circle_words, waits
from modviz.view.folding import fold_within
from modviz.view.graph.module_graph import ModuleGraph, module_graph
from modviz.view.graph.written_requires import written_requires
from modviz.view.moment import Line, Moment, Span
from modviz.view.prepared import once_per_realm
from modviz.view.text import clean

_MOST_CALLS = 3


@once_per_realm
def legend_room(timeline: Timeline) -> int:
    """How many lines the legend takes at most, anywhere in the record: the picture keeps its place above them."""
    is_asynchronous = any(isinstance(event, AsyncOrderSet) for _, event in timeline.own_events())
    return is_asynchronous + bool(module_graph(timeline).dynamic) + _has_commonjs(timeline)


@once_per_realm
def _has_commonjs(timeline: Timeline) -> bool:
    return any(isinstance(event, CommonJSParsed) for _, event in timeline.own_events())


def _commonjs_lines(moment: Moment) -> list[Line]:
    """What a box with double rules is, and which calls of `require` are still to come."""
    if not _has_commonjs(moment.timeline):
        return []
    line: Line = (Span("╒═╕ ", "box"), Span("CommonJS", "dim"))
    here = moment.timeline.position
    written = written_requires(moment.timeline).items()
    calls = [f"{edge[1]} ({edge[0]}:{call.line})" for edge, call in written if call.is_to_come(here)]
    if calls:
        line += (Span("   ┄▷ ", "edge"), Span(clean(f"require not called yet: {listed(calls, _MOST_CALLS)}"), "dim"))
    return [line]


def legend_lines(moment: Moment, graph: ModuleGraph, width: int, height: int) -> list[Line]:
    """One line on who waits for whom, one on the calls of import(); more, where they are long and there is room.

    That modules wait for each other is told in full first: it is why the program stands still.

    Parameters
    ----------
    moment
        The run at one position.
    graph
        The graph of the whole record.
    width, height
        The room there is beneath the picture.
    """
    calls: list[Line] = _commonjs_lines(moment)
    called: dict[str, list[str]] = {}
    for importer, imported in graph.dynamic:
        if graph.edges[importer, imported] <= moment.timeline.position:
            called.setdefault(importer, []).append(imported)
    if called:
        words = "; ".join(f"{caller} of {', '.join(names)}" for caller, names in called.items())
        calls.append((Span("┈▽ ", "dynamic-edge"), Span(clean(f"import() by {words}"), "dim")))
    waiting = waits(moment.world)
    if not waiting:
        return fold_within(calls, width, height, 2)
    in_circle = circle(waiting, moment.world)
    words = circle_words(in_circle, waiting) if in_circle else "; ".join(wait.words for wait in waiting)
    line: Line = (Span("◷ ", "waiting-edge"), Span(clean(words), ""))
    if not in_circle:
        return fold_within([*calls, line], width, height, 2)
    rows = fold_within([line], width, height, 2)
    room = height - len(rows)
    return [*(fold_within(calls, width, room, 2) if room > 0 else ()), *rows]
