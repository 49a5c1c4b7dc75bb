from __future__ import annotations

from modviz.hosts.network import Response
from modviz.record.entries import ParsedModule
from modviz.record.events import (
    AsyncDependencyNoted,
    AsyncOrderSet,
    AwaitReached,
    Event,
    ExecutionStarted,
    FetchFinished,
    FetchStarted,
    ImportCalled,
    ImportFulfilled,
    ImportLoaded,
    JobStarted,
    ModuleParsed,
    RunStarted,
    WalkEntered,
)
from modviz.record.recorder import Recorder
from modviz.record.trace import Trace
from modviz.record.world import Awaited, Job
from modviz.recording.session import trace
from modviz.view.moment import plain
from modviz.view.panels.jobs import jobs_panel
from modviz.view.panels.module_record import module_record_panel
from modviz.view.panels.stack import stack_panel
from tests.view.runs import about, end_of, live, moment_at, moment_of, span_with, text_of


def record(*events: Event) -> Trace:
    recorder = Recorder(1000)
    for event in events:
        recorder.emit(event)
    return Trace("main.js", recorder.events, recorder.worlds)


def awaiting() -> Trace:
    """main.js imports data.js, which has an await at its top level; then main.js calls import()."""
    parsed = ParsedModule((), (), (), (), (), (), (), False)
    return record(
        RunStarted("main.js", "module"),
        *(
            event
            for name in ("main.js", "data.js")
            for event in (
                FetchStarted(name, f"file:///{name}", None),
                FetchFinished(name, f"file:///{name}", "await 1;"),
                ModuleParsed(name, f"file:///{name}", parsed),
            )
        ),
        WalkEntered("main.js", "evaluating", 0),
        WalkEntered("data.js", "evaluating", 1),
        AsyncOrderSet("data.js", 0, 0),
        ExecutionStarted("data.js", ()),
        AwaitReached("data.js", Awaited("promise", None, "", (), (), None)),
        AsyncDependencyNoted("main.js", "data.js"),
        AsyncOrderSet("main.js", 1, 1),
        JobStarted(Job(1, "await", "data.js", "data.js goes on")),
        ImportCalled(1, "main.js", "./lazy.js", 4, 17),
        ImportLoaded(1, "data.js"),
        ImportFulfilled(1, "data.js"),
    )


def test_where_nothing_is_left_for_later_it_says_so() -> None:
    assert "Nothing is left for later" in text_of(jobs_panel(end_of(live()), 80, 9))


def test_modules_that_go_on_later_stand_in_their_order() -> None:
    panel = jobs_panel(moment_of(awaiting(), AsyncOrderSet, about(module="main.js")), 80, 9)
    data, main = (plain(line).split() for line in panel.lines if "◍" in plain(line))
    assert data == ["◍", "0", "data.js", "awaits", "a", "promise", "←", "main.js", "waits", "for", "it"]
    assert main[:6] == ["✱", "◍", "1", "main.js", "waits", "for"]
    assert span_with(panel, "data.js").target == ("module", "data.js")


def test_the_job_that_runs_is_named() -> None:
    assert "job 1 runs: data.js goes on" in text_of(jobs_panel(moment_of(awaiting(), JobStarted), 80, 9))


def test_a_call_of_import_tells_how_far_it_is() -> None:
    states = [
        plain(jobs_panel(moment_of(awaiting(), kind), 80, 9).lines[-1]).split()[2]
        for kind in (ImportCalled, ImportLoaded, ImportFulfilled)
    ]
    assert states == ["loading", "evaluating", "fulfilled"]
    panel = jobs_panel(moment_of(awaiting(), ImportCalled), 80, 9)
    assert span_with(panel, "main.js:4").target == ("line", "main.js", "4")


def test_the_stack_and_the_record_tell_of_awaits_too() -> None:
    moment = moment_of(awaiting(), AwaitReached)
    assert "awaits a promise" in text_of(stack_panel(moment, 80, 9))
    assert "[[AsyncEvaluationOrder]] 0" in text_of(module_record_panel(moment, 80, 30))
    assert "[[PendingAsyncDependencies]] 0" in text_of(module_record_panel(moment, 80, 30))
    assert "[[PendingAsyncDependencies]]" not in text_of(module_record_panel(end_of(live()), 80, 30))


def test_the_queue_says_what_is_next_and_who_enqueued_it() -> None:
    run = trace(
        "main.js",
        sources={
            "main.js": "Promise.resolve().then(() => console.log(1));\nPromise.resolve().then(() => console.log(2));\n",
        },
    )
    panels = [
        text_of(jobs_panel(moment_at(run, position), 90, 9))
        for position, event in enumerate(run.events, 1)
        if isinstance(event, JobStarted)
    ]
    before = next(position for position, event in enumerate(run.events, 1) if isinstance(event, JobStarted)) - 1
    queue = text_of(jobs_panel(moment_at(run, before), 90, 9)).splitlines()
    by = "the reaction to a promise  enqueued by the evaluation of main.js"
    assert queue == [f"  · job 1 is next: {by}", f"  · job 2: {by}"]
    assert panels[0].splitlines() == [f"  ▸ job 1 runs: {by}", f"  · job 2 is next: {by}"]
    assert panels[1].splitlines() == [f"  ▸ job 2 runs: {by}"]
    assert "Nothing is left" in text_of(jobs_panel(end_of(run), 90, 9))


def test_a_module_that_waits_says_for_what_and_who_waits_for_it() -> None:
    run = trace(
        "main.js",
        sources={
            "main.js": "import './a.js';\n",
            "a.js": "await fetch('x.txt');\nawait import('./b.js');\n",
            "b.js": "await 1;",
            "x.txt": "",
        },
    )
    first = text_of(jobs_panel(moment_of(run, AsyncOrderSet, about(module="main.js")), 120, 9))
    assert "◍ 0 a.js awaits fetch() for x.txt  ← main.js waits for it" in first
    assert "◍ 1 main.js waits for a.js" in first
    assert "◷ in 10 ms   fetch() for x.txt  by a.js:1" in first
    second = text_of(jobs_panel(moment_of(run, AwaitReached, about(module="b.js")), 120, 9))
    assert "a.js awaits import('./b.js')  ← main.js waits for it" in second
    assert "b.js awaits a promise  ← a.js waits for it" in second


def test_imports_that_load_say_when_they_arrive() -> None:
    run = trace(
        "main.js",
        sources={"main.js": "await Promise.all([import('./a.js'), import('./b.js')]);\n", "a.js": "", "b.js": ""},
        responses={"a.js": Response(latency=80), "b.js": Response(latency=30)},
    )
    text = text_of(jobs_panel(moment_of(run, AwaitReached), 120, 9))
    assert "⋯ in 80 ms   import('./a.js')  by main.js:1" in text
    assert "⋯ in 30 ms   import('./b.js')  by main.js:1" in text
    later = text_of(jobs_panel(moment_of(run, ImportLoaded), 120, 9))
    assert "⋯ in 50 ms   import('./a.js')  by main.js:1" in later
    assert later.count(" ms ") == 1


def test_where_there_is_little_room_it_can_be_seen_when_something_arrives() -> None:
    names = ("home", "about-us", "contact", "imprint")
    imports = ", ".join(f"import('./pages/{name}.js')" for name in names)
    run = trace(
        "main.js",
        sources={
            "main.js": f"setTimeout(() => {{}}, 7);\nfetch('a-rather-long-name.json');\nawait Promise.all([{imports}]);\n",
            "a-rather-long-name.json": "1",
            **{f"pages/{name}.js": "" for name in names},
        },
        responses={"pages/imprint.js": Response(latency=30)},
    )
    text = text_of(jobs_panel(moment_of(run, AwaitReached), 30, 6))
    assert "⋯ in 30 ms   import('./pa" in text
    assert text.count("in 10 ms") == 4
    assert "in 7 ms" in text


def test_the_numbers_of_modules_are_explained_where_there_is_room() -> None:
    moment = moment_of(awaiting(), AsyncOrderSet, about(module="main.js"))
    _, heading, *rows = text_of(jobs_panel(moment, 80, 4)).splitlines()
    assert heading == "    the lowest number goes first ([[AsyncEvaluationOrder]])"
    assert [row[2:5] for row in rows] == ["◍ 0", "◍ 1"]
    assert "    the lowest number goes first" in text_of(jobs_panel(moment, 32, 4)).splitlines()
    assert "number" not in text_of(jobs_panel(moment, 80, 3))
