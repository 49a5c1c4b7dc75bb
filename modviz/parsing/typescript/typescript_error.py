"""What keeps types from being taken out of a text; apart from the grammar, which takes time to import."""

from __future__ import annotations


class TypeScriptError(Exception):
    """A text from which the types cannot be taken.

    `code` is Node's, such as "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX"; it is "" where modviz cannot read the text, and Node
    perhaps can.  `line` and `column` count from 1.
    """

    def __init__(self, code: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line
        self.column = column

    @property
    def is_lack(self) -> bool:
        """Whether modviz lacks what the text needs."""
        return not self.code
