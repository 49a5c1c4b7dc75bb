"""Why an error came about, told at the step where it is caught, or where nobody is left to catch it."""

from __future__ import annotations

from modviz.analysis.explanation import explanation
from modviz.record.events import ErrorCaught, ErrorUncaught, Event
from modviz.record.world import World


def cause(event: Event, world: World) -> str:
    """Why the error that `event` tells of came about; "" where it tells of none, or where the message says it all.

    Parameters
    ----------
    event
        The event of the step.
    world
        The world after it.
    """
    if not isinstance(event, (ErrorCaught, ErrorUncaught)) or event.error is None:
        return ""
    return explanation(world, event.error)
