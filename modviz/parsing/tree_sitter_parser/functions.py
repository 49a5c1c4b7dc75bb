"""Functions and classes."""

from __future__ import annotations

from typing import Any

from modviz.parsing.tree_sitter_parser import estree
from modviz.parsing.tree_sitter_parser.estree import Sort
from modviz.parsing.tree_sitter_parser.expressions import key_of
from modviz.parsing.tree_sitter_parser.grammar import COMMENT, SyntaxNode, field, kind
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError
from modviz.parsing.tree_sitter_parser.redeclarations import check_function
from modviz.parsing.tree_sitter_parser.statements import function_body, statement_list
from modviz.parsing.tree_sitter_parser.tree import Conversion, Tree

_BODY = field("body")
_NAME = field("name")
_PARAMETER = field("parameter")
_PARAMETERS = field("parameters")
_PROPERTY = field("property")
_VALUE = field("value")

_BLOCK = kind("statement_block")
_CLASS_BODY = kind("class_body")
_CLASS_HERITAGE = kind("class_heritage")
_METHOD = kind("method_definition")
_OBJECT = kind("object")
_PRIVATE_NAME = kind("private_property_identifier")


def _function_expression(tree: Tree, node: SyntaxNode) -> Node:
    return _function_in_expression(tree, node, estree.FunctionExpression)


def function_by_default(tree: Tree, node: SyntaxNode) -> Node:
    """The function of an `export default`, which for the grammar is an expression if it has no name."""
    return _function_in_expression(tree, node, estree.FunctionDeclaration)


def _function_in_expression(tree: Tree, node: SyntaxNode, sort: Sort) -> Node:
    _check_end(tree.child(node, _BODY))
    return _function(tree, node, sort, tree.part(node, _NAME))


def _function_declaration(tree: Tree, node: SyntaxNode) -> Node:
    return _function(tree, node, estree.FunctionDeclaration, tree.needed(node, _NAME))


def _function(tree: Tree, node: SyntaxNode, sort: Sort, name: Node | None) -> Node:
    parameters = tree.child(node, _PARAMETERS)
    _check_async(tree, node, parameters)
    params = tree.convert_all(parameters.named_children)
    return sort(node, name, params, function_body(tree, tree.child(node, _BODY), params))


def _check_end(body: SyntaxNode) -> None:
    """No comment may follow the block of a function in an expression: the grammar takes it for a part of all that."""
    if body.kind_id == _BLOCK:
        last = body.child(body.child_count - 1)
        if last is None or last.kind_id == COMMENT:
            raise UnsureError


def _check_async(tree: Tree, node: SyntaxNode, end: SyntaxNode) -> None:
    """No line may end after `async`, or else that is a name."""
    start = node.start_byte
    if not tree.is_on_one_line(start, end.start_byte) and any(each.type == "async" for each in node.children):
        raise UnsureError


def _arrow_function(tree: Tree, node: SyntaxNode) -> Node:
    body = tree.child(node, _BODY)
    if body.kind_id == _OBJECT:
        raise UnsureError
    _check_async(tree, node, body)
    _check_end(body)
    parameters = node.child_by_field_id(_PARAMETERS)
    params = [tree.needed(node, _PARAMETER)] if parameters is None else tree.convert_all(parameters.named_children)
    converted = function_body(tree, body, params) if body.kind_id == _BLOCK else tree.convert(body)
    return estree.ArrowFunctionExpression(node, params, converted)


def _method_of_object(tree: Tree, node: SyntaxNode) -> Node:
    return estree.Property(node, *_key_and_function(tree, node), False)


def _key_and_function(tree: Tree, method: SyntaxNode) -> tuple[bool, Node | None, Node]:
    """Whether the key of a method is computed, what computes it, and the function."""
    key = key_of(tree, method.child_by_field_id(_NAME))
    value: Any = _function(tree, method, estree.FunctionExpression, None)
    if value.params and value.params[0].type == "RestElement" and any(each.type == "set" for each in method.children):
        raise UnsureError
    return key is not None, key, value


def _field(tree: Tree, node: SyntaxNode) -> Node:
    key = key_of(tree, node.child_by_field_id(_PROPERTY))
    return estree.PropertyDefinition(node, key is not None, key, tree.part(node, _VALUE))


def _static_block(tree: Tree, node: SyntaxNode) -> Node:
    statements = statement_list(tree, tree.child(node, _BODY).named_children, has_directives=False)
    check_function((), statements)
    return estree.StaticBlock(node, statements)


def _class_expression(tree: Tree, node: SyntaxNode) -> Node:
    return _class(tree, node, estree.ClassExpression)


def class_declaration(tree: Tree, node: SyntaxNode) -> Node:
    """A class that is declared, or exported by default without a name."""
    return _class(tree, node, estree.ClassDeclaration)


def _class(tree: Tree, node: SyntaxNode, sort: Sort) -> Node:
    heritage, body = None, None
    for part in node.named_children:
        if part.kind_id == _CLASS_HERITAGE:
            heritage = tree.only_child(part)
        elif part.kind_id == _CLASS_BODY:
            body = _class_body(tree, part)
    return sort(node, tree.part(node, _NAME), heritage, body)


def _class_body(tree: Tree, node: SyntaxNode) -> Node:
    tree.private_names.append(_private_names(tree, node))
    members = [_member(tree, each) for each in node.named_children if each.kind_id != COMMENT]
    tree.private_names.pop()
    return estree.ClassBody(node, members)


def _member(tree: Tree, node: SyntaxNode) -> Node:
    if node.kind_id == _METHOD:
        return estree.MethodDefinition(node, *_key_and_function(tree, node))
    return tree.convert(node)


def _private_names(tree: Tree, class_body: SyntaxNode) -> frozenset[str]:
    """PrivateBoundIdentifiers of a class."""
    names = (
        member.child_by_field_id(_PROPERTY) or member.child_by_field_id(_NAME) for member in class_body.named_children
    )
    return frozenset(tree.text(name) for name in names if name is not None and name.kind_id == _PRIVATE_NAME)


CONVERSIONS: dict[str, Conversion] = {
    "arrow_function": _arrow_function,
    "class": _class_expression,
    "class_declaration": class_declaration,
    "class_static_block": _static_block,
    "field_definition": _field,
    "function_declaration": _function_declaration,
    "function_expression": _function_expression,
    "generator_function": _function_expression,
    "generator_function_declaration": _function_declaration,
    "method_definition": _method_of_object,
}
