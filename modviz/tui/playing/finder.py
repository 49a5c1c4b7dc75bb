"""Looking through a long record without stopping the screen."""

from __future__ import annotations

import asyncio

from modviz.record.timeline import Timeline, mentions

_EVENTS_AT_ONCE = 1_000


async def find(timeline: Timeline, text: str, origin: int, backwards: bool = False) -> int | None:
    """The nearest position after (or before) `origin` whose event mentions `text`.

    After the last position the search goes on from the other end; `origin` itself comes last.  The event loop
    gets a turn after every thousand events, and there the search can be cancelled.
    """
    size = len(timeline)
    step = -1 if backwards else 1
    for distance in range(1, size + 1):
        index = (origin - 1 + step * distance) % size
        if mentions(timeline.events[index], text):
            return index + 1
        if distance % _EVENTS_AT_ONCE == 0:
            await asyncio.sleep(0)
    return None


async def hits(timeline: Timeline, text: str) -> tuple[int, ...]:
    """All positions whose event mentions `text`; the event loop gets its turns as in `find`."""
    found = []
    for position, event in enumerate(timeline.events, 1):
        if mentions(event, text):
            found.append(position)
        if position % _EVENTS_AT_ONCE == 0:
            await asyncio.sleep(0)
    return tuple(found)
