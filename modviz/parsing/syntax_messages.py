"""What V8 says of each kind of syntax error: those are the words that people search for.

The kinds are the data (`modviz.record.failures.Syntax`); the sentences are made from them here.  Checked against the V8
of Node 24.
"""

from __future__ import annotations

from modviz.record.failures import Syntax

OTHER = "other"
"""The kind of what has no kind of its own: its token is the whole sentence."""

MESSAGES = {
    OTHER: "%",
    "argument-list": "missing ) after argument list",
    "arrow-parameters": "Malformed arrow function parameter list",
    "async-function-in-statement": "Async functions can only be declared at the top level or inside a block.",
    "await-in-function": "await is only valid in async functions and the top level bodies of modules",
    "class-prototype": "Classes may not have a static property named 'prototype'",
    "const-initializer": "Missing initializer in const declaration",
    "continue-without-loop": "Illegal continue statement: no surrounding iteration statement",
    "delete-identifier": "Delete of an unqualified identifier in strict mode.",
    "delete-private": "Private fields can not be deleted",
    "destructuring-initializer": "Missing initializer in destructuring declaration",
    "duplicate-attribute": "Import attributes has a duplicate key '%'",
    "duplicate-export": "Duplicate export of '%'",
    "duplicate-parameter": "Duplicate parameter name not allowed in this context",
    "eval-or-arguments": "Unexpected eval or arguments in strict mode",
    "exponentiation": (
        "Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate"
        " operator precedence"
    ),
    "export-name": "String literal module export names must be followed by a 'from' clause",
    "for-initializer": "for-% loop variable declaration may not have an initializer.",
    "function-in-statement": "In strict mode code, functions can only be declared at top level or inside a block.",
    "function-in-statement-of-script": (
        "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if"
        " statement."
    ),
    "function-name": "Function statements require a function name",
    "getter-parameters": "Getter must not have any formal parameters.",
    "html-comment": "HTML comments are not allowed in modules",
    "illegal-break": "Illegal break statement",
    "illegal-return": "Illegal return statement",
    "import-in-script": "Cannot use import statement outside a module",
    "import-meta-in-script": "Cannot use 'import.meta' outside a module",
    "invalid-json": "%",
    "invalid-token": "Invalid or unexpected token",
    "lexical-declaration": "Lexical declaration cannot appear in a single-statement context",
    "new-import": "Cannot use new with import",
    "new-target": "new.target expression is not allowed here",
    "octal-escape": "Octal escape sequences are not allowed in strict mode.",
    "private-name": "Private field '%' must be declared in an enclosing class",
    "redeclaration": "Identifier '%' has already been declared",
    "regular-expression-flags": "Invalid regular expression flags",
    "setter-parameters": "Setter must have exactly one formal parameter.",
    "shorthand-initializer": "Invalid shorthand property initializer",
    "strict-reserved-word": "Unexpected strict mode reserved word",
    "super": "'super' keyword unexpected here",
    "undeclared-export": "Export '%' is not defined in module",
    "unexpected-end": "Unexpected end of input",
    "unexpected-identifier": "Unexpected identifier '%'",
    "unexpected-number": "Unexpected number",
    "unexpected-reserved-word": "Unexpected reserved word",
    "unexpected-string": "Unexpected string",
    "unexpected-template": "Unexpected template string",
    "unexpected-token": "Unexpected token '%'",
    "unicode-escape": "Invalid Unicode escape sequence",
    "update-target": "Invalid left-hand side expression in % operation",
    "with-statement": "Strict mode code may not include a with statement",
}
"""The sentences by kind; `%` is the place of the token."""


def syntax_message(error: Syntax) -> str:
    """The message of the SyntaxError that `error` is about."""
    return MESSAGES[error.kind].replace("%", error.token, 1)
