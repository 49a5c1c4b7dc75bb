"""What to do about common slips, as the line tells them: by what stands before the place of a syntax error, and there.

The first pair of patterns that fits is taken: the one is searched in the line up to that place, the other one matched
from there on.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

_TYPES = (
    "this looks like TypeScript: in a file whose name ends in .ts, Node.js leaves types out (start modviz with --host"
    " node); or compile it first."
)
_TOP = (
    "imports and exports stand at the top level of a module, in no block and no function; and what is exported is"
    " declared there, or named in braces: export { name }."
)
_DECLARED = r"\b(?:let|const|var)\s+[\w$]+\s*$"

_SLIPS = [
    (r"['\"]\s*$", r"assert\b", 'write with in place of assert: with { type: "json" }.'),
    (r"\bwith\s*$", r"type\b", 'put it in braces: with { type: "json" }.'),
    (r"\bfrom\s*$", r"[./]", "put the path in quotes: from './file.js'."),
    (
        r"\bfrom\s*$",
        r"[\w$]",
        "after from stands a text in quotes, since imports are found before any code runs. Of a module whose name is"
        " computed make import(): const names = await import(name).",
    ),
    (
        r"\bimport\s+[\w$]+\s*,\s*$",
        r"[\w$]",
        "put the other names in braces: import first, { second } from './file.js'.",
    ),
    (r"\bimport\s*\*\s*$", r"from\b", "give all of them one name: import * as all from './file.js'."),
    (r"\bimport\s*$", r"[\w${*]", _TOP),
    (r"^\s*$|[{;)]\s*$", r"import\s*[\w${*]", _TOP),
    (
        r"\bexport\s+default\s*$",
        r"(?:const|let|var)\b",
        "declare it first, and then write export default and its name.",
    ),
    (r"\b(?:import|export)\b[^;]*\{[^}]*$", r":", "another name is given with as: { name as other }."),
    (
        r"\b(?:const|let|var|function|class)\s*$",
        r"await\b",
        "await is a reserved word in modules: choose another name.",
    ),
    (r"(?:=|\breturn|\()\s*$", r"await\s*[;)\]},]", "write after await what it is to wait for."),
    (r"", r"await\s*(?:[=;,:)\]}]|$)", "await is a reserved word in modules: choose another name."),
    (r"\bawait\s*$", r"[;)\]},]", "write after await what it is to wait for."),
    (r"^\s*(?:export\s+)?(?:type|declare|namespace|abstract)\s+$", r"[\w$]", _TYPES),
    (r"", r"(?:enum|interface|public|private|protected)\s+[\w$]", _TYPES),
    (_DECLARED, r":", _TYPES),
    (r"\(\s*(?:[\w$]+\s*,\s*)*[\w$]+\??\s*$", r":\s*[\w$]", _TYPES),
    (_DECLARED, r"===?", "a value is given with one =; == and === compare."),
    (r"\bfor\s*$", r"[^(\s]", "the head of a loop stands in parentheses: for (const item of list)."),
    (r"\b(?:if|while|switch)\s*$", r"[^(\s]", "what is tested stands in parentheses: if (ready) { ... }."),
    (r"\bfor\s*\([^;]*,[^;]*$", r"[<>=!]", "semicolons stand between the three parts: for (let i = 0; i < 5; i += 1)."),
    (r"\bfor\b.*\)\s*$", r"\}", "write the statement that the loop repeats, or a block."),
    (r"\b(?:elseif|elif|elsif)\b", r"", "write else if, in two words."),
    (r"", r"else\b", "else stands right after the if that it belongs to: look for a ; or a } too many before it."),
    (r"=>\s*\{[^}]*$", r":", "put parentheses around an object that an arrow function returns: () => ({ a: 1 })."),
    (r"\{[^{}]*:[^{}]*$", r";", "in an object, commas stand between properties, and no semicolons."),
    (r"^\s*(?:def|fn|func|fun|sub)\s+$", r"[\w$]", "a function is written as function name() { ... }."),
    (r"\b(?:print|echo|puts)\s*$", r"['\"`\w]", "console.log() prints, with what is printed in its parentheses."),
    (r"[^\s'](?:[^']*)'$", r"[\w$][^']*'", "a ' inside the text ends it: put \" or ` around the text, or write \\'."),
    (r'[^\s"](?:[^"]*)"$', r'[\w$][^"]*"', 'a " inside the text ends it: put \' or ` around the text, or write \\".'),
    (r"\bfunction\s*$", r"\{", "write parentheses after the word function: function () { ... }."),
    (r"", r"\}", "there is a } that closes nothing: look for a { that is missing, or a } too many, before it."),
    (r"", r"\)", "there is a ) that closes nothing, or something is missing before it."),
    (r"", r"/\*", "close the comment with */."),
    (r"", r"0\d", "write 0o before octal digits, or take the 0 away."),
]

_WORDS = [
    *("return", "function", "const", "import", "export", "class", "await", "async", "throw", "while", "else", "from"),
    *("default", "extends", "switch", "case", "break", "continue", "typeof", "instanceof", "delete", "yield", "static"),
]
_WORD_BEFORE = re.compile(r"([A-Za-z]{4,})\s+$")


def slip_advice(before: str, after: str) -> str:
    """What to do about the slip in a line that reads `before` and `after` the place of the error; "" if none fits."""
    for behind, ahead, advice in _SLIPS:
        if re.match(ahead, after) and re.search(behind, before):
            return advice
    word = _WORD_BEFORE.search(before)
    if word is not None and word[1] not in _WORDS:
        near = get_close_matches(word[1], _WORDS, 1, 0.8)
        if near:
            return f"check how {word[1]} is spelt: there is a word {near[0]}."
    return ""
