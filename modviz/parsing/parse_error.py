"""What keeps a source text from being parsed; apart from the parser, which takes time to import."""

from __future__ import annotations

from modviz.limits import Limits
from modviz.parsing.syntax_messages import syntax_message
from modviz.record.failures import Syntax

_MEGABYTE = 1024 * 1024


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


class ParsingLimitError(Exception):
    """Parsing reached a limit of the run, which says nothing about the program.

    `limit` is "length", "nesting", "time" or "memory".  The message goes on from the name of the text.
    """

    def __init__(self, limit: str, limits: Limits | None = None) -> None:
        self.limit = limit
        limits = limits or Limits()
        super().__init__(
            {
                "length": f"has more than {limits.source_length:,} characters, which is the limit for one source text",
                "nesting": "is nested too deeply for the parser",
                "time": f"takes parsing beyond its limit of {limits.parsing_seconds:g} seconds of computing",
                "memory": f"takes parsing beyond its limit of {limits.parsing_memory / _MEGABYTE:g} MB of memory",
            }[limit]
        )
