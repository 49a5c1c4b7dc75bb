"""Which variables of a CommonJS module get a property of what it requires, and so a copy of its value.

Only what stands at the top level in so many words is found: `const { a, b: c } = require("x")`,
`const d = require("x").d`, and the same of a constant that holds what was required.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from modviz.parsing.source_text import Places
from modviz.record.entries import RequiredName

Node = Any


def required_names(body: Iterable[Node], places: Places) -> Iterator[RequiredName]:
    """The copies in the statements of `body`."""
    wholes: dict[str, str] = {}
    for statement in body:
        if statement.type != "VariableDeclaration":
            continue
        for declarator in statement.declarations:
            line = places.line(declarator.range[0])
            target, value = declarator.id, declarator.init
            specifier = _specifier(value, wholes)
            if specifier is not None and target.type == "Identifier":
                wholes[target.name] = specifier
            elif specifier is not None and target.type == "ObjectPattern":
                for name, local_name in _taken(target):
                    yield RequiredName(local_name, name, specifier, line)
            elif target.type == "Identifier" and value is not None and value.type == "MemberExpression":
                specifier = _specifier(value.object, wholes)
                if specifier is not None and not value.computed and value.property.type == "Identifier":
                    yield RequiredName(target.name, value.property.name, specifier, line)


def _specifier(value: Node, wholes: dict[str, str]) -> str | None:
    """What is required, if `value` is a call of `require` with a text, or a name for what such a call gave."""
    if value is None:
        return None
    if value.type == "Identifier":
        return wholes.get(value.name)
    if value.type != "CallExpression" or value.callee.type != "Identifier" or value.callee.name != "require":
        return None
    first = value.arguments[0] if value.arguments else None
    return first.value if first is not None and first.type == "Literal" and isinstance(first.value, str) else None


def _taken(pattern: Node) -> Iterator[tuple[str, str]]:
    """The properties that a pattern takes, each with the name of its variable."""
    for item in pattern.properties:
        if item.type != "Property" or item.computed or item.key.type != "Identifier":
            continue
        target = item.value.left if item.value.type == "AssignmentPattern" else item.value
        if target.type == "Identifier":
            yield item.key.name, target.name
