"""The waterfall panel: what has been asked of the network, by whom, when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.cells import cell_len

from modviz.record.events import (
    ClockAdvanced,
    Event,
    FetchFailed,
    FetchFinished,
    FetchStarted,
    PageOpened,
    RequestSent,
    ResourceArrived,
    ResourceRequested,
    ScriptFetched,
    ScriptFetchFailed,
    ScriptFetchStarted,
)
from modviz.record.failures import BlockedFetch, FailedFetch, FailedIntegrity, WrongMimeType
from modviz.record.timeline import Timeline
from modviz.record.world import USUAL_LATENCY, GuestError
from modviz.view.glyphs import GUEST
from modviz.view.line import make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.prepared import once_per_realm
from modviz.view.text import clean, crop, pad

_LEAST_BAR = 8
_WORDS = 16
"""The cells for what came of a request."""


class _Fetch(msgspec.Struct):
    """A request: when and at which step it was sent, and when its answer was there; `due` is when that is expected."""

    name: str
    kind: str
    asked_by: str
    position: int
    start: float
    due: float
    end_position: int | None = None
    word: str = ""


def waterfall_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each request that has been sent: who asked for what, a bar along the clock, and what came of it.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    all_of_them = _fetches(moment.timeline)
    sent = [fetch for fetch in all_of_them if fetch.position <= moment.timeline.position]
    if not sent:
        return make_panel(moment, "Waterfall", [(Span("Nothing has been asked of the network yet.", "dim"),)], width)
    whole = max(fetch.due for fetch in all_of_them)
    clock = moment.world.shared.clock
    name = min(max(cell_len(clean(fetch.name)) for fetch in sent), width // 3)
    asked = min(max(cell_len(_asked(fetch)) for fetch in sent), width // 4)
    if width - name - asked - _WORDS - 4 < 2 * _LEAST_BAR:
        asked = 0
    room = max(width - name - asked - _WORDS - 4, _LEAST_BAR)
    head = f"{'':<{name + asked + 2}}0 ms{f'{whole:g} ms':>{max(room - 4, 0)}}"
    lines: list[Line] = [(Span(head, "dim"),)]
    lines += [_line(fetch, moment.timeline.position, clock, whole, name, asked, room) for fetch in sent]
    lines.append((Span(f"now {clock:g} ms   ━ on its way   ● arrived   ✗ failed", "dim"),))
    return make_panel(moment, "Waterfall", lines, width, len(sent))


@once_per_realm
def longest_waterfall(timeline: Timeline) -> int:
    """How many rows the panel takes: none where no time passes, or each module just takes the usual time."""
    takes_time = any(
        isinstance(event, PageOpened)
        or (isinstance(event, FetchStarted | ResourceRequested) and event.latency != USUAL_LATENCY)
        for event in timeline.events
    )
    return len(_fetches(timeline)) + 2 if takes_time and _fetches(timeline) else 0


def _line(fetch: _Fetch, position: int, clock: float, whole: float, name: int, asked: int, room: int) -> Line:
    # Of what no script waits for, only the time is known.
    has_ended = fetch.end_position <= position if fetch.end_position is not None else clock >= fetch.due
    until = fetch.due if has_ended else min(clock, fetch.due)
    scale = room / whole if whole else 0.0
    before = min(int(fetch.start * scale), room - 1)
    length = min(max(int(until * scale) - before, 1), room - before)
    is_good = not fetch.word or fetch.word.startswith("2")
    end, look = ("━", "status-fetching") if not has_ended else ("●", "status-linked") if is_good else ("✗", "error")
    times = f"{fetch.start:g}–{until:g} ms" if has_ended else f"since {fetch.start:g} ms"
    words: Line = (Span(pad(crop(clean(fetch.name), name), name), GUEST, ("module", fetch.name)), Span(" "))
    if asked:
        words += (Span(pad(crop(_asked(fetch), asked), asked), "dim"), Span(" "))
    return (
        *words,
        Span(f"{' ' * before}{'━' * (length - 1)}{end}{' ' * (room - before - length)}", look),
        Span(f" {times}", "dim"),
        *((Span(f" {fetch.word}", look if not is_good else "dim"),) if has_ended and fetch.word else ()),
    )


def _asked(fetch: _Fetch) -> str:
    return f"{fetch.kind} ← {clean(fetch.asked_by)}" if fetch.asked_by else fetch.kind


@once_per_realm
def _fetches(timeline: Timeline) -> list[_Fetch]:
    """All requests of a record, in the order in which they were sent; one that was sent ahead is taken up later."""
    found: list[_Fetch] = []
    ahead: dict[str, _Fetch] = {}
    under_way: dict[str, _Fetch] = {}
    clock = 0.0
    for position, event in enumerate(timeline.events, 1):
        if isinstance(event, ClockAdvanced):
            clock = event.new
        for key, kind, asked_by, latency in _sent(event):
            taken = ahead.pop(key, None) if not isinstance(event, RequestSent) else None
            if taken is None:
                taken = _Fetch(key, kind, asked_by, position, clock, clock + latency)
                found.append(taken)
            else:
                taken.due = max(taken.due, clock + latency)
            (ahead if isinstance(event, RequestSent) else under_way)[key] = taken
        for key, word in _arrived(event):
            if key in under_way:
                fetch = under_way.pop(key)
                fetch.end_position, fetch.due, fetch.word = position, clock, word
    return found


def _sent(event: Event) -> Iterator[tuple[str, str, str, float]]:
    """What is asked for, as what, by whom, and how long that takes."""
    match event:
        case RequestSent():
            yield event.name, event.kind, event.asked_by, event.latency
        case FetchStarted():
            yield event.module, "module", event.asked_by or "", event.latency
        case ScriptFetchStarted():
            yield event.script, "script", "", event.latency
        case ResourceRequested():
            yield event.name, "fetch()", event.module or "", event.latency


def _arrived(event: Event) -> Iterator[tuple[str, str]]:
    """What has arrived, and what there is to say about that."""
    match event:
        case FetchFinished():
            yield event.module, ""
        case FetchFailed():
            yield event.module, _why(event.error)
        case ScriptFetched():
            yield event.script, ""
        case ScriptFetchFailed():
            yield event.script, _why(event.error)
        case ResourceArrived():
            yield event.name, "failed" if event.status is None else str(event.status)


def _why(error: GuestError) -> str:
    match error.about:
        case FailedFetch(status=int() as status):
            return str(status)
        case WrongMimeType():
            return "type"
        case BlockedFetch():
            return "CORS"
        case FailedIntegrity():
            return "digest"
        case _:
            return "failed"
