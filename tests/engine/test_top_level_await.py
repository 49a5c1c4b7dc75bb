"""Top-level await in the rewritten text takes the steps and the ticks that ECMA-262 says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

import modviz.engine
from modviz.parsing.parser import ParseError, parse_module
from modviz.parsing.rewriting.rewrite import original_column, strip_insertions
from tests.chance import examples

FOLDER = Path(modviz.engine.__file__).parent / "js" / "realm"

DRIVER = """
const log = [];
const statement = Object.assign(() => {}, { caught() {}, handled() {}, thrown() {} });
const say = (x) => { log.push(x instanceof Error ? x.name : x) };
const ticks = async () => { for (let tick = 0; tick < 50; tick += 1) { await 0; log.push(`t${tick}`) } };
const { next: resume, throw: interrupt } = (function* () {})();
async function drive(generator) {
  let value, threw = false;
  for (;;) {
    const result = (threw ? interrupt : resume).call(generator, value);
    if (result.done) return;
    try { value = await result.value; threw = false } catch (reason) { value = reason; threw = true }
  }
}
const ended = (promise) => promise.then(() => say('end'), (reason) => { say('threw'); say(reason) });
"""

ASYNC_GENERATOR = "async function* g() { try { yield 1; yield 2; yield 3 } finally { say('f'); await 0; say('ff') } }"

SAME_AS_NATIVE = [
    "say(await 1); say(await Promise.resolve(2)); try { await Promise.reject(3) } catch (e) { say(e) }",
    "say(await\n new Promise(r => r(1)))",
    "say(await 1 + await 2); say(-await 3); say((await 2) ** 2); say(await await 5); say(typeof await 1)",
    "await 1\n++log.x\nawait\nsay(log.x)",
    "const a = { b: async () => 7 }; say(await a.b()); say(await a?.b?.()); say(a?.[await 'b'].name)",
    "say(`x${await 1}y`); say(((s, v) => s.raw[0] + v)`q${await 2}`); say([...await [1]].length)",
    "class C extends (await Object) { [await 'k']() { return 1 } static [await 'f'] = 3 }"
    " say(new (await C)().k() + C.f)",
    "const { p = await 5, [await 'q']: q } = await { q: 2 }; say(p + q)",
    "for (let i = await 0; i < await 2; i += await 1) say(i); for (const k in await { u: 1 }) say(k)",
    "for (const v of await [1, 2]) say(await v); const s = {}; for (s[await 'k'] of [1]) say(s.k)",
    "if (await 1) await say(1); else await 2\ndo await say(1)\nwhile (await 0)",
    "switch (await 1) { case await 1: say(2) } l: { if (await 1) break l }",
    "try { throw await 'thrown' } catch (e) { say(e) } finally { await say('f') } throw await 1",
    "await { then(r) { say('then'); r(1) } }; say('after'); await { get then() { throw 'bad' } }",
    "await (async () => { for await (const x of [1]) say(await x) })(); say(await (async (a) => await a)(4))",
    "for await (const x of [1, Promise.resolve(2), 3]) say(x)",
    "for await (const x of [1, 2, 3, 4]) { if (x === 2) continue; say(x); if (x === 3) break }",
    "for await (const x of [1, Promise.reject('r'), 3]) say(x)",
    f"{ASYNC_GENERATOR} for await (const x of g()) {{ say(x); if (x === 2) break }} say('next')",
    f"{ASYNC_GENERATOR} o: for (const q of 'ab') l: for await (const x of g())"
    " { say(q + x); if (x === 1) continue l; if (x === 2) continue o; say('no') }",
    f"{ASYNC_GENERATOR} o: for await (const q of 'ab') n: for await (const x of g())"
    " { say(q + x); if (x === 2) break o; for (;;) { if (x === 1) continue n; break } }",
    "for (const v of [5, null, {}, { [Symbol.asyncIterator]: 1 }, { [Symbol.asyncIterator]() {} },"
    " { [Symbol.iterator]() {} }]) try { for await (const x of v) say(x) } catch (e) { say(e) }",
    "let x = 'outer', f; for await (const x of [f = () => x]) {} try { f() } catch (e) { say(e) }",
    "let x = 'outer'; try { for await (let x of x) {} } catch (e) { say(e) } say(x)",
    "var a, o = {}, async; for await (a of [1]) say(a); for await (o.p of [1]) say(o.p)",
    "var async; for await (async of [7]) say(async)",
    "let a, o = {}; for await ({ a, ...o.r } of [{ a: 1, b: 2 }]) { say(a); say(o.r.b) }",
    "let a; for await ((a) of (0, [3])) say(a)",
    "const fs = []; for await (let { w } of [{ w: 1 }, { w: 2 }]) fs.push(() => w++); say(fs[0]() + fs[0]() + fs[1]())",
    "for await (const x of [1]) ;\nfor await (const x of [1]) for await (const y of [x, 2]) await say(x + y)",
    "if (0) say(1); else a: b: for await (const x of await [await 5, 6]) { say(x); continue b }",
    f"{ASYNC_GENERATOR} for await (const x of g()) try {{ if (x == 2) break }} finally {{ say('fin'); await 0 }}",
    "Object.prototype.then = function (r) { say('then!'); delete Object.prototype.then; r({ value: 'other' }) };"
    " for await (const x of [1]) { say(x); break }",
    "const p = Promise.resolve(4); Object.defineProperty(p, 'constructor', { get() { say('c'); return Promise } });"
    " for await (const x of [p]) say(x)",
]  # fmt: skip

CLOSED = "{ [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1 }), return: %s }) }"
NEXT = "{ [Symbol.asyncIterator]: () => ({ next: () => %s, return: say }) }"
SYNC = "{ [Symbol.iterator]: () => ({ next: %s, return: %s }) }"
CAUGHT = "try { for await (const x of %s) { %s } } catch (e) { say(e) }"

# Where the engine's own `for await` is mistaken.
AS_THE_SPECIFICATION_SAYS = [
    (CAUGHT % (CLOSED % "() => say('r') ?? {}", "throw 'e'"), "t0 r t1 e over"),
    (CAUGHT % (CLOSED % "() => 5", "throw 'e'"), "t0 t1 e over"),
    (CAUGHT % (CLOSED % "() => 5", "break"), "t0 t1 TypeError over"),
    (CAUGHT % (CLOSED % "() => Promise.reject('r')", "throw 'e'"), "t0 t1 e over"),
    (CAUGHT % (CLOSED % "() => Promise.reject('r')", "break"), "t0 t1 r over"),
    (CAUGHT % (CLOSED % "7", "throw 'e'"), "t0 e over"),
    (CAUGHT % (CLOSED % "7", "break"), "t0 TypeError over"),
    (CAUGHT % (CLOSED % "null", "break"), "t0 over"),
    ("try { for await (const [x] of %s) ; } catch (e) { say(e) }" % (CLOSED % "() => say('r')"),
     "t0 r t1 TypeError over"),
    (CAUGHT % (NEXT % "({ done: 1, get value() { say('v') } })", ""), "t0 over"),
    (CAUGHT % (NEXT % "Promise.reject('n')", ""), "t0 n over"),
    (CAUGHT % (NEXT % "5", ""), "t0 TypeError over"),
    (CAUGHT % (SYNC % ("() => ({ value: 1 })", "() => say('r') ?? {}"), "throw 'e'"), "t0 t1 r t2 t3 e over"),
    (CAUGHT % (SYNC % ("() => ({ value: 1 })", "() => 4"), "break"), "t0 t1 t2 TypeError over"),
    (CAUGHT % (SYNC % ("() => ({ value: Promise.reject('n') })", "() => say('r')"), ""), "t0 r t1 n over"),
    (CAUGHT % (SYNC % ("() => ({ value: 1 })", "undefined"), "break"), "t0 t1 t2 over"),
    ("const s = {}; for await (s[await 'k'] of [1]) say(s.k)", "t0 t1 t2 1 t3 t4 over"),
    ("for await (var [v = await 3] of [[], [4]]) say(v)", "t0 t1 t2 3 t3 t4 4 t5 t6 over"),
    ("try { for (const { v = await 3 } of [{}]) say(v) } finally { await 0 }", "t0 3 t1 over"),
    ("let s = {}, k; for ((s[await 'k']) of [1])\n say(s.k)", "t0 1 over"),
    ("Object.getPrototypeOf(function* () {}).prototype.next = say; Object.getPrototypeOf(function* () {}).prototype"
     "[Symbol.iterator] = say; for await (const x of [1]) break", "t0 t1 t2 over"),
]  # fmt: skip


def logged(start: str, prepare: str = "") -> list[Any]:
    context = quickjs.Context()
    context.eval(DRIVER + prepare)
    context.eval(start)
    jobs = 0
    while context.execute_pending_job():
        jobs += 1
        assert jobs < 10_000
    found: list[Any] = json.loads(context.eval("JSON.stringify(log)"))
    return found


def native(source_text: str) -> list[Any]:
    """What the body of an async function of the same text says."""
    return logged(f"ticks(); ended((async function () {{ 'use strict'; {source_text}\n}}).call(undefined))")


def rewritten(source_text: str) -> list[Any]:
    text = parse_module(source_text).text
    kit, loop = ((FOLDER / name).read_text("utf-8") for name in ("intrinsics.js", "for_await.js"))
    given = "statement, (value) => value, (value) => value, null, {}, forAwait"
    return logged(
        f"ticks(); {{ const generator = {text}({given})(Object.create(null)).call(undefined);"
        " resume.call(generator); ended(drive(generator)) }",
        f"const kit = {kit}(); const forAwait = {loop}(kit);",
    )


@pytest.mark.parametrize("source_text", SAME_AS_NATIVE)
def test_ticks_are_those_of_an_async_function(source_text: str) -> None:
    assert rewritten(source_text) == native(source_text)


@pytest.mark.parametrize(("source_text", "expected"), AS_THE_SPECIFICATION_SAYS)
def test_iterators_are_closed_as_the_specification_says(source_text: str, expected: str) -> None:
    found = [str(each) for each in rewritten(f"{source_text}; say('over')")]
    assert " ".join(found[: found.index("over") + 1]) == expected


@pytest.mark.parametrize(
    ("iterable", "message"),
    [
        ("a.b", "a.b is not async iterable"),
        ("{}", "(intermediate value) is not async iterable"),
        ("undefined", "Cannot read properties of undefined (reading 'Symbol(Symbol.asyncIterator)')"),
        ("{ [Symbol.asyncIterator]: 1 }", "number 1 is not a function"),
        ("{ [Symbol.iterator]() {} }", "Result of the Symbol.iterator method is not an object"),
        ("{ [Symbol.asyncIterator]: () => ({}) }", "undefined is not a function"),
        (NEXT % "5", "Iterator result 5 is not an object"),
    ],
)
def test_errors_have_the_words_of_v8(iterable: str, message: str) -> None:
    source_text = f"const a = {{ b: 1 }}; try {{ for await (const x of {iterable}) ; }} catch (e) {{ say(e.message) }}"
    assert message in rewritten(source_text)


def statements(depth: int) -> st.SearchStrategy[str]:
    simple = st.sampled_from(
        ("await 1;", "say(await 2);", "break;", "continue;", "break l;", "continue l;", "if (n++ % 2) continue l;")
    )
    if depth == 0:
        return simple
    body = st.lists(statements(depth - 1), min_size=1, max_size=3).map(" ".join)
    iterated = st.sampled_from(("[1, 2]", "g()", "[]", "new Set([1, Promise.resolve(2)])", "await [g, 3]"))
    return st.one_of(
        simple,
        st.builds("for await (const x of {}) {{ say(x); {} }}".format, iterated, body),
        st.builds("for (const x of {}) {{ {} }}".format, st.just("[1, 2]"), body),
        st.builds("try {{ {} }} finally {{ say('f'); {} }}".format, body, st.just("await 0")),
        st.builds("{{ {} }}".format, body),
    )


@examples(60)
@given(st.lists(statements(3), min_size=1, max_size=4).map(" ".join))
def test_ticks_of_nested_loops_are_those_of_an_async_function(body: str) -> None:
    source_text = f"{ASYNC_GENERATOR} let n = 0; l: for await (const y of [1, g]) {{ say(typeof y); {body} }}"
    try:
        parse_module(source_text)
    except ParseError:
        return
    assert rewritten(source_text) == native(source_text)


@pytest.mark.parametrize("source_text", SAME_AS_NATIVE)
def test_awaits_can_be_taken_out_again(source_text: str) -> None:
    text = parse_module(source_text)
    restored = strip_insertions(text.text, text.marker).removesuffix("\n}}}}")
    assert text.marker not in restored
    if "for (s[await" not in source_text:
        in_function = "async () => { for await" in source_text
        assert restored == (source_text if in_function else source_text.replace("for await", "for      "))
    for line, plain in zip(text.text.split("\n")[:-1], restored.split("\n"), strict=True):
        assert original_column(line, len(line) + 1, text.marker) == len(plain) + 1


def test_a_class_with_awaits_shows_its_own_text() -> None:
    source_text = "class A extends (await B) { [await c]() {} }"
    text = parse_module(source_text)
    shown = text.text[text.text.index("class") : text.text.index(" };") + 2]
    assert strip_insertions(shown, text.marker) == source_text


@pytest.mark.parametrize(
    "source_text", ["async () => await 1", "async function f() { for await (const x of y) ; }", "'await'"]
)
def test_await_in_functions_stays(source_text: str) -> None:
    assert "yield(" not in parse_module(source_text).text
