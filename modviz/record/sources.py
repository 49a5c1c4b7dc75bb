"""The source texts of a run, and their lines."""

from __future__ import annotations

import re
from functools import lru_cache

from modviz.record.world import MapEntry, World

# What ECMA-262 counts as the end of a line.
LINE_TERMINATOR = re.compile("\r\n|[\n\r\u2028\u2029]")


@lru_cache(64)
def source_lines(source_text: str) -> tuple[str, ...]:
    """The lines of a source text, without their line terminators.

    Source: https://tc39.es/ecma262/#sec-line-terminators
    """
    if source_text.isascii() and "\r" not in source_text:
        return tuple(source_text.split("\n"))
    return tuple(LINE_TERMINATOR.split(source_text))


def source_line(world: World, module: str, line: int | None) -> str:
    """The text of a line of `module`, counted from 1; empty where there is none."""
    entry = map_entry(world, module)
    lines = source_lines(entry.source_text or "") if entry is not None else ()
    return lines[line - 1] if line is not None and 1 <= line <= len(lines) else ""


def map_entry(world: World, module: str) -> MapEntry | None:
    """The entry of `module` in the module map, if it has one by now.

    A page, a classic script and the module of an inline script have none there; what is given for one is like an entry.
    """
    text = world.texts.get(module)
    if text is not None:
        return MapEntry(module, module, "parsed", source_text=text)
    record = world.modules.get(module)
    if record is not None:
        return world.module_map.get(record.url)
    return next((entry for entry in world.module_map.values() if entry.module == module), None)
