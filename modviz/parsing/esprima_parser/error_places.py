"""Where early errors are: `esprima` names the end of what some of them are about, V8 the start."""

from __future__ import annotations

import re

from modviz.parsing.source_text import GAP

_FAR = 200
"""Characters to look back: what is longer keeps the place that `esprima` gives."""

_OPERAND = r"""(?:[\w$#]+(?:\??\.[\w$#]+)*|'[^']*'|"[^"]*")"""
_LAST_TOKEN = re.compile(r"""(?:[\w$]+|'[^']*'|"[^"]*"|[})\]])\s*[;:]?\s*\Z""")

_ABOUT_THE_LAST_TOKEN = (
    *("Illegal ", "Undefined label", "Label '", "Missing ", "Delete of an unqualified"),
    *("Strict mode code may not include a with", "Expected import.meta", "Duplicate import attribute"),
)

# What the message begins with, and what to look for before the place that `esprima` gives.
_NAMED_AFTER_IT = {
    **dict.fromkeys(_ABOUT_THE_LAST_TOKEN, _LAST_TOKEN),
    "Invalid left-hand side in assignment": re.compile(_OPERAND + r"\s*\Z"),
    "More than one default clause": re.compile(r"default(?!.*default).*\Z", re.DOTALL),
    "Unexpected token ILLEGAL": re.compile(r"(?<![\w$])\d[\w.]*\Z"),
}
_BEFORE_UPDATE = re.compile(_OPERAND + r"\s*(?:\+\+|--)")
_AFTER_UPDATE = re.compile(r"(?:\+\+|--)\s*\Z")
_FLAGS = re.compile(r"/([\w$]*)\Z")


def error_place(message: str, source_text: str, offset: int) -> int:
    """The offset of what the error `message` of `esprima`, which gives `offset`, is about."""
    for beginning, pattern in _NAMED_AFTER_IT.items():
        if message.startswith(beginning):
            found = pattern.search(source_text, max(0, offset - _FAR), offset)
            if found is not None:
                return found.start()
    if message.startswith("Unexpected token"):
        gap = re.compile(GAP).match(source_text, offset)
        assert gap is not None, "a gap may be empty"
        return gap.end()
    return offset


def update_at(source_text: str, place: int) -> str | None:
    """Whether the operand at `place` has `++` or `--` before it ("prefix") or after it ("postfix")."""
    if _BEFORE_UPDATE.match(source_text, place):
        return "postfix"
    return "prefix" if _AFTER_UPDATE.search(source_text, max(0, place - _FAR), place) else None


def has_invalid_flags(source_text: str, end: int) -> bool:
    """Whether it is the flags of the regular expression before `end` that are not valid.

    Source: https://tc39.es/ecma262/#sec-patterns-static-semantics-early-errors
    """
    found = _FLAGS.search(source_text, max(0, end - _FAR), end)
    if found is None:
        return False
    flags = found[1]
    return not set("dgimsuvy").issuperset(flags) or len(set(flags)) < len(flags) or {"u", "v"}.issubset(flags)
