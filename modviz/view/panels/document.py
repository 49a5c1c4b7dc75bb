"""The document panel: the tree of the page as it is now, and what the last step changed in it."""

from __future__ import annotations

from modviz.record.document import DOCUMENT, walk
from modviz.record.world import DocumentNode
from modviz.view.glyphs import GUEST
from modviz.view.line import LazyLines, changed_mark, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean

_DEEPEST = 20
"""How many steps a line is moved to the right, at most."""


def document_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each node of the document; an element that holds nothing but a text has it on its own line.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    nodes = moment.world.document
    changed = {int(subject[1]) for subject in moment.changed if subject[0] == "node" and subject[1] != "None"}
    rows: list[tuple[DocumentNode, int, DocumentNode | None]] = []
    joined: set[int] = set()
    for node, depth in walk(nodes):
        if node.number in joined or node.number == DOCUMENT or _is_blank(node):
            continue
        only = nodes[node.first] if node.first is not None and node.first == node.last else None
        only = only if only is not None and only.kind == "text" else None
        if only is not None:
            joined.add(only.number)
        rows.append((node, depth - 1, only))
    if not rows:
        return make_panel(moment, "Document", [(Span("Nothing stands in the document yet.", "dim"),)], width)

    def is_new(number: int) -> bool:
        node, _, only = rows[number]
        return node.number in changed or (only is not None and only.number in changed)

    focus = next((number for number in reversed(range(len(rows))) if is_new(number)), None) if changed else None
    lines = LazyLines(len(rows), lambda number: _line(*rows[number], is_new=is_new(number)))
    return make_panel(moment, "Document", lines, width, focus)


def _is_blank(node: DocumentNode) -> bool:
    """Whether it is but the space between tags."""
    return node.kind == "text" and not node.text.strip()


def _line(node: DocumentNode, depth: int, only: DocumentNode | None, *, is_new: bool) -> Line:
    new = " changed" if is_new else ""
    start: Line = (
        changed_mark(is_new),
        Span("  " * min(depth, _DEEPEST)),
    )
    if node.kind == "text":
        return (*start, Span(_words(node.text), f"{GUEST} string{new}"))
    if node.kind == "comment":
        return (*start, Span(f"<!--{_words(node.text)}-->", f"{GUEST} comment{new}"))
    if node.kind == "doctype":
        return (*start, Span(f"<!doctype {clean(node.text)}>", f"{GUEST} dim{new}"))
    line = (*start, Span(f"<{clean(node.name)}", f"{GUEST} keyword{new}"), *_attributes(node, new))
    line += (Span(">", f"{GUEST} keyword{new}"),)
    return line if only is None else (*line, Span(f" {_words(only.text)}", f"{GUEST} string{new}"))


def _attributes(node: DocumentNode, new: str) -> Line:
    spans: list[Span] = []
    for name, value in node.attributes:
        spans.append(Span(f" {clean(name)}", f"{GUEST}{new}"))
        if value:
            spans.append(Span(f'="{clean(value)}"', f"{GUEST} string{new}"))
    return tuple(spans)


def _words(text: str) -> str:
    return clean(" ".join(text.split()))
