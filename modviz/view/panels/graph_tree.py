"""A graph that has no room as a picture, as a tree: of imports when it is small, of folders when it is large."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from weakref import ref

from rich.cells import cell_len

from modviz.record.timeline import Timeline
from modviz.view.attention import module_in_question
from modviz.view.glyphs import CHANGED, LOOK
from modviz.view.graph.folders import Folder, FolderRow, Folds, folder_rows, folder_tree
from modviz.view.graph.module_graph import ModuleGraph, module_graph
from modviz.view.graph.outline import Outline, OutlineRow
from modviz.view.graph.package_folding import package_paths
from modviz.view.line import LazyLines, make_panel, spread
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.graph_marks import is_known, known_rings, ring_numbers, sign_of, words_of
from modviz.view.panels.graph_tracks import track, tracks_by_row
from modviz.view.prepared import once_per_realm
from modviz.view.spotlight import is_lit
from modviz.view.text import clean, crop_start

_MOST_STATES = 3

_NAME_ROOM = 25
"""The cells that a name and a word need beside the lines before it."""


def import_tree_panel(moment: Moment, graph: ModuleGraph, title: str, width: int) -> Panel:
    """Each module once, below the one that asks for it first, with what it is doing; a cycle is a closed track."""
    tree = graph.outline
    rows = [row for row in tree.rows if row.kind == "first" and is_known(moment, graph, row.node)]
    known, ring_of = known_rings(moment), ring_numbers(moment.timeline)
    row_of = {row.node: number for number, row in enumerate(rows)}
    back = _back_imports(moment, graph, tree)
    question = graph.shown(module_in_question(moment))
    deepest = max(1, width // 9, (width - _NAME_ROOM) // 3)

    def is_in_ring(name: str) -> bool:
        return ring_of.get(name) in known

    def words(row: OutlineRow) -> str:
        by_call = row.parent is not None and (tree.rows[row.parent].node, row.node) in graph.dynamic
        return words_of(moment, graph, row.node) + ("  by import()" if by_call else "")

    def guide(row: OutlineRow) -> str:
        parent = None if row.parent is None else tree.rows[row.parent].node
        is_of_ring = parent is not None and is_in_ring(row.node) and ring_of[row.node] == ring_of.get(parent)
        return _guide(row, deepest, is_of_ring)

    used = [cell_len(guide(row)) + cell_len(graph.label(row.node)) + 4 for row in rows]
    rooms = [width - cell_len(words(row).split(" ")[0]) - 2 for row in rows]
    tops = sorted({row_of[name] for names in back.values() for name in names if name in row_of and is_in_ring(name)})
    closing = [[row_of[name] for name in row_of if rows[top].node in back.get(name, ())] for top in tops]
    tracks = [track(top, rows_back, used, rooms) for top, rows_back in zip(tops, closing, strict=True)]
    on_track = tracks_by_row([each for each in tracks if each is not None])

    def line(number: int) -> Line:
        row, way = rows[number], on_track.get(number)
        left = guide(row)
        closed = rows[way.top].node if way is not None and number in way.closing else None
        closes = "".join(f" ↺ {graph.label(name)}" for name in back.get(row.node, ()) if name != closed)
        drawn = "" if way is None else way.drawn(number, used[number])
        doing = words(row)
        if cell_len(left) + cell_len(graph.label(row.node)) + cell_len(closes + drawn + doing) + 5 > width:
            doing = doing.split(" ")[0]
        name = crop_start(graph.label(row.node), max(8, width - cell_len(left) - 5 - cell_len(doing)))
        style = "cycle" if is_in_ring(row.node) else "dim"
        shown = (
            Span(left, "back-edge" if is_in_ring(row.node) and row.depth else "dim"),
            *_module(moment, graph, row.node, name, row.node == question),
            Span(drawn, "back-edge"),
            Span(closes, style),
        )
        return spread(shown, (Span(doing, sign_of(moment, graph, row.node).style),), width)

    focus = None if question is None else row_of.get(question)
    return make_panel(moment, title, LazyLines(len(rows), line), width, focus)


def _back_imports(moment: Moment, graph: ModuleGraph, tree: Outline) -> dict[str, list[str]]:
    """The imports by now that lead back to a module above, by importer."""
    back: dict[str, list[str]] = {}
    for row in tree.rows:
        if row.kind == "back" and row.parent is not None:
            importer = tree.rows[row.parent].node
            if graph.edges.get((importer, row.node), 0) <= moment.timeline.position:
                back.setdefault(importer, []).append(row.node)
    return back


def folder_tree_panel(
    moment: Moment,
    graph: ModuleGraph,
    title: str,
    width: int,
    height: int,
    toggled: frozenset[str],
    folds: Folds = "",
) -> Panel:
    """The modules asked for so far in their folders; of a folder that is closed, how its modules are."""
    asked = _asked(moment.timeline)
    count = _known_count(moment)
    question = module_in_question(moment)
    path = _paths(moment.timeline).get(question or "", question or "")
    rows = _folder_rows(ref(moment.timeline), moment.timeline.realm, count, path, toggled, height, folds)

    def line(number: int) -> Line:
        row = rows[number]
        if row.module is not None:
            shown = (
                Span(row.guides, "dim"),
                *_module(moment, graph, row.module, clean(row.label), row.module == question),
            )
            words = words_of(moment, graph, row.module)
            return spread(shown, (Span(words, sign_of(moment, graph, row.module).style),), width)
        sign = "▾" if row.is_open else "▸"
        head = (
            Span(row.guides, "dim"),
            Span(f"{sign} {clean(row.label)}", "module-name", ("toggle", row.path)),
            Span(f"  {len(row.members):,}", "dim"),
        )
        return head if row.is_open else spread(head, _states(moment, graph, row.members), width)

    focus = next((number for number, row in enumerate(rows) if row.module == question), None)
    words = f"{title} · {count:,} module{'s' * (count != 1)}{' so far' * (count < len(asked))}"
    return make_panel(moment, words, LazyLines(len(rows), line), width, focus)


def _module(moment: Moment, graph: ModuleGraph, name: str, label: str, is_current: bool) -> Line:
    """The sign and the name of a module, between bars where it is the one in question."""
    sign = sign_of(moment, graph, name)
    is_changed = ("module", name) in moment.changed
    look = " changed" if is_changed else " current" if is_current else ""
    left, right = ("▌", "▐") if is_current else (" ", " ")
    left = LOOK if is_lit(moment, ("module", name)) else CHANGED if is_changed and not is_current else left
    target = ("module", name)
    return (
        Span(left, "current" if is_current else look.strip()),
        Span(f"{sign.glyph} ", f"{sign.style}{look}", target),
        Span(label, f"module-name{look}", target),
        Span(right, "current" if is_current else ""),
    )


def _guide(row: OutlineRow, deepest: int, is_of_ring: bool) -> str:
    """The lines before a module; where the tree is deeper than there is room for, a number says how deep it is."""
    if row.depth == 0:
        return ""
    corner = " ╚▶" if is_of_ring else " ╰▶"
    if row.depth <= deepest:
        return f"{'   ' * (row.depth - 1)}{corner}"
    depth = f" {row.depth} deep "
    return f"{depth}{'   ' * deepest}"[: 3 * deepest - 3] + corner


def _states(moment: Moment, graph: ModuleGraph, members: Sequence[str]) -> Line:
    """How many modules of a folder have which sign, the most frequent first."""
    counts = Counter((sign.glyph, sign.style) for sign in (sign_of(moment, graph, name) for name in members))
    return tuple(
        Span(f"{'  ' * (number > 0)}{glyph} {count:,}", style)
        for number, ((glyph, style), count) in enumerate(counts.most_common(_MOST_STATES))
    )


def _known_count(moment: Moment) -> int:
    """How many modules have been asked for by now."""
    return max(1, bisect_right(_positions(moment.timeline), moment.timeline.position))


@once_per_realm
def _positions(timeline: Timeline) -> Sequence[int]:
    return list(_asked(timeline).values())


@once_per_realm
def _asked(timeline: Timeline) -> dict[str, int]:
    """The modules in the order in which they are asked for, each with the position."""
    return dict(sorted(module_graph(timeline).nodes.items(), key=lambda item: item[1]))


@lru_cache(8)
def _tree(timeline: ref[Timeline], realm: str, count: int) -> Folder:
    found = timeline()
    assert found is not None
    assert found.realm == realm
    return folder_tree(islice(_asked(found), count), _paths(found))


@lru_cache(16)
def _folder_rows(
    timeline: ref[Timeline], realm: str, count: int, current: str, toggled: Collection[str], most: int, folds: Folds
) -> Sequence[FolderRow]:
    return folder_rows(_tree(timeline, realm, count), current, toggled, most, folds)


@once_per_realm
def _paths(timeline: Timeline) -> Mapping[str, str]:
    return package_paths(module_graph(timeline))
