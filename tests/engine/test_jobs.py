"""Top-level await, `import()` and jobs, from the text of modules to what they print and how they end."""

from __future__ import annotations

import subprocess
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

import modviz
from modviz.engine import realm
from modviz.record.events import AwaitReached, BodyResumed, ImportCalled, JobStarted
from modviz.record.failures import Limit
from tests.node_binary import MISSING, NODE


def run(sources: dict[str, str], **options: object) -> modviz.Trace:
    return modviz.trace("main.js", sources=sources, **options)  # type: ignore[arg-type]


def printed(sources: dict[str, str]) -> list[str]:
    trace = run(sources)
    assert trace.outcome.status == "fulfilled", trace.outcome
    return [line.text for line in trace.console]


def test_two_modules_await() -> None:
    trace = run(
        {
            "main.js": "import './a.js';\nimport './b.js';\nconsole.log('main');",
            "a.js": "console.log('a1');\nawait 0;\nconsole.log('a2');\nawait 0;\nconsole.log('a3');",
            "b.js": "console.log('b1');\nawait 0;\nconsole.log('b2');",
        }
    )
    assert [line.text for line in trace.console] == ["a1", "b1", "a2", "b2", "a3", "main"]
    assert trace.outcome.status == "fulfilled"
    assert [
        (type(each).__name__, each.module) for each in trace.events if isinstance(each, AwaitReached | BodyResumed)
    ] == [
        ("AwaitReached", "a.js"),
        ("AwaitReached", "b.js"),
        ("BodyResumed", "a.js"),
        ("AwaitReached", "a.js"),
        ("BodyResumed", "b.js"),
        ("BodyResumed", "a.js"),
    ]
    jobs = [each.job for each in trace.events if isinstance(each, JobStarted)]
    assert [(job.kind, job.module) for job in jobs] == [
        ("await", "a.js"),
        ("await", "b.js"),
        ("await", "a.js"),
        ("module", "b.js"),
        ("module", "a.js"),
    ]
    assert [job.number for job in jobs] == [1, 2, 3, 4, 5]


def test_imports_together_and_one_after_another() -> None:
    parts = {f"{name}.js": f"console.log('{name}'); export default '{name}!'" for name in "abc"}
    together = "const all = await Promise.all(['a', 'b', 'c'].map((x) => import(`./${x}.js`)));\n"
    assert printed({**parts, "main.js": together + "console.log(all.map((m) => m.default).join(''));"}) == [
        "a",
        "b",
        "c",
        "a!b!c!",
    ]
    sequence = "for (const x of ['a', 'b', 'c']) { const m = await import(`./${x}.js`); console.log(m.default); }"
    assert printed({**parts, "main.js": sequence}) == ["a", "a!", "b", "b!", "c", "c!"]


@pytest.mark.parametrize(
    "program",
    [
        "for (;;) await fetch('./main.js');",
        "setInterval(() => {}, 1);",
        "for (let i = 0; ; i++) await import('data:text/javascript,' + i);",
    ],
    ids=["fetches", "timers", "imports"],
)
def test_a_program_that_always_asks_for_more_is_stopped(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    # A tenth of a second of work for each answer.
    monkeypatch.setattr(realm, "time", SimpleNamespace(thread_time=count(0, 0.1).__next__))
    error = run({"main.js": program}).outcome.error
    assert error is not None
    assert error.about == Limit("time")
    assert (
        error.message
        == "modviz worked on what the script asked for longer than its limit of 5 seconds, and stopped it."
    )


def test_modules_that_await_each_other_never_finish() -> None:
    trace = run(
        {
            "main.js": "import './a.js';",
            "a.js": "console.log('a'); await import('./b.js'); console.log('never');",
            "b.js": "console.log('b'); await import('./a.js'); console.log('never');",
        }
    )
    assert trace.outcome.status == "pending"
    assert set(trace.outcome.waiting) == {"main.js", "a.js", "b.js"}
    assert [line.text for line in trace.console] == ["a", "b"]


def test_a_rejection_goes_through_all_parents() -> None:
    trace = run(
        {
            "main.js": "import './middle.js'; console.log('never');",
            "middle.js": "import './a.js'; console.log('never');",
            "a.js": "await 0;\nfunction f() {\n  throw new RangeError('deep');\n}\nf();",
        }
    )
    error = trace.outcome.error
    assert error is not None
    assert (error.name, error.message, error.place) == ("RangeError", "deep", "a.js:3:9")
    assert not trace.console
    assert {module.name: module.status for module in trace.modules} == {
        "main.js": "evaluated",
        "middle.js": "evaluated",
        "a.js": "evaluated",
    }


def test_the_place_of_what_is_no_error_is_the_await_that_threw_it() -> None:
    trace = run(
        {
            "main.js": "import './a.js';\nimport './b.js';",
            "a.js": "let x = 1;\nawait new Promise((_, reject) => globalThis.reject = reject);",
            "b.js": "let y = 1;\nreject(5);\ny = 2;",
        }
    )
    error = trace.outcome.error
    assert error is not None
    assert (error.name, error.message, error.place) == ("Uncaught", "5", "a.js:2:7")


def test_an_error_is_the_same_object_for_all_who_import_its_module() -> None:
    assert printed(
        {
            "main.js": """
                const reasonOf = (promise) => promise.then(() => 'none', (reason) => reason);
                const first = await reasonOf(import('./bad.js'));
                const second = await reasonOf(import('./bad.js'));
                const parent = await reasonOf(import('./parent.js'));
                console.log(first.message, first === second, first === parent);
            """,
            "parent.js": "import './bad.js';",
            "bad.js": "throw new Error('bad');",
        }
    ) == ["bad true true"]


def test_errors_of_parsing_are_kept_and_errors_of_fetching_are_not() -> None:
    assert printed(
        {
            "main.js": """
                const reasonOf = (promise) => promise.then(() => 'none', (reason) => reason);
                for (const name of ['./unparsable.js', './parent.js', './missing.js', './unlinkable.js', './data.js']) {
                  const first = await reasonOf(import(name));
                  const second = await reasonOf(import(name));
                  console.log(name, first.constructor.name, first === second);
                }
                console.log(await reasonOf(import('./unparsable.js')) === await reasonOf(import('./parent.js')));
            """,
            "unparsable.js": "let = ;",
            "parent.js": "import './unparsable.js';",
            "unlinkable.js": "import { nothing } from './empty.js';",
            "empty.js": "",
            "data.js": "import data from './data.json' with { type: 'json' };",
            "data.json": "{",
        }
    ) == [
        "./unparsable.js SyntaxError true",
        "./parent.js SyntaxError true",
        "./missing.js TypeError false",
        "./unlinkable.js SyntaxError false",
        "./data.js SyntaxError true",
        "true",
    ]


def test_an_uncaught_error_of_loading_has_its_own_place() -> None:
    trace = run({"main.js": "\nawait import('./bad.js');", "bad.js": "let a;\nlet a;"})
    error = trace.outcome.error
    assert error is not None
    assert (error.name, error.place) == ("SyntaxError", "bad.js:2:5")


def test_a_namespace_that_is_thenable_resolves_as_a_thenable() -> None:
    assert printed(
        {
            "main.js": "console.log(await import('./a.js'));\nawait import('./b.js').catch((e) => console.log(e));",
            "a.js": "export function then(resolve) { resolve('from then'); }",
            "b.js": "export function then(_, reject) { reject('refused'); }",
        }
    ) == ["from then", "refused"]


def test_a_json_module() -> None:
    assert printed(
        {
            "main.js": """
                import data from './data.json' with { type: 'json' };
                const again = await import('./data.json', { with: { type: 'json' } });
                console.log(data.a, data === again.default, Object.keys(again).join());
            """,
            "data.json": '{"a": [1, 2]}',
        }
    ) == ["[ 1, 2 ] true default"]


def test_a_synthetic_module_is_undefined_until_it_is_evaluated() -> None:
    assert printed(
        {
            "main.js": "import './b.js';\nimport data from './data.json' with { type: 'json' };\n"
            "export function show() { console.log(data); }\nshow();",
            "b.js": "import { show } from './main.js';\nshow();",
            "data.json": "1",
        }
    ) == ["undefined", "1"]


NO_JSON = [
    "",
    "{",
    "{a",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,}',
    "[1",
    "[1,]",
    "[1 2]",
    "abc",
    "tru",
    "tRue",
    '"abc',
    '"a\nb"',
    '"\\x"',
    '"\\u12g"',
    '"\\',
    "01",
    "1.",
    "-",
    "1e",
    "1 2",
    "{'a':1}",
    '{"a" 1}',
    "undefined",
    "[" + ",".join(map(str, range(20))) + ",x," + ",".join(map(str, range(20))) + "]",
    "x" + "1" * 60,
    '{"a":1 "b":2}',
    "+1",
    "[,]",
    "[}",
    "[-1, 0.5e+3, true, false, null, {}, [], {}}",
]


@pytest.mark.skipif(NODE is None, reason=MISSING)
def test_what_is_no_json_is_refused_in_the_words_of_v8() -> None:
    sources = {f"{index}.json": text for index, text in enumerate(NO_JSON)}
    program = (
        "for (let i = 0; i < %d; i += 1) await import(`./${i}.json`, { with: { type: 'json' } }).catch((e) => {"
        % len(NO_JSON)
    )
    ours = printed({**sources, "main.js": program + "console.log(e.message) });"})
    script = f"for (const text of {NO_JSON!r}) try {{ JSON.parse(text) }} catch (e) {{ console.log(e.message) }}"
    theirs = subprocess.run([str(NODE), "-e", script], capture_output=True, encoding="utf-8", check=True).stdout
    # Newer ones say the line, too.
    assert [text.partition(" (line")[0] for text in ours] == [
        text.partition(" (line")[0] for text in theirs.removesuffix("\n").split("\n")
    ]


def test_the_arguments_of_import() -> None:
    assert printed(
        {
            "main.js": """
                const log = (promise) => promise.then(() => console.log('fine'), (e) => console.log(`${e.name}: ${e.message}`));
                await log(import('./a.js', undefined));
                await log(import('./a.js', {}));
                await log(import('./a.js', { with: undefined }));
                await log(import({ toString: () => './a.js', valueOf: () => 'wrong' }));
                await log(import('./a.js', 1));
                await log(import('./a.js', { with: 1 }));
                await log(import('./a.js', { with: { type: 1 } }));
                await log(import('./a.js', { with: { kind: 'json' } }));
                await log(import('./a.js', { with: Object.create({ type: 1 }) }));
                await log(import(Symbol()));
                await log(import({ toString() { throw new RangeError('mine') } }));
                await log(import('./a.js', { get with() { throw new RangeError('mine too') } }));
                const seen = [];
                const attributes = new Proxy({ b: '1', a: '2' }, {
                  ownKeys: (target) => (seen.push('keys'), Reflect.ownKeys(target)),
                  getOwnPropertyDescriptor: (target, key) => (seen.push(`own ${key}`), Reflect.getOwnPropertyDescriptor(target, key)),
                  get: (target, key) => (seen.push(`get ${key}`), target[key]),
                });
                await log(import('./a.js', { with: attributes }));
                console.log(seen.join());
                const promise = import('./a.js');
                console.log(promise instanceof Promise, Reflect.ownKeys(promise).length, promise !== import('./a.js'));
            """,
            "a.js": "",
        }
    ) == [
        "fine",
        "fine",
        "fine",
        "fine",
        "TypeError: The second argument of import() must be an object",
        "TypeError: The 'with' option of import() must be an object",
        "TypeError: Import attribute value must be a string",
        "TypeError: Import attribute 'kind' is not supported",
        "fine",
        "TypeError: Cannot convert a Symbol value to a string",
        "RangeError: mine",
        "RangeError: mine too",
        "TypeError: Import attribute 'b' is not supported",
        "keys,own b,get b,own a,get a",
        "true 0 true",
    ]


def test_a_call_of_import_has_its_module_and_place() -> None:
    trace = run(
        {
            "main.js": "import { load } from './loader.js';\nawait load('./a.js');\nlet x = 'é'; await import('./b.js');",
            "loader.js": "export const load = (name) =>\n  import(name);",
            "a.js": "",
            "b.js": "",
        }
    )
    calls = [each for each in trace.events if isinstance(each, ImportCalled)]
    assert [(each.module, each.specifier, each.line, each.column) for each in calls] == [
        ("loader.js", "./a.js", 2, 3),
        ("main.js", "./b.js", 3, 20),
    ]


def test_scripts_import_from_where_they_are() -> None:
    first = "var load = () => import('./a.js');\n"
    second = "import('./a.js').then((m) => console.log(m.default));\nconsole.log(Reflect.ownKeys(globalThis).filter((key) => String(key).includes('mv')));\n"
    trace = run({"main.js": "await load();", "a.js": "export default 'a';"}, prelude=[first, second])
    assert [line.text for line in trace.console] == ["[]", "a"]
    calls = [each for each in trace.events if isinstance(each, ImportCalled)]
    assert [(each.module, each.line, each.column) for each in calls] == [("prelude 2", 1, 1), ("prelude 1", 1, 18)]


def test_import_in_a_text_that_cannot_be_read_with_certainty_is_refused() -> None:
    main = """
const makes = [eval, (text) => eval(text), (text) => new Function("return " + text)()];
for (const make of makes) await make("({} / 1, import('./a.js'))").catch((error) => console.log(`${error}`));
"""
    message = "TypeError: import() is not supported in this text, which eval or Function evaluates"
    assert printed({"main.js": main, "a.js": ""}) == [message] * 3


POISONS = {
    "then": "Promise.prototype.then = () => { throw 'seen' };",
    "then is gone": "delete Promise.prototype.then;",
    "constructor": "Object.defineProperty(Promise.prototype, 'constructor', { get() { throw 'seen' } });",
    "constructor is gone": "delete Promise.prototype.constructor;",
    "species": "Object.defineProperty(Promise, Symbol.species, { get() { throw 'seen' } });",
    "resolve": "Promise.resolve = () => { throw 'seen' };",
    "resolve is gone": "delete Promise.resolve;",
    "the global": "globalThis.Promise = class {};",
    "generators": "const p = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()));"
    " p.next = p.throw = p.return = () => { throw 'seen' };",
    "results of iterators": "Object.defineProperty(Object.prototype, 'done', { get: () => true, set() { throw 'seen' } });",
    "thenable objects": "Object.prototype.then = function () { throw 'seen' };",
    "strings": "String.prototype.concat = String.prototype.toString = () => { throw 'seen' };",
    "arrays": "Array.prototype.push = Array.prototype.join = () => { throw 'seen' };"
    " Object.defineProperty(Array.prototype, 0, { set() { throw 'seen' } });",
}


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS.keys())
def test_poisoned_built_ins_do_not_reach_the_driver(poison: str) -> None:
    trace = run(
        {
            "main.js": "import './poison.js';\nimport { a } from './a.js';\nconsole.log(a);\nimport('./b1.js');",
            "poison.js": poison,
            "a.js": "export let a = 1;\nawait 0;\na = 2;\ntry { await { then: (_, no) => no('caught') } } catch (e) { a = e; }",
            "b1.js": "console.log('b1');",
        }
    )
    assert trace.outcome.status == "fulfilled", trace.outcome
    assert [line.text for line in trace.console] == ["caught", "b1"]


def test_a_constructor_that_throws_throws_at_the_await() -> None:
    assert printed(
        {
            "main.js": """
                const promise = Promise.resolve(1);
                Object.defineProperty(promise, 'constructor', { get() { throw 'getter' } });
                try { await promise; } catch (e) { console.log(e); }
                console.log('goes on');
            """
        }
    ) == ["getter", "goes on"]


TICKS = {
    "plain values": "t(3); await 1; say('a'); await 2; say('b');",
    "a promise": "t(3); await Promise.resolve(); say('a');",
    "a thenable": "t(5); await { then(f) { f() } }; say('a');",
    "a thenable that answers later": "t(6); await { then(f) { Promise.resolve().then(f) } }; say('a');",
    "a rejection": "t(4); try { await Promise.reject(1); } catch { say('caught'); } await 0; say('a');",
    "an async function": "t(6); await (async () => { await 0; say('in'); })(); say('a');",
    "an async function that answers a promise": "t(8); await (async () => Promise.resolve())(); say('a');",
    "a promise of another class": "t(8); class P extends Promise {} await P.resolve(); say('a');",
    "an await in an expression": "t(6); say(`${await 1}${await 2}${await (await 3)}`);",
    "nested": "t(8); await (await (await Promise.resolve(Promise.resolve()))); say('a');",
    "all": "t(8); await Promise.all([1, Promise.resolve(2), (async () => 3)()]); say('a');",
    "race": "t(8); await Promise.race([new Promise(() => {}), Promise.resolve().then(() => 0)]); say('a');",
    "for await over an array": "t(9); for await (const x of [1, Promise.resolve(2), 3]) say(x);",
    "for await over a generator": "t(9); async function* g() { yield 1; yield Promise.resolve(2); } for await (const x of g()) say(x);",
    "for await that breaks": "t(9); for await (const x of [1, 2, 3]) { say(x); break; } say('a');",
    "finally": "t(6); try { await 1; } finally { await 2; say('finally'); }",
    "queueMicrotask": "t(3); queueMicrotask(() => say('m')); await 0; say('a');",
    "a loop": "t(6); for (let i = 0; i < 3; i += 1) { await i; say(i); }",
    "a class with an await in its heritage": "t(4); class A extends (await Object) { static [await 'x'] = say('static'); }",
    "destructuring": "t(6); const { a = await 5, b } = { b: 2 }; say(a + b);",
}

_HELPERS = (
    "globalThis.out = []; globalThis.say = (x) => console.log(String(x));"
    " globalThis.t = (n) => { let p = Promise.resolve(); for (let i = 1; i <= n; i += 1) p = p.then(() => say('t' + i)); };\n"
)

GRAPHS = {
    "siblings": {
        "main.mjs": "import './helpers.mjs'; import './a.mjs'; import './b.mjs'; import './c.mjs'; say('main');",
        "a.mjs": "t(9); say('a1'); await 0; say('a2'); await 0; say('a3');",
        "b.mjs": "say('b');",
        "c.mjs": "say('c1'); await 0; say('c2');",
    },
    "a chain": {
        "main.mjs": "import './helpers.mjs'; import './a.mjs'; say('main'); await 0; say('main2');",
        "a.mjs": "import './b.mjs'; say('a1'); await 0; say('a2');",
        "b.mjs": "import './c.mjs'; say('b');",
        "c.mjs": "t(12); say('c1'); await 0; say('c2');",
    },
    "a diamond": {
        "main.mjs": "import './helpers.mjs'; import './a.mjs'; import './b.mjs'; say('main');",
        "a.mjs": "import './c.mjs'; say('a1'); await 0; say('a2');",
        "b.mjs": "import './c.mjs'; say('b1');",
        "c.mjs": "t(9); await 0; say('c');",
    },
    "a cycle": {
        "main.mjs": "import './helpers.mjs'; import './a.mjs'; say('main');",
        "a.mjs": "import './b.mjs'; t(9); say('a1'); await 0; say('a2');",
        "b.mjs": "import './a.mjs'; import './c.mjs'; say('b1'); await 0; say('b2');",
        "c.mjs": "say('c1'); await 0; say('c2');",
    },
}


def _in_node(folder: Path, sources: dict[str, str]) -> list[str]:
    for name, text in sources.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [str(NODE), "--no-warnings", str(folder / "main.mjs")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize(
    "sources",
    [
        *(
            {"main.mjs": "import './helpers.mjs'; import './program.mjs'; say('main');", "program.mjs": program}
            for program in TICKS.values()
        ),
        *GRAPHS.values(),
    ],
    ids=[*TICKS, *GRAPHS],
)
def test_ticks_are_those_of_node(sources: dict[str, str], tmp_path: Path) -> None:
    sources = {**sources, "helpers.mjs": _HELPERS}
    trace = modviz.trace("main.mjs", host="page", sources=sources)
    assert trace.outcome.status == "fulfilled", trace.outcome
    assert [line.text for line in trace.console] == _in_node(tmp_path, sources)
