"""CommonJS modules: the body of a function that Node wraps around their text, rewritten with the probes of modules.

Source: https://nodejs.org/api/modules.html#the-module-wrapper
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from modviz.parsing.commonjs_parameters import PARAMETERS, wrap
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.parser import EXACT_DEPTH, QUICK_DEPTH, room_for_trees
from modviz.parsing.required_names import required_names
from modviz.parsing.rewriting.insertions import Edit, choose_marker, spelled_with
from modviz.parsing.rewriting.instrument import instrument
from modviz.parsing.rewriting.rewrite import ModuleSyntax, rewrite_commonjs
from modviz.parsing.source_text import Places
from modviz.parsing.static_semantics import declarations
from modviz.parsing.tree_sitter_parser.parser import quick_function_body
from modviz.record.entries import ParsedModule
from modviz.record.failures import Syntax

Node = Any

_USE_STRICT = ("'use strict'", '"use strict"')
_WITH = re.compile(r"\bwith\b")


def parse_commonjs(source_text: str) -> ModuleSyntax:
    """Read a source text as a CommonJS module: what was found, and the text for the engine.

    Raises
    ------
    ParseError
        It is none.
    ParsingLimitError
        It is nested too deeply.
    """
    return parse_commonjs_quickly(source_text) or parse_commonjs_exactly(source_text)


def parse_commonjs_quickly(source_text: str) -> ModuleSyntax | None:
    """What `parse_commonjs` returns, by the quick parser alone; None if that is not certain of it."""
    text = _without_hashbang(source_text)
    wrapped = wrap(text)
    with room_for_trees(QUICK_DEPTH):
        body = quick_function_body(wrapped)
        return None if body is None else _read_body(text, wrapped, body, has_with=False)


def parse_commonjs_exactly(source_text: str) -> ModuleSyntax:
    """What `parse_commonjs` returns or raises, without the quick parser."""
    # Imported here, for most texts do not need it.
    from modviz.parsing.esprima_parser.parser import commonjs_body

    text = _without_hashbang(source_text)
    with room_for_trees(EXACT_DEPTH):
        wrapped, body = commonjs_body(text)
        return _read_body(text, wrapped, body, has_with=_has_with(text, body))


def _without_hashbang(source_text: str) -> str:
    """`source_text` with a comment in place of a hashbang, as Node takes it."""
    return f"//{source_text[2:]}" if source_text.startswith("#!") else source_text


def _read_body(text: str, wrapped: str, body: list[Node], *, has_with: bool) -> ModuleSyntax:
    before = wrapped.index("{") + 1
    try:
        return _read(text, wrapped, body, Places(text, before), before, has_with)
    except RecursionError:
        raise ParsingLimitError("nesting") from None


def _read(text: str, wrapped: str, body: list[Node], places: Places, before: int, has_with: bool) -> ModuleSyntax:
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
    if has_with:
        # Imported here, for such texts are rare.
        from modviz.parsing.scripts import script_edits

        declared = ()
        edits = sorted(script_edits(body, insertions), key=itemgetter(0))
    else:
        plan = instrument(wrapped, body, places, insertions, declared, frozenset(), is_function=True)
        edits, statements = plan.edits, plan.statements
    edits = [(start - before, end - before, inserted) for start, end, inserted in edits]
    required = tuple(required_names(wrapped, body, places))
    parsed = ParsedModule((), (), (), (), (), declared, statements, has_tla=False, required_names=required)
    is_strict = any(wrapped[slice(*item.expression.range)] in _USE_STRICT for item in body if item.directive)
    return ModuleSyntax(parsed, rewrite_commonjs(text, edits, declared, PARAMETERS, is_strict, marker), marker)


def _has_with(text: str, body: Iterable[Node]) -> bool:
    """Whether there is a `with` statement in `body`: its object is asked for each name that stands in it."""
    if _WITH.search(text) is None:
        return False
    waiting: list[Any] = list(body)
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif hasattr(item, "type"):
            if item.type == "WithStatement":
                return True
            waiting.extend(vars(item).values())
    return False
