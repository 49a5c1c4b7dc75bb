from __future__ import annotations

from modviz.record.events import (
    AncestorIndexLowered,
    ComponentClosed,
    ExecutionStarted,
    FetchStarted,
    ImportBound,
    LinkFailed,
    WalkEntered,
)
from modviz.view.moment import plain
from modviz.view.panels.stack import stack_panel
from tests.view.runs import about, end_of, live, missing, moment_of, span_with, text_of


def test_the_stack_is_empty_before_the_walk_and_after_it() -> None:
    assert "The stack is empty" in text_of(stack_panel(moment_of(live(), FetchStarted), 80, 20))
    assert "the walk is over" in text_of(stack_panel(end_of(live()), 80, 20))


def test_the_module_the_walk_is_in_stands_on_top_with_its_index() -> None:
    panel = stack_panel(moment_of(live(), WalkEntered, about(module="counter.js")), 80, 20)
    top, below = (plain(line) for line in panel.lines[:2])
    assert top.split() == ["✱", "◔", "counter.js", "walk", "is", "here", "#1"]
    assert "main.js" in below
    assert "waits for counter.js" in below
    assert span_with(panel, "counter.js").target == ("module", "counter.js")


def test_a_bracket_grows_as_the_cycle_is_found() -> None:
    before = stack_panel(moment_of(live(), WalkEntered, about(module="counter.js")), 80, 20)
    assert [plain(line)[0] for line in before.lines[:2]] == [" ", " "]
    after = stack_panel(moment_of(live(), AncestorIndexLowered, about(module="counter.js")), 80, 20)
    assert [plain(line)[0] for line in after.lines[:2]] == ["╔", "╚"]
    whole = stack_panel(moment_of(live(), AncestorIndexLowered, about(module="render.js")), 80, 20)
    assert [plain(line)[0] for line in whole.lines[:3]] == ["╔", "║", "╚"]


def test_a_module_that_is_held_by_its_cycle_says_so() -> None:
    text = text_of(stack_panel(moment_of(live(), WalkEntered, about(module="render.js")), 80, 20))
    assert "has its boxes, held by #0" in text
    assert "#1, reaches #0" in text


def test_words_for_what_happens_now() -> None:
    run = live()
    assert "gets its boxes now" in text_of(stack_panel(moment_of(run, ImportBound), 80, 20))
    assert "runs now" in text_of(stack_panel(moment_of(run, ExecutionStarted), 80, 20))
    assert "cannot be linked" in text_of(stack_panel(moment_of(missing(), LinkFailed), 80, 20))


def test_a_component_that_closed_is_remembered() -> None:
    text = text_of(stack_panel(moment_of(live(), ComponentClosed), 80, 20))
    assert "left the stack, latest first:\n    linked together: main.js, counter.js, render.js" in text
