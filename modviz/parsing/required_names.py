"""Which variables of a CommonJS module get a property of what it requires, and so a copy of its value.

Only what stands at the top level in so many words is found: `const { a, b: c } = require("x")`,
`const d = require("x").d`, and the same of a constant that holds what was required.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from modviz.parsing.source_text import Places
from modviz.record.entries import RequiredName

Node = Any

_KEY = re.compile(r"([^\W\d][\w$]*|\$[\w$]*)\s*:")
_TEXT = re.compile(r"""(["'])([^\\]*)\1""")
"""A literal without escapes, which no specifier has."""


def required_names(text: str, body: Iterable[Node], places: Places) -> Iterator[RequiredName]:
    """The copies in the statements of `body`, which are in `text`."""
    wholes: dict[str, str] = {}
    for statement in body:
        if statement.type != "VariableDeclaration":
            continue
        for declarator in statement.declarations:
            line = places.line(declarator.range[0])
            target, value = declarator.id, declarator.init
            specifier = _specifier(text, value, wholes)
            if specifier is not None and target.type == "Identifier":
                wholes[target.name] = specifier
            elif specifier is not None and target.type == "ObjectPattern":
                for name, local_name in _taken(text, target):
                    yield RequiredName(local_name, name, specifier, line)
            elif target.type == "Identifier" and value is not None and value.type == "MemberExpression":
                specifier = _specifier(text, value.object, wholes)
                if specifier is not None and not value.computed and value.property.type == "Identifier":
                    yield RequiredName(target.name, value.property.name, specifier, line)


def _specifier(text: str, value: Node, wholes: dict[str, str]) -> str | None:
    """What is required, if `value` is a call of `require` with a text, or a name for what such a call gave."""
    if value is None:
        return None
    if value.type == "Identifier":
        return wholes.get(value.name)
    if value.type != "CallExpression" or value.callee.type != "Identifier" or value.callee.name != "require":
        return None
    first = value.arguments[0] if value.arguments else None
    literal = _TEXT.fullmatch(text[slice(*first.range)]) if first is not None and first.type == "Literal" else None
    return None if literal is None else literal[2]


def _taken(text: str, pattern: Node) -> Iterator[tuple[str, str]]:
    """The properties that a pattern takes, each with the name of its variable."""
    for item in pattern.properties:
        if item.type != "Property" or item.computed:
            continue
        target = item.value.left if item.value.type == "AssignmentPattern" else item.value
        if target.type != "Identifier":
            continue
        if item.shorthand:
            yield target.name, target.name
        elif key := _KEY.match(text, item.range[0]):
            yield key[1], target.name
