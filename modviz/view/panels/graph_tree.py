"""A graph that has no room as a picture, as a tree: of imports when it is small, of folders when it is large."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice
from weakref import ref

from rich.cells import cell_len

from modviz.record.timeline import Timeline
from modviz.view.attention import module_in_question
from modviz.view.glyphs import CHANGED, LOOK
from modviz.view.graph.folders import Folder, FolderRow, folder_rows, folder_tree
from modviz.view.graph.module_graph import ModuleGraph, module_graph
from modviz.view.graph.outline import Outline, OutlineRow, outline
from modviz.view.line import LazyLines, make_panel, spread
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.graph_marks import is_known, known_rings, ring_numbers, sign_of, words_of
from modviz.view.prepared import once_per_realm
from modviz.view.spotlight import is_lit
from modviz.view.text import clean, crop_start

_MOST_STATES = 3


def import_tree_panel(moment: Moment, graph: ModuleGraph, title: str, width: int) -> Panel:
    """Each module once, below the one that asks for it first, with what it is doing; `↺` leads back into a cycle."""
    tree = _outline(moment.timeline)
    rows = [row for row in tree.rows if row.kind == "first" and is_known(moment, graph, row.node)]
    known, ring_of = known_rings(moment), ring_numbers(moment.timeline)
    back: dict[str, list[str]] = {}
    for row in tree.rows:
        if row.kind == "back" and row.parent is not None:
            importer = tree.rows[row.parent].node
            if graph.edges.get((importer, row.node), 0) <= moment.timeline.position:
                back.setdefault(importer, []).append(row.node)
    question = module_in_question(moment)
    deepest = max(1, width // 9)

    def line(number: int) -> Line:
        row = rows[number]
        is_in_ring = ring_of.get(row.node) in known
        guide = _guide(row, deepest)
        closes = "".join(f" ↺ {clean(name)}" for name in back.get(row.node, ()))
        by_call = row.parent is not None and (tree.rows[row.parent].node, row.node) in graph.dynamic
        words = words_of(moment, graph, row.node) + ("  by import()" if by_call else "")
        if cell_len(words) > width // 2 or cell_len(guide) + cell_len(clean(row.node)) + cell_len(words) + 5 > width:
            words = words.split(" ")[0]
        room = width - cell_len(guide) - 5 - cell_len(words)
        name = crop_start(clean(row.node), max(8, room))
        shown = (
            Span(guide, "back-edge" if is_in_ring and row.depth else "dim"),
            *_module(moment, graph, row.node, name, row.node == question),
            Span(closes, "cycle" if is_in_ring else "dim"),
        )
        return spread(shown, (Span(words, sign_of(moment, graph, row.node).style),), width)

    focus = next((number for number, row in enumerate(rows) if row.node == question), None)
    return make_panel(moment, title, LazyLines(len(rows), line), width, focus)


def folder_tree_panel(
    moment: Moment, graph: ModuleGraph, title: str, width: int, height: int, toggled: frozenset[str]
) -> Panel:
    """The modules asked for so far in their folders; of a folder that is closed, how its modules are."""
    asked = _asked(moment.timeline)
    count = _known_count(moment)
    question = module_in_question(moment)
    folder = question.rpartition("/")[0] if question is not None else ""
    rows = _folder_rows(ref(moment.timeline), moment.timeline.realm, count, f"{folder}/", toggled, height)

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
    words = f"{title} · {count:,} modules so far" if count < len(asked) else f"{title} · {count:,} modules"
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


def _guide(row: OutlineRow, deepest: int) -> str:
    """The lines before a module; where the tree is deeper than there is room for, a number says how deep it is."""
    if row.depth == 0:
        return ""
    if row.depth <= deepest:
        return f"{'   ' * (row.depth - 1)} ╰▶"
    depth = f" {row.depth} deep "
    return f"{depth}{'   ' * deepest}"[: 3 * deepest - 2] + "╰▶"


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
    return folder_tree(islice(_asked(found), count))


@lru_cache(16)
def _folder_rows(
    timeline: ref[Timeline], realm: str, count: int, current: str, toggled: Collection[str], most: int
) -> Sequence[FolderRow]:
    return folder_rows(_tree(timeline, realm, count), current, toggled, most)


@once_per_realm
def _outline(timeline: Timeline) -> Outline:
    graph = module_graph(timeline)
    assert graph.entry is not None
    return outline(list(graph.nodes), list(graph.edges), graph.entry)
