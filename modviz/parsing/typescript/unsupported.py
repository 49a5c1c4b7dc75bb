"""What of TypeScript does not go away with the types: it is refused in Node's words.

Source: https://nodejs.org/api/typescript.html#typescript-features
"""

from __future__ import annotations

from collections.abc import Iterator

from modviz.parsing.typescript.grammar import SyntaxNode
from modviz.parsing.typescript.typescript_error import TypeScriptError

_WITHOUT_VALUES = frozenset(
    {
        "interface_declaration",
        "type_alias_declaration",
        "ambient_declaration",
        "empty_statement",
        "comment",
        "{",
        "}",
        ";",
    }
)
_ENUM = "TypeScript enum is not supported in strip-only mode"
_NAMESPACE = "TypeScript namespace declaration is not supported in strip-only mode"
MODULE = "`module` keyword is not supported. Use `namespace` instead."
_PARAMETER_PROPERTY = "TypeScript parameter property is not supported in strip-only mode"
_IMPORT_EQUALS = "TypeScript import equals declaration is not supported in strip-only mode"
_EXPORT_ASSIGNMENT = "TypeScript export assignment is not supported in strip-only mode"
CONSTANT = b"<const>"
"""An assertion that something is constant: Node leaves it to the parser of JavaScript, which refuses it."""

_ANGLE_BRACKETS = (
    "The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. "
    "Instead, use the 'as' syntax: `expr as T`."
)


def unsupported_at(node: SyntaxNode, message: str, data: bytes) -> TypeScriptError:
    """The error for what does not go away with the types."""
    return TypeScriptError("ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX", message, *_place(node, data))


def unsupported(nodes: dict[str, list[SyntaxNode]]) -> list[tuple[SyntaxNode, str]]:
    """What there is of that kind, in the order of the text."""
    return sorted(_unsupported(nodes), key=lambda each: each[0].start_byte)


def _unsupported(nodes: dict[str, list[SyntaxNode]]) -> Iterator[tuple[SyntaxNode, str]]:
    for each in nodes.get("enums", ()):
        yield each, _ENUM
    for each in nodes.get("namespaces", ()):
        if each.type == "module":
            name = each.child_by_field_name("name")
            if name is not None and name.type != "string":
                yield each, MODULE
        elif has_values(each):
            yield each, _NAMESPACE
    for each in nodes.get("properties", ()):
        yield each, _PARAMETER_PROPERTY
    for each in nodes.get("aliases", ()):
        yield each, _IMPORT_EQUALS
    for each in nodes.get("imports", ()):
        if any(child.type == "import_require_clause" for child in each.children):
            yield each, _IMPORT_EQUALS
    for each in nodes.get("exports", ()):
        if any(child.type == "=" for child in each.children):
            yield each, _EXPORT_ASSIGNMENT
    for each in nodes.get("assertions", ()):
        if each.children[0].text != CONSTANT:
            yield each, _ANGLE_BRACKETS


def has_values(namespace: SyntaxNode) -> bool:
    """Whether there is more in a namespace than types; a module by name counts as having more."""
    if namespace.type == "module":
        return True
    body = namespace.child_by_field_name("body")
    return body is not None and not all(_is_without_values(each) for each in body.children)


def _is_without_values(statement: SyntaxNode) -> bool:
    kind = statement.type
    if kind in ("export_statement", "expression_statement"):
        return any(child.type == "type" for child in statement.children) or all(
            _is_without_values(child) for child in statement.children if child.type != "export"
        )
    return kind in _WITHOUT_VALUES or (kind == "internal_module" and not has_values(statement))


def error_at(root: SyntaxNode, data: bytes) -> TypeScriptError:
    """The error for a text in which the grammar has not found its way, at the first place where that shows."""
    node = root
    while True:
        inner = next((each for each in node.children if each.has_error or each.is_missing), None)
        if inner is None or node.is_error:
            break
        node = inner
    return unreadable(node, data)


def unreadable(node: SyntaxNode, data: bytes) -> TypeScriptError:
    """The error for a text whose grammar ends at `node`."""
    return TypeScriptError("", "modviz cannot read this TypeScript; Node perhaps can", *_place(node, data))


def _place(node: SyntaxNode, data: bytes) -> tuple[int, int]:
    """The line and the column of a node, from 1, in characters."""
    row, column = node.start_point
    start = node.start_byte - column
    return row + 1, len(data[start : start + column].decode(errors="ignore")) + 1
