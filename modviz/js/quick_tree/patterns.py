"""Patterns, of declarations, parameters and assignments."""

from __future__ import annotations

from modviz.js.quick_tree.expressions import bound_identifier, pair, shorthand
from modviz.js.quick_tree.grammar import SyntaxNode, field
from modviz.js.quick_tree.node import Node, UnsureError
from modviz.js.quick_tree.tree import Conversion, Tree, with_children, with_only_child, with_parts

_LEFT = field("left")
_RIGHT = field("right")


def _shorthand(tree: Tree, node: SyntaxNode) -> Node:
    return shorthand(bound_identifier(tree, node))


def _shorthand_with_default(tree: Tree, node: SyntaxNode) -> Node:
    left = tree.child(node, _LEFT)
    if left.type != "shorthand_property_identifier_pattern":
        raise UnsureError
    value = {
        "type": "AssignmentPattern",
        "syntax": node,
        "left": bound_identifier(tree, left),
        "right": tree.needed(node, _RIGHT),
    }
    return shorthand(Node(value))


CONVERSIONS: dict[str, Conversion] = {
    "array_pattern": with_children("ArrayPattern", "elements"),
    "assignment_pattern": with_parts("AssignmentPattern", {"left": "left", "right": "right"}),
    "object_assignment_pattern": _shorthand_with_default,
    "object_pattern": with_children("ObjectPattern", "properties"),
    "pair_pattern": pair,
    "rest_pattern": with_only_child("RestElement", "argument"),
    "shorthand_property_identifier_pattern": _shorthand,
}
