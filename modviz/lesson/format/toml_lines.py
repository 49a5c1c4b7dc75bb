"""In which line each value of a TOML document stands, which `tomllib` does not tell.

Source: https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]
"""The way to a value: names of keys, and numbers of elements from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPES = {'"': '"', "\\": "\\", "t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b"}


def toml_lines(text: str) -> dict[Path, int]:
    """The line, from 1, of every table, key and element of the TOML document `text`, by the way to it.

    `text` must be a document that `tomllib` has read without complaint.
    """
    return _Scanner(text).scan()


class _Scanner:
    """Walks over a valid document once, and keeps an eye on the lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {(): 1}
        self._elements: dict[Path, int] = {}
        self._counted = (0, 1)

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while not self._is_over():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _is_over(self) -> bool:
        self._skip(_BLANK)
        return self._at >= len(self._text)

    def _header(self) -> Path:
        """`[a.b]` opens a table, and `[[a.b]]` the next element of an array of tables."""
        line = self._line()
        is_element = self._text.startswith("[[", self._at)
        self._at += 2 if is_element else 1
        path = self._in_last_element(self._key())
        self._at = self._text.index("]", self._at) + (2 if is_element else 1)
        if is_element:
            number = self._elements[path] = self._elements.get(path, -1) + 1
            path = (*path, number)
        self._lines[path] = line
        return path

    def _in_last_element(self, names: list[str]) -> Path:
        """The path that `names` mean: what is inside an array of tables belongs to its last element."""
        path: Path = ()
        for index, name in enumerate(names):
            path = (*path, name)
            self._lines.setdefault(path, self._line())
            if path in self._elements and index < len(names) - 1:
                path = (*path, self._elements[path])
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for name in self._key():
            path = (*path, name)
            self._lines.setdefault(path, line)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _key(self) -> list[str]:
        names = []
        while True:
            self._skip(_BLANK)
            names.append(self._name())
            self._skip(_BLANK)
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _name(self) -> str:
        quote = self._text[self._at]
        name = self._take(_STRING if quote in "\"'" else _BARE_KEY)
        if quote == '"':
            return _ESCAPE.sub(_unescaped, name[1:-1])
        return name[1:-1] if quote == "'" else name

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        start = self._text[self._at]
        if start == "[":
            self._array(path)
        elif start == "{":
            self._inline_table(path)
        else:
            self._skip(_STRING if start in "\"'" else _SCALAR)

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        while not self._closes("]"):
            self._lines[*path, number] = self._line()
            self._value((*path, number))
            number += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        """Go to the next element; True, and past the bracket, when there is none."""
        self._skip(_BLANK)
        if self._text[self._at] == ",":
            self._at += 1
            self._skip(_BLANK)
        if self._text[self._at] != bracket:
            return False
        self._at += 1
        return True

    def _line(self) -> int:
        at, line = self._counted
        line += self._text.count("\n", at, self._at)
        self._counted = (self._at, line)
        return line

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        assert match is not None, f"No TOML at {self._at}"
        self._at = match.end()
        return match[0]


def _unescaped(match: re.Match[str]) -> str:
    escape = match[1]
    return _ESCAPES[escape] if escape in _ESCAPES else chr(int(escape[1:], 16))
