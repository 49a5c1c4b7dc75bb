"""From source text to `ParsedModule`: parsing and early errors.

The text is parsed once, by the quick parser where that is certain to find what the exact one finds.  The syntax tree
does not outlive the call: all that is needed of it is read off before, and the text for the engine is made.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from modviz.parsing.esprima_parser.workaround import OperandMisreadError, is_misread
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.rewriting.insertions import choose_marker, spelled_with
from modviz.parsing.rewriting.instrument import instrument
from modviz.parsing.rewriting.rewrite import ModuleSyntax, rewrite_module
from modviz.parsing.source_text import Places
from modviz.parsing.static_semantics import declarations, entries, requested_modules
from modviz.parsing.tree_sitter_parser.parser import quick_tree
from modviz.record.entries import ParsedModule

__all__ = [
    "ParseError",
    "parse_module",
    "parse_module_exactly",
    "parse_module_quickly",
    "parse_script",
    "room_for_trees",
]

QUICK_DEPTH = 40_000
"""Frames of Python for one text, whoever parses it: chains of 10,000 calls.  They take nothing of C's stack."""

EXACT_DEPTH = 10_000
"""The same for `esprima`, which may take something of it, and much memory: some 500 brackets inside each other."""


def parse_module(source_text: str) -> ModuleSyntax:
    """ParseModule: read a source text as a module.

    Returns what was found, and the text for the engine.

    Raises
    ------
    ParseError
        It is no module.
    ParsingLimitError
        It is nested too deeply.

    Source: https://tc39.es/ecma262/#sec-parsemodule.
    """
    return parse_module_quickly(source_text) or parse_module_exactly(source_text)


def parse_module_quickly(source_text: str) -> ModuleSyntax | None:
    """What `parse_module` returns, by the quick parser alone; None if that is not certain of it."""
    with room_for_trees(QUICK_DEPTH):
        body = quick_tree(source_text)
        return None if body is None else _read_tree(source_text, source_text, body, Places(source_text))


def parse_module_exactly(source_text: str) -> ModuleSyntax:
    """What `parse_module` returns or raises, without the quick parser."""
    # Imported here, for most texts do not need it.
    from modviz.parsing.esprima_parser.parser import read_module

    places = Places(source_text)
    with room_for_trees(EXACT_DEPTH):
        return read_module(source_text, places, lambda text, body: _read_tree(source_text, text, body, places))


def parse_script(source_text: str) -> ParsedModule:
    """ParseScript: read a source text as a classic script, for its early errors and its declarations.

    Raises what `parse_module` does.  Source: https://tc39.es/ecma262/#sec-parse-script.
    """
    from modviz.parsing.esprima_parser.parser import script_body

    places = Places(source_text)
    with room_for_trees(EXACT_DEPTH):
        declared = declarations(source_text, script_body(source_text, places), places)
    return ParsedModule((), (), (), (), (), declared, (), has_tla=False)


def _read_tree(source_text: str, text: str, body: list[Any], places: Places) -> ModuleSyntax:
    """Read a module off the syntax tree of `text`, in which some lines of `source_text` may be joined."""
    try:
        found = entries(source_text, body, places)
        declared = declarations(source_text, body, places)
        imported_names = frozenset(entry.local_name for entry in found.imports)
        marker = choose_marker(source_text)
        insertions = spelled_with(marker)
        plan = instrument(source_text, body, places, insertions, declared, imported_names)
    except RecursionError:
        raise ParsingLimitError("nesting") from None
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


@contextmanager
def room_for_trees(depth: int) -> Iterator[None]:
    """While a tree is made: allow deep ones, and do not look for garbage, for a tree has none."""
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(_frames() + depth)
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()


def _frames() -> int:
    """How many frames are on the stack."""
    count, frame = 0, sys._getframe()
    while frame.f_back is not None:
        count, frame = count + 1, frame.f_back
    return count
