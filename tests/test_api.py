"""The contract of `modviz.trace`: what goes in, what comes out, and its limits."""

from __future__ import annotations

import pytest

import modviz


def test_what_a_trace_has():
    trace = modviz.trace("main.js", sources={"main.js": "export let a = 1;\nconsole.warn('w', a);"})
    assert (trace.outcome.status, trace.outcome.error) == ("fulfilled", None)
    (line,) = trace.console
    assert (line.level, line.text, line.module, line.line) == ("warn", "w 1", "main.js", 2)
    (module,) = trace.modules
    assert (module.url, module.status, module.has_tla) == ("file:///main.js", "evaluated", False)
    assert module.cycle_root == "main.js"
    assert module.bindings["a"].value.preview == "1"
    timeline = trace.timeline()
    assert timeline.seek(len(trace.events)) == trace.end


def test_sources_may_be_bytes():
    trace = modviz.trace("main.js", sources={"main.js": "console.log('ä')".encode()})
    assert trace.console[0].text == "ä"


def test_without_events_all_else_is_the_same():
    sources = {
        "main.js": "import './b.js'; export let a = {}; console.log(a);",
        "b.js": "throw new Error('x')",
    }
    with_events = modviz.trace("main.js", sources=sources)
    without = modviz.trace("main.js", sources=sources, events=False)
    assert list(without.events) == []
    assert without.end == with_events.end


def test_the_same_entry_gives_the_same_record():
    first, second = (modviz.trace("lessons/90-bakery/main.js") for _ in range(2))
    assert modviz.to_json(first) == modviz.to_json(second)


def test_a_script_has_this_and_sloppy_mode():
    trace = modviz.trace(
        "main.js",
        sources={"main.js": "console.log(this === globalThis); leaked = 1; console.log(leaked);"},
        goal="script",
    )
    assert [line.text for line in trace.console] == ["true", "1"]


def test_an_import_in_a_script_is_a_syntax_error():
    trace = modviz.trace("main.js", sources={"main.js": "\n import './a.js';"}, goal="script")
    error = trace.outcome.error
    assert (error.name, error.phase, error.line, error.column) == ("SyntaxError", "parse", 2, 2)
    assert error.message == "Cannot use import statement outside a module"


def test_prelude_scripts_share_one_global_scope_with_the_entry():
    trace = modviz.trace(
        "main.js",
        sources={"main.js": "console.log(one, two);", "one.js": "var one = 1;"},
        prelude=["one.js", "let two = 2;\n"],
    )
    assert [line.text for line in trace.console] == ["1 2"]


def test_a_prelude_that_is_missing_is_the_callers_mistake():
    with pytest.raises(modviz.EntryNotFoundError, match=r"prelude script gone\.js"):
        modviz.trace("main.js", sources={"main.js": ""}, prelude=["gone.js"])


def test_an_unknown_goal_is_the_callers_mistake():
    with pytest.raises(modviz.ModvizError, match="'module' or 'script'"):
        modviz.trace("main.js", sources={"main.js": ""}, goal="commonjs")


def test_a_full_record_says_so_and_the_run_goes_on():
    source_text = "export let n = 0;\nwhile (n < 1000) n += 1;\nconsole.log('end', n);"
    trace = modviz.trace("main.js", sources={"main.js": source_text}, limits=modviz.Limits(events=100))
    assert [line.text for line in trace.console] == ["end 1000"]
    assert trace.outcome.status == "fulfilled"
    kinds = [type(event).__name__ for event in trace.events]
    assert kinds[-2:] == ["RecordCut", "RunFinished"]
    assert len(kinds) <= 102
    timeline = trace.timeline()
    timeline.seek(len(timeline))
    assert timeline.world.shared.record_cut


@pytest.mark.parametrize("events", [1, 5, 20, 60, 100])
def test_a_record_may_be_full_before_any_code_runs(events):
    functions = "\n".join(f"export function f{number}() {{ return {number} }}" for number in range(40))
    sources = {
        "main.js": f"import './other.js';\nimport data from './data.json' with {{ type: 'json' }};\n{functions}\n"
        "let last = f1();\nconsole.log(last, data);",
        "other.js": functions,
        "data.json": "[2]",
    }
    trace = modviz.trace("main.js", sources=sources, limits=modviz.Limits(events=events))
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["1 [ 2 ]"]
    assert len(trace.events) == events + 2


def test_too_many_modules_stop_the_run():
    sources = {f"m{i}.js": f"import './m{i + 1}.js';" for i in range(50)} | {"m50.js": ""}
    trace = modviz.trace("m0.js", sources=sources, limits=modviz.Limits(modules=10))
    assert trace.outcome.status == "stopped"
    assert "more than 10 modules" in trace.outcome.error.message


def test_a_chain_of_3000_modules():
    last = 2999
    sources = {f"m{i}.js": f"import './m{i + 1}.js';" for i in range(last)} | {f"m{last}.js": "console.log('end')"}
    trace = modviz.trace("m0.js", sources=sources)
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["end"]


@pytest.mark.parametrize(
    ("source_text", "seconds", "limit"),
    [
        ("for (;;);", 0.5, "longer than its limit"),
        ("try { for (;;); } finally { for (;;); }", 0.5, "longer than its limit"),
        ("let all = ['x']; for (;;) all = [...all, ...all];", 20, "more memory than its limit"),
    ],
)
def test_limits_stop_the_run_with_a_clear_outcome(source_text, seconds, limit):
    trace = modviz.trace(
        "main.js",
        sources={"main.js": source_text},
        limits=modviz.Limits(seconds=seconds, memory=32 * 1024 * 1024),
    )
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error.phase == "limit"
    assert limit in trace.outcome.error.message


def test_errors_are_all_that_nobody_caught_in_order():
    program = """
        setTimeout(() => { throw new RangeError('later'); }, 5);
        setTimeout(() => { throw 'a text'; }, 9);
        try { throw new Error('caught'); } catch {}
        await 1;
        undefined.x;
    """
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert trace.outcome.status == "rejected"
    assert [(each.kind, each.name, each.message, each.line) for each in trace.errors] == [
        ("error", "TypeError", "Cannot read properties of undefined (reading 'x')", 6),
        ("error", "RangeError", "later", 2),
        ("error", "Uncaught", "'a text'", 3),
    ]
    assert [line.text for line in trace.console] == ["Uncaught RangeError: later", "Uncaught a text"]
    positions = [
        next(at for at in range(1, len(trace.events) + 1) if len(_errors_at(trace, at)) == count) for count in (1, 2, 3)
    ]
    assert positions == sorted(positions)


def _errors_at(trace: modviz.Trace, position: int) -> list[object]:
    timeline = trace.timeline()
    return list(timeline.seek(position).shared.errors)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import 'https://cdn.example/lib.js';", "lack"),
        ("await import('http://cdn.example/lib.js');", "lack"),
        ("using file = open();", "lack"),
        ("@decorated class A {}", "lack"),
    ],
)
def test_what_modviz_lacks_stops_the_run_and_is_no_error_of_the_program(program, code):
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert (trace.outcome.status, trace.outcome.error.code) == ("stopped", code)
    assert trace.errors == ()


@pytest.mark.parametrize(
    "program",
    [
        "import('https://cdn.example/lib.js');",
        "setTimeout(async () => { await import('https://cdn.example/lib.js'); });",
    ],
)
def test_what_modviz_lacks_and_nobody_catches_stops_the_run_in_a_promise_too(program):
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert (trace.outcome.status, trace.outcome.error.code) == ("stopped", "lack")
    assert trace.errors == ()
    assert "Uncaught (in promise)" in trace.console[0].text


def test_a_rejection_that_nobody_handles_is_an_error_with_its_place():
    program = "Promise.reject(new TypeError('nobody'));\nqueueMicrotask(() => { null.x; });"
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert trace.outcome.status == "fulfilled"
    assert [(each.kind, each.message, each.line) for each in trace.errors] == [
        ("error", "Cannot read properties of null (reading 'x')", 2),
        ("rejection", "nobody", 1),
    ]


def test_what_modviz_lacks_may_be_caught():
    program = "await import('https://cdn.example/lib.js').catch(() => console.log('goes on'));"
    trace = modviz.trace("main.js", sources={"main.js": program})
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["goes on"]


def test_a_page_has_no_arguments():
    with pytest.raises(modviz.ModvizError, match="as a page has no arguments"):
        modviz.trace("main.js", sources={"main.js": ""}, arguments=["--watch"])
