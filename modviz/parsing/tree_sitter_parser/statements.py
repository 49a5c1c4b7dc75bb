"""Statements and declarations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from modviz.parsing.tree_sitter_parser import estree
from modviz.parsing.tree_sitter_parser.estree import Sort
from modviz.parsing.tree_sitter_parser.grammar import COMMENT, SyntaxNode, field, kind
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError, range_of
from modviz.parsing.tree_sitter_parser.redeclarations import check_block, check_function
from modviz.parsing.tree_sitter_parser.tree import Conversion, Tree, leaf, with_parts

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
        has_directives = has_directives and _is_string(node)
        converted.append(_directive(tree, node) if has_directives else tree.convert(node))
    return converted


def _is_string(node: SyntaxNode) -> bool:
    if node.kind_id != _EXPRESSION_STATEMENT:
        return False
    first = next(each for each in node.named_children if each.kind_id != COMMENT)
    return first.kind_id == _STRING and first.end_byte - first.start_byte > len("''")


def _directive(tree: Tree, node: SyntaxNode) -> Node:
    return estree.ExpressionStatement(node, tree.only_child(node), True)


def function_body(tree: Tree, node: SyntaxNode, params: Sequence[Node]) -> Node:
    """The block of a function with these parameters; it may have directives."""
    body = statement_list(tree, node.named_children, has_directives=True)
    check_function(params, body)
    return estree.BlockStatement(node, body)


def _block(tree: Tree, node: SyntaxNode) -> Node:
    body = statement_list(tree, node.named_children, has_directives=False)
    check_block(body)
    return estree.BlockStatement(node, body)


def _expression_statement(tree: Tree, node: SyntaxNode) -> Node:
    if _NO_EXPRESSION_STATEMENT.match(tree.source_text, node.start_byte):
        raise UnsureError
    return estree.ExpressionStatement(node, tree.only_child(node), False)


def _declaration(tree: Tree, node: SyntaxNode) -> Node:
    return estree.VariableDeclaration(node, _kind(node), tree.convert_all(node.named_children), range_of(node))


def _kind(node: SyntaxNode) -> str:
    """Which keyword a declaration begins with; the grammar names all but a `var` that is a statement."""
    word = node.child_by_field_id(_KIND)
    if word is None:
        return "var"
    if word.type not in ("let", "const", "var"):
        raise UnsureError
    return word.type


def _switch(tree: Tree, node: SyntaxNode) -> Node:
    cases: list[Any] = tree.convert_all(tree.child(node, _BODY).named_children)
    check_block([statement for case in cases for statement in case.consequent])
    return estree.SwitchStatement(node, tree.needed(node, _VALUE), cases)


def _switch_case(tree: Tree, node: SyntaxNode) -> Node:
    statements = statement_list(tree, node.children_by_field_id(_BODY), has_directives=False)
    return estree.SwitchCase(node, tree.part(node, _VALUE), statements)


def _for_in_of(tree: Tree, node: SyntaxNode) -> Node:
    left = tree.needed(node, _LEFT)
    word = node.child_by_field_id(_KIND)
    if word is not None:
        declarator = estree.VariableDeclarator(left.syntax, left, None)
        left = estree.VariableDeclaration(node, _kind(node), [declarator], (word.start_byte, left.range[1]))
    right, body = tree.needed(node, _RIGHT), tree.needed(node, _BODY)
    if tree.child(node, _OPERATOR).type == "in":
        return estree.ForInStatement(node, left, right, body)
    return estree.ForOfStatement(node, left, right, body, any(each.type == "await" for each in node.children))


def _catch(tree: Tree, node: SyntaxNode) -> Node:
    parameter = tree.part(node, _PARAMETER)
    body: Any = tree.needed(node, _BODY)
    if parameter is not None:
        check_block(body.body, (parameter,))
    return estree.CatchClause(node, parameter, body)


def _jump(sort: Sort) -> Conversion:
    def conversion(tree: Tree, node: SyntaxNode) -> Node:
        label = node.child_by_field_id(_LABEL)
        if label is not None and not tree.is_on_one_line(node.start_byte, label.start_byte):
            raise UnsureError
        return sort(node)

    return conversion


def _return_or_throw(sort: Sort) -> Conversion:
    def conversion(tree: Tree, node: SyntaxNode) -> Node:
        argument = None
        for part in node.named_children:
            if part.kind_id == COMMENT:
                continue
            if argument is not None or not tree.is_on_one_line(node.start_byte, part.start_byte):
                raise UnsureError
            argument = tree.convert(part)
        return sort(node, argument)

    return conversion


CONVERSIONS: dict[str, Conversion] = {
    "break_statement": _jump(estree.BreakStatement),
    "catch_clause": _catch,
    "continue_statement": _jump(estree.ContinueStatement),
    "debugger_statement": leaf(estree.DebuggerStatement),
    "do_statement": with_parts(estree.DoWhileStatement, ("condition", "body")),
    "else_clause": Tree.only_child,
    "empty_statement": leaf(estree.EmptyStatement),
    "expression_statement": _expression_statement,
    "finally_clause": Tree.only_child,
    "for_in_statement": _for_in_of,
    "for_statement": with_parts(estree.ForStatement, ("body",), ("initializer", "condition", "increment")),
    "if_statement": with_parts(estree.IfStatement, ("condition", "consequence"), ("alternative",)),
    "labeled_statement": with_parts(estree.LabeledStatement, ("body",)),
    "lexical_declaration": _declaration,
    "return_statement": _return_or_throw(estree.ReturnStatement),
    "statement_block": _block,
    "switch_case": _switch_case,
    "switch_default": _switch_case,
    "switch_statement": _switch,
    "throw_statement": _return_or_throw(estree.ThrowStatement),
    "try_statement": with_parts(estree.TryStatement, ("body",), ("handler", "finalizer")),
    "variable_declaration": _declaration,
    "variable_declarator": with_parts(estree.VariableDeclarator, ("name",), ("value",)),
    "while_statement": with_parts(estree.WhileStatement, ("condition", "body")),
}
