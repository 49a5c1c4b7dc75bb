"""The tokens of a text that is no JavaScript, as far as they can be told apart without a grammar."""

from __future__ import annotations

import re

import msgspec

from modviz.parsing.reserved_words import RESERVED_EVERYWHERE

SIGNS = r"=>|\.\.\.|\?\.|\?\?=?|&&=?|\|\|=?|\*\*=?|[=!]==?|>{1,3}=?|<{1,2}=?|\+\+|--|[-+*/%&|^]=|\S"
"""A regular expression for one sign, and any other character that is no white space."""

# What has no end reaches to that of the text or line, or else each of many such would be looked through.
_GAP = r"(?:\s|\ufeff|/\*[\s\S]*?(?:\*/|\Z)|//[^\n\r\u2028\u2029]*)*+"
_NEXT = re.compile(
    _GAP + r"""(?:(?P<string>"(?:[^"\\\n]|\\[\s\S])*+(?:"|$)|'(?:[^'\\\n]|\\[\s\S])*+(?:'|$)"""
    r"""|`(?:[^`\\]|\\[\s\S])*+(?:`|\\?\Z))|(?P<number>\.?\d[\w.]*)|(?P<word>[\w$#\\]+)"""
    rf"""|(?P<sign>{SIGNS}))""",
    re.MULTILINE,
)
_REGULAR_EXPRESSION = re.compile(
    r"/(?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*+(?:\]|$))++(?:/[\w$]*|$)", re.MULTILINE
)

_OPERANDS_AMONG_WORDS = frozenset(("this", "super", "true", "false", "null"))
_CLOSING = {")": "(", "]": "[", "}": "{"}


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token, and the number of the bracket that it closes, or that is the innermost open one before it."""

    text: str
    start: int
    is_operand: bool
    """Whether an operand ends with it."""
    bracket: int | None


def tokens_up_to(source_text: str, offset: int) -> list[Token]:
    """The tokens before `offset`, and the one there; an empty one at the end of the text."""
    tokens: list[Token] = []
    brackets: list[int] = []
    position = 0
    while True:
        found = _NEXT.match(source_text, position)
        if found is None:
            tokens.append(Token("", len(source_text), False, brackets[-1] if brackets else None))
            return tokens
        sort = found.lastgroup or ""
        text, start, position = found[sort], found.start(sort), found.end()
        is_after_operand = bool(tokens) and tokens[-1].is_operand
        if text[0] == "/" and not is_after_operand:
            expression = _REGULAR_EXPRESSION.match(source_text, start)
            if expression is not None:
                sort, text, position = "string", expression[0], expression.end()
        bracket = brackets[-1] if brackets else None
        if start >= offset:
            tokens.append(Token(text, start, False, bracket))
            return tokens
        if text in _CLOSING:
            while brackets and tokens[brackets[-1]].text != _CLOSING[text]:
                brackets.pop()
            bracket = brackets.pop() if brackets else None
        elif text in _CLOSING.values():
            brackets.append(len(tokens))
        is_word = sort == "word" and (text not in RESERVED_EVERYWHERE or text in _OPERANDS_AMONG_WORDS)
        tokens.append(Token(text, start, is_word or sort in ("string", "number") or text in _CLOSING, bracket))
