"""The error of a source text that cannot be parsed; apart from the parser, which takes time to import."""

from __future__ import annotations

from modviz.parsing.syntax_messages import syntax_message
from modviz.record.failures import Syntax

TOO_DEEP = Syntax("too-deep")


class ParseError(Exception):
    """A source text that is no module (or script): an early error, in the words of V8.

    `about` is what kind of error it is, `name` that of the JavaScript error; line and column count from 1.
    """

    name = "SyntaxError"

    def __init__(self, about: Syntax, line: int, column: int) -> None:
        self.about = about
        self.message = syntax_message(about)
        self.line = line
        self.column = column
        super().__init__(f"{self.name}: {self.message} ({line}:{column})")
