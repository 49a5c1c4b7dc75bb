"""Operands: values that the engine may refuse are kept for its messages, and its places tell one call from another.

The engine says where an error is by the last place that it has marked, and what it says has no value in it.  So a value
that it may refuse is kept as it is computed; and where the last mark before a call would be that of another call, the
value is read again, which marks a place of its own: it stands right after the last argument, or after the callee.
"""

from __future__ import annotations

from collections.abc import Sequence

from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk

_UNNAMED = frozenset(("ArrowFunctionExpression", "FunctionExpression", "ClassExpression"))
"""What gets its name from where it stands: to keep it would change that."""

_UNKEPT = _UNNAMED | {"SequenceExpression"}

_PATTERNS = frozenset(("ArrayPattern", "ObjectPattern"))

_CALLERS = (
    "map flatMap forEach filter some every find findLast findIndex findLastIndex reduce reduceRight sort toSorted"
    " stringify from create repeat Promise Map Set WeakMap WeakSet BigInt fromEntries then"
)
_REFUSING = {**dict.fromkeys(_CALLERS.split(), 0), "setPrototypeOf": 1, "defineProperty": 2, "Proxy": 1}
"""Built-in functions that may refuse an argument and say its value, by name; and which argument that is."""


class Operands:
    """Visits what has operands that the engine may refuse."""

    def __init__(self, walk: Walk) -> None:
        """Visit the operands of `walk`."""
        self._walk = walk

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        return {
            "BinaryExpression": self._binary,
            "ClassDeclaration": self._class,
            "ClassExpression": self._class,
            "NewExpression": self._new,
            "VariableDeclarator": self._declarator,
        }

    def taken_apart(self, pattern: Node, value: Node) -> None:
        """Visit `value`, which is assigned to `pattern` if that is one, or to a name."""
        if value is not None and pattern.type in _PATTERNS:
            self._kept(value)
        else:
            self._walk.visit(value)

    def arguments(self, callee: Node, arguments: Sequence[Node]) -> None:
        """Visit the arguments of a call of `callee`."""
        marked: Node = next((each for each in reversed(arguments) if self._has_call(each)), None)
        refused = self._refused(callee, arguments)
        for argument in arguments:
            if argument is marked:
                self._marked(argument.argument if argument.type == "SpreadElement" else argument)
            elif argument is refused:
                self._kept(argument)
            else:
                self._walk.visit(argument)

    def called(self, callee: Node) -> None:
        """Visit what is called, and is no name: a call of its own leaves a mark that is not that of this one."""
        is_call = callee.type == "CallExpression" and self._walk.source_text.startswith("(", callee.range[1])
        if is_call or callee.type == "AwaitExpression":
            self._marked(callee)
        else:
            self._walk.visit(callee)

    def _binary(self, node: Node) -> None:
        if node.operator not in ("in", "instanceof"):
            self._walk.visit(node.left)
            self._walk.visit(node.right)
            return
        if node.left.type != "PrivateIdentifier":
            self._kept(node.left, self._walk.insertions.open_left)
        self._kept(node.right)

    def _class(self, node: Node) -> None:
        self._kept(node.superClass)
        self._walk.visit(node.body)

    def _new(self, node: Node) -> None:
        self._walk.visit(node.callee)
        self.arguments(node.callee, node.arguments)

    def _declarator(self, node: Node) -> None:
        self._walk.visit(node.id)
        self.taken_apart(node.id, node.init)

    def _kept(self, node: Node, opening: str = "") -> None:
        """Visit `node`, and keep its value."""
        if node is None or node.type in _UNKEPT:
            self._walk.visit(node)
            return
        self._walk.insert(node.range[0], opening or self._walk.insertions.open_kept)
        self._walk.visit(node)
        self._walk.insert(node.range[1], self._walk.insertions.close_value)

    def _marked(self, node: Node) -> None:
        """Visit `node`, and read its value once more."""
        self._walk.insert(node.range[0], self._walk.insertions.open_kept)
        self._walk.visit(node)
        self._walk.insert(node.range[1], self._walk.insertions.close_marked)

    def _has_call(self, argument: Node) -> bool:
        if argument.type == "SpreadElement":
            argument = argument.argument
        if argument.type in _UNKEPT or argument.type == "Literal":
            return False
        text, (start, end) = self._walk.source_text, argument.range
        return text.find("(", start, end) >= 0 or text.find("`", start, end) >= 0

    def _refused(self, callee: Node, arguments: Sequence[Node]) -> Node:
        name = callee.property if callee.type == "MemberExpression" and not callee.computed else callee
        index = _REFUSING.get(name.name, -1) if name.type == "Identifier" else -1
        if not 0 <= index < len(arguments) or arguments[index].type == "SpreadElement":
            return None
        return arguments[index]
