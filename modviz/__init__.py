"""modviz: watch real JavaScript modules load, step by step, forwards and backwards.

import modviz

trace = modviz.trace("main.js", sources={"main.js": "console.log('hello')"})
trace.outcome.status        # "fulfilled"
timeline = trace.timeline()
timeline.next_beat()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modviz.errors import EntryNotFoundError, ModvizError, RecordFormatError
    from modviz.hosts.network import Response
    from modviz.hosts.network_file import Network, ServerAnswer
    from modviz.limits import Limits
    from modviz.record.codec import from_json, to_json
    from modviz.record.timeline import Timeline
    from modviz.record.trace import Trace
    from modviz.recording.session import trace

# Each name is imported when it is first used: the screen's first picture must not wait for parser and engine.
_HOMES = {
    "EntryNotFoundError": "modviz.errors",
    "Limits": "modviz.limits",
    "ModvizError": "modviz.errors",
    "Network": "modviz.hosts.network_file",
    "RecordFormatError": "modviz.errors",
    "Response": "modviz.hosts.network",
    "ServerAnswer": "modviz.hosts.network_file",
    "Timeline": "modviz.record.timeline",
    "Trace": "modviz.record.trace",
    "from_json": "modviz.record.codec",
    "to_json": "modviz.record.codec",
    "trace": "modviz.recording.session",
}

__all__ = [
    "EntryNotFoundError",
    "Limits",
    "ModvizError",
    "Network",
    "RecordFormatError",
    "Response",
    "ServerAnswer",
    "Timeline",
    "Trace",
    "from_json",
    "to_json",
    "trace",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'modviz' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
