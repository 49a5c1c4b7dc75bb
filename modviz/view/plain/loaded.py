"""What a run has loaded, in three lines of plain text, and what is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.record.events.base import listed
from modviz.record.loaded import Loaded, loaded
from modviz.record.trace import Trace
from modviz.view.plain.title import title
from modviz.view.text import clean

_KINDS = {
    "javascript": ("ES module", "ES modules"),
    "commonjs": ("CommonJS module", "CommonJS modules"),
    "json": ("JSON module", "JSON modules"),
    "builtin": ("built-in module", "built-in modules"),
}
_MOST_PACKAGES = 8
_MOST_MODULES = 4


def text_loaded(trace: Trace) -> Iterator[str]:
    """Modules by kind, packages, and cycles; nothing for a run that has loaded no more than one module."""
    found = loaded(trace.worlds)
    if sum(each.modules for each in found.kinds) < 2:
        return
    yield from title("Loaded")
    kinds = (_kind(each.kind, each.modules, each.bytes) for each in found.kinds)
    size = sum(each.bytes for each in found.kinds)
    yield f"{', '.join(kinds)}; {size:,} bytes together"
    names = [clean(each) for each in found.packages]
    yield f"Packages: {len(names):,}, {listed(names, _MOST_PACKAGES)}" if names else "No packages of node_modules"
    yield f"Cycles: {_cycles(found)}"
    for each in found.twice:
        yield f"Twice: {clean(each.sentence)}."


def _kind(kind: str, count: int, size: int) -> str:
    one, several = _KINDS.get(kind, (f"{kind} module", f"{kind} modules"))
    return f"{count:,} {one if count == 1 else several}" + (f" ({size:,} bytes)" if size else "")


def _cycles(found: Loaded) -> str:
    said = []
    if found.cycles:
        largest = max(found.cycles, key=len)
        members = listed([clean(name) for name in largest], _MOST_MODULES)
        ordinal = "" if len(found.cycles) == 1 else "the largest "
        said.append(f"{len(found.cycles):,} of ES modules, {ordinal}of {len(largest):,}: {members}")
    if found.require_cycles:
        caller, target = map(clean, found.require_cycles[0])
        count = len(found.require_cycles)
        said.append(
            f"{count:,} closed by require, {'first ' * (count > 1)}where {caller} requires {target}, which still runs"
        )
    return "; ".join(said) or "none"
