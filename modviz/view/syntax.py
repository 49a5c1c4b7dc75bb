"""JavaScript in colours: source text as lines of pieces with style classes, worked out once per text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node

Piece = tuple[str, str]
"""Some source text and its style class."""

LONGEST_COLOURED = 120_000
"""Longer texts stay plain: colouring them would be felt."""

# What ECMA-262 counts as the end of a line.
_LINE_TERMINATOR = re.compile("\r\n|[\n\r\u2028\u2029]")

_STYLES = ("", "comment", "string", "number", "keyword", "function")

# The style of all that is in a node, by the sort of node in Tree-sitter's grammar; a keyword is a sort of its own.
_STYLE_OF = {
    sort: _STYLES.index(style)
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
_FUNCTION = _STYLES.index("function")
_NAMING = (
    *("call_expression", "function_declaration", "function_expression", "generator_function"),
    *("generator_function_declaration", "method_definition", "variable_declarator"),
)
_TWO_CODE_UNITS = re.compile("[\U00010000-\U0010ffff]")
_RUN = re.compile(rb"(.)\1*+", re.DOTALL)


@lru_cache(64)
def source_lines(source_text: str) -> tuple[str, ...]:
    """The lines of a source text, without their line terminators.

    Source: https://tc39.es/ecma262/#sec-line-terminators
    """
    if source_text.isascii() and "\r" not in source_text:
        return tuple(source_text.split("\n"))
    return tuple(_LINE_TERMINATOR.split(source_text))


@lru_cache(64)
def coloured_lines(source_text: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a source text as pieces with style classes; a long text has no colours."""
    if len(source_text) > LONGEST_COLOURED:
        return tuple(((line, ""),) for line in source_lines(source_text))
    paint = _paint(source_text)
    ends = [found.span() for found in _LINE_TERMINATOR.finditer(source_text)]
    starts = [0, *(after for _, after in ends)]
    stops = [*(before for before, _ in ends), len(source_text)]
    return tuple(_pieces(source_text, paint, start, stop) for start, stop in zip(starts, stops, strict=True))


def window(pieces: tuple[Piece, ...], start: int, count: int) -> list[Piece]:
    """The part of a line from character `start` on, `count` characters long."""
    shown: list[Piece] = []
    ends = accumulate(len(text) for text, _ in pieces)
    for (text, style), end in zip(pieces, ends, strict=True):
        begin = end - len(text)
        if begin >= start + count:
            break
        part = text[max(0, start - begin) : start + count - begin]
        if part:
            shown.append((part, style))
    return shown


def _pieces(source_text: str, paint: bytes, start: int, stop: int) -> tuple[Piece, ...]:
    runs = _RUN.finditer(paint, start, stop)
    return tuple((source_text[run.start() : run.end()], _STYLES[paint[run.start()]]) for run in runs)


def _paint(source_text: str) -> bytes:
    """The number of the style of each character."""
    # Imported here, for a trace that is printed as text never needs it.
    import tree_sitter

    # So that each character has one code unit of UTF-16, two bytes.
    text = _TWO_CODE_UNITS.sub("x", source_text).encode("utf-16-le", "surrogatepass")
    paint = bytearray(len(source_text))
    # A node comes after the one that it is in, and is painted over it.  (Tree-sitter's own queries take the square of
    # the time where thousands of nodes stand side by side, as in a text that is no JavaScript.)
    pending = [tree_sitter.Parser(_language()).parse(text, encoding="utf16le").root_node]
    while pending:
        node = pending.pop()
        sort = node.type
        if sort in _STYLE_OF:
            _brush(paint, node, _STYLE_OF[sort])
        if sort in _NAMING:
            name = _function_name(node)
            if name is not None:
                _brush(paint, name, _FUNCTION)
        if node.child_count:
            pending += node.children
    return bytes(paint)


def _brush(paint: bytearray, node: Node, style: int) -> None:
    start, end = node.start_byte // 2, node.end_byte // 2
    paint[start:end] = bytes([style]) * (end - start)


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
