"""What is worked out once for a realm of a record and kept as long as the timeline lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from modviz.record.timeline import Timeline

Result = TypeVar("Result")


def once_per_realm(function: Callable[[Timeline], Result]) -> Callable[[Timeline], Result]:
    """`function`, remembering its result for each realm of each timeline: their events never change."""
    results: WeakKeyDictionary[Timeline, dict[str, Result]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(timeline: Timeline) -> Result:
        by_realm = results.setdefault(timeline, {})
        realm = timeline.realm
        if realm not in by_realm:
            by_realm[realm] = function(timeline)
        return by_realm[realm]

    return remembered
