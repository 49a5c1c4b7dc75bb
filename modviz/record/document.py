"""The tree of a page's document, as a table of nodes by number: what stands in it, and how it changes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from modviz.record.world import DocumentNode

Nodes = dict[int, DocumentNode]

DOCUMENT = 0
"""The number of the document itself."""


def insert(nodes: Nodes, node: DocumentNode, parent: int, following: int | None) -> None:
    """Put `node` under `parent`, before the node `following`, or as the last one."""
    holder = nodes.setdefault(parent, DocumentNode(parent, "document"))
    previous = holder.last if following is None else nodes[following].previous
    nodes[node.number] = replace(node, parent=parent, previous=previous, next=following)
    if previous is None:
        holder = replace(holder, first=node.number)
    else:
        nodes[previous] = replace(nodes[previous], next=node.number)
    if following is None:
        holder = replace(holder, last=node.number)
    else:
        nodes[following] = replace(nodes[following], previous=node.number)
    nodes[parent] = holder


def remove(nodes: Nodes, number: int) -> None:
    """Take the node `number` out, and what stands in it."""
    node = nodes[number]
    assert node.parent is not None
    if node.previous is None:
        nodes[node.parent] = replace(nodes[node.parent], first=node.next)
    else:
        nodes[node.previous] = replace(nodes[node.previous], next=node.next)
    if node.next is None:
        nodes[node.parent] = replace(nodes[node.parent], last=node.previous)
    else:
        nodes[node.next] = replace(nodes[node.next], previous=node.previous)
    for each, _ in list(walk(nodes, number)):
        del nodes[each.number]


def walk(nodes: Nodes, root: int = DOCUMENT) -> Iterator[tuple[DocumentNode, int]]:
    """The nodes from `root` on in the order of the tree, each with how deep it stands below it."""
    if root not in nodes:
        return
    waiting = [(root, 0)]
    while waiting:
        number, depth = waiting.pop()
        node = nodes[number]
        yield node, depth
        if node.next is not None and number != root:
            waiting.append((node.next, depth))
        if node.first is not None:
            waiting.append((node.first, depth + 1))


def may_stand(nodes: Nodes, number: int, parent: int, following: int | None) -> bool:
    """Whether a new node `number` can be put under `parent`, before `following`."""
    is_known = parent == DOCUMENT or parent in nodes
    return is_known and number not in nodes and (following is None or _parent(nodes, following) == parent)


def _parent(nodes: Nodes, number: int) -> int | None:
    return nodes[number].parent if number in nodes else None


def label(node: DocumentNode) -> str:
    """A node in a few words: its tag with its id or classes, or the start of its text."""
    match node.kind:
        case "element":
            attributes = dict(node.attributes)
            name = f"#{attributes['id']}" if attributes.get("id") else ""
            classes = "".join(f".{each}" for each in attributes.get("class", "").split())
            return f"<{node.name}{name or classes}>"
        case "text":
            return f'the text "{_short(node.text)}"'
        case "comment":
            return f"the comment <!--{_short(node.text)}-->"
        case "doctype":
            return f"<!doctype {node.text}>"
        case _:
            return "the document"


def _short(text: str, most: int = 30) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
