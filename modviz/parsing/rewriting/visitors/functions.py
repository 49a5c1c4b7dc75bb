"""Functions and classes: where code begins that runs at another time."""

from __future__ import annotations

from modviz.parsing.rewriting.visitors.statements import Statements
from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk

_WRITTEN_OUT = ("ArrowFunctionExpression", "FunctionExpression")


class Functions:
    """Visits functions, and the members of classes and objects."""

    def __init__(self, walk: Walk, statements: Statements) -> None:
        """Visit the functions of `walk`; `statements` visits their bodies."""
        self._walk = walk
        self._statements = statements
        self._handlers: dict[int, tuple[Node, str]] = {}

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        return {
            "ArrowFunctionExpression": self._arrow_function,
            "FunctionDeclaration": self._function,
            "FunctionExpression": self._function,
            "MethodDefinition": self._method,
            "PropertyDefinition": self._field,
            "StaticBlock": self._static_block,
        }

    def handles(self, function: Node, callee: Node) -> None:
        """Note that `function` is given to `callee`, a method of promises, for what they are rejected with."""
        if function.type in _WRITTEN_OUT:
            self._handlers[id(function)] = (callee.property, callee.property.name)

    def _function(self, node: Node) -> None:
        with self._walk.function_code(has_arguments=True):
            handled = self._handled(node, "arguments[0]")
            self._walk.visit_all(node.params)
            self._statements.function_body(node.body, handled)

    def _arrow_function(self, node: Node) -> None:
        with self._walk.function_code(self._walk.has_arguments):
            handled = self._handled(node, self._walk.insertions.caught_name)
            if handled and not node.params:
                start = self._walk.source_text.index("(", node.range[0])
                self._walk.insert(start + 1, self._walk.insertions.unused_parameter)
            self._walk.visit_all(node.params)
            self._statements.function_body(node.body, handled)

    def _handled(self, node: Node, unnamed: str) -> str:
        """What a handler inserts in its body; `unnamed` is what it has been given, where it has no name for that."""
        method, name = self._handlers.pop(id(node), (None, ""))
        if method is None or (node.params and node.params[0].type != "Identifier") or _has_directive(node.body):
            return ""
        place = self._walk.places.position(method.range[0])
        value = node.params[0].name if node.params else unnamed
        is_expression = node.body.type != "BlockStatement"
        return self._walk.insertions.handled(value, place.line, place.column, name, is_expression)

    def _static_block(self, node: Node) -> None:
        with self._walk.function_code(has_arguments=True):
            self._statements.statement_list(node.body)

    def _method(self, node: Node) -> None:
        if node.computed:
            self._walk.visit(node.key)
        self._walk.visit(node.value)

    def _field(self, node: Node) -> None:
        if node.computed:
            self._walk.visit(node.key)
        with self._walk.function_code(has_arguments=True):
            self._walk.visit(node.value)


def _has_directive(body: Node) -> bool:
    """Whether `body` begins with a directive: before it nothing may be inserted, and no parameter with a value."""
    return body.type == "BlockStatement" and bool(body.body) and bool(body.body[0].directive)
