"""Whether events that somebody else has written are the record of a run: they must lead from world to world.

A record is data from anywhere.  msgspec has checked the types; here it is played once, so that whatever is shown of it
later finds what the events speak of.
"""

from __future__ import annotations

from collections.abc import Sequence

from modviz.errors import RecordFormatError
from modviz.record.events import Event
from modviz.record.world import Worlds

_MISFITS = (LookupError, AssertionError, AttributeError, TypeError, ValueError, OverflowError)
"""What an event raises that speaks of what is not there, or is not so."""


def replay(events: Sequence[Event]) -> Worlds:
    """The worlds to which `events` lead.

    Raises
    ------
    RecordFormatError
        An event does not fit those before it; the message has its number, from 1.
    """
    worlds = Worlds()
    for number, event in enumerate(events, 1):
        try:
            world = worlds[event.realm]
            event.apply(world)
        except _MISFITS as misfit:
            raise RecordFormatError(
                f"This record is damaged: step {number:,}, {type(event).__name__}, does not fit those before it"
                f" ({type(misfit).__name__}: {misfit})."
            ) from None
    return worlds
