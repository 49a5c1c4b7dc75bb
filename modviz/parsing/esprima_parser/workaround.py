"""Works around one mistake of `esprima` 5.0.0.

After `throw` and `yield` no line may end before the operand.  `esprima` also counts the lines inside the
operand when that begins with a template or string literal of several lines.  It then refuses the `throw`, and
takes the operand of the `yield` for a statement of its own.

When that is found, the literal's lines are joined in the text that is parsed, which keeps every offset, and
the text is parsed again.
"""

from __future__ import annotations

import re

_OPERAND_OF_SEVERAL_LINES = re.compile(
    r"(?:throw|yield)(?:[^\S\n\r\u2028\u2029]|/\*[^\n\r\u2028\u2029]*?\*/)*"
    r"""(?:`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')"""
)
_LINE_END = re.compile("[\n\r\u2028\u2029]")


class OperandMisreadError(Exception):
    """The `throw` or `yield` at `offset` is one of those that `esprima` misreads."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def is_misread(source_text: str, offset: int) -> bool:
    """Whether the operand of the `throw` or `yield` at `offset` begins with a literal of several lines."""
    operand = _OPERAND_OF_SEVERAL_LINES.match(source_text, offset)
    return operand is not None and _LINE_END.search(operand[0]) is not None


def join_lines(source_text: str, offset: int) -> str:
    """Put that literal on one line."""
    operand = _OPERAND_OF_SEVERAL_LINES.match(source_text, offset)
    assert operand is not None, "only what is misread is joined"
    return source_text[:offset] + _LINE_END.sub(" ", operand[0]) + source_text[operand.end() :]
