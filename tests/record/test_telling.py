"""At every stop the sentences say why this happens now, and who waits for whom."""

from __future__ import annotations

from collections.abc import Iterator

import modviz
from modviz import Response
from modviz.record.events import (
    AlreadyDone,
    AsyncDependencyArrived,
    AsyncOrderSet,
    AwaitReached,
    BodyResumed,
    ComponentClosed,
    EvaluationErrorCached,
    Event,
    ExecutionStarted,
    GraphLoaded,
    ImportCalled,
    ImportFulfilled,
    ImportLoaded,
    ImportRejected,
    ModuleParsed,
    ResourceArrived,
    TimerFired,
)

SEED = {
    "main.js": 'import colors from "./getColors.js";\nimport { Canvas } from "./canvas.js";\nnew Canvas(colors);\n',
    "getColors.js": (
        'const colors = fetch("./colors.json").then((response) => response.json());\nexport default await colors;\n'
    ),
    "canvas.js": "export class Canvas {}\n",
    "colors.json": '["red"]',
}
"""The awaiting module of the text that modviz was made for, and its sibling."""

TOGETHER = {
    "main.js": (
        'import "./config.js";\n'
        "await Promise.all([\n"
        '  import("./one.js"),\n'
        '  import("./two.js"),\n'
        "]);\n"
        "try {\n"
        '  await import("./broken.js");\n'
        "} catch {}\n"
    ),
    "config.js": "await new Promise((done) => setTimeout(done, 50));",
    "one.js": "",
    "two.js": "",
    "broken.js": "throw new Error('no luck');",
}


def _together() -> modviz.Trace:
    return modviz.trace("main.js", sources=TOGETHER, responses={"one.js": Response(latency=80)})


def _told(trace: modviz.Trace, kind: type[Event], **about: object) -> Iterator[str]:
    """What is told at the events of one kind, each in its own world."""
    timeline = trace.timeline()
    for position, event in enumerate(trace.events, 1):
        if isinstance(event, kind) and all(getattr(event, name) == value for name, value in about.items()):
            yield event.telling(timeline.seek(position))


def test_a_promise_that_was_made_before_is_told_by_what_may_settle_it() -> None:
    trace = modviz.trace("main.js", sources=SEED)
    (awaits,) = _told(trace, AwaitReached)
    assert awaits.startswith("getColors.js awaits a promise (under way: fetch() for colors.json).")
    (answer,) = _told(trace, ResourceArrived)
    assert answer.startswith("It is 30 ms on the virtual clock. The answer for colors.json arrives")
    assert answer.endswith("getColors.js, which asked for it, has stopped at an await.")


def test_a_body_says_who_needs_it_and_who_is_not_needed() -> None:
    seed = modviz.trace("main.js", sources=SEED)
    (sibling,) = _told(seed, ExecutionStarted, module="canvas.js")
    assert sibling.endswith("getColors.js still awaits something, but canvas.js does not need that.")
    for module in ("one.js", "two.js", "broken.js"):
        (imported,) = _told(_together(), ExecutionStarted, module=module)
        assert imported.endswith(f"It runs for the import() of {module}, which main.js awaits.")


def test_what_runs_for_an_import_below_its_root_is_no_stranger_to_who_awaits_it() -> None:
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "await import('./page.js');",
            "page.js": "import './part.js';",
            "part.js": "import './slow.js';",
            "slow.js": "await 1;",
        },
    )
    (slow,) = _told(trace, ExecutionStarted, module="slow.js")
    assert slow.endswith("It runs for the import() of page.js, which main.js awaits.")
    (part,) = _told(trace, ExecutionStarted, module="part.js")
    assert part.endswith("Now its own code runs, once. page.js waits for it.")


def test_an_import_that_a_function_of_another_module_calls_is_not_denied_to_who_awaits_it() -> None:
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "import { load } from './router.js'; await load('./page.js');",
            "router.js": "export async function load(page) { return (await import(page)).default; }",
            "page.js": "export default 1;",
        },
    )
    (awaits,) = _told(trace, AwaitReached)
    assert awaits.startswith("main.js awaits a promise (under way: import('./page.js') by router.js).")
    (page,) = _told(trace, ExecutionStarted, module="page.js")
    assert page.endswith("Now its own code runs, once. It runs for the import() of page.js by router.js.")


def test_a_timer_and_an_arrival_say_when_and_for_whom() -> None:
    (timer,) = _told(_together(), TimerFired)
    assert timer.endswith("config.js, which set it, has stopped at an await.")
    (two,) = _told(_together(), ModuleParsed, module="two.js")
    assert two.startswith("It is 80 ms on the virtual clock, and two.js has arrived.")
    assert next(_told(_together(), ModuleParsed)).startswith("main.js is parsed")


def test_of_several_imports_those_are_named_that_are_under_way() -> None:
    two, one = _told(_together(), ImportFulfilled)
    assert two.endswith("main.js, which called it, awaits a promise (under way: import('./one.js')).")
    assert one.endswith("Nothing is under way any more of what main.js awaits.")


def test_a_deferred_import_says_who_awaits_it_too() -> None:
    trace = modviz.trace("main.js", sources={"main.js": "await import.defer('./one.js');", "one.js": ""})
    (one,) = _told(trace, ImportFulfilled)
    assert one.endswith("when somebody reads a property. That is what main.js awaits: it goes on in a later job.")


def test_a_race_is_not_said_to_wait_for_all() -> None:
    trace = modviz.trace(
        "main.js",
        sources={"main.js": "await Promise.race([import('./a.js'), import('./b.js')]);", "a.js": "", "b.js": ""},
    )
    first = next(event for event in trace.events if isinstance(event, ImportFulfilled))
    assert "still awaits" not in first.narration
    assert "still awaits" not in next(_told(trace, ImportFulfilled))


def test_a_rejected_import_says_which_who_awaits_it_and_that_the_await_throws() -> None:
    (rejected,) = _told(_together(), ImportRejected)
    assert rejected.startswith("The promise of import('./broken.js') by main.js is rejected: Error: no luck.")
    assert "main.js awaits it: there the error is thrown" in rejected
    *_, resumed = _told(_together(), BodyResumed, module="main.js")
    assert resumed.endswith(
        "That promise is rejected and no other code runs, so it goes on there: the await throws the error."
    )
    (kept,) = _told(_together(), EvaluationErrorCached)
    assert kept.startswith("The error is kept in the record of broken.js, which counts as evaluated")


def test_a_promise_of_several_imports_says_which_of_them_was_rejected() -> None:
    main = "await Promise.allSettled([import('./good.js'), import('./bad.js')]);"
    trace = modviz.trace("main.js", sources={"main.js": main, "good.js": "", "bad.js": "throw 1;"})
    (resumed,) = _told(trace, BodyResumed)
    assert "That promise is fulfilled, with import('./bad.js') rejected, and no other code runs" in resumed
    assert resumed.endswith("so it goes on there with its value.")


def test_a_body_that_goes_on_knows_whether_its_await_throws() -> None:
    for main, how in (
        (
            "await new Promise((done) => setTimeout(done, 5));",
            "fulfilled and no other code runs, so it goes on there with its value.",
        ),
        (
            "try { await Promise.reject(1); } catch {}",
            "rejected and no other code runs, so it goes on there: the await throws the error.",
        ),
        (
            "try { for await (const one of [Promise.reject(1)]); } catch {}",
            "rejected and no other code runs, so it goes on there: the await throws the error.",
        ),
        (
            "await import('./bad.js').catch(() => {});",
            "fulfilled, with import('./bad.js') rejected, and no other code runs, so it goes on there with its value.",
        ),
    ):
        trace = modviz.trace("main.js", sources={"main.js": main, "bad.js": "throw 1;"})
        (resumed,) = _told(trace, BodyResumed)
        assert resumed == f"main.js had stopped to await a promise. That promise is {how}"


def test_a_rejection_is_told_with_the_import_it_is_of_also_without_a_world() -> None:
    (rejected,) = (event.narration for event in _together().events if isinstance(event, ImportRejected))
    assert rejected.startswith("The promise of import('./broken.js') is rejected: Error: no luck.")


def test_a_module_that_needs_one_that_has_failed_says_so() -> None:
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "try { await import('./bad.js'); } catch {}\nawait import('./user.js');",
            "bad.js": "throw new Error('bad');",
            "user.js": "import './bad.js';",
        },
    )
    linked, evaluated = (event.narration for event in trace.events if isinstance(event, AlreadyDone))
    assert linked == "user.js needs bad.js, which has failed before. It is linked, so there is nothing to do yet."
    assert evaluated == "user.js needs bad.js, which has failed before: that error is thrown again."
    *_, kept = _told(trace, EvaluationErrorCached)
    assert kept.startswith("user.js cannot run: it needs bad.js, which has failed before. Error: bad.")


def test_a_module_that_needs_a_member_of_a_cycle_that_has_failed_says_so() -> None:
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "try { await import('./root.js'); } catch {}\nawait import('./user.js');",
            "root.js": "import './member.js'; throw new Error('bad');",
            "member.js": "import './root.js'; await 1;",
            "user.js": "import './member.js';",
        },
    )
    *_, evaluated = (event.narration for event in trace.events if isinstance(event, AlreadyDone))
    assert evaluated == (
        "user.js needs member.js, which is in one cycle with root.js, which has failed before: that error is thrown again."
    )


def test_a_dead_lock_is_told_where_its_circle_closes() -> None:
    direct = modviz.trace(
        "main.js", sources={"main.js": "await import('./a.js');", "a.js": "await import('./main.js');"}
    )
    *_, loaded = _told(direct, ImportLoaded)
    assert "main.js has started before and is not through" in loaded
    assert loaded.endswith("main.js and a.js wait for each other, so none of them can ever go on.")
    assert not any("wait for each other" in told for told in _told(direct, AwaitReached))
    through_a_third = modviz.trace(
        "main.js",
        sources={"main.js": "import './a.js';", "a.js": "await import('./b.js');", "b.js": "import './a.js';"},
    )
    *_, closed = _told(through_a_third, ComponentClosed)
    assert closed.endswith("it waits for a.js. a.js and b.js wait for each other, so none of them can ever go on.")


def test_a_cycle_that_waits_says_who_of_it_waits_for_whom() -> None:
    trace = modviz.trace(
        "main.js",
        sources={"main.js": "import './a.js';", "a.js": "import './b.js';", "b.js": "import './a.js'; await 1;"},
    )
    closed = [told for told in _told(trace, ComponentClosed) if "evaluating-async together" in told]
    assert closed[0].endswith("a.js is its root. b.js awaits a promise. a.js waits for b.js.")


def test_nothing_is_told_twice_in_a_row() -> None:
    for trace in (modviz.trace("main.js", sources=SEED), _together()):
        assert not any(event.is_beat for event in trace.events if isinstance(event, AsyncOrderSet))
        assert [event.is_beat for event in trace.events if isinstance(event, GraphLoaded)][1:].count(True) == 0


def test_the_graph_of_an_import_has_a_root_of_its_own_also_the_third_one() -> None:
    calls = [event.narration for event in _together().events if isinstance(event, ImportCalled)]
    assert all("the root of a graph of its own" in call for call in calls)


def test_a_module_that_has_not_run_yet_is_not_called_through():
    sources = {
        "main.js": 'import "./canvas.js";\n',
        "canvas.js": 'import "./colors.js";\n',
        "colors.js": "await 0;\n",
    }
    told = [
        event.narration
        for event in modviz.trace("main.js", sources=sources).events
        if isinstance(event, AsyncDependencyArrived)
    ]
    assert told == [
        "colors.js is through. canvas.js, which needs it, waits for nothing more: it can run now.",
        "canvas.js is about to run, without an await. main.js, which needs it, waits for nothing more: it can run"
        " after that.",
    ]
