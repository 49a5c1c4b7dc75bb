"""JavaScript in colours: source text as lines of pieces with style classes, worked out once per text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

Piece = tuple[str, str]
"""Some source text and its style class."""

LONGEST_COLOURED = 60_000
"""Longer texts stay plain: colouring them would be felt."""

# What ECMA-262 counts as the end of a line.
_LINE_TERMINATOR = re.compile("\r\n|[\n\r\u2028\u2029]")

_STYLES = (
    ("Comment", "comment"),
    ("Literal.String", "string"),
    ("Literal.Number", "number"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Name.Function", "function"),
)


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
    lines: list[tuple[Piece, ...]] = []
    line: list[Piece] = []
    for style, text in _tokens(source_text):
        first, *others = _LINE_TERMINATOR.split(text)
        line.append((first, style))
        for other in others:
            lines.append(tuple(line))
            line = [(other, style)]
    return (*lines, tuple(line))


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


def _tokens(source_text: str) -> list[tuple[str, str]]:
    # Pygments takes a while to import, and a trace printed as text never needs it.
    from pygments.lexers.javascript import JavascriptLexer

    return _merged([(_style(kind), text) for _, kind, text in JavascriptLexer().get_tokens_unprocessed(source_text)])


def _merged(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of one style as one token; a CR and its LF may come apart, and must not."""
    merged: list[tuple[str, str]] = []
    for style, text in tokens:
        if merged and (merged[-1][0] == style or merged[-1][1].endswith("\r")):
            merged[-1] = (merged[-1][0], merged[-1][1] + text)
        else:
            merged.append((style, text))
    return merged


@cache
def _style(kind: object) -> str:
    """The style class of one of the few kinds of tokens that Pygments knows."""
    name = str(kind).removeprefix("Token.")
    return next((style for prefix, style in _STYLES if name.startswith(prefix)), "")
