"""Loops, and the labels before them.

At the top level `for await` becomes a loop that yields; how is said in `modviz.parsing.rewriting.rewrite`.
"""

from __future__ import annotations

import re

from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.loop_heads import LoopHead, LoopHeads
from modviz.parsing.rewriting.visitors.statements import Statements
from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk
from modviz.parsing.source_text import GAP, blank

_FOR_AWAIT = re.compile(rf"for{GAP}(await)")
_NAME = re.compile(r"[\w$]+(?:\.[\w$]+)*")


class Loops:
    """Visits loops: what their heads give values to is sampled in their bodies."""

    def __init__(self, walk: Walk, bindings: Bindings, statements: Statements) -> None:
        """Visit the loops of `walk`; `statements` visits their bodies."""
        self._walk = walk
        self._bindings = bindings
        self._statements = statements
        self._heads = LoopHeads(walk, bindings)

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        return {
            "DoWhileStatement": self._do_while,
            "ForInStatement": self._for_in_of,
            "ForOfStatement": self._for_of,
            "ForStatement": self._for,
            "LabeledStatement": self._labeled,
            "WhileStatement": self._while,
        }

    def _while(self, node: Node) -> None:
        self._walk.visit(node.test)
        self._statements.single_statement(node.body)

    def _do_while(self, node: Node) -> None:
        self._statements.single_statement(node.body)
        self._walk.visit(node.test)

    def _for(self, node: Node) -> None:
        samples: list[int] = []
        if node.init is not None and node.init.type == "VariableDeclaration":
            self._walk.visit_all(node.init.declarations)
            if node.init.kind == "var" and not self._walk.in_function:
                samples = self._bindings.declared(node.init, only_initialized=True)
        else:
            self._walk.visit(node.init)
        self._walk.visit(node.test)
        self._walk.visit(node.update)
        self._statements.single_statement(node.body, samples, node)
        self._walk.sample(node.range[1], samples, node)

    def _for_of(self, node: Node) -> None:
        if self._is_top_level_await(node):
            self._for_await(node, node)
        else:
            self._for_in_of(node)

    def _for_in_of(self, node: Node) -> None:
        head = self._heads.visit(node)
        self._walk.visit(node.right)
        self._body(node, head)
        self._sample_after(node, head)

    def _body(self, loop: Node, head: LoopHead) -> None:
        if head.moved:
            self._walk.insert(loop.body.range[0], head.moved)
        self._statements.single_statement(loop.body, head.samples, loop)
        if head.moved:
            self._walk.insert(loop.body.range[1], self._walk.insertions.close_block)

    def _sample_after(self, loop: Node, head: LoopHead) -> None:
        if head.declares_var:
            self._walk.sample(loop.range[1], head.samples, loop)

    def _labeled(self, node: Node) -> None:
        inner = node.body
        while inner.type == "LabeledStatement":
            inner = inner.body
        if self._is_top_level_await(inner):
            self._for_await(inner, node)
        else:
            self._walk.visit(inner)

    def _is_top_level_await(self, node: Node) -> bool:
        return node.type == "ForOfStatement" and bool(node.allowAwait) and not self._walk.in_function

    def _for_await(self, loop: Node, labeled: Node) -> None:
        """Visit a `for await` of the top level; `labeled` is the statement with its labels."""
        walk, insertions = self._walk, self._walk.insertions
        walk.has_tla = True
        # The labels have to stay right before the loop that `continue` continues.
        walk.insert(labeled.range[0], insertions.open_for_await)
        keyword = _FOR_AWAIT.match(walk.source_text, loop.range[0])
        assert keyword is not None, "a loop begins with its keyword"
        walk.replace(*keyword.span(1), blank(keyword[1]))
        # `for (async of` is refused, `for await (async of` is not.
        is_async = loop.left.type == "Identifier" and loop.left.name == "async"
        if is_async:
            walk.insert(loop.left.range[0], insertions.open_parenthesis)
        head = self._heads.visit(loop)
        if is_async:
            walk.insert(loop.left.range[1], insertions.close_value)
        start, end = loop.right.range
        walk.insert(start, insertions.open_iterated)
        walk.visit(loop.right)
        name = walk.source_text[start:end]
        walk.insert(end, insertions.close_iterated(name if _NAME.fullmatch(name) else ""))
        self._body(loop, head)
        walk.insert(loop.range[1], insertions.close_for_await)
        self._sample_after(loop, head)
