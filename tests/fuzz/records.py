"""Mutated records: what `from_json` accepts can be shown, and all else is refused with a reason."""

from __future__ import annotations

import json
import tomllib
import traceback
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import modviz
from modviz.questions.ahead import questions_ahead
from modviz.questions.from_record import KINDS, question_for
from modviz.questions.trace_index import Reading
from modviz.record.trace import Trace
from modviz.view.board.panels import PANELS
from modviz.view.moment import Moment
from modviz.view.panels.narration import narration
from modviz.view.panels.phase_bar import phase_bar
from modviz.view.panels.timeline_bar import timeline_bar
from modviz.view.plain.trace import text_trace

_CASES = Path(__file__).parent.parent / "cases"
_WIDTH, _HEIGHT = 60, 16
_OTHERS: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 3, 10**6, 2**63, 10**30, 1.5, -0.5, 1e308, "", [], {}, [[]], [0, 1], {"main.js": 1}),
    *("main", "main.js", "gone.js", "*default*", "linking", "evaluated", "evaluating-async", "pending", "rejected"),
    *("stopped", "evaluate", "defer", "import", "namespace", "\u202e\x1b[2J", "no\nend", ["main.js"], ["a.js", "a.js"]),
)
_Path = tuple[str | int, ...]


def run_one(seed: int, most: int = 12) -> str | None:
    """Read the mutated record of `seed`, and show it at `most` places; None if all went well, or else what did not."""
    random = Random(seed)
    text = mutated_record(random)
    try:
        trace = modviz.from_json(text)
    except modviz.ModvizError:
        return None
    except Exception:
        return f"neither refused nor read: {traceback.format_exc()}"
    try:
        show(trace, [random.randint(0, len(trace.events)) for _ in range(most)])
    except Exception:
        return f"read, and cannot be shown: {traceback.format_exc()}"
    return None


def mutated_record(random: Random) -> str:
    """The JSON of a record in which a few things are missing, exchanged, doubled, or something else."""
    document = json.loads(random.choice(_records()))
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        events = document.get("events") if isinstance(document, dict) else None
        if random.random() < 0.4 and isinstance(events, list) and events:
            _mutate_order(random, events)
        else:
            _mutate_value(random, document)
    text = json.dumps(document)
    if random.random() < 0.05:
        at = random.randrange(len(text))
        text = text[:at] + random.choice(("", "[" * 5_000, "\ud800", "\\ud800", '"', "\x00")) + text[at + 1 :]
    return text


def show(trace: Trace, positions: Sequence[int]) -> None:
    """Show every panel at `positions`, the text, the graph, and every question, as the screen and the commands do."""
    timeline = trace.timeline()
    if len(positions) % 2:
        timeline.prepare(7)
    for position in (*positions, len(timeline)):
        timeline.seek(position)
        moment = Moment(timeline)
        for panel in PANELS.values():
            list(panel.view(moment, _WIDTH, _HEIGHT).lines)
        list(narration(moment, _WIDTH, _HEIGHT))
        phase_bar(moment, _WIDTH)
        timeline_bar(moment, _WIDTH)
        timeline.changed_since(0)
        if timeline.event is not None:
            timeline.event.telling(timeline.world)
    list(text_trace(trace))
    modviz.to_json(trace)
    trace.graph()
    list(questions_ahead(Reading(trace), 0))
    boxes = [f"{name} in {module.name}" for module in trace.modules[:2] for name in list(module.bindings or ())[:2]]
    for position in positions:
        for kind in KINDS:
            for about in [(box,) for box in boxes] if kind == "box" else [()]:
                question_for(kind, trace, position, about)


@cache
def _records() -> list[bytes]:
    sources = (
        tomllib.loads(path.read_text(encoding="utf-8"))["sources"] for path in sorted(_CASES.glob("*.toml"))[::4]
    )
    return [modviz.to_json(modviz.trace(next(iter(texts)), sources=texts)) for texts in sources]


def _mutate_order(random: Random, events: list[Any]) -> None:
    one, other = random.randrange(len(events)), random.randrange(len(events))
    match random.randrange(4):
        case 0:
            del events[one]
        case 1:
            events.insert(other, json.loads(json.dumps(events[one])))
        case 2:
            events[one], events[other] = events[other], events[one]
        case _:
            del events[min(one, other) : max(one, other)]


def _mutate_value(random: Random, document: Any) -> None:
    paths = list(_paths(document, ()))
    if not paths:
        return
    path = random.choice(paths)
    place, key = _at(document, path[:-1]), path[-1]
    value = place[key]
    match random.randrange(5):
        case 0:
            del place[key]
        case 1 if isinstance(value, int):
            place[key] = value + random.choice((-1, 1, 100))
        case 1 | 2:
            place[key] = random.choice(_OTHERS)
        case _:
            others = [_at(document, other) for other in random.sample(paths, min(len(paths), 100))]
            same = [other for other in others if type(other) is type(value)]
            place[key] = json.loads(json.dumps(random.choice(same or others)))


def _paths(value: Any, path: _Path) -> Iterator[_Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from _paths(inner, (*path, key))


def _at(value: Any, path: _Path) -> Any:
    for key in path:
        value = value[key]
    return value
