"""Parsing for one run: from the cache if possible, on more cores if it pays, within limits, with the same results."""

from __future__ import annotations

import time
from collections import Counter

import msgspec

from modviz.limits import Limits
from modviz.parsing.answers import COMMONJS, MODULE, SCRIPT, TYPESCRIPT, parsed
from modviz.parsing.cache import ParseCache
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.script_syntax import ScriptSyntax
from modviz.parsing.syntax_bytes import decode, encode
from modviz.parsing.workers import Workers

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
        self._known: dict[str, ModuleSyntax | ParseError] = {}
        self._announced: Counter[str] = Counter()
        """How often each text was announced, and not parsed since: modules may have the same one."""
        self._workers = Workers(self._limits)

    def announce(self, source_text: str) -> None:
        """Say that `source_text` will be parsed as a module, after all that were announced before."""
        self._announced[source_text] += 1
        if self._announced[source_text] > 1 or len(source_text) > self._limits.source_length:
            return
        syntax = self._cache.get(source_text) if self._cache is not None else None
        if syntax is None:
            self._workers.announce(source_text)
        else:
            self._known[source_text] = syntax

    def parse(self, source_text: str) -> ModuleSyntax:
        """What `modviz.parsing.parser.parse_module` makes of `source_text`, announced or not.

        Raises
        ------
        ParseError
            It is no module.
        ParsingLimitError
            A limit was reached.
        """
        self._announced[source_text] -= 1
        result = self._known.pop(source_text, None) or self._result(source_text)
        if self._announced[source_text] > 0:
            self._known[source_text] = result
        if isinstance(result, ParseError):
            raise result
        return result

    def parse_script(self, source_text: str) -> ScriptSyntax:
        """What `modviz.parsing.scripts.read_script` makes of `source_text`.  Raises what `parse` does."""
        self._check_length(source_text)
        if len(source_text) > _SHORT:
            data = parsed(self._workers.parse(SCRIPT, source_text), self._limits)
            if data is not None:
                return _scripts.decode(data)
        # Imported here, for few runs have scripts.
        from modviz.parsing.scripts import read_script

        return read_script(source_text)

    def parse_commonjs(self, source_text: str) -> ModuleSyntax:
        """What `modviz.parsing.commonjs.parse_commonjs` makes of `source_text`.  Raises what `parse` does."""
        self._check_length(source_text)
        key = _AS_COMMONJS + source_text
        syntax = self._cache.get(key) if self._cache is not None else None
        if syntax is not None:
            return syntax
        if len(source_text) > _SHORT:
            data = parsed(self._workers.parse(COMMONJS, source_text), self._limits)
            syntax = decode(data) if data is not None else None
        if syntax is None:
            # Imported here, for whoever finds all in the cache does not need it.
            from modviz.parsing.commonjs import parse_commonjs

            syntax, data = parse_commonjs(source_text), None
        self._keep(key, syntax, data)
        return syntax

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
            data = parsed(self._workers.parse(TYPESCRIPT, source_text), self._limits)
            if data is not None:
                return data.decode()
        # Imported here, for few runs have TypeScript.
        from modviz.parsing.typescript.stripping import strip_types

        return strip_types(source_text)

    def _result(self, source_text: str) -> ModuleSyntax | ParseError:
        self._check_length(source_text)
        try:
            return self._parse(source_text)
        except ParseError as error:
            return error

    def _parse(self, source_text: str) -> ModuleSyntax:
        syntax = data = None
        answer = self._workers.take(source_text)
        if answer is None:
            syntax = self._parse_here(source_text)
        if answer is None and syntax is None:
            answer = self._workers.parse(MODULE, source_text)
        if answer is not None:
            data = parsed(answer, self._limits)
            syntax = decode(data) if data is not None else None
        if syntax is None:
            # It has a lone surrogate, and has been parsed within the limits.
            from modviz.parsing.parser import parse_module

            syntax = parse_module(source_text)
        self._keep(source_text, syntax, data)
        return syntax

    def _keep(self, key: str, syntax: ModuleSyntax, data: bytes | None) -> None:
        if self._cache is not None:
            data = data or encode(syntax)
            if data is not None:
                self._cache.put(key, data)

    def _parse_here(self, source_text: str) -> ModuleSyntax | None:
        """Parse a text if that certainly does not take long."""
        if len(source_text) > _LONG:
            return None
        # Imported here, for whoever finds all in the cache does not need it.
        from modviz.parsing.parser import parse_module_exactly, parse_module_quickly

        syntax = parse_module_quickly(source_text)
        if syntax is not None or len(source_text) > _SHORT:
            return syntax
        if self._seconds <= 0:
            raise ParsingLimitError("time", self._limits)
        started = time.thread_time()
        try:
            return parse_module_exactly(source_text)
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
