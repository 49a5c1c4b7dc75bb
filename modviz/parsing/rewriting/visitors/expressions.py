"""The other expressions: what only modules have in them, and literals that the engine misreads."""

from __future__ import annotations

import re

from modviz.parsing.rewriting.visitors.walk import Node, Visitors, Walk
from modviz.parsing.source_text import blank, engine_literal, has_trouble


class Expressions:
    """Visits `await`, `yield`, `import()`, `import.meta` and literals."""

    def __init__(self, walk: Walk) -> None:
        """Visit the expressions of `walk`."""
        self.bare_yields: list[int] = []
        self._walk = walk

    def visitors(self) -> Visitors:
        """The sorts of nodes visited here."""
        visitors = {
            "AwaitExpression": self._await,
            "ImportExpression": self._import_call,
            "MetaProperty": self._meta_property,
            "TemplateLiteral": self._template,
            "YieldExpression": self._yield,
        }
        if has_trouble(self._walk.source_text):
            visitors["Literal"] = visitors["TemplateElement"] = self._literal
        return visitors

    def _await(self, node: Node) -> None:
        if self._walk.in_function:
            self._walk.visit(node.argument)
            return
        self._walk.has_tla = True
        start, end = node.range
        self._walk.replace(start, start + len("await"), self._walk.insertions.open_await)
        self._walk.visit(node.argument)
        self._walk.insert(end, self._walk.insertions.close_await)

    def _yield(self, node: Node) -> None:
        if node.argument is None:
            self.bare_yields.append(node.range[0])
        self._walk.visit(node.argument)

    def _import_call(self, node: Node) -> None:
        # `import.defer(x)` becomes a call of a method, so there is nothing more to do for it.
        start = node.range[0]
        self._walk.replace(start, start + len("import"), self._walk.insertions.import_call)
        self._walk.visit(node.source)
        self._walk.visit(node.options)

    def _meta_property(self, node: Node) -> None:
        if node.meta.name != "import":
            return
        start, end = node.range
        lines = re.sub("[^\n]", "", blank(self._walk.source_text[start:end]))
        self._walk.replace(start, end, self._walk.insertions.import_meta + lines)

    def _template(self, node: Node) -> None:
        quasis = node.quasis
        for index, expression in enumerate(node.expressions):
            self._walk.visit(quasis[index])
            self._walk.visit(expression)
        self._walk.visit(quasis[-1])

    def _literal(self, node: Node) -> None:
        start, end = node.range
        literal = self._walk.source_text[start:end]
        if has_trouble(literal):
            self._walk.replace(start, end, engine_literal(literal))
