"""One tree of Tree-sitter that becomes one of ESTree."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modviz.js.quick_tree.grammar import COMMENT, LANGUAGE, SyntaxNode, kind
from modviz.js.quick_tree.node import Node, UnsureError

_STATEMENTS = frozenset(
    kind(name)
    for name in (
        *("break_statement", "class_declaration", "continue_statement", "debugger_statement", "do_statement"),
        *("else_clause", "export_statement", "expression_statement", "finally_clause", "for_in_statement"),
        *("for_statement", "function_declaration", "generator_function_declaration", "if_statement"),
        *("import_statement", "labeled_statement", "lexical_declaration", "return_statement", "statement_block"),
        *("throw_statement", "try_statement", "variable_declaration", "while_statement"),
    )
)

Conversion = Callable[["Tree", SyntaxNode], Node]

BYTES = 2
"""Of one code unit of UTF-16.  Tree-sitter is given a text in which every code point takes just one."""


class Tree:
    """Converts the nodes of one text; each sort of nodes has its function in `conversions`."""

    def __init__(self, source_text: str, conversions: list[Conversion]) -> None:
        """Convert nodes of `source_text` by `conversions`, a list by the numbers of `grammar.kind`."""
        self.source_text = source_text
        self.private_names: list[frozenset[str]] = []
        """Those that may be used, of each class around what is converted."""
        self._conversions = conversions

    def convert(self, node: SyntaxNode) -> Node:
        """The node of ESTree for `node`.  Raises UnsureError."""
        return self._conversions[node.kind_id](self, node)

    def convert_all(self, nodes: list[SyntaxNode]) -> list[Node]:
        """The nodes of ESTree for those of `nodes` that are no comments."""
        conversions = self._conversions
        return [conversions[node.kind_id](self, node) for node in nodes if node.kind_id != COMMENT]

    def only_child(self, node: SyntaxNode) -> Node:
        """The one child of `node` that is neither a sign nor a comment."""
        converted = self.convert_all(node.named_children)
        if len(converted) != 1:
            raise UnsureError
        return converted[0]

    def part(self, node: SyntaxNode, field: int) -> Node | None:
        """What `node` has in `field`, if anything."""
        child = node.child_by_field_id(field)
        return None if child is None else self._conversions[child.kind_id](self, child)

    def needed(self, node: SyntaxNode, field: int) -> Node:
        """What `node` has in `field`."""
        child = node.child_by_field_id(field)
        if child is None:
            raise UnsureError
        return self._conversions[child.kind_id](self, child)

    def text(self, node: SyntaxNode) -> str:
        """The source text of `node`."""
        return self.source_text[node.start_byte // BYTES : node.end_byte // BYTES]

    def is_on_one_line(self, start: int, end: int) -> bool:
        """Whether no line ends between two offsets in bytes."""
        return "\n" not in self.source_text[start // BYTES : end // BYTES]


def range_of(node: SyntaxNode) -> tuple[int, int]:
    """Where `node` begins and ends, in code points."""
    return node.start_byte // BYTES, node.end_byte // BYTES


def range_of_statement(node: SyntaxNode) -> tuple[int, int]:
    """Where the statement `node` begins, and where its last token ends.

    For Tree-sitter a comment before a semicolon that is inserted belongs to the statement.
    """
    last = node
    while last.kind_id in _STATEMENTS:
        index = last.child_count - 1
        part = last.child(index)
        while part is not None and part.kind_id == COMMENT:
            index -= 1
            part = last.child(index)
        if part is None:
            break
        last = part
    return node.start_byte // BYTES, last.end_byte // BYTES


def by_number(conversions: Mapping[str, Conversion]) -> list[Conversion]:
    """The functions by the numbers of the sorts of nodes that they are given by name for."""

    def listed(number: int) -> Conversion:
        name = LANGUAGE.node_kind_for_id(number)
        return conversions.get(name or "", _unsure) if LANGUAGE.node_kind_is_named(number) else _unsure

    return [listed(number) for number in range(LANGUAGE.node_kind_count)]


def _unsure(tree: Tree, node: SyntaxNode) -> Node:
    raise UnsureError
