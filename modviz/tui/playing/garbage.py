"""When the garbage collector runs: after a step is on the screen, so that none waits for it.

Left alone, it takes 5 ms every few steps and once in a while 90.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE = 0, 1

_MUCH = 200_000
"""Objects that pile up before Python collects by itself, in case that no step does it."""


def keep_collector_away() -> None:
    """Call it once there is a record: that never becomes garbage, so the collector need not walk it.

    What playback makes of the record stays too, so that looking through all of that is worth while only seldom.
    """
    gc.freeze()
    gc.set_threshold(_MUCH, 20, 100)


def collect_after_step() -> None:
    """Collect what the last step has left: takes a millisecond."""
    gc.collect(_YOUNG)


def collect_in_pause() -> None:
    """Collect what some steps have left."""
    gc.collect(_MIDDLE)
