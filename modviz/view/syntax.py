"""JavaScript in colours: source text as lines of pieces with style classes, worked out once per text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Query

Piece = tuple[str, str]
"""Some source text and its style class."""

LONGEST_COLOURED = 120_000
"""Longer texts stay plain: colouring them would be felt."""

# What ECMA-262 counts as the end of a line.
_LINE_TERMINATOR = re.compile("\r\n|[\n\r\u2028\u2029]")

_STYLES = ("", "comment", "string", "number", "keyword", "function")

_PAINTED = """
[(comment) (hash_bang_line)] @comment
[(string) (template_string) (regex)] @string
(template_substitution (_) @code)
(number) @number
[
  "as" "async" "await" "break" "case" "catch" "class" "const" "continue" "debugger" "default" "delete" "do" "else"
  "export" "extends" "finally" "for" "from" "function" "get" "if" "import" "in" "instanceof" "let" "new" "of" "return"
  "set" "static" "switch" "throw" "try" "typeof" "var" "void" "while" "with" "yield"
  (false) (import) (null) (super) (this) (true) (undefined)
] @keyword
(call_expression function: [(identifier) @function (member_expression property: (property_identifier) @function)])
(function_declaration name: (identifier) @function)
(function_expression name: (identifier) @function)
(generator_function name: (identifier) @function)
(generator_function_declaration name: (identifier) @function)
(method_definition name: (property_identifier) @function)
(variable_declarator name: (identifier) @function value: [(arrow_function) (function_expression) (generator_function)])
"""
"""What is painted in which style, as a query of Tree-sitter; code inside of a template is painted in none."""

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
    import tree_sitter

    language, query = _grammar()
    # So that each character has one code unit of UTF-16, two bytes.
    text = _TWO_CODE_UNITS.sub("x", source_text).encode("utf-16-le", "surrogatepass")
    tree = tree_sitter.Parser(language).parse(text, encoding="utf16le")
    found = tree_sitter.QueryCursor(query).captures(tree.root_node)
    ranges = [
        (node.start_byte // 2, -node.end_byte // 2, _STYLES.index(style.replace("code", "")))
        for style, nodes in found.items()
        for node in nodes
    ]
    paint = bytearray(len(source_text))
    # What is inside of something else comes later, and is painted over it.
    for start, end, number in sorted(ranges):
        paint[start:-end] = bytes([number]) * (-end - start)
    return bytes(paint)


@cache
def _grammar() -> tuple[Language, Query]:
    # Imported here, for a trace that is printed as text never needs it.
    import tree_sitter
    import tree_sitter_javascript

    language = tree_sitter.Language(tree_sitter_javascript.language())
    return language, tree_sitter.Query(language, _PAINTED)
