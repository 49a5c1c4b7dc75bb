"""Calls of `require` that stand in a text before they are made: an import is there from the start, a call is not.

Source: https://nodejs.org/api/modules.html#requireid
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from modviz.record.events import CommonJSParsed, FileRead, RequireCalled, RequireResolved
from modviz.record.sources import source_lines
from modviz.record.timeline import Timeline
from modviz.view.graph.walk import Edge
from modviz.view.prepared import once_per_realm

_CALL = re.compile(r"""require\s*\(\s*(["'`])(.*?)\1""")


class WrittenRequire(msgspec.Struct, frozen=True, gc=False):
    """A call in `line` of its module: the positions at which it can be read there, is made, and has found its file."""

    line: int
    read: int
    called: int
    found: int

    def is_to_come(self, position: int) -> bool:
        """Whether it can be read at `position`, and has not been made."""
        return self.read <= position < self.called

    def is_dashed(self, position: int) -> bool:
        """Whether it can be read at `position`, and has not found its file."""
        return self.read <= position < self.found


@once_per_realm
def written_requires(timeline: Timeline) -> Mapping[Edge, WrittenRequire]:
    """The calls with a literal, each by its module and by the module that it is going to load first."""
    texts: dict[str, str] = {}
    parsed: dict[str, int] = {}
    called: tuple[int, RequireCalled] | None = None
    resolved: set[Edge] = set()
    found: dict[Edge, WrittenRequire] = {}
    for position, event in timeline.own_events():
        match event:
            case FileRead():
                texts[event.module] = event.source_text
            case CommonJSParsed():
                parsed.setdefault(event.module, position)
            case RequireCalled():
                called = position, event
            case RequireResolved() if event.module is not None and not event.is_over:
                edge = (event.module, event.target)
                at, call = called or (0, None)
                line = _line_of_literal(call, texts.get(event.module, ""))
                if edge not in resolved and event.module in parsed and line is not None:
                    found[edge] = WrittenRequire(line, parsed[event.module], at, position)
                resolved.add(edge)
    return found


def _line_of_literal(call: RequireCalled | None, text: str) -> int | None:
    """The line in which `call` stands in `text`, if its specifier stands there as it is."""
    lines = source_lines(text)
    if call is None or call.line is None or call.column is None or not 0 < call.line <= len(lines):
        return None
    literal = _CALL.match(lines[call.line - 1], call.column - 1)
    return call.line if literal is not None and literal[2] == call.specifier else None
