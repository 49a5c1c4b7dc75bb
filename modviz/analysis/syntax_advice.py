"""What to do about a syntax error, by what V8 says of it and what stands at its place."""

from __future__ import annotations

import re

from modviz.analysis.foreign_code import language_advice
from modviz.record.sources import source_line
from modviz.record.world import GuestError, World

_BY_MESSAGE = {
    "Unexpected end of input": (
        "something that was opened is not closed before the end: look for a {, (, [ or ` without its partner."
    ),
    r"missing \) after argument list": (
        "look right before that place: a comma between two arguments is missing, or the ) after them."
    ),
    "Invalid shorthand property initializer": (
        "in an object, a colon stands between a name and its value: { name: value }."
    ),
    "Function statements require a function name": (
        "give the function a name; or put it in parentheses, if it is to be called at once."
    ),
    "Missing initializer in const declaration": "give it a value there, or declare it with let.",
    "Missing initializer in destructuring declaration": "write = and what is to be taken apart after the pattern.",
    "Identifier '.*' has already been declared": "two declarations have that name: rename one of them, or remove it.",
    "await is only valid in .*": "write async before the function that the await stands in.",
    "Illegal return statement": "return may stand in functions only; a module ends by itself.",
    "Illegal (break|continue) statement.*": "it may stand in loops only, and not in a function inside one.",
    "Export '.*' is not defined in module": "declare that name in this module, or import it, and export it then.",
    "Duplicate export of '.*'": "export each name once; export ... as gives one of them another name.",
    "Cannot use import statement outside a module": "this text runs as a classic script: run it as a module.",
    "Unexpected token '(import|export)'": (
        "imports and exports stand at the top level of a module, in no block and no function; and what is exported is"
        " declared there, or named in braces: export { name }."
    ),
    "Lexical declaration cannot appear in a single-statement context": "put { and } around the declaration.",
    "Unexpected strict mode reserved word": "modules reserve that word: choose another name.",
    "Unexpected (identifier '.*'|string|number|template string)": (
        "look right before it: an operator, a comma or a bracket is missing there, or a word is misspelt."
    ),
}

_USING = re.compile(r"(?:^|[^\w$.])using\s+$")
_ACCESSOR = re.compile(r"(?:^|[^\w$.])accessor\s+$")


def syntax_advice(world: World, error: GuestError) -> str:
    """One or two sentences on what to do about `error`, which is one of parsing.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in the guest's modules.
    """
    line, offset = source_line(world, error.module or "", error.line), (error.column or 1) - 1
    before, rest = line[:offset], line[offset:]
    return (
        language_advice(error)
        or _about_new_syntax(before, rest)
        or _about_the_place(rest, error)
        or _about_the_message(error)
    )


def _about_the_message(error: GuestError) -> str:
    for pattern, sentence in _BY_MESSAGE.items():
        if re.fullmatch(pattern, error.message, re.DOTALL):
            return sentence
    return "mend the syntax at that place. Nothing of the graph runs until every module can be parsed."


def _about_new_syntax(before: str, rest: str) -> str:
    """What is right in newer engines, or will be, and cannot be run here."""
    if _USING.search(before):
        what, instead = "using declarations", "declare it with const, and dispose of it in a finally"
    elif rest.startswith("@") or _ACCESSOR.search(before):
        what, instead = "decorators", "compile it first (with tsc, esbuild or what your project is built with)"
    else:
        return ""
    return f"modviz cannot run {what} yet, for its engine knows none: {instead}."


def _about_the_place(rest: str, error: GuestError) -> str:
    """What the text at the place tells that the message does not."""
    if error.message == "Unexpected reserved word" and rest.startswith("await"):
        return "await may stand in async functions and at the top level of a module: write async before the function."
    if error.message == "Invalid or unexpected token":
        if rest[:1] in tuple("“”‘’„‚«»"):
            return "write straight quotes, ' or \": those there are typographic ones, as word processors make them."
        if rest[:1] in ("'", '"'):
            return "close the quote in its line, or use ` around a text of several lines."
    return ""
