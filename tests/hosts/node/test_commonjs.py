"""CommonJS in the record: what is told of `require`, of exports and of copies; and that nothing gets out of hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import modviz
from modviz.record.events import (
    CommonJSStarted,
    ExportsReplaced,
    ExportsWritten,
    NamesCopied,
    NamesDetected,
    RequireCacheHit,
    RequireFailed,
    RequireResolved,
)
from modviz.record.trace import Trace
from modviz.record.world import World
from modviz.view.copies import copy_of


def _run(sources: Mapping[str, str], **options: object) -> Trace:
    return modviz.trace(next(iter(sources)), sources=sources, host="node", **options)


def _at(trace: Trace, kind: type, number: int = 0) -> World:
    """The world right after an event of that kind."""
    positions = [position for position, event in enumerate(trace.events, 1) if isinstance(event, kind)]
    return trace.timeline().seek(positions[number])


CYCLE = {
    "main.cjs": "require('./a.cjs');",
    "a.cjs": "exports.early = 1;\nrequire('./b.cjs');\nexports.late = 2;",
    "b.cjs": "const { early, late } = require('./a.cjs');\nconsole.log(early, late);",
}


def test_a_call_of_require_stands_between_two_lines_of_its_caller() -> None:
    trace = _run(CYCLE)
    world = _at(trace, CommonJSStarted, 2)
    calls = [world.requires[number] for number in world.require_stack]
    assert [(call.referrer, call.target, call.stage) for call in calls] == [
        (None, "main.cjs", "run"),
        ("main.cjs", "a.cjs", "run"),
        ("a.cjs", "b.cjs", "run"),
    ]
    assert calls[-1].stands_at is not None
    assert calls[-1].stands_at.line == 2
    assert trace.end.require_stack == []


def test_in_a_cycle_one_sees_the_exports_half_filled() -> None:
    trace = _run(CYCLE)
    world = _at(trace, RequireCacheHit)
    assert [name for name, _ in world.modules["a.cjs"].cards[-1].properties] == ["early"]
    assert world.require_cycles == {("b.cjs", "a.cjs"): None}
    assert [line.text for line in trace.console] == ["1 undefined"]


def test_the_line_that_writes_a_property_is_kept() -> None:
    card = _run(CYCLE).end.modules["a.cjs"].cards[-1]
    assert {name: line for name, (_, line) in card.properties} == {"early": 1, "late": 3}


def test_exports_that_are_replaced_leave_the_old_object_to_those_who_have_it() -> None:
    trace = _run({"main.cjs": "exports.old = 1;\nmodule.exports = { fresh: 2 };"})
    replaced = [event for event in trace.events if isinstance(event, ExportsReplaced)]
    assert [event.old is None for event in replaced] == [True, False]
    before, now = trace.end.modules["main.cjs"].cards
    assert [name for name, _ in before.properties] == ["old"]
    assert [name for name, _ in now.properties] == ["fresh"]


def test_the_search_for_a_name_is_in_the_record() -> None:
    trace = _run({"src/main.cjs": "require('tool');", "node_modules/tool/index.js": "", "package.json": "{}"})
    found = next(event for event in trace.events if isinstance(event, RequireResolved) and event.specifier == "tool")
    tried = dict(found.tried)
    assert found.target.endswith("node_modules/tool/index.js")
    assert "no-folder" in tried.values() or "missing" in tried.values()
    assert list(tried.values())[-1] == "file"


def test_what_is_not_found_says_where_it_was_looked_for() -> None:
    trace = _run({"main.cjs": "try { require('./gone') } catch (error) { console.log(error.code); }"})
    failed = next(event for event in trace.events if isinstance(event, RequireFailed))
    assert [path for path, _ in failed.tried] == ["gone", "gone.js", "gone.json", "gone.node"]
    assert failed.error.code == "MODULE_NOT_FOUND"
    assert [line.text for line in trace.console] == ["MODULE_NOT_FOUND"]


def test_a_module_that_threw_runs_again() -> None:
    trace = _run({"main.cjs": "for (const _ of [1, 2]) try { require('./t.cjs') } catch {}", "t.cjs": "throw 1;"})
    started = [event.is_again for event in trace.events if isinstance(event, CommonJSStarted)]
    assert started == [False, False, True]


COPIES = {
    "main.mjs": "import shop, { count } from './shop.cjs';\nshop.add();\nconsole.log(count, shop.count);",
    "shop.cjs": "exports.count = 0;\nexports.add = () => { exports.count += 1; };",
}


def test_names_that_are_imported_from_commonjs_are_copies_and_go_stale() -> None:
    trace = _run(COPIES)
    detected = next(event for event in trace.events if isinstance(event, NamesDetected))
    copied = next(event for event in trace.events if isinstance(event, NamesCopied))
    assert detected.names == ("count", "add")
    assert [name for name, _ in copied.values] == ["count", "add"]
    assert copied.values[0][1].preview == "0"
    bindings = trace.end.modules["shop.cjs"].bindings
    assert bindings is not None
    copy = copy_of(trace.end, "shop.cjs", bindings["exports.count"])
    assert copy is not None
    assert copy.stale_words == "≠ stale: count of shop.cjs is 1 now"
    assert [line.text for line in trace.console] == ["0 1"]


def test_a_variable_that_takes_a_property_is_a_copy_too() -> None:
    trace = _run(
        {
            "main.cjs": "const { count } = require('./shop.cjs');\nrequire('./shop.cjs').add();\nconsole.log(count);",
            "shop.cjs": COPIES["shop.cjs"],
        }
    )
    bindings = trace.end.modules["main.cjs"].bindings
    assert bindings is not None
    copy = copy_of(trace.end, "main.cjs", bindings["count"])
    assert copy is not None
    assert (copy.words, copy.stale_words) == ("copy of count, line 1", "≠ stale: count of shop.cjs is 1 now")


def test_the_record_leads_back_to_its_start_and_to_its_end_again() -> None:
    trace = _run(
        {
            **CYCLE,
            "main.cjs": "require('./a.cjs'); require('./data.json'); try { require('./no') } catch {}",
            "data.json": "{}",
        }
    )
    timeline = trace.timeline()
    timeline.seek(len(trace.events))
    timeline.seek(0)
    assert timeline.seek(len(trace.events)).modules["a.cjs"].cards == trace.end.modules["a.cjs"].cards
    assert modviz.from_json(modviz.to_json(trace)).events == trace.events


def test_the_record_says_how_each_module_was_asked_for() -> None:
    document = modviz.to_json(_run(CYCLE)).decode()
    assert '"specifier":"./a.cjs","module":"a.cjs","how":"require"' in document


def test_a_property_that_is_written_tells_what_it_was() -> None:
    trace = _run({"main.cjs": "exports.n = 1;\nexports.n = 2;"})
    written = [event for event in trace.events if isinstance(event, ExportsWritten)]
    assert [(event.old and event.old.preview, event.new.preview) for event in written] == [(None, "1"), ("1", "2")]


def test_what_node_has_and_modviz_has_not_ends_the_run_unless_it_is_caught() -> None:
    stopped = _run({"main.cjs": "require('cluster').fork();"}).outcome
    assert (stopped.status, stopped.error and stopped.error.message) == (
        "stopped",
        "modviz has no node:cluster: fork() would start a process",
    )
    assert _run({"main.cjs": "try { require('cluster').fork() } catch {}"}).outcome.status == "fulfilled"


@pytest.mark.parametrize(
    ("code", "exit_code", "status"),
    [
        ("process.exit(3);", 3, "exited"),
        ("process.exitCode = 4;", 4, "exited"),
        ("process.exit();", None, "fulfilled"),
        ("throw new Error('x');", 1, "rejected"),
    ],
)
def test_a_process_ends_with_its_code(code: str, exit_code: int | None, status: str) -> None:
    outcome = _run({"main.cjs": code}).outcome
    assert (outcome.code, outcome.status) == (exit_code, status)


def test_arguments_are_those_of_the_program() -> None:
    trace = _run({"main.cjs": "console.log(process.argv.slice(2).join())"}, arguments=("one", "two"))
    assert [line.text for line in trace.console] == ["one,two"]


def test_conditions_of_the_users_own_are_met() -> None:
    sources = {
        "main.cjs": "console.log(require('p'));",
        "node_modules/p/package.json": '{ "exports": { "special": "./s.js", "default": "./d.js" } }',
        "node_modules/p/s.js": "module.exports = 'special';",
        "node_modules/p/d.js": "module.exports = 'default';",
    }
    assert [line.text for line in _run(sources).console] == ["default"]
    assert [line.text for line in _run(sources, conditions=("special",)).console] == ["special"]


# ---- Guests that are hostile


@pytest.mark.parametrize(
    "middle",
    [
        "for (;;);",
        "delete require.cache[__filename]; for (;;) require('./a.cjs');",
        "while (true) try { require('./gone.cjs') } catch {}",
        "require('./a.cjs'); process.nextTick(function again() { process.nextTick(again); });",
        "(function again() { setImmediate(again); })();",
    ],
)
def test_no_loop_gets_past_the_limit_of_time(middle: str) -> None:
    trace = _run({"main.cjs": "require('./b.cjs');", "b.cjs": middle, "a.cjs": ""}, limits=modviz.Limits(seconds=0.5))
    assert trace.outcome.status == "stopped"


def test_the_depth_of_require_has_an_end_that_can_be_caught() -> None:
    sources = {
        "main.cjs": "try { require('./r.cjs') } catch (error) { console.log(error.name); }",
        "r.cjs": "delete require.cache[__filename]; require('./r.cjs');",
    }
    trace = _run(sources, limits=modviz.Limits(seconds=30))
    assert [line.text for line in trace.console] == ["RangeError"]


@pytest.mark.parametrize(
    "code",
    [
        "require(Symbol())",
        "require.cache.__proto__ = new Proxy({}, { get() { throw 1 } }); require('./a.cjs')",
        "require.cache[require.resolve('./a.cjs')] = new Proxy({}, {}); require('./a.cjs')",
        "Object.prototype.filename = 7; Object.prototype.paths = Symbol(); require('./a.cjs')",
        "Array.prototype.push = Map.prototype.get = JSON.parse = String.prototype.slice = null; require('./a.cjs')",
        "module.paths = new Proxy([], { get() { throw 2 } }); require('nothing')",
        "module.children = module.id = module.filename = null; require('./a.cjs')",
        "Object.defineProperty(module, 'exports', { get() { throw 3 } })",
        "module.exports = new Proxy({}, { ownKeys() { throw 4 }, getOwnPropertyDescriptor() { throw 5 } })",
        "require('module')._load(undefined); ",
        "require('module').prototype._compile.call({}, 'x', 'y')",
        "require('module')._extensions['.js'] = null; require('./a.cjs')",
        "new (require('module'))(Symbol())",
        "process.on('exit', () => { throw 6 })",
        "process.exit = 1; process.emit('exit'); process.nextTick = null",
        "Error.prepareStackTrace = () => { throw 7 }; require('./gone')",
        "exports.__proto__ = null; exports['__proto__'] = 1; exports[''] = 2; exports[Symbol()] = 3",
        "this.x = this; exports.deep = exports; module.exports = module",
    ],
)
def test_whatever_a_guest_does_the_run_ends_in_an_orderly_way(code: str) -> None:
    trace = _run({"main.cjs": code, "a.cjs": "exports.a = 1;"}, limits=modviz.Limits(seconds=5))
    error = trace.outcome.error
    assert trace.outcome.status in ("fulfilled", "rejected", "exited")
    assert error is None or "could not read" not in error.message
    assert len(trace.events) > 5


def test_files_outside_of_the_program_are_refused(tmp_path) -> None:
    (tmp_path / "secret.js").write_text("module.exports = 'secret';")
    program = tmp_path / "program"
    program.mkdir()
    (program / "link.js").symlink_to(tmp_path / "secret.js")
    for request in ("../secret.js", "./link.js", str(tmp_path / "secret.js")):
        entry = program / "main.cjs"
        entry.write_text(f"console.log(require({request!r}));")
        trace = modviz.trace(entry, root=program)
        assert trace.outcome.status == "stopped"
        assert trace.console == ()


def test_the_names_that_are_inserted_do_not_show_in_a_with_statement() -> None:
    code = """
        const seen = new Set();
        with (new Proxy({}, { has(_, key) { seen.add(key); return false; } })) { var one = 1; one += 1; }
        console.log([...seen].join());
    """
    assert [line.text for line in _run({"main.cjs": code}).console] == ["one"]
