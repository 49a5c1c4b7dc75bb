"""Statements: a probe before each that can run, and samples after declarations.  Loops are in `loops`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk
from modviz.record.entries import Statement

_WITHOUT_PROBE = ("FunctionDeclaration", "EmptyStatement", "BlockStatement")


class Statements:
    """Visits statements and numbers those that get a probe."""

    def __init__(self, walk: Walk, bindings: Bindings) -> None:
        """Visit the statements of `walk`."""
        self.found: list[Statement] = []
        self._walk = walk
        self._bindings = bindings

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        return {
            "BlockStatement": self._block,
            "CatchClause": self._catch,
            "IfStatement": self._if,
            "SwitchCase": self._switch_case,
            "VariableDeclaration": self._variable_declaration,
        }

    def probe(self, node: Node, is_first: bool = False) -> None:
        """Insert the probe of a statement, which may be the first one of a function."""
        self._walk.insert(node.range[0], self._walk.insertions.statement(len(self.found), is_first))
        self._number(node)

    def _number(self, node: Node) -> None:
        start, end = node.range
        # `esprima` has a statement without a semicolon reach to the brace after it.
        while self._walk.source_text[end - 1].isspace():
            end -= 1
        first, last = self._walk.places.position(start), self._walk.places.position(end)
        self.found.append(Statement(first.line, first.column, last.line, last.column))

    def statement(self, node: Node, is_first: bool = False) -> None:
        """Visit a statement that stands where a probe may stand before it."""
        if _has_probe(node):
            self.probe(node, is_first)
        self._walk.visit(node)

    def statement_list(self, items: Iterable[Node]) -> None:
        """Visit the statements of a block."""
        for item in items:
            self.statement(item)

    def function_body(self, body: Node, handled: str = "") -> None:
        """Visit the body of a function, a block or the expression that it returns, with `handled` at its start."""
        if body.type == "BlockStatement":
            if handled:
                self._walk.insert(body.range[0] + 1, handled)
            first = next(filter(_has_probe, body.body), None)
            for item in body.body:
                self.statement(item, item is first)
            return
        start, end = body.range
        self._walk.insert(start, self._walk.insertions.open_returned(len(self.found)) + handled)
        self._number(body)
        self._walk.visit(body)
        self._walk.insert(end, self._walk.insertions.close_value)

    def single_statement(self, node: Node, samples: Sequence[int] = (), head: Node = None) -> None:
        """Visit the one statement of an `if` or a loop, in which `samples` are taken first, which `head` writes to."""
        start, end = node.range
        if node.type == "BlockStatement":
            self._walk.sample(start + 1, samples, head)
            self._walk.visit(node)
        elif node.type != "EmptyStatement" or samples:
            self._walk.insert(start, self._walk.insertions.open_block)
            self._walk.sample(start, samples, head)
            self.statement(node)
            self._walk.insert(end, self._walk.insertions.close_block)

    def _block(self, node: Node) -> None:
        self.statement_list(node.body)

    def _catch(self, node: Node) -> None:
        walk, (start, _), place = self._walk, node.body.range, self._walk.places.position(node.range[0])
        if node.param is None:
            walk.insert(start, walk.insertions.open_caught)
            name = walk.insertions.caught_name
        else:
            walk.visit(node.param)
            name = node.param.name if node.param.type == "Identifier" else ""
        walk.insert(start + 1, walk.insertions.caught(name, place.line, place.column))
        self.statement_list(node.body.body)

    def _switch_case(self, node: Node) -> None:
        self._walk.visit(node.test)
        self.statement_list(node.consequent)

    def _if(self, node: Node) -> None:
        self._walk.visit(node.test)
        self.single_statement(node.consequent)
        if node.alternate is not None:
            self.single_statement(node.alternate)

    def _variable_declaration(self, node: Node) -> None:
        self._walk.visit_all(node.declarations)
        if node.kind == "var" and not self._walk.in_function:
            self._walk.sample(node.range[1], self._bindings.declared(node, only_initialized=True), node)


def _has_probe(node: Node) -> bool:
    return node.type not in _WITHOUT_PROBE and not node.directive
