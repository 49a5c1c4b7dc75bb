"""The grammar that Tree-sitter parses by, and its numbers for what there is in it.

Source: https://github.com/tree-sitter/tree-sitter-javascript, `grammar.js`.
"""

from __future__ import annotations

import tree_sitter
import tree_sitter_javascript

LANGUAGE = tree_sitter.Language(tree_sitter_javascript.language())

SyntaxNode = tree_sitter.Node
"""A node of Tree-sitter's own tree."""


def field(name: str) -> int:
    """The number of the field `name`."""
    number = LANGUAGE.field_id_for_name(name)
    assert number is not None, f"the grammar has a field {name}"
    return number


def kind(name: str, *, is_named: bool = True) -> int:
    """The number of the sort of nodes called `name`; a keyword or a sign is not named."""
    number = LANGUAGE.id_for_node_kind(name, is_named)
    assert number is not None, f"the grammar has nodes {name}"
    return number


COMMENT = kind("comment")
