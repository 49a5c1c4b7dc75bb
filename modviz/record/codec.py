"""A trace as JSON, and back.

The document is `{"format": "modviz-trace", "version": 2, "host", "entry", "outcome", "errors", "console", "realms",
"modules", "events"}`; for programs of Node, "loaded" stands before "modules".  Each event is an object whose "event"
says its kind.  `version` changes when a reader of the old form could misread the new one.  Version 1, which knew no
hosts, realms and uncaught errors, is read as well.
"""

from __future__ import annotations

import functools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from modviz.errors import RecordFormatError
from modviz.record.events import EVENT_TYPES, Event
from modviz.record.loaded import Loaded, loaded
from modviz.record.trace import Trace
from modviz.record.validation import replay
from modviz.record.world import Binding, ConsoleLine, GuestError, Module, Outcome, Realm, UncaughtError, World

FORMAT = "modviz-trace"
VERSION = 2
_READ = (1, 2)

_UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What msgspec raises of a document that is damaged, no Unicode text, or nested without end."""

_AnyEvent: Any = functools.reduce(operator.or_, EVENT_TYPES)


class _RequestedModule(msgspec.Struct, frozen=True):
    """What a module asks for, and how: "static" (an import or export declaration), "import()" or "require".

    `module` is the name of the module that it leads to; None when it led to none.
    """

    specifier: str
    module: str | None
    how: str
    phase: str


class _ModuleSummary(msgspec.Struct, frozen=True):
    """A module as it was at the end of the run."""

    name: str
    url: str
    kind: str
    realm: str
    status: str
    body: str
    cycle_root: str | None
    has_tla: bool
    evaluation_error: GuestError | None
    requested_modules: list[_RequestedModule]
    bindings: dict[str, Binding] | None


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    version: int
    host: str = "page"
    entry: str
    outcome: Outcome
    errors: list[UncaughtError] = []
    console: list[ConsoleLine]
    realms: list[Realm] = []
    loaded: Loaded | msgspec.UnsetType = msgspec.UNSET
    modules: msgspec.Raw
    events: msgspec.Raw


def to_json(trace: Trace) -> bytes:
    """The record as one JSON document, UTF-8 encoded."""
    called = {name: _called_for(world) for name, world in trace.worlds.items()}
    modules = [_summary(module, called[module.realm].get(module.name, ())) for module in trace.modules]
    return msgspec.json.encode(
        _Document(
            format=FORMAT,
            version=VERSION,
            host=trace.host,
            entry=trace.entry,
            outcome=trace.outcome,
            errors=list(trace.errors),
            console=list(trace.console),
            realms=list(trace.realms),
            loaded=loaded(trace.worlds) if trace.host == "node" else msgspec.UNSET,
            modules=msgspec.Raw(msgspec.json.encode(modules)),
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
    if head.version not in _READ:
        versions = " and ".join(map(str, _READ))
        raise RecordFormatError(f"This record has version {head.version}; this modviz reads versions {versions}.")
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
    if head.version > 1:
        shared.errors[:] = document.errors
        shared.realms.update((realm.name, realm) for realm in document.realms)
    return Trace(document.entry, events, worlds)


class _Head(msgspec.Struct, frozen=True):
    format: str
    version: int


def _summary(module: Module, called: Iterable[_RequestedModule]) -> _ModuleSummary:
    return _ModuleSummary(
        module.name,
        module.url,
        module.kind,
        module.realm,
        module.status,
        module.body,
        module.cycle_root,
        module.has_tla,
        module.evaluation_error,
        [*_declared(module), *called],
        module.bindings,
    )


def _declared(module: Module) -> Iterator[_RequestedModule]:
    for requested in module.parsed.requested_modules:
        request = requested.request
        yield _RequestedModule(request.specifier, module.loaded_modules.get(request), "static", request.phase)


def _called_for(world: World) -> Mapping[str | None, Sequence[_RequestedModule]]:
    """What the code of modules has asked for, by the names of these."""
    found: dict[str | None, list[_RequestedModule]] = defaultdict(list)
    for call in world.imports.values():
        found[call.referrer].append(_RequestedModule(call.specifier, call.target, "import()", call.phase))
    for required in world.requires.values():
        if not required.is_lookup:
            asked = _RequestedModule(required.specifier, required.target, "require", "evaluation")
            found[required.referrer].append(asked)
    return found
