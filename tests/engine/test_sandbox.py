"""Guests that loop, that eat memory, that break the built-ins, and that try to get out."""

from __future__ import annotations

import pytest

from modviz.engine.channel import RealmChannel
from modviz.engine.realm import QuickJSRealm
from modviz.limits import Limits
from modviz.parsing.parser import parse_module
from modviz.parsing.scripts import read_script
from modviz.spec.ports import Execution, RealmStopped
from modviz.spec.seen import BindingSeen, ConsoleSeen, RecordsDropped, StatementSeen

QUICK = Limits(seconds=0.3, memory=48 * 1024 * 1024, events=50_000)


def run(source_text: str, limits: Limits = QUICK) -> Execution:
    """Run one module to its end; a limit shows as `thrown.limit`."""
    realm = QuickJSRealm(limits)
    try:
        realm.compile_module("main.js", "file:///main.js", parse_module(source_text))
        assert realm.compile_errors() == []
        realm.instantiate("main.js", [])
        return realm.execute("main.js")
    except RealmStopped as stopped:
        return Execution(stopped.observations, stopped.thrown)
    finally:
        realm.close()


def console(execution: Execution) -> list[str]:
    return [each.text for each in execution.observations if isinstance(each, ConsoleSeen)]


ENDLESS = {
    "a loop": "for(;;);",
    "a loop in eval": "eval('for(;;);')",
    "a loop in new Function": "new Function('for(;;);')()",
    "a loop that catches": "for(;;) { try { for(;;); } catch {} finally { for(;;); } }",
    "finally goes on": "try { for(;;); } finally { for(;;); }",
    "a loop in a getter": "({ get a() { for(;;); } }).a",
    "a loop in a sort": "[3, 2, 1].sort(() => { for(;;); })",
    "a loop in a proxy": "new Proxy({}, { get() { for(;;); } }).a",
    "a loop in toString of a console argument": "console.log('%s', { toString() { for(;;); } })",
    "a regular expression": "/^(a+)+$/.test('a'.repeat(40) + 'b')",
    "a generator": "function* g() { for(;;) yield 1 } for (const x of g());",
    "a console": "for(;;) console.log(1)",
    "an endless chain of errors": "for(;;) try { null.x } catch {}",
    "recursion that is caught": "function f() { try { f() } finally { f() } } f()",
}


@pytest.mark.parametrize("source_text", ENDLESS.values(), ids=ENDLESS.keys())
def test_time_limit(source_text: str) -> None:
    execution = run("console.log('before');" + source_text)
    assert execution.thrown is not None
    assert execution.thrown.limit == "time"
    assert execution.thrown.message == "The script ran longer than its limit of 0.3 seconds and was stopped."
    assert console(execution)[0] == "before"


def test_a_native_loop_that_ignores_the_time_limit_is_ended_with_its_process() -> None:
    execution = run("new Array(2 ** 31).join('ab')", Limits(seconds=0.2))
    assert execution.thrown is not None
    assert execution.thrown.limit == "time"


def test_the_seconds_are_shared_by_all_calls() -> None:
    realm = QuickJSRealm(Limits(seconds=0.5))
    # Far less than the limit each, on any machine, and far more all together.
    spin = "for (let i = 0; i < 100000; i += 1);"
    for number in range(500):
        realm.compile_module(f"{number}.js", f"file:///{number}.js", parse_module(spin))
        realm.instantiate(f"{number}.js", [])
    realm.execute("0.js")
    with pytest.raises(RealmStopped) as stopped:
        all(realm.execute(f"{number}.js") for number in range(1, 500))
    assert stopped.value.thrown.limit == "time"
    with pytest.raises(RealmStopped):
        realm.execute("0.js")
    realm.close()


BOMBS = {
    "an array": "const a = []; for(;;) a.push(new Array(1000).fill(0))",
    "a string": "let s = 'x'; for(;;) s += s + s.length",
    "nested arrays": "let a = []; for(;;) a = [a, [], [], []]",
    "array buffers": "const a = []; for(;;) a.push(new ArrayBuffer(1000000))",
    "a map": "const m = new Map(); for (let i = 0; ; i++) m.set({}, [i])",
    "closures": "const a = []; for(;;) { const b = []; a[a.length] = () => b }",
    "caught": "const a = []; for(;;) try { for(;;) a.push(new Array(1000).fill(0)) } catch (e) { throw e }",
}


@pytest.mark.parametrize("source_text", BOMBS.values(), ids=BOMBS.keys())
def test_memory_limit(source_text: str) -> None:
    execution = run("console.log('before');" + source_text, Limits(seconds=4, memory=24 * 1024 * 1024, events=10_000))
    assert execution.thrown is not None
    assert (execution.thrown.limit, execution.thrown.name) in (("memory", "Error"), ("", "RangeError"))
    assert console(execution) == ["before"]


def run_jobs(source_text: str, limits: Limits) -> RealmStopped:
    """Run one module and then its jobs until a limit stops them."""
    realm = QuickJSRealm(limits)
    try:
        realm.compile_module("main.js", "file:///main.js", parse_module(source_text))
        realm.instantiate("main.js", [])
        realm.execute_async("main.js")
        with pytest.raises(RealmStopped) as stopped:
            for _ in range(10_000):
                realm.run_jobs(0.0)
    finally:
        realm.close()
    return stopped.value


ENDLESS_JOBS = {
    "a job that loops": "await 0; console.log('before'); for(;;);",
    "a reaction that loops": "console.log('before'); Promise.resolve().then(() => { for(;;); }); await new Promise(() => {})",
    "a thenable that loops": "console.log('before'); await { then() { for(;;); } }",
    "jobs without end": "console.log('before'); (function again() { Promise.resolve().then(again) })()",
    "awaits without end": "console.log('before'); for(;;) await 0",
    "imports without end": "console.log('before'); for(;;) { await 0; import('./main.js') }",
    "a native loop": "await 0; console.log('before'); await 0; new Array(2 ** 31).join('ab')",
}


@pytest.mark.parametrize("source_text", ENDLESS_JOBS.values(), ids=ENDLESS_JOBS.keys())
def test_time_limit_of_jobs(source_text: str) -> None:
    stopped = run_jobs(source_text, QUICK)
    assert stopped.thrown.limit == "time"


MANY_ARRAYS = "a.push(new Array(100_000).fill(0.5))"
BOMBS_IN_JOBS = {
    "a body that goes on": f"const a = []; await 0; for(;;) {MANY_ARRAYS}",
    "awaits": f"const a = []; for(;;) {{ await 0; {MANY_ARRAYS} }}",
    "reactions": f"const a = []; (function again() {{ {MANY_ARRAYS}; Promise.resolve().then(again) }})()",
    "small objects": "const a = []; for(;;) { await 0; for (let i = 0; i < 1000; i += 1) a.push([1]) }",
}


# With some sizes there is no room for an error when memory runs out, with others none for its trace.
@pytest.mark.parametrize("kilobytes", [23_968, 24_576, 25_184])
@pytest.mark.parametrize("source_text", BOMBS_IN_JOBS.values(), ids=BOMBS_IN_JOBS.keys())
def test_memory_limit_of_jobs(source_text: str, kilobytes: int) -> None:
    stopped = run_jobs(source_text, Limits(seconds=60, memory=kilobytes * 1024, events=10_000))
    assert stopped.thrown.limit == "memory"


def test_endless_recursion_is_the_guests_own_error() -> None:
    execution = run(
        "function f() { return f() + 1 }\n"
        "try { f() } catch (e) { console.log(e instanceof RangeError, e.message, typeof e.stack) }\n"
        "f()"
    )
    assert console(execution) == ["true Maximum call stack size exceeded string"]
    assert execution.thrown is not None
    assert (execution.thrown.name, execution.thrown.message, execution.thrown.limit) == (
        "RangeError",
        "Maximum call stack size exceeded",
        "",
    )


DEEP = {
    "calls": "function sum(n) { return n === 0 ? 0 : 1 + sum(n - 1) } console.log(sum(10_000))",
    "methods and closures": (
        "const o = { m(n) { return n === 0 ? 0 : 1 + (() => o.m(n - 1))() } }; console.log(2 * o.m(5_000))"
    ),
    "callbacks": "let n = 0; const f = () => { n += 2; if (n < 10_000) [1].forEach(f) }; f(); console.log(n)",
}


@pytest.mark.parametrize("source_text", DEEP.values(), ids=DEEP.keys())
def test_recursion_may_be_as_deep_as_in_node(source_text: str) -> None:
    execution = run(source_text, Limits(seconds=20))
    assert execution.thrown is None
    assert console(execution) == ["10000"]


def test_records_are_bounded() -> None:
    execution = run("for (let i = 0; i < 3000; i++) { i + 1 }\nconsole.log('end')", Limits(events=1000))
    statements = [each for each in execution.observations if isinstance(each, StatementSeen)]
    assert len(statements) <= 1000
    assert sum(isinstance(each, RecordsDropped) for each in execution.observations) == 1
    assert console(execution) == ["end"]


POISONS = {
    "Object": "delete globalThis.Object; globalThis.Object = undefined",
    "JSON": "JSON.stringify = JSON.parse = () => 'no'; delete globalThis.JSON",
    "Reflect": "for (const k of Reflect.ownKeys(Reflect)) delete Reflect[k]; delete globalThis.Reflect",
    "push": "Array.prototype.push = Array.prototype.join = Array.prototype.slice = () => { throw 'poison' }",
    "iterators": "Array.prototype[Symbol.iterator] = undefined; delete String.prototype[Symbol.iterator]",
    "call": "for (const k of ['call', 'apply', 'bind']) Function.prototype[k] = () => { throw 'poison' }",
    "toString": "Function.prototype.toString = Object.prototype.toString = () => { throw 'poison' }",
    "WeakMap": "for (const C of [WeakMap, WeakSet, Map]) for (const k of ['get', 'set', 'has', 'add'])"
    " C.prototype[k] = () => { throw 'poison' }",
    "indices": "for (const k of [0, 1, 2, 3]) Object.defineProperty(Array.prototype, k,"
    " { get() { throw 'poison' }, set() { throw 'poison' } })",
    "accessors": "for (const k of ['get', 'set', 'value', 'toJSON', 'writable', 'configurable', 'do',"
    " 'module', 'thrown', 'declarations', 'imports', 'exports', 'text', 'url',"
    "'message', 'name', 'stack', 'line', 'done', 'index', 'dead', 'constructor'])"
    " Object.defineProperty(Object.prototype, k,"
    " { __proto__: null, get() { throw 'poison' }, set() { throw 'poison' } })",
    "String": "for (const k of ['slice', 'indexOf', 'startsWith', 'repeat', 'charCodeAt', 'replace'])"
    " String.prototype[k] = () => { throw 'poison' }; globalThis.String = () => 'poison'",
    "RegExp": "RegExp.prototype.exec = RegExp.prototype.test = () => { throw 'poison' }",
    "Symbol": "delete globalThis.Symbol; delete globalThis.Map; delete globalThis.WeakMap; delete globalThis.Proxy",
    "Promise": "Promise.prototype.then = () => { throw 'poison' }; delete globalThis.Promise",
    "Error": "Object.defineProperty(Error.prototype, 'name', { get() { throw 'poison' } });"
    " Object.defineProperty(Error.prototype, 'stack', { get() { throw 'poison' } });"
    " Error.prepareStackTrace = () => { throw 'poison' };"
    " delete globalThis.Error; delete globalThis.TypeError",
    "limit": "Error.stackTraceLimit = { valueOf() { throw 'poison' } }",
    "generators": "const G = (function*(){}).__proto__.prototype.__proto__ ?? 0; const g = (function*(){})();"
    " g.__proto__.__proto__.next = () => { throw 'poison' }",
    "prototypes": "Array.prototype.__proto__ = null; Function.prototype.__proto__ = null",
    "frozen": "Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(globalThis)",
    "globals": "for (const k of Object.getOwnPropertyNames(globalThis))"
    " if (k !== 'console') try { delete globalThis[k] } catch {}",
}


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS.keys())
def test_poisoned_built_ins_do_not_reach_the_records(poison: str) -> None:
    execution = run(
        f"{poison}\nlet box = {{ a: 1 }};\nbox.b = 2;\nconsole.log('end');\nlet missing;\nmissing.property;\nlet late;"
    )
    assert console(execution) == ["end"]
    last = [each for each in execution.observations if isinstance(each, StatementSeen)][-1]
    assert last.place.module == "main.js"
    boxes = [each.value.preview for each in execution.observations if isinstance(each, BindingSeen)]
    assert "{ a: 1 }" in boxes
    assert execution.thrown is not None
    assert execution.thrown.message == "Cannot read properties of undefined (reading 'property')"
    assert execution.thrown.line == poison.count("\n") + 6


THROWN = {
    "undefined": ("throw undefined", "Uncaught", "undefined"),
    "a string": ("throw 'text'", "Uncaught", "'text'"),
    "a symbol": ("throw Symbol('s')", "Uncaught", "Symbol(s)"),
    "an object": ("throw { a: 1 }", "Uncaught", "{ a: 1 }"),
    "a proxy": ("throw new Proxy({}, { get() { console.log('trap') } })", "Uncaught", "Proxy"),
    "a proxy of an error": ("throw new Proxy(new Error('e'), {})", "Uncaught", "Proxy"),
    "a revoked proxy": (
        "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy",
        "Uncaught",
        "Proxy",
    ),
    "getters": (
        "throw Object.defineProperties(new Error(), { name: { get() { throw 1 } }, message: { get() { throw 2 } } })",
        "Error",
        "",
    ),
    "a name that is no text": ("const e = new Error('m'); e.name = 5; e.message = {}; throw e", "Error", ""),
    "a subclass": ("class Mine extends TypeError { name = 'Mine' }; throw new Mine('m')", "Mine", "m"),
    "a poisoned stack": (
        "const e = new Error('m'); Object.defineProperty(e, 'stack', { get() { throw 1 } }); throw e",
        "Error",
        "m",
    ),
    "a prototype that is a proxy": (
        "const e = new Error('m'); Object.setPrototypeOf(e, new Proxy({}, { get() { console.log('trap') } })); throw e",
        "Error",
        "m",
    ),
}


@pytest.mark.parametrize(("source_text", "name", "message"), THROWN.values(), ids=THROWN.keys())
def test_whatever_is_thrown_is_described(source_text: str, name: str, message: str) -> None:
    execution = run(f"\n\n{source_text}")
    assert execution.thrown is not None
    assert (execution.thrown.name, execution.thrown.message) == (name, message)
    assert (execution.thrown.module, execution.thrown.line) == ("main.js", 3)
    assert console(execution) == []


DESCRIBED = {
    "a getter": ("{ get a() { console.log('ran') } }", "{ a: [Getter] }"),
    "a proxy": ("new Proxy({}, { get() { console.log('ran') }, ownKeys() { console.log('ran') } })", "Proxy"),
    "a proxy made otherwise": (
        "Reflect.construct(Proxy, [{}, { ownKeys() { console.log('ran') } }])",
        "Proxy",
    ),
    "a proxy of a function": ("new Proxy(class {}, { get() { console.log('ran') } })", "Proxy"),
    "a proxy's heir": ("Object.create(new Proxy({}, { getPrototypeOf() { console.log('ran') } }))", "{}"),
    "a function with a name": (
        "Object.defineProperty(() => 1, 'name', { get() { console.log('ran') } })",
        "ƒ ()",
    ),
    "a constructor": ("({ __proto__: { get constructor() { console.log('ran') } } })", "{}"),
    "10 MB": ("'x'.repeat(10_000_000)", "'" + "x" * 50 + "…'"),
    "10,000 keys": (
        "Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => ['k' + i, i]))",
        "{ k0: 0, k1: 1, k2: 2, k3: 3, k4: 4, … }",
    ),
    "10,000 levels": (
        "(() => { let o = {}; for (let i = 0; i < 10_000; i++) o = { o }; return o })()",
        "{ o: { o: {…} } }",
    ),
    "a cycle": ("(() => { const o = {}; o.o = o; return o })()", "{ o: { o: {…} } }"),
    "a sparse array": ("new Array(2 ** 32 - 1)", "[‹empty›, ‹empty›, ‹empty›, ‹empty›, ‹empty›, …]"),
    "a large BigInt": ("1n << 100_000n", "a large BigInt"),
}


@pytest.mark.parametrize(("expression", "preview"), DESCRIBED.values(), ids=DESCRIBED.keys())
def test_describing_a_value_runs_no_guest_code(expression: str, preview: str) -> None:
    execution = run(f"const value = {expression};", Limits(seconds=20))
    assert execution.thrown is None
    assert [each.value.preview for each in execution.observations if isinstance(each, BindingSeen)] == [preview]
    assert console(execution) == []


ESCAPES = {
    "global": "Function('return this')()",
    "constructors": "console.log.constructor('return this')()",
    "errors": "new Error().constructor.constructor('return this')()",
}


@pytest.mark.parametrize("expression", ESCAPES.values(), ids=ESCAPES.keys())
def test_nothing_reachable_knows_the_host(expression: str) -> None:
    execution = run(
        f"const g = {expression};\n"
        "console.log(['process', 'require', 'std', 'os', 'bjson', 'print', 'load', 'scriptArgs',"
        " 'Deno', '__import__', 'Worker', 'gc'].filter((name) => name in globalThis || name in g).join())"
    )
    assert console(execution) == [""]
    assert execution.thrown is None


REFUSED = {
    "import in eval": ("eval('import(\"os\")')", ""),
    "import in new Function": ("new Function('return import(\"std\")')()", ""),
    "call site objects": (
        "Error.prepareStackTrace = (e, sites) => sites; const [site] = new Error('x').stack;"
        " if (site.getFunction() ?? site.getThis() ?? site.getEvalOrigin()) throw 'got out'; throw 1",
        "1",
    ),
    "another module's probes": ("other_s(1)", "not defined"),
    "the environment": ("eval('$' + 'mv_env')", "$mv_env is not defined"),
    "waiting": ("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000)", ""),
}


@pytest.mark.parametrize(("source_text", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_attempts_to_leave_come_to_nothing(source_text: str, message: str) -> None:
    execution = run(source_text)
    if message:
        assert execution.thrown is not None
        assert message in execution.thrown.message


def test_the_child_has_no_files_and_no_environment() -> None:
    channel = RealmChannel(QUICK, "common")
    realm = QuickJSRealm(QUICK, channel)
    try:
        # With an answer it is up.
        assert realm.run_script("a.js", "file:///a.js", read_script("0")).thrown is None
        child = f"/proc/{channel.process.pid}"
        try:
            with open(f"{child}/environ", "rb") as file:
                assert file.read() in (b"", b"TZ=UTC\0")
            with open(f"{child}/limits", encoding="ascii") as file:
                limits = {line[:25].strip(): line[26:46].strip() for line in file}
        except FileNotFoundError:
            pytest.skip("no /proc here")
        assert limits["Max open files"] == "3"
        assert limits["Max file size"] == "0"
        assert limits["Max core file size"] == "0"
    finally:
        realm.close()


def test_closing_twice_and_using_afterwards() -> None:
    channel = RealmChannel(QUICK, "common")
    realm = QuickJSRealm(QUICK, channel)
    realm.close()
    realm.close()
    assert channel.process.poll() is not None
    with pytest.raises(RealmStopped):
        realm.execute("main.js")


def test_a_realm_that_is_dropped_leaves_no_process() -> None:
    channel = RealmChannel(QUICK, "common")
    realm = QuickJSRealm(QUICK, channel)
    process = channel.process
    del channel, realm
    assert process.poll() is not None
