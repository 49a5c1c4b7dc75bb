"""Expressions that write to the module's bindings, or change properties of what names hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.names import Names
from modviz.parsing.rewriting.visitors.operands import Operands
from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk
from modviz.parsing.static_semantics import assignment_targets

_UNWATCHED = nullcontext()


class Writes:
    """Visits assignments, updates and deletions."""

    def __init__(self, walk: Walk, bindings: Bindings, names: Names, operands: Operands) -> None:
        """Visit the writes of `walk`."""
        self._walk = walk
        self._bindings = bindings
        self._names = names
        self._operands = operands

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        return {
            "AssignmentExpression": self._assignment,
            "UnaryExpression": self._unary,
            "UpdateExpression": self._update,
        }

    def watched(self, node: Node, indexes: Sequence[int], roots: Sequence[Node]) -> AbstractContextManager[None]:
        """Wrap an expression that writes to bindings and changes properties of what `roots` hold, if there are any."""
        return self._wrapped(node, indexes, roots) if indexes or roots else _UNWATCHED

    @contextmanager
    def _wrapped(self, node: Node, indexes: Sequence[int], roots: Sequence[Node]) -> Iterator[None]:
        start, end = node.range
        insertions = self._walk.insertions
        opening = insertions.open_mutation * len(roots) + (insertions.open_write if indexes else "")
        self._walk.insert(start, self._apart(start, opening))
        yield
        if indexes:
            self._walk.insert(end, insertions.close_write(self._walk.places.line(start), indexes))
        for root in roots:
            self._walk.insert(end, insertions.close_mutation(self._names.text(root)))

    def _assignment(self, node: Node) -> None:
        with self.watched(node, self._bindings.written(node.left), _member_roots(node.left)):
            self._walk.visit(node.left)
            self._operands.taken_apart(node.left, node.right)

    def _update(self, node: Node) -> None:
        with self.watched(node, self._bindings.written(node.argument), _member_roots(node.argument)):
            self._walk.visit(node.argument)

    def _unary(self, node: Node) -> None:
        start, end = node.range
        # In a module `a<!--b` compares; in the engine's text it would begin a comment.
        comment = node.operator == "!" and self._walk.source_text.startswith("<!--", start - 1)
        if comment:
            self._walk.insert(start, self._walk.insertions.open_value)
        argument = node.argument
        if argument.type == "ChainExpression":
            argument = argument.expression
        with self.watched(node, (), _member_roots(argument) if node.operator == "delete" else []):
            self._walk.visit(node.argument)
        if comment:
            self._walk.insert(end, self._walk.insertions.close_value)

    def _apart(self, offset: int, text: str) -> str:
        """`text`, kept from growing together with a word right before it (`return[a]=b`)."""
        before = self._walk.source_text[offset - 1 : offset]
        glued = before.isidentifier() or before.isdigit() or before in ("$", "\u200c", "\u200d")
        return self._walk.insertions.apart + text if before and glued else text


def _member_roots(target: Node) -> list[Node]:
    """The names (and `this`) at the root of the members that an assignment to `target` changes, each once."""
    if target.type == "Identifier":
        return []
    found: dict[str, Node] = {}
    for member in assignment_targets(target):
        if member.type != "MemberExpression" or member.property.type == "PrivateIdentifier":
            continue
        root = member.object
        while root.type == "MemberExpression":
            root = root.object
        if root.type in ("Identifier", "ThisExpression"):
            found.setdefault(root.name or "this", root)
    return list(found.values())
