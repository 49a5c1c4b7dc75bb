"""Import phases, which `esprima` does not know.

`import defer * as x`, `import source x`, `import.defer(x)` and `import.source(x)` are parsed without the word,
for which spaces are written, and the phase is kept in the node of the import, as ESTree has it.

That a word is one of these only the parser can tell: the same text may stand in a string, or start in a
comment.  So a word is taken out only where the parser has stopped at it, and at the end each of them has to
belong to an import.

Source: https://tc39.es/proposal-defer-import-eval/ and https://tc39.es/proposal-source-phase-imports/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import esprima

from modviz.parsing.source_text import GAP, blank

Node = Any

_PHASE = re.compile(
    rf"import{GAP}(?:"
    # `import defer from "x"` and `import source from "x"` import a default export by these names.
    rf"(?P<declared>defer(?={GAP}\*)|source(?={GAP}(?P<name>[^\s\ufeff/{{}}()*,;'\"]++){GAP}from(?![\w$])))"
    rf"|(?P<called>\.{GAP}(?:defer|source)(?={GAP}\())"
    r")"
)


def parse_with_phases(parse: Callable[[str], Node], text: str) -> Node:
    """The tree of `text`, in which each import that names a phase has it as `phase`.

    `parse` makes a tree, or raises an error of `esprima`; so does this.
    """
    candidates: dict[int, re.Match[str]] | None = None
    taken: dict[int, str] = {}
    refused: esprima.Error | None = None
    while True:
        try:
            tree = parse(text)
        except esprima.Error as error:
            if candidates is None:
                candidates = _candidates(text)
            found = candidates.pop(error.index, None)
            if found is None:
                raise
            refused = refused or error
            for offset in _stops(found):
                candidates.pop(offset, None)
            start, end = found.span("declared" if found["declared"] else "called")
            taken[found.start()] = "defer" if text[start:end].endswith("defer") else "source"
            text = text[:start] + blank(text[start:end]) + text[end:]
            continue
        if refused is not None and not _mark(tree, taken):
            raise refused
        return tree


def _candidates(text: str) -> dict[int, re.Match[str]]:
    """What looks like an import with a phase, by the offsets at which the parser would stop."""
    return {offset: found for found in _PHASE.finditer(text) for offset in _stops(found)}


def _stops(found: re.Match[str]) -> tuple[int, ...]:
    """Where the parser would stop: in a script at the import itself, in a module after the word.

    In `import source from from "x"` it stops after the name.
    """
    return (*found.span(), found.end("name"))


def _mark(tree: Node, phases: dict[int, str]) -> bool:
    """Give imports that begin at these offsets their phases; whether all of them are imports."""
    missing = dict(phases)
    for node in _imports(tree):
        phase = missing.pop(node.range[0], None)
        if phase is not None:
            node.phase = phase
    return not missing


def _imports(tree: Node) -> Iterator[Node]:
    pending = [tree]
    while pending:
        node = pending.pop()
        if node.type in ("ImportDeclaration", "ImportExpression"):
            yield node
        for part in vars(node).values():
            for each in part if isinstance(part, list) else (part,):
                if isinstance(each, esprima.nodes.Node):
                    pending.append(each)
