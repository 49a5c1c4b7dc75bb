"""Statements and declarations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modviz.js.quick_tree.grammar import COMMENT, SyntaxNode, field, kind
from modviz.js.quick_tree.node import BYTES, Node, UnsureError
from modviz.js.quick_tree.redeclarations import check_block, check_function
from modviz.js.quick_tree.tree import Conversion, Tree, leaf, with_parts

_BODY = field("body")
_KIND = field("kind")
_LABEL = field("label")
_LEFT = field("left")
_OPERATOR = field("operator")
_PARAMETER = field("parameter")
_RIGHT = field("right")
_VALUE = field("value")

_EMPTY = kind("empty_statement")
_EXPRESSION_STATEMENT = kind("expression_statement")
_RETURN = kind("return_statement")
_STRING = kind("string")

_NO_EXPRESSION_STATEMENT = re.compile(r"\{|(?:async\s+)?function\b|class\b|let\s*\[")


def statement_list(tree: Tree, nodes: list[SyntaxNode], *, has_directives: bool) -> list[Node]:
    """Statements, of which the first that are nothing but strings may be directives."""
    converted = []
    after_comment = False
    for node in nodes:
        if node.kind_id == COMMENT:
            after_comment = True
            continue
        if after_comment and node.kind_id == _EMPTY:
            # It may be the end of the statement before the comment.
            raise UnsureError
        after_comment = False
        statement = tree.convert(node)
        has_directives = has_directives and _is_string(node)
        if has_directives:
            statement.directive = True
        converted.append(statement)
    return converted


def _is_string(node: SyntaxNode) -> bool:
    if node.kind_id != _EXPRESSION_STATEMENT:
        return False
    first = next(each for each in node.named_children if each.kind_id != COMMENT)
    return first.kind_id == _STRING and first.end_byte - first.start_byte > len("''") * BYTES


def function_body(tree: Tree, node: SyntaxNode, params: Sequence[Node]) -> Node:
    """The block of a function with these parameters; it may have directives."""
    body = statement_list(tree, node.named_children, has_directives=True)
    check_function(params, body)
    return Node({"type": "BlockStatement", "syntax": node, "body": body})


def _block(tree: Tree, node: SyntaxNode) -> Node:
    body = statement_list(tree, node.named_children, has_directives=False)
    check_block(body)
    return Node({"type": "BlockStatement", "syntax": node, "body": body})


def _expression_statement(tree: Tree, node: SyntaxNode) -> Node:
    if _NO_EXPRESSION_STATEMENT.match(tree.source_text, node.start_byte // BYTES):
        raise UnsureError
    return Node({"type": "ExpressionStatement", "syntax": node, "expression": tree.only_child(node)})


def _declaration(tree: Tree, node: SyntaxNode) -> Node:
    declarators = tree.convert_all(node.named_children)
    return Node(
        {
            "type": "VariableDeclaration",
            "syntax": node,
            "kind": _kind(node),
            "declarations": declarators,
        }
    )


def _kind(node: SyntaxNode) -> str:
    """Which keyword a declaration begins with; the grammar names all but a `var` that is a statement."""
    word = node.child_by_field_id(_KIND)
    if word is None:
        return "var"
    if word.type not in ("let", "const", "var"):
        raise UnsureError
    return word.type


def _switch(tree: Tree, node: SyntaxNode) -> Node:
    cases = tree.convert_all(tree.child(node, _BODY).named_children)
    check_block([statement for case in cases for statement in case.consequent])
    return Node(
        {
            "type": "SwitchStatement",
            "syntax": node,
            "discriminant": tree.needed(node, _VALUE),
            "cases": cases,
        }
    )


def _switch_case(tree: Tree, node: SyntaxNode) -> Node:
    statements = statement_list(tree, node.children_by_field_id(_BODY), has_directives=False)
    test = tree.part(node, _VALUE)
    return Node({"type": "SwitchCase", "syntax": node, "test": test, "consequent": statements})


def _for_in_of(tree: Tree, node: SyntaxNode) -> Node:
    operator = tree.child(node, _OPERATOR)
    left = tree.needed(node, _LEFT)
    word = node.child_by_field_id(_KIND)
    if word is not None:
        declarator = Node({"type": "VariableDeclarator", "syntax": left.syntax, "id": left, "init": None})
        left = Node(
            {
                "type": "VariableDeclaration",
                "range": (word.start_byte // BYTES, left.range[1]),
                "kind": _kind(node),
                "declarations": [declarator],
            }
        )
    return Node(
        {
            "type": "ForInStatement" if operator.type == "in" else "ForOfStatement",
            "syntax": node,
            "left": left,
            "right": tree.needed(node, _RIGHT),
            "body": tree.needed(node, _BODY),
            "allowAwait": any(each.type == "await" for each in node.children),
        }
    )


def _catch(tree: Tree, node: SyntaxNode) -> Node:
    parameter, body = tree.part(node, _PARAMETER), tree.needed(node, _BODY)
    if parameter is not None:
        check_block(body.body, (parameter,))
    return Node({"type": "CatchClause", "syntax": node, "param": parameter, "body": body})


def _jump(tree: Tree, node: SyntaxNode) -> Node:
    label = node.child_by_field_id(_LABEL)
    if label is not None and not tree.is_on_one_line(node.start_byte, label.start_byte):
        raise UnsureError
    return Node({"type": "JumpStatement", "syntax": node})


def _return_or_throw(tree: Tree, node: SyntaxNode) -> Node:
    argument = None
    for part in node.named_children:
        if part.kind_id == COMMENT:
            continue
        if argument is not None or not tree.is_on_one_line(node.start_byte, part.start_byte):
            raise UnsureError
        argument = tree.convert(part)
    sort = "ReturnStatement" if node.kind_id == _RETURN else "ThrowStatement"
    return Node({"type": sort, "syntax": node, "argument": argument})


CONVERSIONS: dict[str, Conversion] = {
    "break_statement": _jump,
    "catch_clause": _catch,
    "continue_statement": _jump,
    "debugger_statement": leaf("DebuggerStatement"),
    "do_statement": with_parts("DoWhileStatement", {"test": "condition", "body": "body"}),
    "else_clause": Tree.only_child,
    "empty_statement": leaf("EmptyStatement"),
    "expression_statement": _expression_statement,
    "finally_clause": Tree.only_child,
    "for_in_statement": _for_in_of,
    "for_statement": with_parts(
        "ForStatement",
        {"body": "body"},
        optional={"init": "initializer", "test": "condition", "update": "increment"},
    ),
    "if_statement": with_parts(
        "IfStatement",
        {"test": "condition", "consequent": "consequence"},
        optional={"alternate": "alternative"},
    ),
    "labeled_statement": with_parts("LabeledStatement", {"body": "body"}),
    "lexical_declaration": _declaration,
    "return_statement": _return_or_throw,
    "statement_block": _block,
    "switch_case": _switch_case,
    "switch_default": _switch_case,
    "switch_statement": _switch,
    "throw_statement": _return_or_throw,
    "try_statement": with_parts(
        "TryStatement",
        {"block": "body"},
        optional={"handler": "handler", "finalizer": "finalizer"},
    ),
    "variable_declaration": _declaration,
    "variable_declarator": with_parts("VariableDeclarator", {"id": "name"}, optional={"init": "value"}),
    "while_statement": with_parts("WhileStatement", {"test": "condition", "body": "body"}),
}
