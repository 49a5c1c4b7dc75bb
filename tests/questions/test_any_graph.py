"""Of any graph, at any place: one right choice that the record bears out, no answer twice, places that exist."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import modviz
from modviz.questions.ahead import questions_ahead
from modviz.questions.from_record import KINDS, question_for
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Reading
from modviz.questions.words import plain
from modviz.record.events import (
    BodyResumed,
    ConsolePrinted,
    DeadZoneRead,
    ExecutionStarted,
    LinkFailed,
)
from modviz.record.trace import Trace
from tests.chance import examples
from tests.differential.graphs import random_graph

_slowly = settings(examples(40), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@_slowly
@given(st.randoms(use_true_random=False), st.integers(1, 9), st.booleans(), st.data())
def test_questions_of_any_graph(random, size, awaits, data):
    trace = modviz.trace("m0.mjs", sources=random_graph(random, size, awaits=awaits))
    for position in data.draw(st.lists(st.integers(0, len(trace.events)), min_size=5, max_size=20)):
        for kind in KINDS:
            for about in _abouts(kind, trace):
                question = question_for(kind, trace, position, about)
                if question is not None:
                    _check(kind, trace, position, about, question)
                    assert question_for(kind, trace, position, about) == question


@_slowly
@given(st.randoms(use_true_random=False), st.integers(1, 9), st.booleans())
def test_questions_ahead_of_any_graph(random, size, awaits):
    trace = modviz.trace("m0.mjs", sources=random_graph(random, size, awaits=awaits))
    reading = Reading(trace)
    placed = list(questions_ahead(reading, 0))
    positions = [each.position for each in placed]
    assert positions == sorted(set(positions))
    topics = [topic for each in placed for topic in each.topics]
    assert len(topics) == len(set(topics))
    # Whoever comes the same way step by step is asked the same.
    step_by_step, asked = [], set()
    for position in range(len(trace.events)):
        for each in questions_ahead(reading, position, position + 1, asked):
            step_by_step.append(each)
            asked.update(each.topics)
    assert step_by_step == placed


def _abouts(kind: str, trace: Trace) -> Iterator[tuple[str, ...]]:
    if kind != "box":
        yield ()
    for module in trace.modules[:3] if kind == "box" else ():
        for name in list(module.bindings or ())[:3]:
            yield (f"{name} in {module.name}",)


def _check(kind: str, trace: Trace, position: int, about: tuple[str, ...], question: Question) -> None:
    [right] = question.right
    texts = [choice.text for choice in question.choices]
    assert len(texts) == len(set(texts))
    assert question.kind != "one" or 2 <= len(texts) <= 5
    assert question.about
    for choice in question.choices:
        assert choice.because
        assert choice.see is not None
        assert 1 <= choice.see <= len(trace.events)
    _bears_out(kind, trace, position, about, right, question)


def _bears_out(
    kind: str, trace: Trace, position: int, about: tuple[str, ...], right: Choice, question: Question
) -> None:
    later = trace.events[position:]
    match kind:
        case "next module":
            turns = [event.module for event in later if isinstance(event, ExecutionStarted | BodyResumed)]
            assert right.text == (turns[0] if turns else "No module")
        case "start order":
            starts = [event.module for event in trace.events if isinstance(event, ExecutionStarted)]
            assert list(right.order) == [name for name in starts if name in question.items]
            assert sorted(question.items) == sorted(right.order)
        case "printed":
            lines = [event.text for event in later if isinstance(event, ConsolePrinted)]
            # What is typed is the text itself, and what is offered is Markdown.
            shown = str if question.kind == "value" else plain
            assert right.text == (shown(lines[0]) if lines else "Nothing more is printed")
        case "box":
            name, module = about[0].split(" in ")
            box = trace.timeline().seek(position).box(module, name)
            assert box is not None
            assert right.text == (plain(box.value.preview) if box.value else "empty: to read it would throw")
        case "links":
            assert (right.text == "Yes") == (
                not any(isinstance(event, LinkFailed) for event in later[: (right.see or 0) - position])
            )
        case "throws":
            reads = [event for event in later if isinstance(event, DeadZoneRead)]
            assert right.text.startswith(
                "None of them throws" if not reads else f"{reads[0].name} in {reads[0].module}"
            )


@pytest.mark.parametrize("kind", KINDS)
def test_the_record_of_a_cut_run_says_nothing_wrong(kind):
    sources = {"main.js": "import './a.js';\nconsole.log(1);", "a.js": "for (let i = 0; i < 99; i++) i;"}
    trace = modviz.trace("main.js", sources=sources, limits=modviz.Limits(events=40))
    for position in range(len(trace.events) + 1):
        question = question_for(kind, trace, position)
        assert question is None or question.right[0].text not in ("No module", "Nothing more is printed")
