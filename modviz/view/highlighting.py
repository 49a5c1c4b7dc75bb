"""Which style each character of a text has, by Tree-sitter's tree of it: also a text that is no JavaScript has one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node

STYLES = ("", "comment", "string", "number", "keyword", "function")
"""Style classes of the themes."""

# The style of all that is in a node, by the sort of node in Tree-sitter's grammar; a keyword is a sort of its own.
_STYLE_OF = {
    sort: STYLES.index(style)
    for style, sorts in {
        "comment": "comment hash_bang_line",
        "string": "string template_string regex",
        "": "template_substitution",
        "number": "number",
        "keyword": "as async await break case catch class const continue debugger default delete do else export extends"
        " false finally for from function get if import in instanceof let new null of return set static super switch"
        " this throw true try typeof undefined var void while with yield",
    }.items()
    for sort in sorts.split()
}
_FUNCTION = STYLES.index("function")
_NAMING = (
    *("call_expression", "function_declaration", "function_expression", "generator_function"),
    *("generator_function_declaration", "method_definition", "variable_declarator"),
)
_NO_ASCII = re.compile("[^\0-\x7f]")


def paint(source_text: str) -> bytes:
    """For each character of `source_text`, the number of its style in `STYLES`.

    Source: https://github.com/tree-sitter/tree-sitter-javascript, `grammar.js`, for the sorts of nodes.
    """
    # Imported here, for a trace that is printed as text never needs it.
    import tree_sitter

    # So that each character has one byte; most others are letters of names, or stand where it does not matter.
    text = _NO_ASCII.sub("x", source_text).encode("ascii")
    painted = bytearray(len(source_text))
    # A node comes after the one that it is in, and is painted over it.  (Tree-sitter's own queries take the square of
    # the time where thousands of nodes stand side by side, as in a text that is no JavaScript.)
    pending = [tree_sitter.Parser(_language()).parse(text).root_node]
    while pending:
        node = pending.pop()
        sort = node.type
        if sort in _STYLE_OF:
            _brush(painted, node, _STYLE_OF[sort])
        if sort in _NAMING:
            name = _function_name(node)
            if name is not None:
                _brush(painted, name, _FUNCTION)
        if node.child_count:
            pending += node.children
    return bytes(painted)


def _brush(painted: bytearray, node: Node, style: int) -> None:
    start, end = node.start_byte, node.end_byte
    painted[start:end] = bytes([style]) * (end - start)


def _function_name(node: Node) -> Node | None:
    """The name of the function that a node declares or calls."""
    if node.type == "call_expression":
        called = node.child_by_field_name("function")
        is_member = called is not None and called.type == "member_expression"
        name = called.child_by_field_name("property") if called is not None and is_member else called
    elif node.type == "variable_declarator" and not _is_function(node.child_by_field_name("value")):
        return None
    else:
        name = node.child_by_field_name("name")
    return name if name is not None and name.type in ("identifier", "property_identifier") else None


def _is_function(node: Node | None) -> bool:
    return node is not None and node.type in ("arrow_function", "function_expression", "generator_function")


@cache
def _language() -> Language:
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())
