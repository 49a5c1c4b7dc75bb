"""A trace as JSON, and back.

The document is `{"format": "modviz-trace", "version": 1, "host", "entry", "outcome", "console", "modules", "events"}`;
each event is an object whose "event" says its kind.  `version` changes when a reader of the old form could misread
the new one.
"""

from __future__ import annotations

import functools
import operator
from typing import Any

import msgspec

from modviz.errors import RecordFormatError
from modviz.record.events import EVENT_TYPES, Event
from modviz.record.trace import Trace
from modviz.record.validation import replay
from modviz.record.world import Binding, ConsoleLine, GuestError, Module, Outcome

FORMAT = "modviz-trace"
VERSION = 1

_UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What msgspec raises of a document that is damaged, no Unicode text, or nested without end."""

_AnyEvent: Any = functools.reduce(operator.or_, EVENT_TYPES)


class _ModuleSummary(msgspec.Struct, frozen=True):
    """A module as it was at the end of the run."""

    name: str
    url: str
    status: str
    body: str
    cycle_root: str | None
    has_tla: bool
    evaluation_error: GuestError | None
    loaded_modules: dict[str, str]
    bindings: dict[str, Binding] | None


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    version: int
    host: str = "page"
    entry: str
    outcome: Outcome
    console: list[ConsoleLine]
    modules: list[_ModuleSummary]
    events: msgspec.Raw


def to_json(trace: Trace) -> bytes:
    """The record as one JSON document, UTF-8 encoded."""
    return msgspec.json.encode(
        _Document(
            format=FORMAT,
            version=VERSION,
            host=trace.host,
            entry=trace.entry,
            outcome=trace.outcome,
            console=list(trace.console),
            modules=[_summary(module) for module in trace.modules],
            events=msgspec.Raw(msgspec.json.encode(list(trace.events))),
        )
    )


def from_json(data: bytes | str) -> Trace:
    """The trace that `to_json` wrote.

    The modules at the end are those that the events lead to; they are missing from a record without events.

    Raises
    ------
    RecordFormatError
        The document is something else, of another version, or no run can have been like that.
    """
    try:
        head = msgspec.json.decode(data, type=_Head)
    except _UNREADABLE as error:
        raise RecordFormatError(f"This is not a record of modviz: {error}.") from None
    if head.format != FORMAT:
        raise RecordFormatError(f"This is not a record of modviz: its format is {head.format!r}.")
    if head.version != VERSION:
        raise RecordFormatError(f"This record has version {head.version}; this modviz reads version {VERSION}.")
    try:
        document = msgspec.json.decode(data, type=_Document)
        events: list[Event] = msgspec.json.decode(document.events, type=list[_AnyEvent])
    except _UNREADABLE as error:
        raise RecordFormatError(f"This record is damaged: {error}.") from None
    worlds = replay(events)
    shared = worlds.shared
    shared.host = document.host
    shared.outcome = document.outcome
    shared.console[:] = document.console
    return Trace(document.entry, events, worlds)


class _Head(msgspec.Struct, frozen=True):
    format: str
    version: int


def _summary(module: Module) -> _ModuleSummary:
    return _ModuleSummary(
        module.name,
        module.url,
        module.status,
        module.body,
        module.cycle_root,
        module.has_tla,
        module.evaluation_error,
        {request.specifier: loaded for request, loaded in module.loaded_modules.items()},
        module.bindings,
    )
