"""Early errors: which of V8's kinds is meant by what `esprima` says.

`esprima` finds the errors, and has nothing but a text to say which one; where the mapping is plain, it is mapped here.
Other messages stay as they are.  Checked against the V8 of Node 20.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from modviz.parsing.esprima_parser.error_places import error_place, has_invalid_flags, update_at
from modviz.parsing.esprima_parser.loose_tokens import SIGNS
from modviz.parsing.esprima_parser.v8_syntax_messages import common_slip, is_open_template
from modviz.parsing.reserved_words import RESERVED_EVERYWHERE
from modviz.parsing.source_text import GAP
from modviz.parsing.syntax_messages import OTHER
from modviz.record.failures import Syntax

_KINDS = {
    "Invalid or unexpected token": "invalid-token",
    "Unexpected end of input": "unexpected-end",
    "Unexpected number": "unexpected-number",
    "Unexpected string": "unexpected-string",
    "Use of future reserved word in strict mode": "strict-reserved-word",
    "let is disallowed as a lexically bound name": "strict-reserved-word",
    "Assignment to eval or arguments is not allowed in strict mode": "eval-or-arguments",
    "Postfix increment/decrement may not have eval or arguments operand in strict mode": "eval-or-arguments",
    "Prefix increment/decrement may not have eval or arguments operand in strict mode": "eval-or-arguments",
    "Variable name may not be eval or arguments in strict mode": "eval-or-arguments",
    "Function name may not be eval or arguments in strict mode": "eval-or-arguments",
    "Parameter name eval or arguments is not allowed in strict mode": "eval-or-arguments",
    "Catch variable may not be eval or arguments in strict mode": "eval-or-arguments",
    "Binding eval or arguments is forbidden in strict mode": "eval-or-arguments",
    "Assigning to eval or arguments is forbidden in strict mode": "eval-or-arguments",
    "Strict mode function may not have duplicate parameter names": "duplicate-parameter",
    "Deleting an unqualified identifier is forbidden in strict mode": "delete-identifier",
    "Strict mode code may not contain a with statement": "with-statement",
    "In strict mode code, functions can only be declared at top level or inside a block": "function-in-statement",
    "Illegal break statement": "illegal-break",
    "Illegal continue statement": "continue-without-loop",
    "Illegal return statement": "illegal-return",
    "Lexical declarations require a statement list or block": "lexical-declaration",
    "Missing initializer in const declaration": "const-initializer",
    "Missing initializer in destructuring declaration": "destructuring-initializer",
    "Private fields may not be deleted": "delete-private",
    "super() is only valid in a derived class constructor": "super",
    "super property access is not valid in this context": "super",
    "super must be a valid property access or constructor call": "super",
    "new.target is only valid in functions or class initialization": "new-target",
    "import.meta is only valid in modules": "import-meta-in-script",
    "await is not valid in this context": "await-in-function",
    "Invalid escape sequence in template literal": "unicode-escape",
    "Getter must not have any formal parameters": "getter-parameters",
    "Setter must have exactly one formal parameter": "setter-parameters",
    "Classes may not have static property named prototype": "class-prototype",
    "String local export names require a from clause": "export-name",
}
"""What `esprima` says of errors whose text tells no more than the kind."""

_KINDS_WITH_NAMES = (
    (re.compile(r"Export '(.*)' is not defined", re.S), "undeclared-export"),
    (re.compile(r"Duplicate export '(.*)'", re.S), "duplicate-export"),
    (re.compile(r"Private name '(.*)' is not declared in an enclosing class"), "private-name"),
    (re.compile(r"Duplicate private name '(.*)'"), "redeclaration"),
    (re.compile(r"Identifier '(.*)' has already been declared", re.S), "redeclaration"),
    (re.compile(r"for-(in) loop variable declaration may not have an initializer"), "for-initializer"),
    (re.compile(r"Duplicate import attribute '?(.*?)'?", re.S), "duplicate-attribute"),
)
"""What it says of others, with a name in it."""

_TOKEN = re.compile(
    r"""(?P<string>["'])|(?P<number>\.?\d)|(?P<template>[`])|(?P<word>[\w$\\]+)"""
    rf"""|(?P<sign>{SIGNS})"""
)
_NEW_IMPORT = re.compile(r"\bnew\s+import\Z")
_EXPORT_BEFORE = re.compile(r"export\s+\Z")

_FAR = 200
"""Characters to look back for a word that may stand before."""

_LACKING = (
    ("using declarations", re.compile(r"(?<![\w$.])using[^\S\n\r\u2028\u2029]+\Z")),
    ("decorators", re.compile(r"(?<![\w$.])accessor[^\S\n\r\u2028\u2029]+\Z")),
)
"""Words that newer syntax begins with, and what the engine has not."""

_DECORATOR = re.compile(r"@[\w$(]")
_BEFORE_DECORATORS = re.compile(r"(?:\A|[;{}]|\*/|\n|\b(?:export|default|static))\s*\Z")

_TOKENS_OF_V8 = ("async", "get", "set")
"""Names that V8 calls tokens where it does not expect them."""

_UNEXPECTED = (
    "Unexpected identifier",
    "Unexpected token",
    "Unexpected quasi",
    "Expected import.meta",
    "import() requires a specifier",
)


def v8_error(message: str, source_text: str, offset: int, is_module: bool) -> tuple[Syntax, int]:
    """What V8 calls the error that is `message` for `esprima`, at `offset` of `source_text`; and its place."""
    error, place = _error_and_place(message, source_text, offset, is_module)
    return replace(error, lacks=_lacks(source_text, place)), place


def _error_and_place(message: str, source_text: str, offset: int, is_module: bool) -> tuple[Syntax, int]:
    place = error_place(message, source_text, offset)
    if message.endswith("ILLEGAL") and place >= len(source_text) and is_open_template(source_text):
        return Syntax("unexpected-end"), place
    if message.startswith(("Unexpected", "Use of future reserved word")):
        slip = common_slip(source_text, place, is_module)
        if slip is not None:
            return slip
    if message.startswith("Export '"):
        keyword = _EXPORT_BEFORE.search(source_text, 0, place)
        if keyword is not None:
            return Syntax("unexpected-token", "export"), keyword.start()
    return _error(message, source_text, place, is_module), place


def _lacks(source_text: str, place: int) -> str:
    """What the engine has not, if the error at `place` is about that; or ""."""
    if _DECORATOR.match(source_text, place) and _BEFORE_DECORATORS.search(source_text, 0, place):
        return "decorators"
    found = (what for what, word in _LACKING if word.search(source_text, max(0, place - _FAR), place))
    return next(found, "")


def _error(message: str, source_text: str, offset: int, is_module: bool) -> Syntax:
    if message == "Octal literals are not allowed in strict mode." and source_text[offset] in "'\"":
        return Syntax("octal-escape")
    if message.startswith("Missing initializer in const") and source_text.startswith(("}", "]"), offset):
        return Syntax("destructuring-initializer")
    if message in _KINDS:
        return Syntax(_KINDS[message])
    if message == "Unexpected token ILLEGAL":
        return Syntax("invalid-token", source_text[offset : offset + 1])
    if message == "A class expression statement requires parentheses":
        return Syntax("unexpected-token", "class")
    outside = not is_module and source_text.startswith("import", offset)
    if outside or message.startswith("Import and export declarations"):
        return _misplaced(source_text, offset, is_module)
    if message == "Unexpected reserved word":
        if _NEW_IMPORT.search(source_text, max(0, offset - _FAR), offset + len("import")):
            return Syntax("new-import")
        return Syntax("super") if source_text.startswith("super", offset) else _unexpected(source_text, offset)
    if message == "Invalid regular expression" and has_invalid_flags(source_text, offset):
        return Syntax("regular-expression-flags")
    operation = update_at(source_text, offset) if message == "Invalid left-hand side in assignment" else None
    if operation is not None:
        return Syntax("update-target", operation)
    if message.startswith("Functions in statement position"):
        return _function_in_statement(source_text, offset, is_module)
    if message.startswith(_UNEXPECTED):
        return _unexpected(source_text, offset)
    for pattern, kind in _KINDS_WITH_NAMES:
        found = pattern.fullmatch(message)
        if found:
            return Syntax(kind, found[1])
    return Syntax(OTHER, message)


def _function_in_statement(source_text: str, offset: int, is_module: bool) -> Syntax:
    if source_text.startswith("async", offset):
        return Syntax("async-function-in-statement")
    return Syntax("function-in-statement" if is_module else "function-in-statement-of-script")


def _misplaced(source_text: str, offset: int, is_module: bool) -> Syntax:
    """The error of an import or export that is not where a module may have it."""
    if source_text.startswith("export", offset):
        return Syntax("unexpected-token", "export")
    keyword = re.compile("import" + GAP).match(source_text, offset)
    after = keyword.end() if keyword else offset
    if is_module:
        return _unexpected(source_text, after)
    return Syntax("import-meta-in-script" if source_text.startswith(".", after) else "import-in-script")


def _unexpected(source_text: str, offset: int) -> Syntax:
    """The error that says which token is not expected at `offset`."""
    gap = re.compile(GAP).match(source_text, offset)
    found = _TOKEN.match(source_text, gap.end() if gap else offset)
    if found is None:
        return Syntax("unexpected-end")
    match found.lastgroup:
        case "string" | "number" | "template":
            return Syntax(f"unexpected-{found.lastgroup}")
        case "word" if found[0] in ("await", "enum"):
            return Syntax("unexpected-reserved-word", found[0])
        case "word" if found[0] not in RESERVED_EVERYWHERE and found[0] not in _TOKENS_OF_V8:
            return Syntax("unexpected-identifier", found[0])
    return Syntax("unexpected-token", found[0])
