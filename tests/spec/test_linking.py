"""Linking: the order of the walk, its cycles, where imports point, and what cannot be linked.

https://tc39.es/ecma262/#sec-moduledeclarationlinking
"""

from __future__ import annotations

import pytest

from modviz.record.events import ComponentClosed, CycleFound, LinkUndone, WalkEntered
from tests.spec.scripted_host import record


@pytest.mark.parametrize(
    ("modules", "entered", "components"),
    [
        ({"main": ""}, ["main"], [("main",)]),
        ({"main": "import main"}, ["main"], [("main",)]),
        ({"main": "import a\nimport b", "a": "", "b": ""}, ["main", "a", "b"], [("a",), ("b",), ("main",)]),
        ({"main": "import a", "a": "import b", "b": "import a"}, ["main", "a", "b"], [("b", "a"), ("main",)]),
        (
            {"main": "import a", "a": "import b\nimport main", "b": "import c", "c": "import a\nimport d", "d": ""},
            ["main", "a", "b", "c", "d"],
            [("d",), ("c", "b", "a", "main")],
        ),
    ],
)
def test_components_close_when_the_walk_leaves_them(modules, entered, components):
    events = record(modules).events
    assert [event.module for event in events if isinstance(event, WalkEntered) and event.status == "linking"] == entered
    closed = [event for event in events if isinstance(event, ComponentClosed) and event.old_status == "linking"]
    assert [event.modules for event in closed] == components


def test_a_cycle_is_told_at_the_edge_that_closes_it():
    modules = {"main": "import a", "a": "import b", "b": "import main\nimport a"}
    found = [event for event in record(modules).events if isinstance(event, CycleFound) and event.is_new]
    assert [(event.module, event.required, event.path) for event in found] == [
        ("b", "main", ("main", "a", "b")),
        ("b", "a", ("a", "b")),
    ]


@pytest.mark.parametrize(
    ("modules", "target"),
    [
        ({"main": "import x from a", "a": "export x = 1"}, ("a", "x")),
        ({"main": "import x from a", "a": "export x from b", "b": "export x = 1"}, ("b", "x")),
        (
            {"main": "import x from a", "a": "export * from b\nexport * from c", "b": "", "c": "export x = 1"},
            ("c", "x"),
        ),
        # A name of its own goes before those of a star.
        ({"main": "import x from a", "a": "export * from b\nexport x = 2", "b": "export x = 1"}, ("a", "x")),
        # Two stars that lead to one box are no ambiguity.
        (
            {
                "main": "import x from a",
                "a": "export * from b\nexport * from c",
                "b": "export * from d",
                "c": "export x from d",
                "d": "export x = 1",
            },
            ("d", "x"),
        ),
        ({"main": "import x from a", "a": "export * from a\nexport * from b", "b": "export x = 1"}, ("b", "x")),
        ({"main": "import * as x from a", "a": "export x = 1"}, ("a", None)),
    ],
)
def test_an_import_points_at_the_box_that_its_name_resolves_to(modules, target):
    trace = record(modules)
    assert trace.outcome.status == "fulfilled"
    pointer = trace.end.modules["main"].bindings["x"]
    assert (pointer.target_module, pointer.target_binding) == target


@pytest.mark.parametrize(
    ("modules", "message", "unlinked"),
    [
        ({"main": "import x from a", "a": ""}, "does not provide an export named 'x'", ("main",)),
        ({"main": "import a", "a": "import x from b", "b": "export y = 1"}, "named 'x'", ("main", "a")),
        ({"main": "import x from a", "a": "export x from a"}, "cycle", ("main", "a")),
        (
            {
                "main": "import x from a",
                "a": "export * from b\nexport * from c",
                "b": "export x = 1",
                "c": "export x = 2",
            },
            "conflicting star exports for name 'x'",
            ("main",),
        ),
        # What is linked already stays linked; the cycle that is not is undone as a whole.
        ({"main": "import b\nimport a", "b": "", "a": "import x from main"}, "named 'x'", ("main", "a")),
    ],
)
def test_what_cannot_be_resolved_is_a_syntax_error_and_no_code_runs(modules, message, unlinked):
    trace = record({name: f"{text}\nprint {name}" for name, text in modules.items()})
    assert (trace.outcome.status, trace.outcome.error.name, trace.outcome.error.phase) == (
        "rejected",
        "SyntaxError",
        "link",
    )
    assert message in trace.outcome.error.message
    (undone,) = [event for event in trace.events if isinstance(event, LinkUndone)]
    assert undone.modules == unlinked
    assert {module.name for module in trace.modules if module.status == "unlinked"} == set(unlinked)
    assert trace.console == ()
