"""Runs that are pending for ever: who waits for whom, in every form, and what to do about it."""

from __future__ import annotations

import pytest

import modviz
from modviz.analysis.pending_advice import pending_advice
from modviz.record.events import ImportFulfilled

PLUGIN = "import { version } from './main.js'; export const start = () => version;"
TOGETHER = "main.js and plugin.js wait for each other, so none of them can ever go on."
UNSURE = f"As nothing else is under way that could settle what main.js awaits, {TOGETHER}"

# How main.js waits for a module that imports it; and in which sentence that is told.
FORMS = [
    ("await import('./plugin.js');", TOGETHER),
    ("const { start } = await import('./plugin.js');", TOGETHER),
    ("await Promise.all([import('./plugin.js'), 1]);", UNSURE),
    ("await Promise.allSettled([import('./plugin.js')]);", UNSURE),
    ("await import('./plugin.js').then((plugin) => plugin.start());", UNSURE),
    ("await import('./plugin.js').catch(() => {}).finally(() => {});", UNSURE),
    ("const load = async () => { const { start } = await import('./plugin.js'); start(); }; await load();", UNSURE),
    ("import { load } from './loader.js'; await load('./plugin.js');", UNSURE),
    ("const loading = import('./plugin.js');\nawait Promise.race([loading]);", UNSURE),
    ("for await (const plugin of [import('./plugin.js')]) plugin.start();", UNSURE),
]


@pytest.mark.parametrize(("program", "words"), FORMS, ids=[program for program, _ in FORMS])
def test_a_dead_lock_is_told_in_every_form(program: str, words: str) -> None:
    sources = {
        "main.js": f"{program} export const version = 1;",
        "plugin.js": PLUGIN,
        "loader.js": "export const load = async (name) => (await import(name)).start();",
    }
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.status == "pending"
    assert trace.outcome.reasons[0] == words
    advice = pending_advice(trace.end)
    assert advice.startswith("do not await import('./plugin.js') (line 1 of ")
    assert "while main.js is evaluated" in advice
    assert advice.endswith("Or let plugin.js not import main.js: move what it needs into a third module.")


def test_a_dead_lock_through_several_modules_is_told() -> None:
    sources = {
        "main.js": "import './app.js';",
        "app.js": "export const app = 1; await Promise.all([import('./pages.js')]);",
        "pages.js": "import './page.js';",
        "page.js": "import { app } from './app.js';",
    }
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.reasons[0].endswith("wait for each other, so none of them can ever go on.")
    assert "Or let page.js not import app.js" in pending_advice(trace.end)


def test_what_a_timer_can_still_settle_is_no_dead_lock() -> None:
    program = """
        export const version = 1;
        const plugin = import('./plugin.js');
        await Promise.race([plugin, new Promise((done) => setTimeout(done, 50))]);
        console.log('on');
    """
    trace = modviz.trace("main.js", sources={"main.js": program, "plugin.js": PLUGIN})
    assert trace.outcome.status == "fulfilled"
    timeline = trace.timeline()
    told = [event.telling(timeline.seek(position + 1)) for position, event in enumerate(trace.events)]
    assert not any("wait for each other" in sentence for sentence in told)


def test_a_promise_that_nothing_settles_is_told_with_its_line() -> None:
    trace = modviz.trace("main.js", sources={"main.js": "let x = 1;\nawait new Promise(() => {});"})
    assert trace.outcome.status == "pending"
    assert pending_advice(trace.end).startswith("look at what main.js awaits in line 2: nothing is left")


def test_a_module_that_exports_then_is_told_to_be_taken_for_a_promise() -> None:
    sources = {"main.js": "const steps = await import('./steps.js');", "steps.js": "export function then() {}"}
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.status == "pending"
    assert trace.outcome.reasons == (
        "main.js awaits import('./steps.js'): steps.js exports a function called then, which was called to settle that,"
        " and has not done so.",
    )
    assert pending_advice(trace.end).startswith("give then of steps.js another name:")
    (fulfilled,) = [event for event in trace.events if isinstance(event, ImportFulfilled)]
    assert "taken for a promise itself (a thenable)" in fulfilled.narration


@pytest.mark.parametrize("then", ["export function then(resolve) { resolve(5) }", "export const then = (go) => go(5);"])
def test_a_then_that_settles_its_import_ends_the_wait(then: str) -> None:
    sources = {"main.js": "console.log(await import('./steps.js'));", "steps.js": then}
    trace = modviz.trace("main.js", sources=sources)
    assert [line.text for line in trace.console] == ["5"]
    assert [call.state for call in trace.end.imports.values()] == ["fulfilled"]


def test_a_then_that_is_no_function_is_a_name_like_others() -> None:
    sources = {"main.js": "console.log((await import('./steps.js')).then);", "steps.js": "export const then = 5;"}
    trace = modviz.trace("main.js", sources=sources)
    assert [line.text for line in trace.console] == ["5"]
    assert not any(event.is_thenable for event in trace.events if isinstance(event, ImportFulfilled))
