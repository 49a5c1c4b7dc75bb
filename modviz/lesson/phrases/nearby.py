"""What did happen, when a place of a lesson is never reached: what its writer needs to see the mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modviz.lesson.phrases.phrase import PhraseError, Slots
from modviz.lesson.phrases.place_forms import PLACES, PlaceForm
from modviz.lesson.phrases.run_record import RunRecord
from modviz.record.events import StatementReached

_MOST_LINES = 5
_MOST_TOLD = 8
_LONGEST = 60


def what_happens(text: str, form: PlaceForm, slots: Slots, record: RunRecord, times: int, time: str) -> str:
    """The message that the place `text`, which happens `times` times, is not there: with what happened instead."""
    parts = [f"{text!r} never happens in run {record.run}"]
    if times and time == "next":
        parts = [f"{text!r} does not happen again after the scene before in run {record.run}"]
    elif times:
        counted = "once" if times == 1 else f"{times} times"
        parts = [f"{text!r}: that happens only {counted} in run {record.run}"]
    else:
        parts += _instead(form, slots, record)
    if record.end.shared.record_cut:
        parts.append("the record is full before that")
    return "; ".join(parts)


def _instead(form: PlaceForm, slots: Slots, record: RunRecord) -> Iterator[str]:
    if form.form.startswith(("console line", "the console prints")):
        yield _console(record)
    elif "line" in slots:
        yield _lines(record, record.module(slots["module"]))
    else:
        told = list(_siblings(form, slots, record))
        if told:
            yield f"what happens is: {', '.join(told[:_MOST_TOLD])}{', ...' if len(told) > _MOST_TOLD else ''}"


def _siblings(form: PlaceForm, slots: Slots, record: RunRecord) -> Iterator[str]:
    """All that can be said of the same things and does happen, in the order of the record."""
    if "status" in slots:
        module = record.module(slots["module"])
        became = [status for _, name, status in record.status_changes if name == module]
        yield from (f"{module} becomes {status}" for status in became)
        return
    found = []
    for other in PLACES.forms:
        if _slots_of(other) != _slots_of(form) or other is form:
            continue
        try:
            first = next(iter(other.find(record, slots)), None)
        except PhraseError:
            continue
        # Every run has a start and an end; that tells nothing.
        if first is not None and 0 < first < len(record.events):
            found.append((first, re.sub(r"\{(\w+)\}", lambda match: slots[match[1]], other.form)))
    yield from (words for _, words in sorted(found))


def _slots_of(form: PlaceForm) -> frozenset[str]:
    return frozenset(re.findall(r"\{(\w+)\}", form.form))


def _console(record: RunRecord) -> str:
    lines = [line.text for line in record.end.shared.console]
    if not lines:
        return "nothing is printed"
    shown = ", ".join(repr(_short(line)) for line in lines[:_MOST_LINES])
    more = ", ..." if len(lines) > _MOST_LINES else ""
    return f"{len(lines)} line{'s' * (len(lines) != 1)} {'are' if len(lines) > 1 else 'is'} printed: {shown}{more}"


def _lines(record: RunRecord, module: str) -> str:
    ran = sorted(
        {event.line for event in record.events if isinstance(event, StatementReached) and event.module == module}
    )
    if not ran:
        return f"no statement of {module} runs"
    return f"statements of {module} run that start at line {', '.join(map(str, ran))}"


def how_it_ended(record: RunRecord) -> str:
    """How the run ended, where that may be why something never happens; empty for one that was fulfilled."""
    outcome = record.trace.outcome
    where = f" at {outcome.error.place}" if outcome.error is not None and outcome.error.place else ""
    if outcome.status == "stopped" and outcome.error is not None:
        return f"the run was stopped{where}: {outcome.error.message}"
    if outcome.error is not None:
        return f"the run failed{where} with {outcome.error.name}: {outcome.error.message}"
    return f"the run never ends: {', '.join(outcome.waiting)} wait for ever" if outcome.status == "pending" else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
