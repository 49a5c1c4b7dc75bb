"""The words that a learner meets: each in two or three sentences, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from modviz.view.moment import Span, Target

GLOSSARY: Mapping[str, str] = {
    "dead zone": "From the moment a box is made until it gets a value, its name is in the temporal dead zone (TDZ)."
    " To read it there throws a ReferenceError. A var and a function have no dead zone.",
    "module record": "What is made of a file before its code runs: what it asks for, what it exports, and its status."
    " There is one for each URL and type.",
    "module map": "The list of all URLs that were asked for, each with its module record. A module that is in it is not"
    " fetched again, and so is evaluated once.",
    "environment": "The place in memory for the names of one module: a box for each of its own, a pointer for each"
    " import.",
    "namespace object": "An object with all exports of a module, in the order of their character codes. It is live:"
    " reading a property reads the box of the export.",
    "live": "An import is no copy: it leads to the box of the export, and shows what is in it now.",
    "component": "Modules that can all reach each other by imports (a strongly connected component). They are linked"
    " together, and leave the stack together.",
    "cycle": "Modules that import each other in a circle. It does no harm as long as nothing is read before the line"
    " that fills its box has run.",
    "specifier": "The text after from, or inside import(): './cart.js'. The host makes a URL of it.",
    "stack": "The modules that the walk has entered and not left yet. One that is entered later stands higher.",
    "job": "A piece of work that waits until all code that runs now is done, such as what comes after an await.",
    "instance": "A module that runs twice, since two URLs lead to the same file, has two instances: each has"
    " boxes of its own.",
    "side effect": "What a module does to the world outside of itself when it runs: it prints, or changes an"
    " object of others.",
}
"""Each word with what it means."""

_TERM = re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, GLOSSARY), key=len, reverse=True))})s?(?!\w)")


def marked(text: str, style: str) -> Iterator[Span]:
    """`text` as spans, of which those that are in the glossary can be clicked on."""
    end = 0
    for found in _TERM.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()], style)
        target: Target = ("term", found[1])
        yield Span(found[0], f"{style} term".lstrip(), target)
        end = found.end()
    if end < len(text) or not text:
        yield Span(text[end:], style)


def terms_in(text: str) -> tuple[str, ...]:
    """The words of the glossary that stand in `text`, each once."""
    return tuple(dict.fromkeys(found[1] for found in _TERM.finditer(text)))
