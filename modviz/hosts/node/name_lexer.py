"""The lexer by which Node sees, without running it, what a CommonJS module exports.

It goes by tokens, and knows nothing of scopes: whatever looks like an export is one, wherever it stands.

Source: https://github.com/nodejs/cjs-module-lexer
"""

from __future__ import annotations

import re

import msgspec

from modviz.hosts.node.code_scanner import BEFORE_A_KEYWORD, CodeScanner, NotCommonJSError
from modviz.hosts.node.name_patterns import (
    ASSIGN,
    BINDING,
    BRACKET_ASSIGN,
    DEFINE,
    DOT_ASSIGN,
    LITERAL_PROPERTY,
    OF_MODULE,
    REQUIRE,
    SPACE,
    STAR,
    WORD,
)

_PUNCTUATORS = "!%&()*+,-./:;<=>?[]^{|}~"

_WHOLE_WORD = re.compile(f"[{WORD}]++")
_SPACE = re.compile(SPACE)
_META = re.compile(f"meta(?![{WORD}])")

_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|u\{(?P<code>[0-9A-Fa-f]+)\}|(?P<other>[^xu])|)", re.DOTALL
)
_SIMPLE_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


class NamesSeen(msgspec.Struct, frozen=True, gc=False):
    """The names that a CommonJS module seems to export, and the specifiers of modules whose names it passes on."""

    exports: tuple[str, ...] = ()
    reexports: tuple[str, ...] = ()


def see_names(text: str) -> NamesSeen:
    """What the CommonJS module of that text seems to export; nothing if it cannot be one."""
    lexer = _NameLexer(text)
    try:
        lexer.run()
    except NotCommonJSError:
        return NamesSeen()
    return NamesSeen(tuple(lexer.exports), tuple(lexer.reexports))


class _NameLexer(CodeScanner):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.exports: dict[str, None] = {}
        self.reexports: dict[str, None] = {}
        self._bound: dict[int, str] = {}
        """The names of variables by the place of what they are initialized with."""
        self._required: dict[str, str] = {}
        """The specifiers that variables have been initialized with by `require`."""

    def _read_word(self) -> None:
        text, start = self._text, self._position
        before = text[start - 1] if start else " "
        is_keyword = before in BEFORE_A_KEYWORD
        if self._depth == 0 and self._read_call(start, is_keyword, before):
            return
        self._go_on(_WHOLE_WORD.match(text, start).end())  # type: ignore[union-attr]
        if not is_keyword:
            return
        if text.startswith("exports", start) and start + len("exports") < len(text):
            self._read_exports(start + len("exports"), is_whole_object=False)
        elif text.startswith("module", start):
            match = OF_MODULE.match(text, start + len("module"))
            if match:
                self._go_on(match.end())
                self._read_exports(match.end(), is_whole_object=True)
        elif text.startswith("Object", start):
            self._read_object(start + len("Object"))
        elif text.startswith("class", start):
            self._opens_class = self._opens_class or text[start + len("class") : self._position + 1].isspace()
        elif self._depth == 0 and text.startswith("export", start):
            self._refuse_export(start + len("export"))
        elif self._depth == 0:
            match = BINDING.match(text, start)
            if match:
                self._bound[match.end()] = match[1]

    def _read_call(self, start: int, is_keyword: bool, before: str) -> bool:
        """Read what only counts outside of all brackets; returns whether there was something of the kind."""
        text = self._text
        if text.startswith("import", start):
            if is_keyword and start + len("import") < len(text):
                self._read_import(start)
                return True
        elif text.startswith("require", start):
            return self._read_require(start, start if is_keyword else None)
        elif is_keyword or before == ".":
            for word in ("_interopRequireWildcard", "__exportStar", "__export"):
                if text.startswith(word, start) and start + len(word) < len(text):
                    self._read_helper(start, start + len(word), word)
                    return True
        return False

    def _read_require(self, position: int, bound_at: int | None) -> bool:
        """Read `require("x")` at `position`, if it is there; a variable may begin with what stands at `bound_at`."""
        match = REQUIRE.match(self._text, position)
        if match is None:
            return False
        if bound_at in self._bound:
            self._required.setdefault(self._bound[bound_at], match[1])
        self._go_on(match.end())
        return True

    def _read_helper(self, start: int, end: int, word: str) -> None:
        """Read the call of a function that compilers put into their output."""
        text, position = self._text, end
        if text[end] == "(":
            self._push(self._last)
            position += 1
            if word == "_interopRequireWildcard":
                if self._read_require(position, start):
                    return
            else:
                match = REQUIRE.match(text, position)
                if match:
                    self._pass_on(match[1])
                    self._go_on(match.end())
                    return
                if not text.startswith("r", position):
                    position -= 1
        self._go_on(position + 1)

    def _read_import(self, start: int) -> None:
        text, end = self._text, start + len("import")
        position = _SPACE.match(text, end).end()  # type: ignore[union-attr]
        sign = text[position : position + 1]
        if sign == "(":
            self._push(start)
        elif sign == ".":
            position = _SPACE.match(text, position + 1).end()  # type: ignore[union-attr]
            if _META.match(text, position):
                raise NotCommonJSError
        elif position > end or sign in ("'", '"', "{", "*"):
            raise NotCommonJSError
        self._go_on(position + 1)

    def _refuse_export(self, end: int) -> None:
        """Refuse a statement of ES modules."""
        position = _SPACE.match(self._text, end).end()  # type: ignore[union-attr]
        if position > end or self._text[position : position + 1] in tuple(_PUNCTUATORS):
            raise NotCommonJSError
        # Whatever comes next, Node's lexer has stepped over it.
        self._go_on(position + 1)

    def _read_object(self, end: int) -> None:
        """Read what `Object` begins."""
        match = DEFINE.match(self._text, end)
        if match:
            self._export(match[1])
            if match[0].endswith(")"):
                self._go_on(match.end())
        elif self._depth == 0:
            match = STAR.match(self._text, end)
            if match and match["source"] in self._required:
                self._pass_on(self._required[match["source"]])

    def _read_exports(self, end: int, is_whole_object: bool) -> None:
        """Read what is done with the object of the exports, whose name ends at `end`."""
        text = self._text
        match = DOT_ASSIGN.match(text, end)
        if match:
            self._export(match[1])
            self._go_on(match.end())
            return
        match = BRACKET_ASSIGN.match(text, end)
        if match:
            self._export(match[1])
            return
        match = ASSIGN.match(text, end) if is_whole_object else None
        if match:
            # A later object counts, and not those before it.
            self.reexports.clear()
            if text.startswith("{", match.end()):
                self._read_literal(match.end() + 1)
            else:
                required = REQUIRE.match(text, match.end())
                if required:
                    self._pass_on(required[1])

    def _read_literal(self, position: int) -> None:
        """Read the names in an object literal, as far as it is a simple one; go on behind it if it is to its end."""
        text = self._text
        while True:
            position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
            match = LITERAL_PROPERTY.match(text, position)
            if match is None:
                return
            specifier, name = match["specifier"] or match["spread"], match["name"] or match["short"]
            if specifier:
                self._pass_on(specifier)
            if name:
                self._export(name)
            position = match.end()
            sign = text[position : position + 1]
            if sign == "}":
                self._go_on(position + 1)
                return
            if sign != ",":
                return
            position += 1

    # ---- What has been found

    def _export(self, name: str) -> None:
        found = _text_of(name)
        if found is not None:
            self.exports[found] = None

    def _pass_on(self, specifier: str) -> None:
        found = _text_of(specifier)
        if found is not None:
            self.reexports[found] = None


def _text_of(token: str) -> str | None:
    """The text that a name or a string literal stands for; None for one with a broken escape."""
    text = token[1:-1] if token[0] in "'\"" else token
    if "\\" not in text:
        return text
    try:
        # Two escapes may be the halves of one character.
        return _ESCAPE.sub(_unescaped, text).encode("utf-16", "surrogatepass").decode("utf-16")
    except ValueError:
        return None


def _unescaped(match: re.Match[str]) -> str:
    code = match["x"] or match["u"] or match["code"]
    if code:
        return chr(int(code, 16))
    if match["other"] is None:
        raise ValueError("a broken escape")
    return _SIMPLE_ESCAPES.get(match["other"], match["other"])
