"""HTML as a tree that shows little by little: what the parser of a browser has made of a text up to some place.

A library parses the whole text, since none that is maintained stops at a script.  Each node is shown once the parser
of a browser would have come to where it starts, so that a script sees the tree as it was when the parser stopped.  When
`document.write` changes the text behind that place, all of it is parsed again, and the nodes before stay the same.

Source: https://html.spec.whatwg.org/multipage/parsing.html
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from justhtml import JustHTML

Operation = tuple[Any, ...]
"""What is to be done to the document: `engine/js/globals/window/markup.js` says what there is."""

Key = tuple[str, str, int, int]

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*"|'[^']*'|(?!["'])[^\s>]*+))?"""
_START_TAG = re.compile(rf"<script(?=[\s/>])(?:[\s/]++|{_ATTRIBUTE})*+>", re.IGNORECASE)
_END_TAG = re.compile(rf"</script(?=[\s/>])(?:[\s/]++|{_ATTRIBUTE})*+>", re.IGNORECASE)

DOCUMENT = 0
"""The number of the document node."""


class ScriptTag(msgspec.Struct, frozen=True, gc=False):
    """A script element of a text: its node, attributes and text, and where the text starts and the end tag ends."""

    number: int
    attributes: dict[str, str]
    text: str
    text_start: int
    end: int
    start: int


class LinkTag(msgspec.Struct, frozen=True, gc=False):
    """A link element of a text, or its base element."""

    number: int
    name: str
    attributes: dict[str, str]
    start: int


class _Node(msgspec.Struct):
    """A node of the tree that the text makes, and from which place on it shows."""

    number: int
    kind: str
    made: Operation
    parent: _Node | None
    index: int
    start: int | None
    shown_at: float = math.inf
    children: list[_Node] = []
    data: str = ""


class HtmlTree:
    """The tree of a text, which may grow behind what shows of it.

    Parameters
    ----------
    text
        The text, with line breaks as `normalized` makes them.
    """

    def __init__(self, text: str) -> None:
        self.scripts: list[ScriptTag] = []
        self.links: list[LinkTag] = []
        self.has_foreign_script = False
        self._numbers: dict[Key, int] = {}
        self._shown: dict[int, tuple[int, str]] = {}
        self._next = 0
        self._order: list[_Node] = []
        self._is_changed = False
        self.load(text)

    def load(self, text: str) -> None:
        """Take `text` for the whole text: it may differ from that before only behind what shows."""
        self.text = text
        self.scripts, self.links = [], []
        root = JustHTML(text, sanitize=False, track_node_locations=True).root
        document = _Node(DOCUMENT, "document", (), None, 0, None)
        nodes: list[_Node] = []
        counts: dict[tuple[str, str, int], int] = {}
        self._add_children(root, document, nodes, counts, is_inert=False)
        _find_first_places(nodes, len(text))
        self.scripts.sort(key=lambda script: script.start)
        self.links.sort(key=lambda link: link.start)
        self._order = sorted(nodes, key=lambda node: node.shown_at)
        self._is_changed = bool(self._shown)
        self._next = 0

    def show(self, until: float = math.inf) -> list[Operation]:
        """What is to be done to the document, so that it has all that starts before `until`."""
        done: list[Operation] = []
        while self._next < len(self._order) and self._order[self._next].shown_at < until:
            self._show(self._order[self._next], until, done)
            self._next += 1
        if self._is_changed:
            self._is_changed = False
            kept = {node.number for node in self._order}
            for number in [number for number in self._shown if number not in kept]:
                del self._shown[number]
                done.append(("remove", number))
        return done

    def _show(self, node: _Node, until: float, done: list[Operation]) -> None:
        parent = DOCUMENT if node.parent is None else node.parent.number
        data = node.data
        is_cut = node.kind == "text" and node.start is not None and node.start + len(data) > until
        if is_cut and self.text.startswith(data, node.start):
            assert node.start is not None
            data = data[: int(until) - node.start]
            # What is left of it follows.
            self._order.insert(self._next + 1, msgspec.structs.replace(node, shown_at=until))
        before = self._shown.get(node.number)
        if before is None:
            done.append((node.made[0], node.number, data) if node.kind == "text" else node.made)
        elif before[1] != data:
            done.append(("data", node.number, data))
        if before is None or before[0] != parent:
            done.append(("insert", parent, node.number, self._shown_after(node)))
        self._shown[node.number] = (parent, data)

    def _shown_after(self, node: _Node) -> int | None:
        """The next sibling of `node` that shows already; there is one only where tables put things before them."""
        siblings = node.parent.children if node.parent is not None else ()
        for sibling in siblings[node.index + 1 :]:
            if sibling.shown_at > node.shown_at and sibling.start is not None:
                return None
            if sibling.number in self._shown:
                return sibling.number
        return None

    def _add_children(
        self, parent: Any, under: _Node, nodes: list[_Node], counts: dict[Any, int], *, is_inert: bool
    ) -> None:
        # By a list, as a page may be as deep as it likes.
        waiting = [(child, under, is_inert) for child in reversed(_children(parent))]
        while waiting:
            found, parent_node, inert = waiting.pop()
            node = self._node(found, parent_node, counts)
            nodes.append(node)
            parent_node.children.append(node)
            if node.kind == "element":
                self._note_element(found, node, inert)
                inert = inert or found.name == "template"
                waiting += [(child, node, inert) for child in reversed(_children(found))]

    def _node(self, found: Any, parent: _Node, counts: dict[Any, int]) -> _Node:
        name, start = str(found.name), found.origin_offset
        same = (name, "" if start is not None else str(parent.number), -1 if start is None else start)
        counts[same] = counts.get(same, 0) + 1
        number = self._numbers.setdefault((*same, counts[same]), len(self._numbers) + 1)
        kind, made, data = _made(found, number)
        return _Node(number, kind, made, parent if parent.number else None, len(parent.children), start, data=data)

    def _note_element(self, found: Any, node: _Node, is_inert: bool) -> None:
        self.has_foreign_script |= found.name == "script" and found.namespace != "html"
        if found.namespace != "html" or node.start is None or is_inert:
            return
        attributes = {name: value or "" for name, value in found.attrs.items()}
        if found.name in ("link", "base"):
            self.links.append(LinkTag(node.number, found.name, attributes, node.start))
        if found.name != "script":
            return
        text = "".join(child.data for child in found.children)
        tag = _START_TAG.match(self.text, node.start)
        text_start = tag.end() if tag else node.start
        end_tag = _END_TAG.match(self.text, text_start + len(text))
        # Without an end tag, an element is never prepared.
        if tag and end_tag:
            self.scripts.append(ScriptTag(node.number, attributes, text, text_start, end_tag.end(), node.start))


def normalized(text: str) -> str:
    """`text` with its line breaks as the parser reads them.

    Source: https://infra.spec.whatwg.org/#normalize-newlines
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse_fragment(context: str | None, text: str) -> list[Operation]:
    """What makes the nodes of `text`, inside an element called `context`, as children of node 0.

    Without `context`, it is the text of a whole document.

    Source: https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments
    """
    if context is None:
        return HtmlTree(normalized(text)).show()
    from justhtml.parser.context import FragmentContext

    root = JustHTML(normalized(text), sanitize=False, fragment_context=FragmentContext(context)).root
    done: list[Operation] = []
    waiting = [(child, DOCUMENT) for child in reversed(_children(root))]
    count = 0
    while waiting:
        found, parent = waiting.pop()
        count += 1
        kind, made, data = _made(found, count)
        done.append((*made, data) if kind == "text" else made)
        done.append(("insert", parent, count, None))
        waiting += [(child, count) for child in reversed(_children(found))]
    return done


def _children(found: Any) -> list[Any]:
    # Those of a template are in its content.
    content = getattr(found, "template_content", None)
    children = getattr(found, "children", None) if content is None else content.children
    return list(children or ())


def _made(found: Any, number: int) -> tuple[str, Operation, str]:
    """The kind of a node, the operation that makes it, and the data of a text."""
    name = found.name
    if name == "#text":
        return "text", ("text", number), found.data
    if name == "#comment":
        return "comment", ("comment", number, found.data), ""
    if name == "!doctype":
        doctype = found.data
        ids = (doctype.public_id or "", doctype.system_id or "")
        return "doctype", ("doctype", number, doctype.name or "", *ids), ""
    namespace = "" if found.namespace == "html" else found.namespace
    attributes = [(attribute, value or "") for attribute, value in found.attrs.items()]
    return "element", ("element", number, namespace, name, attributes), ""


def _find_first_places(nodes: list[_Node], end: int) -> None:
    """Find out from which place on each node shows; one that the text only implies does so with what is in it.

    The last one of those is an empty body: it is there at the `end` of the text.
    """
    for node in reversed(nodes):
        if node.kind == "doctype":
            node.shown_at = -1
        elif node.start is not None:
            # (The tag of what is implied before may come later.)
            node.shown_at = min(node.shown_at, node.start)
        if node.parent is not None:
            node.parent.shown_at = min(node.parent.shown_at, node.shown_at)
    for node in _implied(nodes):
        following = node.parent.children[node.index + 1 :] if node.parent is not None else []
        node.shown_at = min([node.shown_at, *(sibling.shown_at for sibling in following)])
    for node in nodes:
        node.shown_at = min(node.shown_at, end)


def _implied(nodes: list[_Node]) -> Iterator[_Node]:
    """The head, if the text has no tag for it: it is there before the body is."""
    return (node for node in nodes if node.kind == "element" and node.made[3] == "head" and node.start is None)
