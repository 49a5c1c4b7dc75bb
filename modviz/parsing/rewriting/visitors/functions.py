"""Functions and classes: where code begins that runs at another time."""

from __future__ import annotations

from modviz.parsing.rewriting.visitors.statements import Statements
from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk


class Functions:
    """Visits functions, and the members of classes and objects."""

    def __init__(self, walk: Walk, statements: Statements) -> None:
        """Visit the functions of `walk`; `statements` visits their bodies."""
        self._walk = walk
        self._statements = statements

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

    def _function(self, node: Node) -> None:
        with self._walk.function_code(has_arguments=True):
            self._walk.visit_all(node.params)
            self._statements.statement_list(node.body.body)

    def _arrow_function(self, node: Node) -> None:
        with self._walk.function_code(self._walk.has_arguments):
            self._walk.visit_all(node.params)
            self._walk.visit(node.body)

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
