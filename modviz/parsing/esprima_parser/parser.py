"""Syntax trees by `esprima`, which finds every early error.  It is exact and slow.

Whatever is read off a tree is read before the next text is parsed: a text that `esprima` misreads is parsed again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import esprima

from modviz.parsing.commonjs_parameters import wrap
from modviz.parsing.esprima_parser.early_errors import v8_error
from modviz.parsing.esprima_parser.import_phases import parse_with_phases
from modviz.parsing.esprima_parser.workaround import OperandMisreadError, is_misread, join_lines
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.source_text import Places
from modviz.record.failures import Syntax

Node = Any

_Read = TypeVar("_Read")


def read_module(source_text: str, places: Places, read: Callable[[str, list[Node]], _Read]) -> _Read:
    """What `read` makes of a module: of its text, in which some lines may be joined, and of its items.

    `read` may raise OperandMisreadError; then it gets another text.  Raises ParseError.
    """
    return _reading_again(source_text, lambda text: read(text, _parse(esprima.parseModule, text, places)))


def script_body(source_text: str, places: Places) -> list[Node]:
    """The statements of a classic script.  Raises ParseError."""
    return _reading_again(source_text, lambda text: _parse(esprima.parseScript, text, places))


def commonjs_body(source_text: str) -> tuple[str, list[Node]]:
    """The statements of `source_text` as the body of the function that Node wraps around it.

    The offsets in them are those in the text that is returned before them: the whole function.  Raises ParseError.
    """
    places = Places(source_text, wrap("").index("{") + 1)

    def read(text: str) -> tuple[str, list[Node]]:
        wrapped = wrap(text)
        try:
            whole = _parse(esprima.parseScript, wrapped, places)
        except ParseError as error:
            raise _error_of_body(text, error) from None
        function = whole[0].expression
        if len(whole) > 1 or function.type != "FunctionExpression":
            # A brace has closed it.
            position = places.position(whole[0].range[1] if len(whole) > 1 else function.range[1])
            raise ParseError(Syntax("unexpected-token", "}"), position.line, position.column)
        return wrapped, list(function.body.body)

    return _reading_again(source_text, read)


def _error_of_body(text: str, error: ParseError) -> ParseError:
    """What is wrong with `text`, which as the body of a function gives `error`.

    As a script it gives the same error, and what stands after it is not taken for a part of it; only the function makes
    `return` legal there.
    """
    try:
        _parse(esprima.parseScript, text, Places(text))
    except ParseError as of_script:
        if of_script.about.kind not in ("illegal-return", "new-target"):
            return of_script
    return error


def _reading_again(source_text: str, read: Callable[[str], _Read]) -> _Read:
    """Read `source_text`, and read it again as often as `esprima` misreads an operand in it."""
    text = source_text
    while True:
        try:
            return read(text)
        except OperandMisreadError as misread:
            text = join_lines(text, misread.offset)
        except AttributeError:
            # For some texts that are no JavaScript the parser makes a tree with holes in it.
            raise ParseError(Syntax("invalid-token"), 1, 1) from None


def _parse(parse: Callable[..., Any], text: str, places: Places) -> list[Node]:
    """Run one of the parsers of `esprima`; what it finds wrong with the text becomes a ParseError."""
    try:
        # With a line end after the last statement, no statement's range reaches over a comment that ends the
        # text.
        tree = parse_with_phases(lambda code: parse(code + "\n", range=True, positionEncoding="scalar"), text)
        return list(tree.body)
    except esprima.Error as error:
        message = str(error.message).partition(": ")[2]
        offset = min(error.index or 0, len(text))
    except RecursionError:
        raise ParsingLimitError("nesting") from None
    except (MemoryError, SystemError):
        # The latter is what Python 3.11 raises where there is no memory for one frame more.
        raise MemoryError from None
    except Exception:
        # Some texts that are no JavaScript at all are too much for the parser itself.
        offset, message = 0, "Invalid or unexpected token"
    if message == "Illegal newline after throw" and is_misread(text, offset - len("throw")):
        raise OperandMisreadError(offset - len("throw"))
    if message.endswith("resource limit"):
        raise ParsingLimitError("nesting")
    about, offset = v8_error(message, text, offset, parse is esprima.parseModule)
    position = places.position(offset)
    raise ParseError(about, position.line, position.column)
