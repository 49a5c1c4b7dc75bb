"""CommonJS modules: the body of a function that Node wraps around their text, rewritten with the probes of modules.

Source: https://nodejs.org/api/modules.html#the-module-wrapper
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import esprima

from modviz.parsing.commonjs_parameters import PARAMETERS
from modviz.parsing.esprima_parser.parser import function_body
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.parser import room_for_trees
from modviz.parsing.required_names import required_names
from modviz.parsing.rewriting.insertions import Edit, choose_marker, spelled_with
from modviz.parsing.rewriting.instrument import instrument
from modviz.parsing.rewriting.rewrite import ModuleSyntax, rewrite_commonjs
from modviz.parsing.scripts import script_edits
from modviz.parsing.source_text import Places
from modviz.parsing.static_semantics import declarations
from modviz.record.entries import ParsedModule
from modviz.record.failures import Syntax

_DEPTH = 10_000
"""Frames of Python for one text: some 500 brackets inside each other."""

Node = Any


def parse_commonjs(source_text: str) -> ModuleSyntax:
    """Read a source text as a CommonJS module: what was found, and the text for the engine.

    Raises
    ------
    ParseError
        It is none.
    ParsingLimitError
        It is nested too deeply.
    """
    # Node takes a hashbang for a comment.
    text = f"//{source_text[2:]}" if source_text.startswith("#!") else source_text
    with room_for_trees(_DEPTH):
        wrapped, body = function_body(text, PARAMETERS)
        before = wrapped.index("{") + 1
        places = Places(text, before)
        try:
            return _read(text, wrapped, body, places, before)
        except RecursionError:
            raise ParsingLimitError("nesting") from None


def _read(text: str, wrapped: str, body: list[Node], places: Places, before: int) -> ModuleSyntax:
    """Read a module off the `body` of the function in `wrapped`, where `before` characters stand before its text."""
    declared = declarations(wrapped, body, places)
    for each in declared:
        if each.name in PARAMETERS and each.kind in ("let", "const", "class"):
            about = Syntax("redeclaration", each.name)
            raise ParseError(about, each.position.line, each.position.column)
    marker = choose_marker(text)
    insertions = spelled_with(marker)
    statements: tuple[Any, ...] = ()
    edits: Iterable[Edit]
    if _has_with(body):
        declared = ()
        edits = sorted(script_edits(body, insertions), key=itemgetter(0))
    else:
        plan = instrument(wrapped, body, places, insertions, declared, frozenset(), is_function=True)
        edits, statements = plan.edits, plan.statements
    edits = [(start - before, end - before, inserted) for start, end, inserted in edits]
    required = tuple(required_names(body, places))
    parsed = ParsedModule((), (), (), (), (), declared, statements, has_tla=False, required_names=required)
    is_strict = any(item.directive == "use strict" for item in body)
    return ModuleSyntax(parsed, rewrite_commonjs(text, edits, declared, PARAMETERS, is_strict, marker), marker)


def _has_with(body: Iterable[Node]) -> bool:
    """Whether there is a `with` statement in `body`: its object is asked for each name that stands in it."""
    waiting: list[Any] = list(body)
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, esprima.nodes.Node):
            if item.type == "WithStatement":
                return True
            waiting.extend(vars(item).values())
    return False
