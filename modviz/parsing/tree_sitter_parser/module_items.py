"""Imports and exports."""

from __future__ import annotations

import re

from modviz.parsing.tree_sitter_parser import estree
from modviz.parsing.tree_sitter_parser.expressions import bound_identifier, property_name
from modviz.parsing.tree_sitter_parser.functions import class_declaration, function_by_default
from modviz.parsing.tree_sitter_parser.grammar import COMMENT, SyntaxNode, field, kind
from modviz.parsing.tree_sitter_parser.node import Node, UnsureError, range_of
from modviz.parsing.tree_sitter_parser.tree import Conversion, Tree

_ALIAS = field("alias")
_DECLARATION = field("declaration")
_NAME = field("name")
_SOURCE = field("source")
_VALUE = field("value")

_EXPORT_CLAUSE = kind("export_clause")
_IDENTIFIER = kind("identifier")
_IMPORT_CLAUSE = kind("import_clause")
_NAMED_IMPORTS = kind("named_imports")
_NAMESPACE_EXPORT = kind("namespace_export")
_NAMESPACE_IMPORT = kind("namespace_import")
_STRING = kind("string")

_DECLARED_BY_DEFAULT = {
    kind("class"): class_declaration,
    kind("function_expression"): function_by_default,
    kind("generator_function"): function_by_default,
}
_FUNCTION_OR_CLASS = re.compile(r"(?:async\s+)?function\b|class\b")


def _import(tree: Tree, node: SyntaxNode) -> Node:
    specifiers: list[Node] = []
    for part in node.named_children:
        if part.kind_id == _IMPORT_CLAUSE:
            specifiers = [each for piece in part.named_children for each in _import_specifiers(tree, piece)]
        elif part.kind_id not in (_STRING, COMMENT):
            raise UnsureError
    return estree.ImportDeclaration(node, specifiers, _string(tree, tree.child(node, _SOURCE)), ())


def _import_specifiers(tree: Tree, part: SyntaxNode) -> list[Node]:
    sort = part.kind_id
    if sort == _NAMED_IMPORTS:
        return tree.convert_all(part.named_children)
    if sort == COMMENT:
        return []
    if sort == _NAMESPACE_IMPORT:
        return [estree.ImportNamespaceSpecifier(part, bound_identifier(tree, _last_part(part)))]
    return [estree.ImportDefaultSpecifier(part, bound_identifier(tree, part))]


def _last_part(node: SyntaxNode) -> SyntaxNode:
    """The name at the end of `* as name`."""
    return [each for each in node.children if each.kind_id != COMMENT][-1]


def _import_specifier(tree: Tree, node: SyntaxNode) -> Node:
    name = tree.child(node, _NAME)
    imported = _module_export_name(tree, name)
    local = bound_identifier(tree, node.child_by_field_id(_ALIAS) or name)
    return estree.ImportSpecifier(node, imported, local)


def _export(tree: Tree, node: SyntaxNode) -> Node:
    value, declaration = node.child_by_field_id(_VALUE), node.child_by_field_id(_DECLARATION)
    if value is not None:
        return _export_value(tree, node, value)
    if declaration is not None:
        declared = tree.convert(declaration)
        if any(each.type == "default" for each in node.children):
            return estree.ExportDefaultDeclaration(node, declared, range_of(node))
        return estree.ExportNamedDeclaration(node, declared, (), None, ())
    exported, specifiers = None, None
    for part in node.named_children:
        if part.kind_id == _NAMESPACE_EXPORT:
            exported = _module_export_name(tree, _last_part(part))
        elif part.kind_id == _EXPORT_CLAUSE:
            specifiers = tree.convert_all(part.named_children)
        elif part.kind_id not in (_STRING, COMMENT):
            raise UnsureError
    from_clause = node.child_by_field_id(_SOURCE)
    source = None if from_clause is None else _string(tree, from_clause)
    if specifiers is None:
        return estree.ExportAllDeclaration(node, exported, source, ())
    return estree.ExportNamedDeclaration(node, None, specifiers, source, ())


def _export_value(tree: Tree, node: SyntaxNode, value: SyntaxNode) -> Node:
    """An `export default` of an expression, or of a function or class without a name."""
    declaration = _DECLARED_BY_DEFAULT.get(value.kind_id)
    if declaration is not None:
        return estree.ExportDefaultDeclaration(node, declaration(tree, value), (node.start_byte, value.end_byte))
    if _FUNCTION_OR_CLASS.match(tree.source_text, value.start_byte):
        # What follows the declaration may have been taken for a part of it.
        raise UnsureError
    return estree.ExportDefaultDeclaration(node, tree.convert(value), range_of(node))


def _export_specifier(tree: Tree, node: SyntaxNode) -> Node:
    local = _module_export_name(tree, tree.child(node, _NAME))
    alias = node.child_by_field_id(_ALIAS)
    exported = local if alias is None else _module_export_name(tree, alias)
    return estree.ExportSpecifier(node, local, exported)


def _module_export_name(tree: Tree, node: SyntaxNode) -> Node:
    if node.kind_id == _STRING:
        return _string(tree, node)
    if node.kind_id != _IDENTIFIER and node.type != "default":
        raise UnsureError
    return property_name(tree, node)


def _string(tree: Tree, node: SyntaxNode) -> Node:
    """A string literal with its value."""
    text = tree.text(node)
    if "\\" in text:
        raise UnsureError
    return estree.Literal(node, text[1:-1])


CONVERSIONS: dict[str, Conversion] = {
    "export_specifier": _export_specifier,
    "export_statement": _export,
    "import_specifier": _import_specifier,
    "import_statement": _import,
}
