"""Places in a source text, and the text as the engine has to be given it.

Lines end where ECMA-262 says: LF, CR, CR LF, U+2028 and U+2029.  Columns count code points.
Source: https://tc39.es/ecma262/#sec-line-terminators.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from modviz.record.entries import Position

GAP = r"(?:\s|\ufeff|/\*[\s\S]*?\*/|//[^\n\r\u2028\u2029]*)*+"
"""A regular expression for what may stand between two tokens: white space, line ends and comments.

It takes all there is and gives nothing back: many comments in a row would take it forever.
"""

_LINE_TERMINATOR_SEQUENCE = re.compile("\r\n|[\n\r\u2028\u2029]")
LONE_CARRIAGE_RETURN = re.compile("\r(?!\n)")

# The engine does not count these as line ends in comments and literals, or cannot be given them at all
# (its texts end at NUL and are UTF-8, which has no lone surrogates).
_TROUBLE = re.compile("[\0\u2028\u2029\ud800-\udfff]")
_TROUBLE_IN_A_LITERAL = re.compile("\\\\[\\s\\S]|[\0\u2028\u2029\ud800-\udfff]")


class Places:
    """Turns offsets into lines and columns."""

    def __init__(self, source_text: str, before: int = 0) -> None:
        """Find the lines of `source_text`; offsets count `before` characters that stand before it."""
        self._before = before
        if source_text.isascii() and "\r" not in source_text:
            *starts, _ = accumulate((len(line) + 1 for line in source_text.split("\n")), initial=0)
            self._line_starts = starts
        else:
            self._line_starts = [0] + [end.end() for end in _LINE_TERMINATOR_SEQUENCE.finditer(source_text)]

    def line(self, offset: int) -> int:
        """The line of `offset`, counted from 1."""
        return bisect_right(self._line_starts, offset - self._before)

    def position(self, offset: int) -> Position:
        """Line and column of `offset`, counted from 1; columns in code points."""
        line = self.line(offset)
        return Position(line, offset - self._before - self._line_starts[line - 1] + 1)


def has_trouble(source_text: str) -> bool:
    """Whether `source_text` has characters that `engine_literal` has to write differently."""
    return not _is_simple(source_text) and _TROUBLE.search(source_text) is not None


def _is_simple(source_text: str) -> bool:
    """Whether there is no need to look at each character, as in most texts: that would be a twentieth of parsing."""
    return source_text.isascii() and "\0" not in source_text


def engine_text(source_text: str) -> str:
    """`source_text` for the engine: equally long, and with line ends that it counts.

    Outside literals only comments can hold NUL or a lone surrogate, and CR means LF everywhere, so that the
    meaning stays the same.
    """
    if "\r" in source_text:
        source_text = LONE_CARRIAGE_RETURN.sub("\n", source_text)
    if _is_simple(source_text):
        return source_text
    return _TROUBLE.sub(lambda found: "\n" if found[0] in "\u2028\u2029" else " ", source_text)


def engine_literal(literal: str) -> str:
    """A string, template or regular expression `literal` of the same value that the engine reads well.

    A line end inside it becomes its escape and a line continuation, so that later lines keep their numbers.
    """

    def replacement(found: re.Match[str]) -> str:
        character = found[0][-1]
        if not _TROUBLE.match(character):
            return found[0]
        if character not in "\u2028\u2029":
            return f"\\u{ord(character):04x}"
        return "\\\n" if len(found[0]) == 2 else f"\\u{ord(character):04x}\\\n"

    return engine_text(_TROUBLE_IN_A_LITERAL.sub(replacement, literal))


def blank(source_text: str) -> str:
    """Spaces and line feeds in place of `source_text`: as long as it, and with as many lines."""
    return re.sub("[^\n]", " ", engine_text(source_text))
