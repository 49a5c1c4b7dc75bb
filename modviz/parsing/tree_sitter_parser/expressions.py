"""Expressions."""

from __future__ import annotations

from modviz.parsing.reserved_words import RESERVED_IN_MODULES
from modviz.parsing.tree_sitter_parser import estree
from modviz.parsing.tree_sitter_parser.grammar import COMMENT, SyntaxNode, field, kind
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError
from modviz.parsing.tree_sitter_parser.tree import (
    Conversion,
    Tree,
    leaf,
    with_children,
    with_only_child,
    with_parts,
)

_ARGUMENT = field("argument")
_ARGUMENTS = field("arguments")
_ALTERNATIVE = field("alternative")
_CONDITION = field("condition")
_CONSEQUENCE = field("consequence")
_CONSTRUCTOR = field("constructor")
_FUNCTION = field("function")
_INDEX = field("index")
_KEY = field("key")
_LEFT = field("left")
_OBJECT = field("object")
_OPERATOR = field("operator")
_OPTIONAL_CHAIN = field("optional_chain")
_PROPERTY = field("property")
_RIGHT = field("right")
_VALUE = field("value")

_CALL = kind("call_expression")
_COMPUTED = kind("computed_property_name")
_IMPORT = kind("import")
_MEMBER = kind("member_expression")
_PRIVATE_NAME = kind("private_property_identifier")
_SUBSCRIPT = kind("subscript_expression")
_SUBSTITUTION = kind("template_substitution")
_TEMPLATE = kind("template_string")

_LINKS = frozenset((_CALL, _MEMBER, _SUBSCRIPT))

_NEVER_OPERANDS = frozenset(
    (
        kind("arrow_function"),
        kind("assignment_expression"),
        kind("augmented_assignment_expression"),
        kind("sequence_expression"),
        kind("ternary_expression"),
        kind("yield_expression"),
    )
)
_NEVER_CALLED = _NEVER_OPERANDS | frozenset(
    (
        kind("await_expression"),
        kind("binary_expression"),
        kind("unary_expression"),
        kind("update_expression"),
    )
)


def identifier(tree: Tree, node: SyntaxNode) -> Node:
    """A name that is bound, referred to, or given a value."""
    name = tree.text(node)
    # For the grammar some reserved words are names, so that it misreads what they begin: `for (let [a] of b)`.
    if name in RESERVED_IN_MODULES or "\\" in name:
        raise UnsureError
    return estree.Identifier(node, name)


def bound_identifier(tree: Tree, node: SyntaxNode) -> Node:
    """A name that strict code may give a value to."""
    converted = identifier(tree, node)
    if converted.name in ("eval", "arguments"):
        raise UnsureError
    return converted


def property_name(tree: Tree, node: SyntaxNode) -> Node:
    """The name of a property, which may be a reserved word."""
    name = tree.text(node)
    if "\\" in name:
        raise UnsureError
    return estree.Identifier(node, name)


def _literal(tree: Tree, node: SyntaxNode) -> Node:
    """A literal, whose value does not matter."""
    return estree.Literal(node, None)


def _regex(tree: Tree, node: SyntaxNode) -> Node:
    # For the grammar the flags may come after a comment.
    if any(each.kind_id == COMMENT for each in node.named_children):
        raise UnsureError
    return _literal(tree, node)


def _private_name(tree: Tree, node: SyntaxNode) -> Node:
    if not any(tree.text(node) in names for names in tree.private_names):
        raise UnsureError
    return estree.PrivateIdentifier(node, tree.text(node))


def _binary(tree: Tree, node: SyntaxNode) -> Node:
    left = tree.operand(tree.child(node, _LEFT), _NEVER_OPERANDS)
    right = tree.operand(tree.child(node, _RIGHT), _NEVER_OPERANDS)
    return estree.BinaryExpression(node, tree.child(node, _OPERATOR).type, left, right)


def _ternary(tree: Tree, node: SyntaxNode) -> Node:
    test = tree.operand(tree.child(node, _CONDITION), _NEVER_OPERANDS)
    return estree.ConditionalExpression(node, test, tree.needed(node, _CONSEQUENCE), tree.needed(node, _ALTERNATIVE))


def _unary(tree: Tree, node: SyntaxNode) -> Node:
    argument = tree.operand(tree.child(node, _ARGUMENT), _NEVER_OPERANDS)
    return estree.UnaryExpression(node, tree.child(node, _OPERATOR).type, argument)


def _update(tree: Tree, node: SyntaxNode) -> Node:
    argument = tree.child(node, _ARGUMENT)
    if not tree.is_on_one_line(argument.end_byte, node.end_byte):
        raise UnsureError
    return estree.UpdateExpression(node, tree.operand(argument, _NEVER_CALLED))


def _await(tree: Tree, node: SyntaxNode) -> Node:
    *_, argument = node.named_children
    return estree.AwaitExpression(node, tree.operand(argument, _NEVER_OPERANDS))


def _yield(tree: Tree, node: SyntaxNode) -> Node:
    parts = node.named_children
    argument = parts[-1] if parts else None
    if argument is not None and not tree.is_on_one_line(node.start_byte, argument.start_byte):
        raise UnsureError
    return estree.YieldExpression(node, None if argument is None else tree.convert(argument))


def key_of(tree: Tree, key: SyntaxNode | None) -> Node | None:
    """What a key in square brackets computes; None for any other key."""
    return tree.only_child(key) if key is not None and key.kind_id == _COMPUTED else None


def pair(tree: Tree, node: SyntaxNode) -> Node:
    """A property with its key, of an object or a pattern."""
    key = key_of(tree, node.child_by_field_id(_KEY))
    return estree.Property(node, key is not None, key, tree.needed(node, _VALUE), False)


def shorthand(value: Node) -> Node:
    """A property that is written as its value alone."""
    return estree.Property(value.syntax, False, None, value, True)


def _shorthand(tree: Tree, node: SyntaxNode) -> Node:
    return shorthand(identifier(tree, node))


def _chain(tree: Tree, node: SyntaxNode) -> Node:
    """Members and calls, which are a chain if one of them is optional."""
    link, is_optional = _link(tree, node)
    if not is_optional:
        return link
    return estree.ChainExpression(node, link)


def _link(tree: Tree, node: SyntaxNode) -> tuple[Node, bool]:
    """One link of a chain, and whether it or one before it is optional."""
    sort = node.kind_id
    before = tree.child(node, _FUNCTION if sort == _CALL else _OBJECT)
    optional = node.child_by_field_id(_OPTIONAL_CHAIN) is not None
    if before.kind_id in _LINKS:
        converted, is_chain = _link(tree, before)
        is_chain = is_chain or optional
    elif before.kind_id == _IMPORT:
        return _import_call(tree, node), False
    else:
        converted, is_chain = tree.operand(before, _NEVER_CALLED), optional
    if sort == _CALL:
        return _call(tree, node, converted, optional, is_chain), is_chain
    is_computed = sort == _SUBSCRIPT
    key = tree.needed(node, _INDEX if is_computed else _PROPERTY)
    return estree.MemberExpression(node, converted, key, is_computed), is_chain


def _call(tree: Tree, node: SyntaxNode, callee: Node, optional: bool, is_chain: bool) -> Node:
    given = tree.child(node, _ARGUMENTS)
    if given.kind_id == _TEMPLATE:
        if is_chain:
            raise UnsureError
        return estree.TaggedTemplateExpression(node, callee, tree.convert(given))
    return estree.CallExpression(node, callee, tree.convert_all(given.named_children), optional)


def _import_call(tree: Tree, node: SyntaxNode) -> Node:
    if node.kind_id != _CALL:
        raise UnsureError
    given = tree.child(node, _ARGUMENTS)
    source, *options = tree.convert_all(given.named_children)
    return estree.ImportExpression(node, source, options[0] if options else None)


def _new(tree: Tree, node: SyntaxNode) -> Node:
    callee = tree.operand(tree.child(node, _CONSTRUCTOR), _NEVER_CALLED)
    if callee.type == "ChainExpression":
        raise UnsureError
    given = node.child_by_field_id(_ARGUMENTS)
    arguments = [] if given is None else tree.convert_all(given.named_children)
    return estree.NewExpression(node, callee, arguments)


def _template(tree: Tree, node: SyntaxNode) -> Node:
    expressions = [tree.only_child(each) for each in node.named_children if each.kind_id == _SUBSTITUTION]
    return estree.TemplateLiteral(node, [None] * (len(expressions) + 1), expressions)


def _meta_property(tree: Tree, node: SyntaxNode) -> Node:
    word = "import" if tree.text(node).startswith("import") else "new"
    if word == "import" and not tree.has_import_meta:
        raise UnsureError
    return estree.MetaProperty(node, estree.Identifier(node, word))


_assignment = with_parts(estree.AssignmentExpression, ("left", "right"))

CONVERSIONS: dict[str, Conversion] = {
    "array": with_children(estree.ArrayExpression),
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _assignment,
    "await_expression": _await,
    "binary_expression": _binary,
    "call_expression": _chain,
    "false": _literal,
    "identifier": identifier,
    "member_expression": _chain,
    "meta_property": _meta_property,
    "new_expression": _new,
    "null": _literal,
    "number": _literal,
    "object": with_children(estree.ObjectExpression),
    "pair": pair,
    "parenthesized_expression": Tree.only_child,
    "private_property_identifier": _private_name,
    "property_identifier": property_name,
    "regex": _regex,
    "sequence_expression": with_children(estree.SequenceExpression),
    "shorthand_property_identifier": _shorthand,
    "spread_element": with_only_child(estree.SpreadElement),
    "string": _literal,
    "subscript_expression": _chain,
    "super": leaf(estree.Super),
    "template_string": _template,
    "ternary_expression": _ternary,
    "this": leaf(estree.ThisExpression),
    "true": _literal,
    "unary_expression": _unary,
    "undefined": identifier,
    "update_expression": _update,
    "yield_expression": _yield,
}
