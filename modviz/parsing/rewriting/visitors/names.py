"""The name `arguments`: outside functions a module has no such binding, while the rewritten text has one."""

from __future__ import annotations

from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk


class Names:
    """Visits names, if `arguments` is among them."""

    def __init__(self, walk: Walk) -> None:
        """Visit the names of `walk`."""
        self._walk = walk

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        if "arguments" in self._walk.source_text:
            return {"Identifier": self._identifier, "Property": self._property}
        return {"Property": self._property}

    def text(self, root: Node) -> str:
        """How `root` (a name or `this`) is spelled in the rewritten text."""
        if root.type == "ThisExpression":
            return "this"
        return self._walk.insertions.arguments if self._is_free_arguments(root) else str(root.name)

    def _identifier(self, node: Node) -> None:
        if self._is_free_arguments(node):
            start, end = node.range
            self._walk.replace(start, end, self._walk.insertions.arguments)

    def _property(self, node: Node) -> None:
        if node.computed:
            self._walk.visit(node.key)
        if node.shorthand and self._is_free_arguments(node.value):
            self._walk.insert(node.value.range[0], self._walk.insertions.arguments_key)
        self._walk.visit(node.value)

    def _is_free_arguments(self, node: Node) -> bool:
        return node.type == "Identifier" and node.name == "arguments" and not self._walk.has_arguments
