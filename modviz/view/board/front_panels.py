"""Which panels show what has just happened: those are in front, on a board that has no room for all."""

from __future__ import annotations

from itertools import islice

from modviz.record.events import PhaseStarted
from modviz.record.timeline import Timeline
from modviz.view.board.panels import matters

_LONGEST_LOOK_BACK = 500
"""Events; a program that prints for ever does nothing that other panels would show."""

_AT_FIRST = ("source", "memory", "graph")


def foremost(timeline: Timeline) -> tuple[str, ...]:
    """All panels that matter now: where something happened last comes first, then what matters in this phase.

    Parameters
    ----------
    timeline
        The record, and the position in it.
    """
    here = timeline.position
    if not here:
        # Nothing has happened: the text of the entry, and what the signs mean.
        return _AT_FIRST
    found: dict[str, None] = {}
    for position in islice(range(here, 0, -1), _LONGEST_LOOK_BACK):
        event = timeline.events[position - 1]
        for panel in event.own_front:
            found.setdefault(panel)
        if isinstance(event, PhaseStarted):
            break
    return (*found, *matters(timeline.world.phase or "construct"))
