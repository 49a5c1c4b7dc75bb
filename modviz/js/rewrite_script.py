"""Classic scripts: only their `import()` calls are rewritten, to calls of a function that the realm provides.

A script's top-level names belong to the scope that all scripts share, so that it is evaluated as it stands: there is
no place in it for probes.
"""

from __future__ import annotations

from typing import Any

import esprima

from modviz.js.import_phases import parse_with_phases
from modviz.js.insertions import Insertions
from modviz.js.source_text import engine_text


def rewrite_script(source_text: str, marker: str) -> str:
    """The text for the engine of a script that has been parsed before, so that it has no early errors.

    `import(x)` becomes `M_i(x)`, where `M` is the marker, as in `modviz.js.rewrite`; `import.defer(x)` and
    `import.source(x)` become calls of its methods.
    """
    if "import" not in source_text:
        return engine_text(source_text)
    call = Insertions(marker).import_call
    parts: list[str] = []
    position = 0
    tree = parse_with_phases(_parse, source_text + "\n")
    for start in sorted(_import_calls(tree.body)):
        parts += [engine_text(source_text[position:start]), call]
        position = start + len("import")
    parts.append(engine_text(source_text[position:]))
    return "".join(parts)


def _parse(text: str) -> Any:
    return esprima.parseScript(text, range=True, positionEncoding="scalar")


def _import_calls(body: list[Any]) -> list[int]:
    """The offsets of all `import()` calls in a syntax tree."""
    found: list[int] = []
    waiting: list[Any] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif hasattr(node, "type"):
            if node.type == "ImportExpression":
                found.append(node.range[0])
            waiting.extend(vars(node).values())
    return found
