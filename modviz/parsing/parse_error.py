"""The error of a source text that cannot be parsed; apart from the parser, which takes time to import."""

from __future__ import annotations

TOO_DEEP = "the source is nested too deeply for the parser"


class ParseError(Exception):
    """A source text that is no module (or script): an early error, in the words of V8.

    `name` is that of the JavaScript error, line and column count from 1.
    """

    def __init__(self, message: str, line: int, column: int, name: str = "SyntaxError") -> None:
        super().__init__(f"{name}: {message} ({line}:{column})")
        self.name = name
        self.message = message
        self.line = line
        self.column = column
