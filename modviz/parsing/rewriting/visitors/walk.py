"""The walk over a syntax tree: what all visitors share.

Nodes of the tree are those of ESTree, from `esprima`, which has no types of its own, or `quick_tree`: hence `Any`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from modviz.parsing.rewriting.insertions import Edit, Insertions
from modviz.parsing.source_text import Places

Node = Any
Visitors = Mapping[str, Callable[[Node], None]]

# The parts of each sort of node in source order, where nothing else has to be done than to visit them.
_PARTS: dict[str, tuple[str, ...]] = {
    "ArrayExpression": ("elements",),
    "ArrayPattern": ("elements",),
    "AssignmentPattern": ("left", "right"),
    "BinaryExpression": ("left", "right"),
    "ClassBody": ("body",),
    "ClassDeclaration": ("superClass", "body"),
    "ClassExpression": ("superClass", "body"),
    "ConditionalExpression": ("test", "consequent", "alternate"),
    "ExpressionStatement": ("expression",),
    "LogicalExpression": ("left", "right"),
    "NewExpression": ("callee", "arguments"),
    "ObjectExpression": ("properties",),
    "ObjectPattern": ("properties",),
    "RestElement": ("argument",),
    "ReturnStatement": ("argument",),
    "SequenceExpression": ("expressions",),
    "SpreadElement": ("argument",),
    "SwitchStatement": ("discriminant", "cases"),
    "ThrowStatement": ("argument",),
    "TryStatement": ("block", "handler", "finalizer"),
    "VariableDeclarator": ("id", "init"),
    "WithStatement": ("object", "body"),
}


class Walk:
    """Visits nodes in source order and lists the edits that the visitors ask for."""

    def __init__(self, source_text: str, places: Places, insertions: Insertions, has_arguments: bool = False) -> None:
        """Begin a walk over the tree of `source_text`, where `arguments` means some or not."""
        self.source_text = source_text
        self.places = places
        self.insertions = insertions
        self.edits: list[Edit] = []
        self.has_tla = False
        self.in_function = False
        self.has_arguments = has_arguments
        self._visitors: dict[str, Callable[[Node], None]] = {}

    def register(self, visitors: Visitors) -> None:
        """Have nodes of these types visited by these functions."""
        self._visitors.update(visitors)

    def end(self) -> None:
        """Let go of the visitors, which hold this walk: nobody has to look for such circles then."""
        self._visitors.clear()

    def visit(self, node: Node) -> None:
        """Visit `node`, which may be None (a part left out)."""
        if node is None:
            return
        sort = node.type
        visitor = self._visitors.get(sort)
        if visitor is not None:
            visitor(node)
            return
        for name in _PARTS.get(sort, ()):
            part = getattr(node, name)
            if isinstance(part, list):
                for each in part:
                    self.visit(each)
            elif part is not None:
                self.visit(part)

    def visit_all(self, items: Iterable[Node]) -> None:
        """Visit each of `items`."""
        for item in items:
            self.visit(item)

    def insert(self, offset: int, text: str) -> None:
        """Insert `text` at `offset`, after what has been inserted there before."""
        self.edits.append((offset, offset, text))

    def replace(self, start: int, end: int, text: str) -> None:
        """Write `text` in place of the source text from `start` to `end`."""
        self.edits.append((start, end, text))

    def sample(self, offset: int, indexes: Iterable[int], writing: Node) -> None:
        """Insert a statement that looks at the bindings `indexes`, which `writing` writes to; nothing if none."""
        listed = tuple(indexes)
        if listed:
            self.insert(offset, self.insertions.sample(self.places.line(writing.range[0]), listed))

    @contextmanager
    def function_code(self, has_arguments: bool) -> Iterator[None]:
        """Inside a function; `has_arguments` says whether the name `arguments` means its arguments."""
        outer = self.in_function, self.has_arguments
        self.in_function, self.has_arguments = True, has_arguments
        yield
        self.in_function, self.has_arguments = outer
