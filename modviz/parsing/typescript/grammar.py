"""The grammar of TypeScript, and what is looked for in a tree.

Source: https://github.com/tree-sitter/tree-sitter-typescript
"""

from __future__ import annotations

import re
from functools import partial

import tree_sitter
import tree_sitter_typescript

LANGUAGE = tree_sitter.Language(tree_sitter_typescript.language_typescript())

SyntaxNode = tree_sitter.Node

_QUERY = tree_sitter.Query(
    LANGUAGE,
    """
    [
      (type_annotation) (asserts_annotation) (type_predicate_annotation)
      (type_parameters) (type_arguments) (implements_clause)
    ] @types
    [
      (interface_declaration) (type_alias_declaration) (ambient_declaration) (function_signature)
    ] @declarations
    [ (as_expression) (satisfies_expression) ] @casts
    (non_null_expression "!" @signs)
    (variable_declarator "!" @signs)
    (optional_parameter "?" @signs)
    (abstract_class_declaration "abstract" @signs)
    (class_body) @classes
    (arrow_function) @arrows
    [ (lookup_type) (array_type) ] @lookups
    (import_statement) @imports
    (export_statement) @exports
    (import_specifier "type") @specifiers
    (export_specifier "type") @specifiers
    (required_parameter pattern: (this)) @receivers
    (binary_expression
      left: (binary_expression operator: "<") operator: ">" right: (template_string)) @templates

    [ (internal_module) (module) ] @namespaces
    (enum_declaration) @enums
    (type_assertion) @assertions
    (import_alias) @aliases
    (required_parameter [ (accessibility_modifier) (override_modifier) "readonly" ]) @properties
    (optional_parameter [ (accessibility_modifier) (override_modifier) "readonly" ]) @properties
    """,
)


_EASIER = (
    (re.compile(rb"(?<=[<,])((?:\s|/\*[^*]{0,200}\*/)*+)(?:in\s+out|in|out)(?=\s+[\w$]+\s*(?:[=,>]|extends\b))"), b""),
    (re.compile(rb"(?<=\bexport)(\s+type)\s\*(?=\s)"), b"{}"),
    (re.compile(rb"(?<=\bexport)(\s+type\{\}\s+)as\s+[\w$]+(?=\s+from\b)"), b""),
    (re.compile(rb"(?<![\w$.])()import\((?:'[^'\n]*'|\"[^\"\n]*\")\)"), b"_"),
)
"""What the grammar does not know, and what can stand in its place, as long and of no interest: variance (`<in T>`),
`export type *`, and types of other modules (`import("x").T<U>`)."""


def easier(data: bytes) -> bytes:
    """`data` with what the grammar does not know in another form: its tree has everything in the same place."""
    for pattern, fill in _EASIER:
        data = pattern.sub(partial(_filled, fill), data)
    return data


def _filled(fill: bytes, match: re.Match[bytes]) -> bytes:
    """What takes the place of a match: `fill` again and again if it is one sign, else `fill` and spaces."""
    length = len(match[0]) - len(match[1])
    return match[1] + (fill * length if len(fill) == 1 else fill.ljust(length))


def parse(data: bytes) -> SyntaxNode:
    """The tree of a text in UTF-8."""
    return tree_sitter.Parser(LANGUAGE).parse(data).root_node


def found(root: SyntaxNode) -> dict[str, list[SyntaxNode]]:
    """What there is of TypeScript in a tree, by sort."""
    return tree_sitter.QueryCursor(_QUERY).captures(root)
