"""From a source text to its tree, if that can be had quickly and for certain.

Tree-sitter takes a fifteenth of the time of `esprima`, but forgives nearly everything and says nothing of early errors.
So its tree is taken only where

- the engine's own parser has found no error, and Tree-sitter none either;
- everything in the tree is known here, and stands where the specification lets it stand: where the grammar is more
  generous (line ends after `return`, an assignment as an operand, ...), a function of this package is not sure;
- the text has none of the things that Tree-sitter reads differently in modules.

Everything else, and all that has an error to tell, is read by `esprima`.  That both make the same of a text is tested
with thousands of them: `tests/parsing/test_tree_sitter_parser.py`.
"""

from __future__ import annotations

import re

import tree_sitter

from modviz.parsing.source_text import LONE_CARRIAGE_RETURN, has_trouble
from modviz.parsing.tree_sitter_parser import expressions, functions, module_items, patterns, statements
from modviz.parsing.tree_sitter_parser.engine_syntax_check import is_module
from modviz.parsing.tree_sitter_parser.grammar import LANGUAGE, kind
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError
from modviz.parsing.tree_sitter_parser.redeclarations import check_module
from modviz.parsing.tree_sitter_parser.tree import Tree, by_number

_COMMENTS_AS_IN_HTML = ("<!--", "-->")

_NO_ASCII = re.compile("[^\0-\x7f]")
_ONE_BYTE = "Z"
"""A letter of no keyword, for most of these characters are letters; where none may stand, the engine knows already."""

_UNUSUAL_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]")
"""White space of ECMA-262 that is none for Tree-sitter where it looks for a semicolon that is left out."""

_HASHBANG = kind("hash_bang_line")

_CONVERSIONS = by_number(
    {
        **expressions.CONVERSIONS,
        **functions.CONVERSIONS,
        **module_items.CONVERSIONS,
        **patterns.CONVERSIONS,
        **statements.CONVERSIONS,
    }
)


def quick_tree(source_text: str) -> list[Node] | None:
    """The module items of `source_text`; None if `esprima` has to read it."""
    if _is_read_differently(source_text) or not is_module(source_text):
        return None
    parser = tree_sitter.Parser(LANGUAGE)
    root = parser.parse(_in_ascii(source_text)).root_node
    if root.has_error:
        return None
    items = [each for each in root.named_children if each.kind_id != _HASHBANG]
    try:
        converted = statements.statement_list(Tree(source_text, _CONVERSIONS), items, has_directives=True)
        check_module(converted)
    except (UnsureError, RecursionError):
        return None
    return converted


def _is_read_differently(source_text: str) -> bool:
    """Whether there is something that Tree-sitter reads differently in modules, or that the engine cannot be given."""
    return (
        has_trouble(source_text)
        or any(sign in source_text for sign in _COMMENTS_AS_IN_HTML)
        # For Tree-sitter, a comment goes on after a lone CR.
        or LONE_CARRIAGE_RETURN.search(source_text) is not None
    )


def _in_ascii(source_text: str) -> bytes:
    """A text of the same structure, with one byte for each code point of `source_text`."""
    if not source_text.isascii():
        source_text = _NO_ASCII.sub(_ONE_BYTE, _UNUSUAL_SPACE.sub(" ", source_text))
    return source_text.encode("ascii")
