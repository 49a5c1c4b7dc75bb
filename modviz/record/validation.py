"""Whether events that somebody else has written are the record of a run: they must lead from world to world.

A record is data from anywhere.  Types and words are checked when it is decoded (`words.py`); here it is played once, so
that whatever is shown of it later finds what the events speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from modviz.errors import RecordFormatError
from modviz.record.events import (
    AwaitReached,
    BodyResumed,
    ComponentClosed,
    CycleFound,
    Event,
    ImportBound,
    ImportLoaded,
    ModuleLoaded,
)
from modviz.record.world import Worlds

_MISFITS = (LookupError, AssertionError, AttributeError, TypeError, ValueError, OverflowError)
"""What an event raises that speaks of what is not there, or is not so."""

_MODULES: Mapping[type[Event], Callable[[Any], Iterable[str]]] = {
    ComponentClosed: lambda event: (event.module,),
    CycleFound: lambda event: (event.module, event.required),
    ImportBound: lambda event: (event.target_module,),
    ImportLoaded: lambda event: (event.module,),
    ModuleLoaded: lambda event: (event.loaded,),
}
"""The modules that events note without looking for them; all others are looked for when an event is applied."""

_CALLS: Mapping[type[Event], Callable[[Any], Iterable[int]]] = {
    AwaitReached: lambda event: event.awaits.calls,
    BodyResumed: lambda event: event.awaits.calls,
}
"""The same for calls of `import()`."""


def replay(events: Sequence[Event]) -> Worlds:
    """The worlds to which `events` lead.

    Raises
    ------
    RecordFormatError
        An event does not fit those before it; the message has its number, from 1.
    """
    worlds = Worlds()
    for number, event in enumerate(events, 1):
        world, kind = worlds[event.realm], type(event)
        try:
            event.apply(world)
            if kind in _MODULES:
                for module in _MODULES[kind](event):
                    world.modules[module]
            elif kind in _CALLS:
                for call in _CALLS[kind](event):
                    world.imports[call]
        except _MISFITS as misfit:
            raise RecordFormatError(
                f"This record is damaged: step {number:,}, {kind.__name__}, does not fit those before it"
                f" ({type(misfit).__name__}: {misfit})."
            ) from None
    return worlds
