"""Where the operations leave the letter of their clauses, each for the reason that its docstring gives."""

from __future__ import annotations

import modviz
from modviz.record.events import ExecutionFinished, ImportCalled, NamespaceCreated, WalkEntered


def test_a_namespace_object_behind_another_is_made_with_it():
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "import './a.js';\nexport * as below from './below.js';",
            "a.js": "import * as main from './main.js';",
            "below.js": "export let value = 1;",
        },
    )
    created = [event.module for event in trace.events if isinstance(event, NamespaceCreated)]
    entered = next(event for event in trace.events if isinstance(event, WalkEntered) and event.module == "below.js")
    assert created == ["main.js", "below.js"]
    assert not any(isinstance(event, NamespaceCreated) for event in trace.events[trace.events.index(entered) :])


def test_the_host_hears_of_an_import_call_when_the_code_that_calls_has_come_to_its_end():
    trace = modviz.trace("main.js", sources={"main.js": "import './a.js';\nimport('./a.js');", "a.js": ""})
    told = [type(event) for event in trace.events if isinstance(event, ImportCalled | ExecutionFinished)]
    assert told == [ExecutionFinished, ImportCalled, ExecutionFinished]


def test_an_import_call_adds_nothing_to_the_loaded_modules_of_its_referrer():
    trace = modviz.trace("main.js", sources={"main.js": "await import('./a.js');", "a.js": ""})
    assert trace.end.modules["main.js"].loaded_modules == {}


def test_loaded_modules_are_by_phase():
    source = "import defer * as a from './a.js';\nimport './a.js';"
    trace = modviz.trace("main.js", sources={"main.js": source, "a.js": ""})
    loaded = trace.end.modules["main.js"].loaded_modules
    assert [(request.phase, module) for request, module in loaded.items()] == [
        ("defer", "a.js"),
        ("evaluation", "a.js"),
    ]


def test_a_module_that_failed_is_its_own_cycle_root():
    trace = modviz.trace("main.js", sources={"main.js": "import './a.js';", "a.js": "import './main.js';\nthrow 1;"})
    assert {module.name: module.cycle_root for module in trace.modules} == {"main.js": "main.js", "a.js": "a.js"}


def test_a_module_that_awaits_may_be_on_the_stack_when_another_throws():
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "import './awaits.js';\nimport './throws.js';",
            "awaits.js": "import './main.js';\nawait 0;",
            "throws.js": "throw 1;",
        },
    )
    awaits = trace.end.modules["awaits.js"]
    assert awaits.evaluation_error is not None
    assert awaits.async_evaluation_order == 0


def test_a_module_that_was_evaluated_asynchronously_can_be_evaluated_again():
    source = "import './awaits.js';\nawait import('./awaits.js');"
    trace = modviz.trace("main.js", sources={"main.js": source, "awaits.js": "await 0;"})
    awaits = trace.end.modules["awaits.js"]
    assert awaits.async_evaluation_order == "done"
    assert awaits.top_level_promise == "fulfilled"


def test_a_read_from_the_deferred_namespace_object_of_an_evaluated_module_gives_it_no_promise():
    source = "import './a.js';\nimport defer * as a from './a.js';\nconsole.log(a.value);"
    trace = modviz.trace("main.js", sources={"main.js": source, "a.js": "export const value = 1;"})
    assert trace.end.modules["a.js"].status == "evaluated"
    assert trace.end.modules["a.js"].top_level_promise is None


def test_a_failed_fetch_that_is_kept_rejects_a_call_when_its_code_has_come_to_its_end():
    source = """
        const failing = () => import('./gone.js').catch(() => console.log('failed'));
        await failing();
        failing();
        Promise.resolve().then(() => console.log('a job'));
    """
    trace = modviz.trace("main.js", sources={"main.js": source}, keeps_failed_fetches=True)
    # HTML before 2026 rejects the second call at once, so that "a job" comes last.
    assert [line.text for line in trace.console] == ["failed", "a job", "failed"]
