"""The items of a module body: what only modules have is blanked out, and what stays is watched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from modviz.parsing.rewriting.visitors.bindings import Bindings
from modviz.parsing.rewriting.visitors.statements import Statements
from modviz.parsing.rewriting.visitors.walk import Node, Walk
from modviz.parsing.source_text import GAP, blank
from modviz.record.entries import DEFAULT_BINDING

_FUNCTION_HEAD = re.compile(rf"(?:async{GAP})?function(?:{GAP}\*)?")
_EXPORT_WORDS = re.compile(rf"export{GAP}(?:default\b{GAP})?")


class ModuleItems:
    """Visits imports, exports, and the statements between them."""

    def __init__(self, walk: Walk, bindings: Bindings, statements: Statements) -> None:
        """Visit the module items of `walk`; `statements` visits what is no import or export."""
        self._walk = walk
        self._bindings = bindings
        self._statements = statements

    def visit(self, body: Iterable[Node]) -> None:
        """Visit the items of the module `body`."""
        source_text = self._walk.source_text
        if source_text.startswith("#!"):
            self._walk.replace(0, 2, "//")
        for item in body:
            start, end = item.range
            match item.type:
                case "ImportDeclaration" | "ExportAllDeclaration":
                    self._walk.replace(start, end, blank(source_text[start:end]))
                case "ExportNamedDeclaration" if item.declaration is None:
                    self._walk.replace(start, end, blank(source_text[start:end]))
                case "ExportNamedDeclaration":
                    self._exported_declaration(item)
                case "ExportDefaultDeclaration":
                    self._export_default(item)
                case _:
                    self._statements.statement(item)
                    self._sample_lexical(item)

    def _exported_declaration(self, item: Node) -> None:
        declaration = item.declaration
        if declaration.type != "FunctionDeclaration":
            self._statements.probe(item)
        self._blank_words(item)
        self._walk.visit(declaration)
        self._sample_lexical(declaration)

    def _export_default(self, item: Node) -> None:
        declaration = item.declaration
        if declaration.type == "FunctionDeclaration":
            self._export_default_function(item)
            return
        self._statements.probe(item)
        start = self._blank_words(item)
        if declaration.type == "ClassDeclaration" and declaration.id is not None:
            self._walk.visit(declaration)
            self._sample_lexical(declaration)
            return
        end = item.range[1]
        semicolon = declaration.type != "ClassDeclaration" and self._walk.source_text[end - 1] == ";"
        self._walk.insert(start, self._walk.insertions.open_default)
        self._walk.visit(declaration)
        self._walk.insert(end - semicolon, self._walk.insertions.close_default)
        self._walk.sample(end, [self._bindings.index(DEFAULT_BINDING)], item)

    def _export_default_function(self, item: Node) -> None:
        declaration = item.declaration
        self._blank_words(item)
        if declaration.id is None:
            head = _FUNCTION_HEAD.match(self._walk.source_text, declaration.range[0])
            assert head is not None, "a function begins with its keyword"
            self._walk.insert(head.end(), self._walk.insertions.default_name)
        self._walk.visit(declaration)

    def _blank_words(self, item: Node) -> int:
        """Blank out `export` or `export default`; answers where what it exports begins."""
        words = _EXPORT_WORDS.match(self._walk.source_text, item.range[0])
        assert words is not None, "an export begins with its keyword"
        start, end = words.span()
        self._walk.replace(start, end, blank(words[0]))
        return end

    def _sample_lexical(self, item: Node) -> None:
        """Sample what a lexical declaration of the top level has just given values to."""
        if item.type == "ClassDeclaration":
            self._walk.sample(item.range[1], [self._bindings.index(item.id.name)], item)
        elif item.type == "VariableDeclaration" and item.kind != "var":
            self._walk.sample(item.range[1], self._bindings.declared(item), item)
