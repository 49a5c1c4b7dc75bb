"""Patterns, of declarations, parameters and assignments."""

from __future__ import annotations

from modviz.parsing.tree_sitter_parser import estree
from modviz.parsing.tree_sitter_parser.expressions import bound_identifier, pair, shorthand
from modviz.parsing.tree_sitter_parser.grammar import SyntaxNode, field
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError
from modviz.parsing.tree_sitter_parser.tree import Conversion, Tree, with_children, with_only_child, with_parts

_LEFT = field("left")
_RIGHT = field("right")


def _shorthand(tree: Tree, node: SyntaxNode) -> Node:
    return shorthand(bound_identifier(tree, node))


def _shorthand_with_default(tree: Tree, node: SyntaxNode) -> Node:
    left = tree.child(node, _LEFT)
    if left.type != "shorthand_property_identifier_pattern":
        raise UnsureError
    return shorthand(estree.AssignmentPattern(node, bound_identifier(tree, left), tree.needed(node, _RIGHT)))


CONVERSIONS: dict[str, Conversion] = {
    "array_pattern": with_children(estree.ArrayPattern),
    "assignment_pattern": with_parts(estree.AssignmentPattern, ("left", "right")),
    "object_assignment_pattern": _shorthand_with_default,
    "object_pattern": with_children(estree.ObjectPattern),
    "pair_pattern": pair,
    "rest_pattern": with_only_child(estree.RestElement),
    "shorthand_property_identifier_pattern": _shorthand,
}
