"""Classic scripts: only their calls of `import()` and `eval()` are rewritten, to calls of what the realm provides.

A script's top-level names belong to the scope that all scripts share, so that it is evaluated as it stands: there is
no place in it for probes.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import esprima

from modviz.parsing.esprima_parser.import_phases import parse_with_phases
from modviz.parsing.parser import parse_script
from modviz.parsing.rewriting.direct_eval import direct_eval_edits, is_direct_eval
from modviz.parsing.rewriting.insertions import Edit, Insertions, choose_marker
from modviz.parsing.script_syntax import ScriptSyntax
from modviz.parsing.source_text import engine_text


def read_script(source_text: str) -> ScriptSyntax:
    """Read a source text as a classic script.  Raises what `parse_script` does."""
    parsed = parse_script(source_text)
    marker = choose_marker(source_text)
    return ScriptSyntax(rewrite_script(source_text, marker), marker, parsed.declarations)


def rewrite_script(source_text: str, marker: str) -> str:
    """The text for the engine of a script that has been parsed before, so that it has no early errors.

    `import(x)` becomes `M_i(x)`, where `M` is the marker, as in `rewriting/rewrite.py`; `import.defer(x)` and
    `import.source(x)` become calls of its methods.  Direct calls of `eval` are rewritten as there, too.
    """
    if "import" not in source_text and "eval" not in source_text:
        return engine_text(source_text)
    parts: list[str] = []
    position = 0
    tree = parse_with_phases(_parse, source_text + "\n")
    for start, end, text in sorted(script_edits(tree.body, Insertions(marker)), key=itemgetter(0)):
        parts += [engine_text(source_text[position:start]), text]
        position = end
    parts.append(engine_text(source_text[position:]))
    return "".join(parts)


def _parse(text: str) -> Any:
    return esprima.parseScript(text, range=True, positionEncoding="scalar")


def script_edits(body: list[Any], insertions: Insertions) -> Iterator[Edit]:
    """The edits in the tree of a script; of those at one place, what opens something comes before what it holds."""
    waiting: list[Any] = list(body)
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            yield item
        elif isinstance(item, list):
            waiting.extend(item)
        elif hasattr(item, "type"):
            if item.type == "ImportExpression":
                start = item.range[0]
                yield start, start + len("import"), insertions.import_call
            elif item.type == "CallExpression" and is_direct_eval(item):
                opening, closing = direct_eval_edits(item, insertions)
                yield from opening
                # They come after all that the call holds.
                waiting.extend(reversed(closing))
            waiting.extend(vars(item).values())
