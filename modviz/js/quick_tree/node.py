"""What the trees are made of, and the way to say that one cannot be made."""

from __future__ import annotations

from typing import Any

from modviz.js.quick_tree.grammar import COMMENT, SyntaxNode, kind

BYTES = 2
"""Of one code unit of UTF-16.  Tree-sitter is given a text in which every code point takes just one."""

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


class Node:
    """A node of ESTree, with those of its parts that are read in `modviz.js`; any other part is None, as in `esprima`.

    Source: https://github.com/estree/estree.
    """

    type: str
    syntax: SyntaxNode
    """What it was made from."""
    range: tuple[int, int]
    """Worked out of `syntax` when it is asked for first: of most nodes it never is."""
    directive: bool
    """Whether it is a statement of the directive prologue."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self.__dict__ = parts

    def __getattr__(self, name: str) -> Any:
        if name == "range":
            self.range = range_of(self.syntax)
            return self.range
        return None


def range_of(node: SyntaxNode) -> tuple[int, int]:
    """Where `node` begins and where its last token ends, in code points.

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


class UnsureError(Exception):
    """There is something in the text that this tree may have wrong: `esprima` has to read it."""
