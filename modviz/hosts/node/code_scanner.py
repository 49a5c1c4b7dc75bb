"""The tokens of JavaScript as Node's lexer for CommonJS takes them: by what comes before, without a grammar.

Source: https://github.com/nodejs/cjs-module-lexer
"""

from __future__ import annotations

import re

from modviz.hosts.node.name_patterns import STRING, WORD

BEFORE_A_KEYWORD = "\t\n\v\f\r !%&()*+,-/:;<=>?[]^{|}~"
"""What may stand before a word that counts as a keyword: no dot, and nothing that is not in the language."""

_BEFORE_A_REGULAR_EXPRESSION = frozenset("!%&(*+,-.:;<=>?[^{|~\0")

_NOTHING_OF_INTEREST = re.compile(
    rf"(?:[^'\"`/(){{}}{WORD}]++"
    rf"|(?!exports?|module|Object|class|import|require|var|let|const|__export|_interop)[{WORD}]++)*+"
)
_TEMPLATE = re.compile(r"(?:[^`\\$]++|\\[\s\S]|\$(?!\{))*+(`|\$\{)")
_STRING = re.compile(STRING)
_REGULAR_EXPRESSION = re.compile(r"/(?:[^/\\\[\r\n]++|\\[\s\S]|\[(?:[^\]\\\r\n]++|\\[\s\S])*+\])*+/")
_COMMENT = re.compile(r"//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)")
_HASHBANG = re.compile(r"#![^\r\n]*+")

_START = rf"(?:\A|(?<=[{re.escape(BEFORE_A_KEYWORD)}]))"
_EXPRESSION_KEYWORD = re.compile(
    rf"{_START}(?:void|yield|else|case|delete|instanceof|typeof|in|return|do|debugger|await|new|throw)\Z"
)
_HEAD_KEYWORD = re.compile(rf"{_START}(?:while|for|if)\Z")
_BLOCK_KEYWORD = re.compile(rf"{_START}(?:catch|finally|else)\Z")
_LONGEST_KEYWORD = len("instanceof")


class NotCommonJSError(Exception):
    """The text is none of CommonJS, as far as this lexer can see."""


class CodeScanner:
    """Goes over a text, and stops at the words that can have to do with exports.

    It keeps the depth of brackets, and knows a regular expression from a division, as that decides where strings begin.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._last = -1
        """The last character of the token before."""
        self._depth = 0
        self._opened: list[int] = [-1]
        """Of each depth, the last character before the bracket that was opened there last."""
        self._is_class: list[bool] = [False]
        self._opens_class = False
        self._templates: list[int] = []
        """The depths in which there is an expression inside a template."""
        self._was_division = False

    def run(self) -> None:
        """Read the text to its end.

        Raises
        ------
        NotCommonJSError
            Something in it does not fit.
        """
        text = self._text
        hashbang = _HASHBANG.match(text)
        if hashbang:
            self._position = self._last = hashbang.end()
        while True:
            start = self._position
            end = self._position = _NOTHING_OF_INTEREST.match(text, start).end()  # type: ignore[union-attr]
            skipped = text[start:end].rstrip("\t\n\v\f\r ")
            if skipped:
                self._last = start + len(skipped) - 1
            if end >= len(text):
                break
            self._read(text[end])
        if self._depth or self._templates:
            raise NotCommonJSError

    def _read(self, sign: str) -> None:
        """Read the token that begins with `sign`."""
        if sign in "({":
            self._open(sign == "{")
        elif sign in ")}":
            self._close(sign)
        elif sign in "'\"":
            self._go_on(self._match(_STRING).end())
        elif sign == "`":
            self._position += 1
            self._read_template()
        elif sign == "/":
            self._read_slash()
        else:
            self._read_word()

    def _read_word(self) -> None:
        """Read a word that may be of interest, and what belongs to it."""
        raise NotImplementedError

    def _go_on(self, position: int) -> None:
        """Go on at `position`, behind a token."""
        self._position = position
        self._last = position - 1

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self._text, self._position)
        if match is None:
            raise NotCommonJSError
        return match

    # ---- Brackets, templates, slashes

    def _open(self, is_brace: bool) -> None:
        if is_brace:
            self._is_class[self._depth] = self._opens_class
            self._opens_class = False
        self._push(self._last)
        self._go_on(self._position + 1)

    def _push(self, before: int) -> None:
        """Go one depth down, by a bracket that stands behind `before`."""
        self._opened[self._depth] = before
        self._go_down()

    def _go_down(self) -> None:
        self._depth += 1
        if self._depth == len(self._opened):
            self._opened.append(-1)
            self._is_class.append(False)

    def _close(self, sign: str) -> None:
        if self._depth == 0:
            raise NotCommonJSError
        in_template = sign == "}" and self._templates and self._templates[-1] == self._depth
        self._depth -= 1
        self._position += 1
        if in_template:
            self._templates.pop()
            self._read_template()
        elif sign == "}" and self._templates and self._depth < self._templates[-1]:
            raise NotCommonJSError
        else:
            self._last = self._position - 1

    def _read_template(self) -> None:
        """Read a template up to its end, or to the next expression in it."""
        match = self._match(_TEMPLATE)
        if match[1] != "`":
            self._go_down()
            self._templates.append(self._depth)
        self._go_on(match.end())

    def _read_slash(self) -> None:
        comment = _COMMENT.match(self._text, self._position)
        if comment:
            self._position = comment.end()
        elif self._begins_regular_expression():
            self._go_on(self._match(_REGULAR_EXPRESSION).end())
            self._was_division = False
        else:
            self._go_on(self._position + 1)
            self._was_division = True

    def _begins_regular_expression(self) -> bool:
        """Whether a slash begins a regular expression, by the token before it."""
        text, last = self._text, self._last
        if last < 0:
            return True
        token = text[last] if last < len(text) else "\0"
        before = text[last - 1] if last > 0 else "\0"
        if token in _BEFORE_A_REGULAR_EXPRESSION:
            is_number = token == "." and before in "0123456789"
            return not is_number and not (token in "+-" and before == token)
        if token == ")":
            return self._ends_with(_HEAD_KEYWORD, self._opened[self._depth])
        if token == "}":
            return self._ended_block()
        return (token == "/" and self._was_division) or self._ends_with(_EXPRESSION_KEYWORD, last)

    def _ended_block(self) -> bool:
        """Whether the } before ended a block, and no expression."""
        opened = self._opened[self._depth]
        if opened < 0 or self._is_class[self._depth]:
            return True
        token = self._text[opened]
        is_arrow = token == ">" and opened > 0 and self._text[opened - 1] == "="
        return is_arrow or token in ";)" or self._ends_with(_BLOCK_KEYWORD, opened)

    def _ends_with(self, keyword: re.Pattern[str], last: int) -> bool:
        """Whether a keyword ends at `last`."""
        return keyword.search(self._text, max(last + 1 - _LONGEST_KEYWORD, 0), last + 1) is not None
