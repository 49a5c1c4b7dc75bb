"""What V8 says of common slips, of which `esprima` only tells the token that it did not expect.

The tokens before that one are enough to tell which of the messages fits.  Checked against the V8 of Node 24.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from modviz.parsing.esprima_parser.loose_tokens import Token, tokens_up_to
from modviz.parsing.reserved_words import RESERVED_FOR_LATER
from modviz.record.failures import Syntax

_LONGEST = 200_000
"""Characters; after more than these, the token that was not expected has to do."""

_BEFORE_OBJECTS = frozenset("( [ , = : ? && || ?? ... return default".split())  # noqa: SIM905
_BEFORE_METHODS = frozenset("{ } ; , get set async static *".split())  # noqa: SIM905
_WITH_HEADS = ("if", "for", "while", "with")
_LET_DECLARATION = re.compile(r"let(?:\s+[\w$]|\s*[\[{])")


def common_slip(source_text: str, offset: int, is_module: bool) -> tuple[Syntax, int] | None:
    """The error, and the offset of its place, for the token at `offset` that is not expected there.

    None if that token says it all.
    """
    if is_module and source_text.startswith("<!--", offset):
        return Syntax("html-comment"), offset
    if offset > _LONGEST:
        return None
    *before, found = tokens_up_to(source_text, offset)
    last = before[-1] if before else None
    if last is None:
        return None
    text, two = found.text, _texts(before, 2)
    if text.startswith(("#", "\\")):
        return None
    if two == ["(", ")"] and not (len(before) > 2 and before[-3].is_operand):
        return Syntax("unexpected-token", ")"), last.start
    if _is_argument_list(before, found.bracket) and last.is_operand:
        return Syntax("argument-list"), offset
    if text == "=" and _is_shorthand(before, found.bracket):
        return Syntax("shorthand-initializer"), last.start
    if text == "(" and (last.text == "function" or two == ["function", "*"]):
        return Syntax("function-name"), offset
    if text == "target" and two == ["new", "."]:
        return Syntax("new-target"), offset
    if text == "**" and last.is_operand:
        return Syntax("exponentiation"), offset
    if text == "=>" and _may_be_parameters(before) and "\n" not in source_text[last.start : offset]:
        return Syntax("arrow-parameters"), offset
    if text == "let" and _begins_statement(before, found.bracket) and _LET_DECLARATION.match(source_text, offset):
        return Syntax("lexical-declaration"), offset
    if last.text == "await":
        return Syntax("await-in-function"), last.start
    if text == "super" and last.is_operand:
        return Syntax("unexpected-token", "super"), offset
    if text in ("of", "in") and _is_initialized_head(before, found.bracket):
        return Syntax("for-initializer", text), offset
    if is_module and last.text in RESERVED_FOR_LATER:
        return Syntax("strict-reserved-word"), last.start
    return None


def is_open_template(source_text: str) -> bool:
    """Whether `source_text` ends inside a template."""
    tokens = tokens_up_to(source_text, len(source_text)) if len(source_text) <= _LONGEST else []
    last = tokens[-2].text if len(tokens) > 1 else ""
    return last.startswith("`") and (last == "`" or not last.endswith("`"))


def _texts(tokens: Sequence[Token], count: int) -> list[str]:
    """The texts of the last `count` tokens, with empty ones before the first."""
    return [*([""] * (count - len(tokens))), *(token.text for token in tokens[-count:])]


def _is_argument_list(tokens: Sequence[Token], bracket: int | None) -> bool:
    """Whether `bracket` opens the arguments of a call, and not a head or parameters."""
    if not bracket or tokens[bracket].text != "(":
        return False
    called = tokens[bracket - 1]
    if not called.is_operand or called.text == "}":
        return False
    before, before_that = reversed(_texts(tokens[: bracket - 1], 2))
    if before == "function" or (before == "*" and before_that == "function"):
        return False
    if called.text == ")" and called.bracket:
        return tokens[called.bracket - 1].text not in (*_WITH_HEADS, "switch", "catch")
    return not (before in _BEFORE_METHODS and _has_methods(tokens, tokens[bracket].bracket))


def _has_methods(tokens: Sequence[Token], bracket: int | None) -> bool:
    """Whether `bracket` opens the body of a class, or an object."""
    if bracket is None or tokens[bracket].text != "{":
        return False
    return _is_object(tokens, bracket) or _is_class_body(tokens, bracket)


def _is_object(tokens: Sequence[Token], bracket: int) -> bool:
    return bracket > 0 and tokens[bracket - 1].text in _BEFORE_OBJECTS


def _is_class_body(tokens: Sequence[Token], bracket: int) -> bool:
    for token in reversed(tokens[:bracket]):
        if token.text in ("{", "}", ";"):
            return False
        if token.text == "class":
            return True
    return False


def _is_shorthand(tokens: Sequence[Token], bracket: int | None) -> bool:
    """Whether the last token is a property that is written as its name alone."""
    if not bracket or tokens[bracket].text != "{" or not _is_object(tokens, bracket):
        return False
    return tokens[-1].is_operand and _texts(tokens, 2)[0] in ("{", ",")


def _begins_statement(tokens: Sequence[Token], bracket: int | None) -> bool:
    """Whether the last token is followed by the one statement of an `if`, a loop or a label."""
    last = tokens[-1]
    if last.text == ")" and last.bracket:
        return tokens[last.bracket - 1].text in _WITH_HEADS
    return last.text in ("else", "do") or (last.text == ":" and not (bracket and _is_object(tokens, bracket)))


def _may_be_parameters(tokens: Sequence[Token]) -> bool:
    """Whether the last token ends what could be the parameters of an arrow function, but is not."""
    is_declared = _texts(tokens, 2)[0] in ("let", "const", "var")
    return tokens[-1].is_operand and tokens[-1].text != "}" and not is_declared


def _is_initialized_head(tokens: Sequence[Token], bracket: int | None) -> bool:
    """Whether `bracket` opens the head of a `for`, and what is declared there has got a value."""
    if not bracket or tokens[bracket - 1].text not in ("for", "await"):
        return False
    head = [token.text for token in tokens[bracket + 1 :]]
    return head[:1] in (["let"], ["const"], ["var"]) and "=" in head and ";" not in head
