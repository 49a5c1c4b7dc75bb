"""The forms of code by which Node sees, without running it, what a CommonJS module exports.

They are made of tokens; between any two of them there may be white space and comments.  Nothing is taken back that has
matched once, so that no text takes longer than its length.

Source: https://github.com/nodejs/cjs-module-lexer#grammar
"""

from __future__ import annotations

import re

SPACE = r"(?:[\t-\r ]++|//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z))*+"
"""White space and comments."""

WORD = r"A-Za-z0-9_$\x80-\U0010ffff"
"""The characters of words; whatever is not ASCII is one."""

NAME = rf"(?![0-9])[{WORD}]++"
"""An identifier, or a word that is reserved."""

STRING = r"""(?:'(?:[^'\\\r\n]++|\\(?:\r\n|[\s\S]))*+'|"(?:[^"\\\r\n]++|\\(?:\r\n|[\s\S]))*+")"""

_STRING_SLOT = f"({STRING})"
_NAME_SLOT = f"({NAME})"
_EXPORTS = rf"(?:module{SPACE}\.{SPACE})?+exports"


def _tokens(*tokens: str) -> str:
    """One after the other."""
    return SPACE.join(tokens)


def _maybe(*tokens: str) -> str:
    """These tokens and the space behind them, or nothing; another token follows."""
    return f"(?:{_tokens(*tokens, '')})?+"


def _quoted(text: str) -> str:
    return f"(?:'{text}{SPACE}'|\"{text}{SPACE}\")"


def _getter(returned: str) -> str:
    """`get() { return ...; } })`, also as `get: function () ...`."""
    function = rf"(?::{SPACE}function(?:{SPACE}(?=\()|(?=[\t-\r /]){SPACE}{NAME}{SPACE}))?+"
    body = _tokens(r"\)", r"\{", "return", returned + _maybe(";") + r"\}", _maybe(",") + r"\}", r"\)")
    return _tokens("get", function + r"\(", body)


REQUIRE = re.compile(_tokens("require", r"\(", _STRING_SLOT, r"\)"))
"""`require("x")`."""

BINDING = re.compile(rf"(?:var|let|const) ++{_NAME_SLOT} *+= *+")
"""`const x = `, right before what may be a call of `require`."""

DOT_ASSIGN = re.compile(SPACE + _tokens(r"\.", _NAME_SLOT, "="))
"""`.x =`, after `exports`."""

BRACKET_ASSIGN = re.compile(SPACE + _tokens(r"\[", _STRING_SLOT, r"\]", "="))
"""`["x"] =`, after `exports`."""

ASSIGN = re.compile(_tokens("", "=", ""))
"""`=`, after `module.exports`."""

_SPECIFIED = _tokens("require", r"\(", f"(?P<specifier>{STRING})", "")

LITERAL_PROPERTY = re.compile(
    f"(?P<name>{NAME}|{STRING}){_tokens('', ':', '')}(?:{_SPECIFIED}(?=\\))|{NAME})"
    f"|(?!get(?![{WORD}]){SPACE}[{WORD}])(?P<short>{NAME}){SPACE}(?!:)"
    f"|{STRING}{SPACE}(?!:)"
    f"|[.][.][.](?:{_tokens('require', '[(]', f'(?P<spread>{STRING})', '[)]')}|{NAME}){SPACE}"
)
"""`x: y`, `x: require("y")`, `x`, `...y` or `...require("y")`, in an object literal."""

OF_MODULE = re.compile(SPACE + _tokens(r"\.", "exports"))
"""`.exports`, after `module`."""

_RETURNED = _tokens(NAME, "") + _maybe(r"\.", NAME) + _maybe(r"\[", STRING, r"\]")

DEFINE = re.compile(
    SPACE
    + _tokens(r"\.", "defineProperty", r"\(", _EXPORTS, ",", _STRING_SLOT, ",", r"\{", "")
    + _maybe("enumerable", ":", "true", ",")
    + f"(?:{_tokens('value', ':')}|{_getter(_RETURNED)})"
)
"""`.defineProperty(exports, "x", { enumerable: true, value:`, or a getter of `a` or `a.b`; after `Object`."""

_KEY, _FROM, _RETURN = "(?P=key)", "(?P=source)", f"return{SPACE}(?:;{SPACE})?+"
_DEFAULT_OR_MARK = _tokens(_KEY, "===", _quoted("default"), r"\|\|", _KEY, "===", _quoted("__esModule"))
_HAS_OWN = _tokens(
    "Object", r"\.", _maybe("prototype", r"\.") + "hasOwnProperty", r"\.", "call", r"\(", NAME, ",", _KEY, r"\)"
)
_HAS_OWN_OF = _tokens(rf"(?!Object\.){NAME}", r"\.", "hasOwnProperty", r"\(", _KEY, r"\)")
_IS_SAME = _tokens(rf"{_KEY}{SPACE}in ", _EXPORTS, "&&", _EXPORTS, r"\[", _KEY, r"\]", "===", _FROM, r"\[", _KEY, r"\]")
_SKIP_SAME = rf"if{SPACE}\({_IS_SAME}{SPACE}\){SPACE}{_RETURN}"
_SKIP_OWN = rf"if{SPACE}\({_tokens('', _HAS_OWN, '[)]', _RETURN)}"
_COPY = _tokens(_EXPORTS, r"\[", _KEY, r"\]", "=", _FROM, r"\[", _KEY, r"\]", "")
_DEFINE_COPY = (
    _tokens(
        "Object", r"\.", "defineProperty", r"\(", _EXPORTS, ",", _KEY, ",", r"\{", "enumerable", ":", "true", ",", ""
    )
    + _getter(_tokens(_FROM, r"\[", _KEY, r"\]", ""))
    + SPACE
)

STAR = re.compile(
    SPACE
    + _tokens(r"\.", "keys", r"\(", f"(?P<source>{NAME})", r"\)", r"\.", "forEach", r"\(")
    + SPACE
    + _tokens("function", r"\(", f"(?P<key>{NAME})", r"\)", r"\{", "if", r"\(", "")
    + f"(?:{_tokens(_DEFAULT_OR_MARK, '[)]', _RETURN)}(?:{_SKIP_OWN})?+(?:{_SKIP_SAME})?+"
    + f"|{_tokens(_KEY, '!==', _quoted('default'), '')}"
    + _maybe("&&", "!", rf"(?:(?=Object\.){_HAS_OWN}|{_HAS_OWN_OF})")
    + rf"\){SPACE})"
    + f"(?:{_COPY}|{_DEFINE_COPY}){_maybe(';')}"
    + _tokens(r"\}", r"\)")
)
"""`.keys(a).forEach(function (k) { ... exports[k] = a[k]; })`, as compilers write `export *`, after `Object`."""
