"""One tree of Tree-sitter that becomes one of ESTree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from modviz.parsing.tree_sitter_parser.estree import Sort
from modviz.parsing.tree_sitter_parser.grammar import COMMENT, LANGUAGE, SyntaxNode, field
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError

Conversion = Callable[["Tree", SyntaxNode], Node]


class Tree:
    """Converts the nodes of one text; each sort of nodes has its function in `conversions`."""

    def __init__(self, source_text: str, conversions: list[Conversion], *, has_import_meta: bool) -> None:
        """Convert nodes of `source_text` by `conversions`, a list by the numbers of `grammar.kind`."""
        self.source_text = source_text
        self.has_import_meta = has_import_meta
        """Whether `import.meta` may stand in it."""
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

    def part(self, node: SyntaxNode, number: int) -> Node | None:
        """What `node` has in the field `number`, if anything."""
        child = node.child_by_field_id(number)
        return None if child is None else self.convert(child)

    def child(self, node: SyntaxNode, number: int) -> SyntaxNode:
        """What `node` has in the field `number`, not converted."""
        found = node.child_by_field_id(number)
        if found is None:
            raise UnsureError
        return found

    def needed(self, node: SyntaxNode, number: int) -> Node:
        """What `node` has in the field `number`."""
        return self.convert(self.child(node, number))

    def operand(self, node: SyntaxNode, never: frozenset[int]) -> Node:
        """The node of ESTree for `node`, in a place where the sorts `never` stand in parentheses."""
        if node.kind_id in never:
            raise UnsureError
        return self.convert(node)

    def text(self, node: SyntaxNode) -> str:
        """The source text of `node`."""
        return self.source_text[node.start_byte : node.end_byte]

    def is_on_one_line(self, start: int, end: int) -> bool:
        """Whether no line ends between two offsets."""
        return "\n" not in self.source_text[start:end]


def leaf(sort: Sort) -> Conversion:
    """Makes nodes that have no parts."""
    return lambda tree, node: sort(node)


def with_children(sort: Sort) -> Conversion:
    """Makes nodes whose one part is a list of all that is in them."""
    return lambda tree, node: sort(node, tree.convert_all(node.named_children))


def with_only_child(sort: Sort) -> Conversion:
    """Makes nodes whose one part is the only thing in them."""
    return lambda tree, node: sort(node, tree.only_child(node))


def with_parts(sort: Sort, needed: Sequence[str], optional: Sequence[str] = ()) -> Conversion:
    """Makes nodes whose parts are in these fields of the grammar, in the same order; `optional` ones come last."""
    needed_fields = [field(name) for name in needed]
    optional_fields = [field(name) for name in optional]

    def conversion(tree: Tree, node: SyntaxNode) -> Node:
        parts = [tree.needed(node, number) for number in needed_fields]
        return sort(node, *parts, *[tree.part(node, number) for number in optional_fields])

    return conversion


def by_number(conversions: Mapping[str, Conversion]) -> list[Conversion]:
    """The functions by the numbers of the sorts of nodes that they are given by name for."""

    def listed(number: int) -> Conversion:
        name = LANGUAGE.node_kind_for_id(number)
        return conversions.get(name or "", _unsure) if LANGUAGE.node_kind_is_named(number) else _unsure

    return [listed(number) for number in range(LANGUAGE.node_kind_count)]


def _unsure(tree: Tree, node: SyntaxNode) -> Node:
    raise UnsureError
