"""What is wrong with a text that is no TOML, or more than a lesson needs, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from modviz.lesson.errors import Problem

_MOST_PARTS = 32
"""Of a dotted key: `tomllib` looks at the first part once for each part that follows."""
_LONGEST_WORD = 100
"""Characters of a number, or of a name without quotes: Python turns no more than some thousand digits into a number."""

_KEY = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"?+|'[^'\n]*+'?+)"""
_EXCESS = re.compile(
    # What is not excess is matched too, so that nothing inside of it is looked at; and what has no end ends somewhere.
    rf"""
    [#][^\n]*+ | \"{{3}}(?:[^\\]|\\.?)*?(?:"{{3,5}}|\Z) | '{{3}}.*?(?:'{{3,5}}|\Z)
    | (?P<key> {_KEY}(?:[ \t]*+[.][ \t]*+{_KEY}){{{_MOST_PARTS},}}+ )
    | (?P<word> [A-Za-z0-9_+-]{{{_LONGEST_WORD + 1},}}+ )
    | {_KEY}(?:[ \t]*+[.][ \t]*+{_KEY})*+
    """,
    re.DOTALL | re.VERBOSE,
)
_PLACE = re.compile(r" ?\((?:at line (\d+), column (\d+)|at end of document)\)$")
_TO_DO: Mapping[str, str] = {
    "Invalid value": 'a text stands in straight quotes ("..."), and true and false are written small',
    "Illegal character '\\n'": 'a text in "..." ends on its line; one of several lines stands in """..."""',
    "Unterminated string": "the quotes that end a text are missing",
    "Cannot overwrite a value": "this key is there already",
    "Cannot declare": "this table is there already; every scene starts with [[scenes]], in two brackets",
    "Expected newline": 'something stands behind the value; a " inside of a text is written \\"',
    "Expected '=' after a key": 'a line is written as key = "value"',
    "Unclosed array": "a comma is missing in the list, or the ] that ends it",
    "Unclosed inline table": "a comma is missing in { ... }, or the } that ends it; it must not be broken over lines",
    "Unescaped '\\'": "a backslash is written \\\\; or put the text in single quotes",
    "Found invalid character '\\r'": "lines must end with \\n",
}
"""What to do, by the beginnings of the messages of `tomllib`."""


def toml_excess(text: str) -> Problem | None:
    """The first name or number in `text` that is longer than a lesson needs, and would take long to read, if any."""
    for match in _EXCESS.finditer(text):
        if match.lastgroup is not None:
            line = text.count("\n", 0, match.start()) + 1
            if match.lastgroup == "key":
                return Problem(line, f"this key has more than {_MOST_PARTS} parts")
            return Problem(line, f"this name or number has more than {_LONGEST_WORD} characters")
    return None


def toml_mistake(message: str, text: str) -> Problem:
    """What `tomllib` says of `text`, with its line and what to do."""
    match = _PLACE.search(message)
    if match is None:
        return Problem(1, f"this is no TOML: {message}")
    line = int(match[1]) if match[1] else text.rstrip("\n").count("\n") + 1
    column = f" at column {match[2]}" if match[2] else " at the end of the file"
    said = message[: match.start()]
    hint = next((f" ({to_do})" for start, to_do in _TO_DO.items() if said.startswith(start)), "")
    return Problem(line, f"this is no TOML{column}: {said}{hint}")
