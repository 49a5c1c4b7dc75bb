"""What a line with a simple `console.log(...)` would print if the names in it stood for other values.

Only literals, templates, names, properties of names, `typeof` and `+` are understood; of anything else nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from modviz.record.values import Value

Lookup = Callable[[str], Value | None]
"""The value that a name stands for; None when it is not known."""

_CALL = re.compile(r"\bconsole\.(?:log|info|warn|error|debug)\(")
_NAME = r"[A-Za-z_$][\w$]*"
_REFERENCE = re.compile(rf"({_NAME})(?:\.({_NAME}))?")
_TYPEOF = re.compile(rf"typeof\s+({_NAME})")
_NUMBER = re.compile(r"\d{1,15}")
_HOLE = re.compile(rf"\$\{{\s*({_NAME}(?:\.{_NAME})?)\s*\}}")
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_TYPES = {"null": "object", "class": "function", "array": "object", "error": "object", "namespace": "object"}


@dataclass(frozen=True)
class _Piece:
    """A value on its way to the console: as text, and whether `+` adds it as a number."""

    text: str
    is_number: bool = False


def printed_by(line: str, lookup: Lookup, column: int | None = None) -> str | None:
    """What the only console call in `line`, or the one around a column, prints, if that can be told from its text."""
    call = _call(line, column)
    if call is None:
        return None
    pieces = [_sum(argument, lookup) for argument in _split(call, ",")]
    texts = [piece.text for piece in pieces if piece is not None]
    return " ".join(texts) if len(texts) == len(pieces) else None


def _call(line: str, column: int | None) -> str | None:
    """The arguments of the one console call in question, if it ends in this line."""
    calls = [(found.end(), _end_of(line, found.end(), ")")) for found in _CALL.finditer(line)]
    if column is not None:
        calls = [(start, end) for start, end in calls if end is not None and start < column <= end]
    if len(calls) != 1:
        return None
    start, end = calls[0]
    return line[start:end] if end is not None else None


def _end_of(text: str, start: int, closer: str) -> int | None:
    """Where the bracket closes that was opened before `start`; texts in quotes are passed over."""
    closers = [closer]
    index = start
    while index < len(text):
        character = text[index]
        if character in "'\"`":
            index = _after_text(text, index)
        else:
            if character in _CLOSERS:
                closers.append(_CLOSERS[character])
            elif character == closers[-1]:
                closers.pop()
                if not closers:
                    return index
            index += 1
    return None


def _after_text(text: str, start: int) -> int:
    """The index after the text in quotes that starts at `start`."""
    index = start + 1
    while index < len(text) and text[index] != text[start]:
        index += 2 if text[index] == "\\" else 1
    return index + 1


def _split(text: str, separator: str) -> list[str]:
    """`text` at the separators that stand in no bracket and in no quotes."""
    parts, start, index = [], 0, 0
    while index < len(text):
        character = text[index]
        if character in "'\"`":
            index = _after_text(text, index)
        elif character in _CLOSERS:
            end = _end_of(text, index + 1, _CLOSERS[character])
            index = len(text) if end is None else end + 1
        else:
            if character == separator:
                parts.append(text[start:index])
                start = index + 1
            index += 1
    return [*parts, text[start:]]


def _sum(text: str, lookup: Lookup) -> _Piece | None:
    total: _Piece | None = None
    for term in _split(text, "+"):
        piece = _term(term.strip(), lookup)
        if piece is None:
            return None
        total = piece if total is None else _added(total, piece)
    return total


def _added(left: _Piece, right: _Piece) -> _Piece:
    if left.is_number and right.is_number:
        return _Piece(str(int(left.text) + int(right.text)), True)
    return _Piece(left.text + right.text)


def _term(text: str, lookup: Lookup) -> _Piece | None:
    if len(text) >= 2 and text[0] in "'\"`" and _after_text(text, 0) == len(text) and "\\" not in text:
        return _Piece(text[1:-1]) if text[0] != "`" else _template(text[1:-1], lookup)
    if _NUMBER.fullmatch(text):
        return _Piece(text, True)
    if found := _TYPEOF.fullmatch(text):
        value = lookup(found[1])
        return _Piece(_TYPES.get(value.type, value.type)) if value is not None else None
    if found := _REFERENCE.fullmatch(text):
        return _reference(found[1], found[2], lookup)
    return None


def _template(text: str, lookup: Lookup) -> _Piece | None:
    parts = _HOLE.split(text)
    holes = [_term(hole, lookup) for hole in parts[1::2]]
    if any("${" in part for part in parts[::2]):
        return None
    texts = list(parts)
    for number, hole in enumerate(holes):
        if hole is None:
            return None
        texts[2 * number + 1] = hole.text
    return _Piece("".join(texts))


def _reference(name: str, prop: str | None, lookup: Lookup) -> _Piece | None:
    value = lookup(name)
    if value is None:
        return None
    if prop is None:
        return _piece(value.type, value.preview)
    found = re.search(rf"[{{,] {re.escape(prop)}: ('(?:[^'\\]|\\.)*'|-?[\w.]+)[ ,]", value.preview)
    if found is None:
        return None
    return _piece("string" if found[1].startswith("'") else "number" if found[1].isdigit() else "", found[1])


def _piece(kind: str, preview: str) -> _Piece | None:
    if "…" in preview or "\\" in preview:
        return None
    if kind == "string":
        return _Piece(preview[1:-1])
    return _Piece(preview, kind == "number" and preview.isdigit())
