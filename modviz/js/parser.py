"""From source text to `ParsedModule`: parsing and early errors, by `esprima`.

The text is parsed once.  The syntax tree does not outlive the call: all that is needed of it is read off before, and
the text for the engine is made.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import esprima

from modviz.js.early_errors import error_offset, v8_message
from modviz.js.import_phases import parse_with_phases
from modviz.js.insertions import choose_marker, spelled_with
from modviz.js.instrument import instrument
from modviz.js.parse_error import ParseError
from modviz.js.rewrite import ModuleSyntax, rewrite_module
from modviz.js.same_line import OperandMisreadError, is_misread, join_lines
from modviz.js.source_text import Places
from modviz.js.static_semantics import declarations, entries, requested_modules
from modviz.record.entries import ParsedModule

__all__ = ["ParseError", "parse_module", "parse_script"]

_Read = TypeVar("_Read")

_TOO_DEEP = "the source is nested too deeply for the parser"
_RECURSION_LIMIT = 10_000
"""Enough for some 500 brackets inside each other; Python's own 1,000 refuses chains of a hundred calls."""


def parse_module(source_text: str) -> ModuleSyntax:
    """ParseModule: read a source text as a module.

    Returns what was found, and the text for the engine.  Raises ParseError.
    Source: https://tc39.es/ecma262/#sec-parsemodule.
    """
    places = Places(source_text)
    with _room_for_trees():
        return _reading_again(source_text, lambda text: _read_module(source_text, text, places))


def parse_script(source_text: str) -> ParsedModule:
    """ParseScript: read a source text as a classic script, for its early errors and its declarations.

    Raises ParseError.  Source: https://tc39.es/ecma262/#sec-parse-script.
    """
    places = Places(source_text)
    with _room_for_trees():
        body = _reading_again(source_text, lambda text: _parse(esprima.parseScript, text, places).body)
        declared = declarations(source_text, body, places)
    return ParsedModule((), (), (), (), (), declared, (), has_tla=False)


def _reading_again(source_text: str, read: Callable[[str], _Read]) -> _Read:
    """Read `source_text`, and read it again as often as `esprima` misreads an operand in it."""
    text = source_text
    while True:
        try:
            return read(text)
        except OperandMisreadError as misread:
            text = join_lines(text, misread.offset)


def _read_module(source_text: str, text: str, places: Places) -> ModuleSyntax:
    """Read a module off the syntax tree of `text`, in which some lines of `source_text` may be joined."""
    body = _parse(esprima.parseModule, text, places).body
    try:
        return _read_tree(source_text, text, body, places)
    except RecursionError:
        raise ParseError(_TOO_DEEP, 1, 1) from None
    except AttributeError:
        # For some texts that are no JavaScript the parser makes a tree with holes in it.
        raise ParseError("Invalid or unexpected token", 1, 1) from None


def _read_tree(source_text: str, text: str, body: Any, places: Places) -> ModuleSyntax:
    found = entries(source_text, body, places)
    declared = declarations(source_text, body, places)
    imported_names = frozenset(entry.local_name for entry in found.imports)
    marker = choose_marker(source_text)
    insertions = spelled_with(marker)
    plan = instrument(source_text, body, places, insertions, declared, imported_names)
    for offset in plan.bare_yields:
        if is_misread(text, offset):
            raise OperandMisreadError(offset)
    parsed = ParsedModule(
        requested_modules=requested_modules(body, places),
        import_entries=found.imports,
        local_export_entries=found.local_exports,
        indirect_export_entries=found.indirect_exports,
        star_export_entries=found.star_exports,
        declarations=declared,
        statements=plan.statements,
        has_tla=plan.has_tla,
    )
    return ModuleSyntax(parsed, rewrite_module(source_text, plan.edits, declared, marker), marker)


def _parse(parse: Callable[..., Any], text: str, places: Places) -> Any:
    """Run one of the parsers of `esprima`; whatever it raises becomes a ParseError."""
    try:
        # With a line end after the last statement, no statement's range reaches over a comment that ends the
        # text.
        return parse_with_phases(lambda code: parse(code + "\n", range=True, positionEncoding="scalar"), text)
    except esprima.Error as error:
        message = str(error.message).partition(": ")[2]
        offset = error_offset(message, text, min(error.index or 0, len(text)))
    except RecursionError:
        offset, message = 0, _TOO_DEEP
    except Exception:
        # Some texts that are no JavaScript at all are too much for the parser itself.
        offset, message = 0, "Invalid or unexpected token"
    if message == "Illegal newline after throw" and is_misread(text, offset - len("throw")):
        raise OperandMisreadError(offset - len("throw"))
    if message.endswith("resource limit"):
        message = _TOO_DEEP
    message = v8_message(message, text, offset, is_module=parse is esprima.parseModule)
    raise ParseError(message, places.line(offset), places.column(offset))


@contextmanager
def _room_for_trees() -> Iterator[None]:
    """While a tree is made: allow deep ones, and do not look for garbage, for a tree has none."""
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()
