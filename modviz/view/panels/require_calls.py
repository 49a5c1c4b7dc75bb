"""The calls of `require` that are under way: each finds, reads and runs one module, between two lines of its caller.

Source: https://nodejs.org/api/modules.html#requireid
"""

from __future__ import annotations

from collections.abc import Iterator

from modviz.record.events import (
    CommonJSEnded,
    CommonJSThrew,
    JsonLoaded,
    RequireCacheHit,
    RequireCalled,
    RequireFailed,
    RequireResolved,
)
from modviz.record.timeline import Timeline
from modviz.record.world import RequireCall, World
from modviz.view.moment import Line, Moment, Span
from modviz.view.prepared import once_per_realm
from modviz.view.status import PHASE_SIGNS
from modviz.view.text import clean, crop, crop_start

_STAGES = ("find", "read", "run")
_MOST = 50
_ROWS_OF_A_CALL = 3

_ROOM_FOR_STAGES = 29
"""The cells of a row beside what is required."""


def require_lines(moment: Moment, width: int) -> Iterator[Line]:
    """The calls, the innermost first: what runs, and which line it stands in the middle of.

    Parameters
    ----------
    moment
        The run at one position.
    width
        The room there is.
    """
    world = moment.world
    if not world.require_stack:
        return
    yield (Span(crop("require: each call finds, reads and runs at once", width), "heading"),)
    numbers = world.require_stack[-_MOST:]
    for depth, number in enumerate(reversed(numbers)):
        call = world.requires[number]
        yield from _call_lines(call, width, is_innermost=depth == 0)
    below = len(world.require_stack) - len(numbers)
    if below:
        yield (Span(crop(f"    and {below:,} more below", width), "dim"),)


@once_per_realm
def highest_calls(timeline: Timeline) -> int:
    """How many rows they take at most, anywhere in the record; 0 where nothing is required."""
    depth = deepest = 0
    for _, event in timeline.own_events():
        match event:
            case RequireCalled():
                depth += 1
                deepest = max(deepest, depth)
            case CommonJSEnded() | CommonJSThrew() | JsonLoaded() | RequireCacheHit() | RequireFailed():
                depth = max(0, depth - 1)
            case RequireResolved() if event.is_over:
                depth = max(0, depth - 1)
    return 1 + _ROWS_OF_A_CALL * min(deepest, _MOST) if deepest else 0


def stages(call: RequireCall) -> Line:
    """How far a call is: `✓ find  ▸ read  · run`."""
    spans: list[Span] = []
    at = _STAGES.index(call.stage) if call.stage in _STAGES else len(_STAGES)
    for number, stage in enumerate(_STAGES):
        sign = PHASE_SIGNS["done" if number < at else "current" if number == at else "future"]
        spans.append(Span(f"{'  ' if spans else ''}{sign.glyph} {stage}", sign.style))
    return tuple(spans)


def innermost_call(world: World) -> RequireCall | None:
    """The call of `require` that everything else waits for."""
    return world.requires[world.require_stack[-1]] if world.require_stack else None


def _call_lines(call: RequireCall, width: int, is_innermost: bool) -> Iterator[Line]:
    target = clean(call.target or call.specifier)
    words = "runs now" if call.stage == "run" and is_innermost else "is being found" if call.stage == "find" else ""
    name = crop_start(target, max(8, width - len(words) - 6))
    sign = "▸" if is_innermost else " "
    yield (Span(f" {sign} ", "phase-current"), Span(name, "module-name", ("module", target)), Span(f"  {words}", "dim"))
    room = max(8, width - _ROOM_FOR_STAGES)
    asked = f"require({call.specifier!r})" if call.referrer else "by Node itself"
    asked = crop(asked if len(asked) <= room else repr(call.specifier), room)
    yield (Span(f"   ╰ {clean(asked)}  ", "dim"), *stages(call))
    if call.referrer is not None and call.stands_at is not None:
        place = f"{clean(call.referrer)}:{call.stands_at.line}"
        where = f"     {place} stands in the middle of its line"
        where = crop(where if len(where) <= width else f"     {place} stands still", width)
        yield (Span(where, "dim", ("module", call.referrer)),)
