"""Statements and declarations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modviz.js.quick_tree.grammar import COMMENT, SyntaxNode, field, kind
from modviz.js.quick_tree.node import Node, UnsureError
from modviz.js.quick_tree.redeclarations import check_block, check_function
from modviz.js.quick_tree.tree import BYTES, Conversion, Tree, range_of_statement

_ALTERNATIVE = field("alternative")
_BODY = field("body")
_CONDITION = field("condition")
_CONSEQUENCE = field("consequence")
_FINALIZER = field("finalizer")
_HANDLER = field("handler")
_INCREMENT = field("increment")
_INITIALIZER = field("initializer")
_KIND = field("kind")
_LABEL = field("label")
_LEFT = field("left")
_NAME = field("name")
_OPERATOR = field("operator")
_PARAMETER = field("parameter")
_RIGHT = field("right")
_VALUE = field("value")

_EMPTY = kind("empty_statement")
_EXPRESSION_STATEMENT = kind("expression_statement")
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
    return Node({"type": "BlockStatement", "range": range_of_statement(node), "body": body})


def _block(tree: Tree, node: SyntaxNode) -> Node:
    body = statement_list(tree, node.named_children, has_directives=False)
    check_block(body)
    return Node({"type": "BlockStatement", "range": range_of_statement(node), "body": body})


def _expression_statement(tree: Tree, node: SyntaxNode) -> Node:
    if _NO_EXPRESSION_STATEMENT.match(tree.source_text, node.start_byte // BYTES):
        raise UnsureError
    return Node({"type": "ExpressionStatement", "range": range_of_statement(node), "expression": tree.only_child(node)})


def _var(tree: Tree, node: SyntaxNode) -> Node:
    declarators = tree.convert_all(node.named_children)
    return Node(
        {"type": "VariableDeclaration", "range": range_of_statement(node), "kind": "var", "declarations": declarators}
    )


def _lexical_declaration(tree: Tree, node: SyntaxNode) -> Node:
    declarators = tree.convert_all(node.named_children)
    return Node(
        {
            "type": "VariableDeclaration",
            "range": range_of_statement(node),
            "kind": _kind(node),
            "declarations": declarators,
        }
    )


def _kind(node: SyntaxNode) -> str | None:
    """Which keyword a declaration begins with, if there is one."""
    word = node.child_by_field_id(_KIND)
    if word is not None and word.type not in ("let", "const", "var"):
        raise UnsureError
    return None if word is None else word.type


def _declarator(tree: Tree, node: SyntaxNode) -> Node:
    target, value = tree.needed(node, _NAME), tree.part(node, _VALUE)
    return Node({"type": "VariableDeclarator", "range": range_of_statement(node), "id": target, "init": value})


def _if(tree: Tree, node: SyntaxNode) -> Node:
    return Node(
        {
            "type": "IfStatement",
            "range": range_of_statement(node),
            "test": tree.needed(node, _CONDITION),
            "consequent": tree.needed(node, _CONSEQUENCE),
            "alternate": tree.part(node, _ALTERNATIVE),
        }
    )


def _only_child(tree: Tree, node: SyntaxNode) -> Node:
    return tree.only_child(node)


def _switch(tree: Tree, node: SyntaxNode) -> Node:
    body = node.child_by_field_id(_BODY)
    if body is None:
        raise UnsureError
    cases = tree.convert_all(body.named_children)
    check_block([statement for case in cases for statement in case.consequent])
    return Node(
        {
            "type": "SwitchStatement",
            "range": range_of_statement(node),
            "discriminant": tree.needed(node, _VALUE),
            "cases": cases,
        }
    )


def _switch_case(tree: Tree, node: SyntaxNode) -> Node:
    statements = statement_list(tree, node.children_by_field_id(_BODY), has_directives=False)
    test = tree.part(node, _VALUE)
    return Node({"type": "SwitchCase", "range": range_of_statement(node), "test": test, "consequent": statements})


def _for(tree: Tree, node: SyntaxNode) -> Node:
    return Node(
        {
            "type": "ForStatement",
            "range": range_of_statement(node),
            "init": tree.part(node, _INITIALIZER),
            "test": tree.part(node, _CONDITION),
            "update": tree.part(node, _INCREMENT),
            "body": tree.needed(node, _BODY),
        }
    )


def _for_in_of(tree: Tree, node: SyntaxNode) -> Node:
    operator = node.child_by_field_id(_OPERATOR)
    assert operator is not None, "the grammar says so"
    left = tree.needed(node, _LEFT)
    word = node.child_by_field_id(_KIND)
    if word is not None:
        declarator = Node({"type": "VariableDeclarator", "range": left.range, "id": left, "init": None})
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
            "range": range_of_statement(node),
            "left": left,
            "right": tree.needed(node, _RIGHT),
            "body": tree.needed(node, _BODY),
            "allowAwait": any(each.type == "await" for each in node.children),
        }
    )


def _while(tree: Tree, node: SyntaxNode) -> Node:
    test, body = tree.needed(node, _CONDITION), tree.needed(node, _BODY)
    return Node({"type": "WhileStatement", "range": range_of_statement(node), "test": test, "body": body})


def _do_while(tree: Tree, node: SyntaxNode) -> Node:
    test, body = tree.needed(node, _CONDITION), tree.needed(node, _BODY)
    return Node({"type": "DoWhileStatement", "range": range_of_statement(node), "test": test, "body": body})


def _try(tree: Tree, node: SyntaxNode) -> Node:
    return Node(
        {
            "type": "TryStatement",
            "range": range_of_statement(node),
            "block": tree.needed(node, _BODY),
            "handler": tree.part(node, _HANDLER),
            "finalizer": tree.part(node, _FINALIZER),
        }
    )


def _catch(tree: Tree, node: SyntaxNode) -> Node:
    parameter, body = tree.part(node, _PARAMETER), tree.needed(node, _BODY)
    if parameter is not None:
        check_block(body.body, (parameter,))
    return Node({"type": "CatchClause", "range": range_of_statement(node), "param": parameter, "body": body})


def _jump(tree: Tree, node: SyntaxNode) -> Node:
    label = node.child_by_field_id(_LABEL)
    if label is not None and not tree.is_on_one_line(node.start_byte, label.start_byte):
        raise UnsureError
    return Node({"type": "JumpStatement", "range": range_of_statement(node)})


def _return(tree: Tree, node: SyntaxNode) -> Node:
    return _with_argument(tree, node, "ReturnStatement")


def _throw(tree: Tree, node: SyntaxNode) -> Node:
    return _with_argument(tree, node, "ThrowStatement")


def _with_argument(tree: Tree, node: SyntaxNode, sort: str) -> Node:
    argument = None
    for part in node.named_children:
        if part.kind_id == COMMENT:
            continue
        if argument is not None or not tree.is_on_one_line(node.start_byte, part.start_byte):
            raise UnsureError
        argument = tree.convert(part)
    return Node({"type": sort, "range": range_of_statement(node), "argument": argument})


def _labeled(tree: Tree, node: SyntaxNode) -> Node:
    return Node({"type": "LabeledStatement", "range": range_of_statement(node), "body": tree.needed(node, _BODY)})


def _empty(tree: Tree, node: SyntaxNode) -> Node:
    return Node({"type": "EmptyStatement", "range": range_of_statement(node)})


def _debugger(tree: Tree, node: SyntaxNode) -> Node:
    return Node({"type": "DebuggerStatement", "range": range_of_statement(node)})


CONVERSIONS: dict[str, Conversion] = {
    "break_statement": _jump,
    "catch_clause": _catch,
    "continue_statement": _jump,
    "debugger_statement": _debugger,
    "do_statement": _do_while,
    "else_clause": _only_child,
    "empty_statement": _empty,
    "expression_statement": _expression_statement,
    "finally_clause": _only_child,
    "for_in_statement": _for_in_of,
    "for_statement": _for,
    "if_statement": _if,
    "labeled_statement": _labeled,
    "lexical_declaration": _lexical_declaration,
    "return_statement": _return,
    "statement_block": _block,
    "switch_case": _switch_case,
    "switch_default": _switch_case,
    "switch_statement": _switch,
    "throw_statement": _throw,
    "try_statement": _try,
    "variable_declaration": _var,
    "variable_declarator": _declarator,
    "while_statement": _while,
}
