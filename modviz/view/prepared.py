"""What is worked out once for a record and kept as long as its timeline lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from modviz.record.timeline import Timeline

Result = TypeVar("Result")


def once_per_timeline(function: Callable[[Timeline], Result]) -> Callable[[Timeline], Result]:
    """`function`, remembering its result for each timeline: the events of a timeline never change."""
    results: WeakKeyDictionary[Timeline, Result] = WeakKeyDictionary()

    @wraps(function)
    def remembered(timeline: Timeline) -> Result:
        if timeline not in results:
            results[timeline] = function(timeline)
        return results[timeline]

    return remembered
