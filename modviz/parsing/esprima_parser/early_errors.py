"""Early errors in the words of V8, which are the words people search for.

`esprima` finds the errors; where its wording is another one and the mapping is plain, it is mapped here.
Other messages stay as they are.  Checked against the V8 of Node 20.
"""

from __future__ import annotations

import re

from modviz.parsing.esprima_parser.error_places import error_place, has_invalid_flags, update_at
from modviz.parsing.esprima_parser.loose_tokens import SIGNS
from modviz.parsing.esprima_parser.v8_syntax_messages import LEXICAL_IN_STATEMENT, common_slip, is_open_template
from modviz.parsing.reserved_words import RESERVED_EVERYWHERE
from modviz.parsing.source_text import GAP

_EVAL_OR_ARGUMENTS = "Unexpected eval or arguments in strict mode"
_DUPLICATE_PARAMETER = "Duplicate parameter name not allowed in this context"
_SUPER = "'super' keyword unexpected here"

_MESSAGES = {
    "Unexpected token ILLEGAL": "Invalid or unexpected token",
    "Use of future reserved word in strict mode": "Unexpected strict mode reserved word",
    "let is disallowed as a lexically bound name": "Unexpected strict mode reserved word",
    "Assignment to eval or arguments is not allowed in strict mode": _EVAL_OR_ARGUMENTS,
    "Postfix increment/decrement may not have eval or arguments operand in strict mode": _EVAL_OR_ARGUMENTS,
    "Prefix increment/decrement may not have eval or arguments operand in strict mode": _EVAL_OR_ARGUMENTS,
    "Variable name may not be eval or arguments in strict mode": _EVAL_OR_ARGUMENTS,
    "Function name may not be eval or arguments in strict mode": _EVAL_OR_ARGUMENTS,
    "Parameter name eval or arguments is not allowed in strict mode": _EVAL_OR_ARGUMENTS,
    "Catch variable may not be eval or arguments in strict mode": _EVAL_OR_ARGUMENTS,
    "Binding eval or arguments is forbidden in strict mode": _EVAL_OR_ARGUMENTS,
    "Assigning to eval or arguments is forbidden in strict mode": _EVAL_OR_ARGUMENTS,
    "Strict mode function may not have duplicate parameter names": _DUPLICATE_PARAMETER,
    "Deleting an unqualified identifier is forbidden in strict mode": (
        "Delete of an unqualified identifier in strict mode."
    ),
    "Strict mode code may not contain a with statement": "Strict mode code may not include a with statement",
    "In strict mode code, functions can only be declared at top level or inside a block": (
        "In strict mode code, functions can only be declared at top level or inside a block."
    ),
    "Illegal continue statement": "Illegal continue statement: no surrounding iteration statement",
    "Lexical declarations require a statement list or block": LEXICAL_IN_STATEMENT,
    "A class expression statement requires parentheses": "Unexpected token 'class'",
    "for-in loop variable declaration may not have an initializer": (
        "for-in loop variable declaration may not have an initializer."
    ),
    "Private fields may not be deleted": "Private fields can not be deleted",
    "super() is only valid in a derived class constructor": _SUPER,
    "super property access is not valid in this context": _SUPER,
    "super must be a valid property access or constructor call": _SUPER,
    "new.target is only valid in functions or class initialization": ("new.target expression is not allowed here"),
    "import.meta is only valid in modules": "Cannot use 'import.meta' outside a module",
    "await is not valid in this context": (
        "await is only valid in async functions and the top level bodies of modules"
    ),
    "Invalid escape sequence in template literal": "Invalid Unicode escape sequence",
    "Getter must not have any formal parameters": "Getter must not have any formal parameters.",
    "Setter must have exactly one formal parameter": "Setter must have exactly one formal parameter.",
    "Classes may not have static property named prototype": (
        "Classes may not have a static property named 'prototype'"
    ),
    "String local export names require a from clause": (
        "String literal module export names must be followed by a 'from' clause"
    ),
}

_REWORDED = (
    (re.compile(r"Export '(.*)' is not defined", re.S), r"Export '\1' is not defined in module"),
    (re.compile(r"Duplicate export '(.*)'", re.S), r"Duplicate export of '\1'"),
    (
        re.compile(r"Private name '(.*)' is not declared in an enclosing class"),
        r"Private field '\1' must be declared in an enclosing class",
    ),
    (re.compile(r"Duplicate private name '(.*)'"), r"Identifier '\1' has already been declared"),
    (
        re.compile(r"Duplicate import attribute '?(.*?)'?", re.S),
        r"Import attributes has a duplicate key '\1'",
    ),
)

_TOKEN = re.compile(
    r"""(?P<string>["'])|(?P<number>\.?\d)|(?P<template>[`])|(?P<word>[\w$\\]+)"""
    rf"""|(?P<sign>{SIGNS})"""
)
_NEW_IMPORT = re.compile(r"\bnew\s+import\Z")
_EXPORT_BEFORE = re.compile(r"export\s+\Z")

_TOKENS_OF_V8 = ("async", "get", "set")
"""Names that V8 calls tokens where it does not expect them."""

_UNEXPECTED = (
    "Unexpected identifier",
    "Unexpected token",
    "Unexpected quasi",
    "Expected import.meta",
    "import() requires a specifier",
)


def v8_error(message: str, source_text: str, offset: int, is_module: bool) -> tuple[str, int]:
    """The message V8 would give for what `esprima` calls `message`, at `offset` of `source_text`, and its place."""
    place = error_place(message, source_text, offset)
    if message.endswith("ILLEGAL") and place >= len(source_text) and is_open_template(source_text):
        return "Unexpected end of input", place
    if message.startswith(("Unexpected", "Use of future reserved word")):
        slip = common_slip(source_text, place, is_module)
        if slip is not None:
            return slip
    if message.startswith("Export '"):
        keyword = _EXPORT_BEFORE.search(source_text, 0, place)
        if keyword is not None:
            return "Unexpected token 'export'", keyword.start()
    return _v8_message(message, source_text, place, is_module), place


def _v8_message(message: str, source_text: str, offset: int, is_module: bool) -> str:
    if message == "Octal literals are not allowed in strict mode." and source_text[offset] in "'\"":
        return "Octal escape sequences are not allowed in strict mode."
    if message in _MESSAGES:
        return _MESSAGES[message]
    outside = not is_module and source_text.startswith("import", offset)
    if outside or message.startswith("Import and export declarations"):
        return _misplaced(source_text, offset, is_module)
    if message == "Unexpected reserved word":
        if _NEW_IMPORT.search(source_text, max(0, offset - 200), offset + len("import")):
            return "Cannot use new with import"
        return _SUPER if source_text.startswith("super", offset) else _unexpected(source_text, offset)
    if message.startswith("Missing initializer in const") and source_text.startswith(("}", "]"), offset):
        return "Missing initializer in destructuring declaration"
    if message == "Invalid regular expression" and has_invalid_flags(source_text, offset):
        return "Invalid regular expression flags"
    if message == "Invalid left-hand side in assignment":
        operation = update_at(source_text, offset)
        return message if operation is None else f"Invalid left-hand side expression in {operation} operation"
    if message.startswith("Functions in statement position"):
        return _function_in_statement(source_text, offset, is_module)
    if message.startswith(_UNEXPECTED):
        return _unexpected(source_text, offset)
    for pattern, reworded in _REWORDED:
        found = pattern.fullmatch(message)
        if found:
            return found.expand(reworded)
    return message


def _function_in_statement(source_text: str, offset: int, is_module: bool) -> str:
    if source_text.startswith("async", offset):
        return "Async functions can only be declared at the top level or inside a block."
    if is_module:
        return "In strict mode code, functions can only be declared at top level or inside a block."
    return (
        "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if"
        " statement."
    )


def _misplaced(source_text: str, offset: int, is_module: bool) -> str:
    """The message for an import or export that is not where a module may have it."""
    if source_text.startswith("export", offset):
        return "Unexpected token 'export'"
    keyword = re.compile("import" + GAP).match(source_text, offset)
    after = keyword.end() if keyword else offset
    if is_module:
        return _unexpected(source_text, after)
    if source_text.startswith(".", after):
        return "Cannot use 'import.meta' outside a module"
    return "Cannot use import statement outside a module"


def _unexpected(source_text: str, offset: int) -> str:
    """The message that says which token is not expected at `offset`."""
    gap = re.compile(GAP).match(source_text, offset)
    found = _TOKEN.match(source_text, gap.end() if gap else offset)
    if found is None:
        return "Unexpected end of input"
    match found.lastgroup:
        case "string" | "number":
            return f"Unexpected {found.lastgroup}"
        case "template":
            return "Unexpected template string"
        case "word" if found[0] in ("await", "enum"):
            return "Unexpected reserved word"
        case "word" if found[0] not in RESERVED_EVERYWHERE and found[0] not in _TOKENS_OF_V8:
            return f"Unexpected identifier '{found[0]}'"
    return f"Unexpected token '{found[0]}'"
