"""What to do about a syntax error, by its kind and the token at its place."""

from __future__ import annotations

from modviz.analysis.foreign_code import language_advice
from modviz.analysis.slips import slip_advice
from modviz.record.failures import Syntax

_NEIGHBOUR = "look right before it: an operator, a comma or a bracket is missing there, or a word is misspelt."

_BY_KIND = {
    "unexpected-end": (
        "something that was opened is not closed before the end: look for a {, (, [ or ` without its partner."
    ),
    "argument-list": "look right before that place: a comma between two arguments is missing, or the ) after them.",
    "shorthand-initializer": "in an object, a colon stands between a name and its value: { name: value }.",
    "function-name": "give the function a name; or put it in parentheses, if it is to be called at once.",
    "const-initializer": "give it a value there, or declare it with let.",
    "destructuring-initializer": "write = and what is to be taken apart after the pattern.",
    "redeclaration": "two declarations have that name: rename one of them, or remove it.",
    "await-in-function": "write async before the function that the await stands in.",
    "illegal-return": "return may stand in functions only; a module ends by itself.",
    "illegal-break": "it may stand in loops only, and not in a function inside one.",
    "continue-without-loop": "it may stand in loops only, and not in a function inside one.",
    "undeclared-export": "declare that name in this module, or import it, and export it then.",
    "duplicate-export": "export each name once; export ... as gives one of them another name.",
    "import-in-script": "this text runs as a classic script: run it as a module.",
    "lexical-declaration": "put { and } around the declaration.",
    "update-target": "only a name or a property can be counted up or down.",
    "eval-or-arguments": "choose another name: eval and arguments have a meaning of their own.",
    "strict-reserved-word": "modules reserve that word: choose another name.",
    "unexpected-identifier": _NEIGHBOUR,
    "unexpected-string": _NEIGHBOUR,
    "unexpected-number": _NEIGHBOUR,
    "unexpected-template": _NEIGHBOUR,
}

_SAID_BY_THE_LINE = frozenset(
    {"await-in-function", "other", "invalid-token", "strict-reserved-word", "unexpected-number"}
    | {"unexpected-identifier", "unexpected-reserved-word", "unexpected-string", "unexpected-template"}
    | {"unexpected-token"}
)
"""The kinds of which the line tells more."""

_PLACE_OF_IMPORTS = (
    "imports and exports stand at the top level of a module, in no block and no function; and what is exported is"
    " declared there, or named in braces: export { name }."
)
_STRAIGHT_QUOTES = "write straight quotes, ' or \": those there are typographic ones, as word processors make them."
_OPEN_QUOTE = "close the quote in its line, or use ` around a text of several lines."

_BY_TOKEN = {
    ("unexpected-token", "import"): _PLACE_OF_IMPORTS,
    ("unexpected-token", "export"): _PLACE_OF_IMPORTS,
    ("unexpected-reserved-word", "await"): (
        "await may stand in async functions and at the top level of a module: write async before the function."
    ),
    ("other", "Delete of an unqualified identifier in strict mode."): "delete takes properties away: a variable stays.",
    ("other", "Strict mode code may not include a with statement"): (
        "write out the object each time, or take what you need out of it: const { a, b } = object."
    ),
    ("other", "Invalid left-hand side in assignment"): (
        "only a name or a property can be given a value with =, and not with ?. in it; == and === compare."
    ),
    **{("invalid-token", quote): _STRAIGHT_QUOTES for quote in "“”‘’„‚«»"},
    **{("invalid-token", quote): _OPEN_QUOTE for quote in "'\""},
}


def syntax_advice(module: str, syntax: Syntax, before: str = "", after: str = "") -> str:
    """One or two sentences on what to do about a syntax error in `module`.

    Its line reads `before` and `after` the place of the error.
    """
    language = language_advice(module, syntax, before)
    if language:
        return language
    if syntax.kind in _SAID_BY_THE_LINE:
        slip = slip_advice(before, after)
        if slip:
            return slip
    return _BY_TOKEN.get((syntax.kind, syntax.token)) or _BY_KIND.get(
        syntax.kind, "mend the syntax at that place. Nothing of the graph runs until every module can be parsed."
    )
