"""What the trees are made of, and the way to say that one cannot be made."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from modviz.parsing.tree_sitter_parser.grammar import COMMENT, SyntaxNode, kind

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


class Node(msgspec.Struct, frozen=True, gc=False):
    """A node of ESTree, made from the node `syntax` of Tree-sitter.

    What it consists of is said by its class, one of `estree`.  The parts below, which all nodes
    are asked for, are None in those that have no such part, as in `esprima`.
    """

    syntax: SyntaxNode
    type: ClassVar[str] = ""
    directive: ClassVar[bool | None] = None
    name: ClassVar[str | None] = None
    declaration: ClassVar[None] = None
    phase: ClassVar[None] = None

    @property
    def range(self) -> tuple[int, int]:
        """Where it begins and ends, in code points.  It is worked out: most nodes are never asked."""
        return range_of(self.syntax)


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
    return node.start_byte, last.end_byte


class UnsureError(Exception):
    """There is something in the text that this tree may have wrong: `esprima` has to read it."""
