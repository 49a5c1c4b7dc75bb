"""Parsing for one run: from the cache if possible, on more cores if it pays, within limits, with the same results."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from modviz.limits import Limits
from modviz.parsing.answers import COMMONJS, MODULE, SCRIPT, TYPESCRIPT, parsed
from modviz.parsing.cache import ParseCache
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.script_syntax import ScriptSyntax
from modviz.parsing.syntax_bytes import decode, encode
from modviz.parsing.workers import Text, Workers

_LONG = 60_000
"""Characters of a text that even the quick parser takes a while for: only a process with limits parses it."""

_SHORT = 4_000
"""Characters of a text that takes no second, whatever it is and whoever parses it."""

_AS_COMMONJS = "\0commonjs\0"
"""Stands before a text in the cache that is read as CommonJS; no module begins so."""

_scripts = msgspec.msgpack.Decoder(ScriptSyntax)


class Parsing:
    """Parses the modules and scripts of one run.

    Parameters
    ----------
    cache
        Where results are kept between runs; None to parse everything.
    limits
        Those of length, time and memory.
    """

    def __init__(self, cache: ParseCache | None, limits: Limits | None = None) -> None:
        self._cache = cache
        self._limits = limits or Limits()
        self._seconds = self._limits.parsing_seconds
        """What is left of them for short texts that are parsed here, exactly."""
        self._known: dict[Text, ModuleSyntax | ParseError] = {}
        self._announced: Counter[Text] = Counter()
        """How often each text was announced, and not parsed since: modules may have the same one."""
        self._workers = Workers(self._limits)

    def announce(self, source_text: str, goal: str = MODULE) -> None:
        """Say that `source_text` will probably be parsed, as a module or as CommonJS, after all announced before."""
        text = (goal, source_text)
        self._announced[text] += 1
        if self._announced[text] > 1 or len(source_text) > self._limits.source_length:
            return
        syntax = self._cached(text)
        if syntax is None:
            self._workers.announce(text)
        else:
            self._known[text] = syntax

    def parse(self, source_text: str) -> ModuleSyntax:
        """What `modviz.parsing.parser.parse_module` makes of `source_text`, announced or not.

        Raises
        ------
        ParseError
            It is no module.
        ParsingLimitError
            A limit was reached.
        """
        return self._result((MODULE, source_text))

    def parse_commonjs(self, source_text: str) -> ModuleSyntax:
        """What `modviz.parsing.commonjs.parse_commonjs` makes of `source_text`.  Raises what `parse` does."""
        return self._result((COMMONJS, source_text))

    def parse_script(self, source_text: str) -> ScriptSyntax:
        """What `modviz.parsing.scripts.read_script` makes of `source_text`.  Raises what `parse` does."""
        self._check_length(source_text)
        if len(source_text) > _SHORT:
            data = parsed(self._workers.parse((SCRIPT, source_text)), self._limits)
            if data is not None:
                return _scripts.decode(data)
        # Imported here, for few runs have scripts.
        from modviz.parsing.scripts import read_script

        return read_script(source_text)

    def strip_types(self, source_text: str) -> str:
        """What `modviz.parsing.typescript.stripping.strip_types` leaves of `source_text`.

        Raises
        ------
        TypeScriptError
            Its types cannot be taken out of it.
        ParsingLimitError
            A limit was reached.
        """
        self._check_length(source_text)
        if len(source_text) > _SHORT:
            data = parsed(self._workers.parse((TYPESCRIPT, source_text)), self._limits)
            if data is not None:
                return data.decode()
        # Imported here, for few runs have TypeScript.
        from modviz.parsing.typescript.stripping import strip_types

        return strip_types(source_text)

    def _result(self, text: Text) -> ModuleSyntax:
        was_announced = self._announced[text] > 0
        self._announced[text] -= was_announced
        # What was announced has been looked for in the cache.
        result = self._known.pop(text, None) or self._found(text, is_in_no_cache=was_announced)
        if self._announced[text] > 0:
            self._known[text] = result
        if isinstance(result, ParseError):
            raise result
        return result

    def _found(self, text: Text, *, is_in_no_cache: bool) -> ModuleSyntax | ParseError:
        self._check_length(text[1])
        syntax = None if is_in_no_cache else self._cached(text)
        try:
            return syntax or self._parse(text)
        except ParseError as error:
            return error

    def _cached(self, text: Text) -> ModuleSyntax | None:
        return self._cache.get(_key(text)) if self._cache is not None else None

    def _parse(self, text: Text) -> ModuleSyntax:
        syntax = data = None
        answer = self._workers.take(text)
        if answer is None:
            syntax = self._parse_here(text)
        if answer is None and syntax is None:
            answer = self._workers.parse(text)
        if answer is not None:
            data = parsed(answer, self._limits)
            syntax = decode(data) if data is not None else None
        if syntax is None:
            # It has a lone surrogate, and has been parsed within the limits.
            parsers = _parsers(text[0])
            syntax = parsers.parse_quickly(text[1]) or parsers.parse_exactly(text[1])
        if self._cache is not None and (data := data or encode(syntax)) is not None:
            self._cache.put(_key(text), data)
        return syntax

    def _parse_here(self, text: Text) -> ModuleSyntax | None:
        """Parse a text if that certainly does not take long."""
        goal, source_text = text
        if len(source_text) > _LONG:
            return None
        parsers = _parsers(goal)
        syntax = parsers.parse_quickly(source_text)
        if syntax is not None or len(source_text) > _SHORT:
            return syntax
        if self._seconds <= 0:
            raise ParsingLimitError("time", self._limits)
        started = time.thread_time()
        try:
            return parsers.parse_exactly(source_text)
        finally:
            self._seconds -= time.thread_time() - started

    def _check_length(self, source_text: str) -> None:
        if len(source_text) > self._limits.source_length:
            raise ParsingLimitError("length", self._limits)

    def close(self) -> None:
        """End what was started, and keep what was found."""
        self._workers.close()
        if self._cache is not None:
            self._cache.close()


class _Parsers(NamedTuple):
    """Those of a goal: the quick one, which may not be certain of a text, and the exact one."""

    parse_quickly: Callable[[str], ModuleSyntax | None]
    parse_exactly: Callable[[str], ModuleSyntax]


def _parsers(goal: str) -> _Parsers:
    # Imported here, for whoever finds all in the cache needs none of them.
    if goal == COMMONJS:
        from modviz.parsing.commonjs import parse_commonjs_exactly, parse_commonjs_quickly

        return _Parsers(parse_commonjs_quickly, parse_commonjs_exactly)
    from modviz.parsing.parser import parse_module_exactly, parse_module_quickly

    return _Parsers(parse_module_quickly, parse_module_exactly)


def _key(text: Text) -> str:
    """What a text is kept under in the cache."""
    goal, source_text = text
    return _AS_COMMONJS + source_text if goal == COMMONJS else source_text
