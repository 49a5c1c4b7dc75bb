"""Words that are no names.  Source: https://tc39.es/ecma262/#sec-keywords-and-reserved-words."""

from __future__ import annotations

_KEYWORDS = """
break case catch class const continue debugger default delete do else export extends false finally for function if
import in instanceof new null return super switch this throw true try typeof var void while with
"""

RESERVED_EVERYWHERE = frozenset(_KEYWORDS.split())
"""In every text and every place; that leaves `enum`, of which engines speak in other words."""

RESERVED_FOR_LATER = frozenset("implements interface package private protected public".split())  # noqa: SIM905
"""In strict code, where nothing uses them yet."""

RESERVED_IN_MODULES = RESERVED_EVERYWHERE | RESERVED_FOR_LATER | frozenset(("await", "enum", "let", "static", "yield"))
"""All of them in modules, which are strict code."""
