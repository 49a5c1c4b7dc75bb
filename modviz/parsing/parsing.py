"""Parsing for one run: from the cache if possible, on more cores if it pays, and with the same results anyway."""

from __future__ import annotations

from collections import Counter

from modviz.parsing.cache import ParseCache
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.syntax_bytes import decode, encode
from modviz.parsing.workers import ParseAhead


class Parsing:
    """Parses the modules of one run.

    Parameters
    ----------
    cache
        Where results are kept between runs; None to parse everything.
    """

    def __init__(self, cache: ParseCache | None) -> None:
        self._cache = cache
        self._known: dict[str, ModuleSyntax] = {}
        self._announced: Counter[str] = Counter()
        """How often each text was announced, and not parsed since: modules may have the same one."""
        self._ahead = ParseAhead()

    def announce(self, source_text: str) -> None:
        """Say that `source_text` will be parsed as a module, after all that were announced before."""
        self._announced[source_text] += 1
        if self._announced[source_text] > 1:
            return
        syntax = self._cache.get(source_text) if self._cache is not None else None
        if syntax is None:
            self._ahead.announce(source_text)
        else:
            self._known[source_text] = syntax

    def parse(self, source_text: str) -> ModuleSyntax:
        """What `modviz.parsing.parser.parse_module` makes of `source_text`, announced or not.

        Raises
        ------
        ParseError
            It is no module.
        """
        self._announced[source_text] -= 1
        syntax = self._known.pop(source_text, None) or self._parse(source_text)
        if self._announced[source_text] > 0:
            self._known[source_text] = syntax
        return syntax

    def _parse(self, source_text: str) -> ModuleSyntax:
        data = self._ahead.take(source_text)
        syntax = decode(data) if data is not None else None
        if syntax is None:
            # Imported here, for whoever finds all in the cache does not need it.
            from modviz.parsing.parser import parse_module

            syntax = parse_module(source_text)
            data = encode(syntax) if self._cache is not None else None
        if self._cache is not None and data is not None:
            self._cache.put(source_text, data)
        return syntax

    def close(self) -> None:
        """End what was started, and keep what was found."""
        self._ahead.close()
        if self._cache is not None:
            self._cache.close()
