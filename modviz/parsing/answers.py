"""What a process that parses answers, as bytes: a letter that says what it is, and that.

The letter stands before the encoded syntax, the encoded error, or the name of a limit.
"""

from __future__ import annotations

import msgspec

from modviz.limits import Limits
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.syntax_bytes import encode
from modviz.parsing.typescript.typescript_error import TypeScriptError
from modviz.record.failures import Syntax

MODULE = "m"
SCRIPT = "s"
COMMONJS = "c"
TYPESCRIPT = "t"
"""The goals: what a text is to be parsed as, in a letter; TypeScript only loses its types."""

_PARSED = b"p"
_REFUSED = b"r"
_TYPED = b"t"
_LIMIT = b"l"
_UNSAYABLE = b"u"
"""What was found has a lone surrogate in it, which UTF-8 cannot say."""

_Refusal = tuple[Syntax, int, int]
_refusals = msgspec.msgpack.Decoder(_Refusal)

_TypeScriptRefusal = tuple[str, str, int, int]
_typescript_refusals = msgspec.msgpack.Decoder(_TypeScriptRefusal)


def answer_to(goal: str, source_text: str) -> bytes:
    """Parse `source_text`, and say what came of it."""
    if goal == TYPESCRIPT:
        return _answer_to_typescript(source_text)
    from modviz.parsing.commonjs import parse_commonjs
    from modviz.parsing.parser import parse_module
    from modviz.parsing.scripts import read_script

    read = {MODULE: parse_module, COMMONJS: parse_commonjs, SCRIPT: read_script}[goal]
    try:
        found = encode(read(source_text))
        letter = _PARSED
    except ParseError as error:
        found = encode((error.about, error.line, error.column))
        letter = _REFUSED
    except ParsingLimitError as reached:
        return limit_answer(reached.limit)
    except MemoryError:
        return limit_answer("memory")
    return _UNSAYABLE if found is None else letter + found


def _answer_to_typescript(source_text: str) -> bytes:
    from modviz.parsing.typescript.stripping import strip_types

    try:
        return _PARSED + strip_types(source_text).encode()
    except TypeScriptError as error:
        refusal: _TypeScriptRefusal = (error.code, error.message, error.line, error.column)
        return _TYPED + msgspec.msgpack.encode(refusal)
    except MemoryError:
        return limit_answer("memory")


def limit_answer(limit: str) -> bytes:
    """The answer that this limit was reached."""
    return _LIMIT + limit.encode()


def parsed(answer: bytes, limits: Limits) -> bytes | None:
    """The encoded syntax in `answer`, or the text that is left of TypeScript; None if it could not be said.

    Raises
    ------
    ParseError
        The text is no module, or no script.
    TypeScriptError
        Its types cannot be taken out of it.
    ParsingLimitError
        One of `limits` was reached.
    """
    letter, found = answer[:1], answer[1:]
    if letter == _TYPED:
        raise TypeScriptError(*_typescript_refusals.decode(found))
    if letter == _REFUSED:
        raise ParseError(*_refusals.decode(found))
    if letter == _LIMIT:
        raise ParsingLimitError(found.decode(), limits)
    return found if letter == _PARSED else None
