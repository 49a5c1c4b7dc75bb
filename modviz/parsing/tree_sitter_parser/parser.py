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
from typing import Any

import tree_sitter

from modviz.parsing.reserved_words import RESERVED_IN_MODULES
from modviz.parsing.source_text import LONE_CARRIAGE_RETURN, has_trouble
from modviz.parsing.tree_sitter_parser import expressions, functions, module_items, patterns, statements
from modviz.parsing.tree_sitter_parser.engine_syntax_check import is_module
from modviz.parsing.tree_sitter_parser.grammar import LANGUAGE, SyntaxNode, kind
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError
from modviz.parsing.tree_sitter_parser.redeclarations import check_module
from modviz.parsing.tree_sitter_parser.tree import Tree, by_number

_COMMENT_AS_IN_HTML = re.compile("<!--|-->")
_COMMENTS_AS_IN_HTML = tree_sitter.Query(LANGUAGE, "(html_comment) @comment")
"""What Tree-sitter takes for comments, and modules do not have."""

_NO_ASCII = re.compile("[^\0-\x7f]")
_ONE_BYTE = "Z"
"""A letter of no keyword, for most of these characters are letters; where none may stand, the engine knows already."""

_UNUSUAL_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]")
"""White space of ECMA-262 that is none for Tree-sitter where it looks for a semicolon that is left out."""

_NAMES = re.compile(r"\b((?:export|import(?:\s+[\w$]+\s*,)?)\s*\{|export\s*\*\s*as\b)([^{}()]*\}|\s+\w+)")
_RESERVED_NAME = re.compile(rf"\b(?:{'|'.join(sorted(RESERVED_IN_MODULES - {'default'}))})\b")
"""In a list of imports or exports reserved words are names, which Tree-sitter does not know."""

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


def quick_tree(source_text: str, *, has_import_meta: bool = True) -> list[Node] | None:
    """The module items of `source_text`; None if `esprima` has to read it.

    Without `has_import_meta` a text in which `import.meta` stands is left to `esprima`.
    """
    if _is_read_differently(source_text) or not is_module(source_text):
        return None
    text = _in_ascii(source_text)
    root = _root(text)
    if root.has_error:
        root = _root(_with_usual_names(text))
    if root.has_error or _has_comments_as_in_html(source_text, root):
        return None
    items = [each for each in root.named_children if each.kind_id != _HASHBANG]
    try:
        tree = Tree(source_text, _CONVERSIONS, has_import_meta=has_import_meta)
        converted = statements.statement_list(tree, items, has_directives=True)
        check_module(converted)
    except (UnsureError, RecursionError):
        return None
    return converted


def quick_function_body(source_text: str) -> list[Node] | None:
    """The statements of the one function, in parentheses, that `source_text` is; None if `esprima` has to read it.

    It is read as strict code, of which each text means the same as sloppy code, with the same tree; but not the other
    way round: what only sloppy code may have is left to `esprima`.
    """
    items = quick_tree(source_text, has_import_meta=False)
    if items is None or len(items) > 1 or items[0].type != "ExpressionStatement":
        return None
    function: Any = items[0]
    function = function.expression
    # Where a brace of the text closes the function, something else is around it.
    return list(function.body.body) if function.type == "FunctionExpression" else None


def _root(text: str) -> SyntaxNode:
    return tree_sitter.Parser(LANGUAGE).parse(text.encode("ascii")).root_node


def _has_comments_as_in_html(source_text: str, root: SyntaxNode) -> bool:
    if _COMMENT_AS_IN_HTML.search(source_text) is None:
        return False
    return bool(tree_sitter.QueryCursor(_COMMENTS_AS_IN_HTML).captures(root))


def _with_usual_names(text: str) -> str:
    """`text` with letters in place of reserved words in lists of imports and exports: only its structure counts."""

    def usual(names: re.Match[str]) -> str:
        return names[1] + _RESERVED_NAME.sub(lambda name: _ONE_BYTE * len(name[0]), names[2])

    return _NAMES.sub(usual, text)


def _is_read_differently(source_text: str) -> bool:
    """Whether there is something that Tree-sitter reads differently in modules, or that the engine cannot be given."""
    return (
        has_trouble(source_text)
        # For Tree-sitter, a comment goes on after a lone CR.
        or LONE_CARRIAGE_RETURN.search(source_text) is not None
    )


def _in_ascii(source_text: str) -> str:
    """A text of the same structure, with one byte for each code point of `source_text`."""
    if not source_text.isascii():
        source_text = _NO_ASCII.sub(_ONE_BYTE, _UNUSUAL_SPACE.sub(" ", source_text))
    return source_text
