"""Patterns, of declarations, parameters and assignments."""

from __future__ import annotations

from modviz.js.quick_tree.expressions import identifier, pair
from modviz.js.quick_tree.grammar import SyntaxNode, field
from modviz.js.quick_tree.node import Node, UnsureError
from modviz.js.quick_tree.tree import Conversion, Tree, range_of

_LEFT = field("left")
_RIGHT = field("right")


def _array(tree: Tree, node: SyntaxNode) -> Node:
    return Node({"type": "ArrayPattern", "range": range_of(node), "elements": tree.convert_all(node.named_children)})


def _object(tree: Tree, node: SyntaxNode) -> Node:
    return Node({"type": "ObjectPattern", "range": range_of(node), "properties": tree.convert_all(node.named_children)})


def _shorthand(tree: Tree, node: SyntaxNode) -> Node:
    value = _assigned_identifier(tree, node)
    return Node({"type": "Property", "range": value.range, "shorthand": True, "value": value})


def _assigned_identifier(tree: Tree, node: SyntaxNode) -> Node:
    converted = identifier(tree, node)
    if converted.name in ("eval", "arguments"):
        raise UnsureError
    return converted


def _shorthand_with_default(tree: Tree, node: SyntaxNode) -> Node:
    left = node.child_by_field_id(_LEFT)
    if left is None or left.type != "shorthand_property_identifier_pattern":
        raise UnsureError
    span = range_of(node)
    value = {
        "type": "AssignmentPattern",
        "range": span,
        "left": _assigned_identifier(tree, left),
        "right": tree.needed(node, _RIGHT),
    }
    return Node({"type": "Property", "range": span, "shorthand": True, "value": Node(value)})


def _with_default(tree: Tree, node: SyntaxNode) -> Node:
    left, right = tree.needed(node, _LEFT), tree.needed(node, _RIGHT)
    return Node({"type": "AssignmentPattern", "range": range_of(node), "left": left, "right": right})


def _rest(tree: Tree, node: SyntaxNode) -> Node:
    return Node({"type": "RestElement", "range": range_of(node), "argument": tree.only_child(node)})


CONVERSIONS: dict[str, Conversion] = {
    "array_pattern": _array,
    "assignment_pattern": _with_default,
    "object_assignment_pattern": _shorthand_with_default,
    "object_pattern": _object,
    "pair_pattern": pair,
    "rest_pattern": _rest,
    "shorthand_property_identifier_pattern": _shorthand,
}
