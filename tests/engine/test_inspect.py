"""`inspect.js` prints what Node prints: compared with the real one, and pinned where there is no Node."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import quickjs

from tests.node_binary import MISSING, NODE, ask_node

FOLDER = Path(__file__).parent / "inspect_cases"
INSPECT = (Path(__file__).parents[2] / "modviz" / "engine" / "js" / "globals" / "common" / "inspect.js").read_text(
    "utf-8"
)
RUNNER = (FOLDER / "runner.js").read_text("utf-8")
ENGINE = (FOLDER / "quickjs.js").read_text("utf-8")
POISON = (FOLDER / "poison.js").read_text("utf-8")


def _cases(name: str) -> list[str]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


CASES = _cases("cases.txt")

# What the modules of the cases export, as (name, expression) in the order of a namespace object.
MODULES = {
    "": [],
    'export const x = 1; export default "d"; export function f() {}; export class cls {}': [
        ("cls", "class cls {}; (class cls {})"),
        ("default", '"d"'),
        ("f", "(function f() {})"),
        ("x", "1"),
    ],
    "export const x = { y: { z: 1 } }": [("x", "({ y: { z: 1 } })")],
    "export const x = 1": [("x", "1")],
    'export const x = 1; export { x as "not an identifier" }': [("not an identifier", "1"), ("x", "1")],
    'export const a = "x".repeat(40), b = "y".repeat(40)': [("a", '"x".repeat(40)'), ("b", '"y".repeat(40)')],
    "cycle": [("a b", None), ("cls", None), ("x", "1")],
}


def _run(program: str, argument: Any) -> Any:
    """What `program`, a function of the runner and `argument`, returns in a new realm of QuickJS."""
    context = quickjs.Context()
    context.set_max_stack_size(1024 * 1024)
    context.eval(f"globalThis.moduleExports = {json.dumps(MODULES)}")
    call = context.eval(
        "(({ parse, stringify }) => (runner) =>"
        " (program, json) => stringify((0, eval)(program)(runner, parse(json))))"
        f"(JSON)({ENGINE}({INSPECT}, {RUNNER}))"
    )
    return json.loads(call(program, json.dumps(argument)))


def _print_in_quickjs(cases: Sequence[str]) -> list[str]:
    printed: list[str] = _run("(runner, cases) => cases.map((text) => runner.print(text))", cases)
    return printed


def _print_in_node(cases: Sequence[str]) -> list[str]:
    if NODE is None:
        pytest.skip(MISSING)
    task = {"runner": RUNNER, "cases": cases, "modules": [name for name in MODULES if name != "cycle"]}
    return ask_node(str(FOLDER / "node.js"), question=task)  # type: ignore[no-any-return]


def _differences(cases: Sequence[str]) -> str:
    """The cases that are printed differently, readable; empty when there are none."""
    results = zip(cases, _print_in_node(cases), _print_in_quickjs(cases), strict=True)
    return "\n".join(f"\n{case}\n--- Node\n{node}\n--- QuickJS\n{ours}" for case, node, ours in results if node != ours)


def test_cases_are_printed_as_node_prints_them() -> None:
    assert len(CASES) > 150
    assert _differences(CASES) == ""


# ---- Random values -----------------------------------------------------------------------------------------

_LEAVES = (
    "0", "-0", "1", "-17", "3.14", "1e21", "NaN", "12345678", "10n", "-5n", "true", "false", "null",
    "undefined", "'text'", "'it\\'s'", "''", "'\"\\''", "'line\\nbreak'", "'漢字'", "'é😀'", "'\\ud800'",
    "Symbol('s')", "Symbol()", "() => 1", "function f() {}", "class A {}", "class B extends Array {}",
    "async () => {}", "function* g() {}", "/re/g", "new Date(0)", "new Map()", "new Set()", "[]", "({})",
    "new WeakRef({})", "new Number(4)", "new String('boxed')", "frames(new Error('e'), 1)",
    "frames(new TypeError('t'), 0)", "settled('pending')", "new Uint8Array([1, 2, 3])",
    "new ArrayBuffer(3)", "Object.create(null)", "new (class Empty {})", "new Array(3)",
    "new Proxy({ p: 1 }, {})", "'a rather long text that goes on for a while, in order to fill lines'",
)  # fmt: skip
_KEYS = (
    "a",
    "b",
    "name",
    "'a-b'",
    "1",
    "'with space'",
    "longerPropertyName",
    "$x",
    "[Symbol('key')]",
    "é",
    "_",
)


def random_expression(rng: random.Random, depth: int = 4) -> str:
    """The source text of a random value, nested at most `depth` deep."""
    if depth == 0 or rng.random() < 0.3:
        return _random_leaf(rng)
    return rng.choice(_CONTAINERS)(rng, depth - 1)


def _random_leaf(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.2:
        return str(rng.randint(-(10 ** rng.randint(0, 9)), 10 ** rng.randint(0, 9)))
    if kind < 0.4:
        return "'" + "".join(rng.choice("abcxyz   -") for _ in range(rng.randint(0, rng.choice((8, 30, 90))))) + "'"
    return f"({rng.choice(_LEAVES)})"


def _random_items(rng: random.Random, depth: int) -> str:
    if rng.random() < 0.3:  # many alike, which are put into columns
        width = rng.randint(1, 12)
        alike: tuple[Callable[[], str], ...] = (
            lambda: str(rng.randint(0, 10**width)),
            lambda: f"'{'w' * rng.randint(1, width)}'",
            lambda: str(rng.randint(-9999, 9999) / 100),
            lambda: rng.choice(_LEAVES[:22]),
        )
        make = rng.choice(alike)
        return ", ".join(make() for _ in range(rng.choice((5, 6, 7, 8, 20, 40, 99, 100, 101, 130))))
    return ", ".join(random_expression(rng, depth) for _ in range(rng.randint(0, rng.choice((3, 8)))))


def _random_object(rng: random.Random, depth: int, keys: Sequence[str] = _KEYS) -> str:
    entries = ", ".join(f"{rng.choice(keys)}: {random_expression(rng, depth)}" for _ in range(rng.randint(0, 7)))
    return f"({{ {entries} }})"


def _random_array(rng: random.Random, depth: int) -> str:
    return f"[{_random_items(rng, depth)}{rng.choice(('', '', '', ', ,'))}]"


def _random_pairs(rng: random.Random, depth: int) -> str:
    pairs = (f"[{random_expression(rng, depth)}, {random_expression(rng, depth)}]" for _ in range(rng.randint(0, 4)))
    return f"new Map([{', '.join(pairs)}])"


def _random_error(rng: random.Random, depth: int) -> str:
    name = rng.choice(("Error", "TypeError", "(class MyError extends Error {})", "(class Odd extends RangeError {})"))
    cause = rng.choice(("", f", {{ cause: {random_expression(rng, depth)} }}"))
    return _with_properties(rng, depth, f"frames(new {name}('message'{cause}), {rng.randint(0, 3)})")


def _with_properties(rng: random.Random, depth: int, target: str) -> str:
    # On errors two keys are left out.  V8 puts the key 1 before the stack, which in QuickJS is no property of
    # the error.  And a name is made a string of, which V8 manages for an array that contains itself.
    keys = [key for key in _KEYS if "frames" not in target or key not in ("1", "name")]
    return f"Object.assign({target}, {_random_object(rng, depth, keys)})"


_CONTAINERS: tuple[Callable[[random.Random, int], str], ...] = (
    _random_object,
    _random_object,
    _random_array,
    _random_array,
    _random_pairs,
    _random_error,
    lambda rng, depth: f"new Set([{_random_items(rng, depth)}])",
    lambda rng, depth: f"Object.assign([{_random_items(rng, depth)}], {_random_object(rng, depth)})",
    lambda rng, depth: f"Object.assign(new (class Point {{}}), {_random_object(rng, depth)})",
    lambda rng, depth: f"Object.assign(Object.create(null), {_random_object(rng, depth)})",
    lambda rng, depth: _with_properties(rng, depth, f"({_random_leaf(rng)} ?? {{}})"),
    lambda rng, depth: f"settled('{rng.choice(('fulfilled', 'rejected'))}', {random_expression(rng, depth)})",
    lambda rng, depth: f"((o) => (o.self = o))({_random_object(rng, depth)})",
    lambda rng, depth: f"((o) => (o.push([o]), o))([{_random_items(rng, depth)}])",
    lambda rng, depth: f"new Proxy({_random_object(rng, depth)}, {{}})",
)


def random_call(rng: random.Random) -> str:
    """The arguments of a random console.log."""
    value = random_expression(rng)
    return rng.choice((value, value, value, f"'%o', {value}", f"'%s|%O', {random_expression(rng, 2)}, {value}"))


@pytest.mark.parametrize("seed", range(4))
def test_random_values_are_printed_as_node_prints_them(seed: int) -> None:
    rng = random.Random(seed)
    assert _differences([random_call(rng) for _ in range(50)]) == ""


# ---- Guests that redefine built-ins ------------------------------------------------------------------------

_UNTOUCHED_BY_POISON = """(runner, { poison, cases }) => {
  const calls = cases.map((text) => runner.argumentsOf(text));
  const expected = calls.map((args) => runner.formatLog(args));
  const spoil = (0, eval)(poison)();
  const { formatLog } = runner;
  let text = '';
  spoil();
  for (let i = 0, { length } = cases; i < length; i++) {
    let actual;
    try { actual = formatLog(calls[i]); } catch (error) { actual = error.message + '\\n' + error.stack; }
    if (actual !== expected[i]) text += cases[i] + '\\n' + expected[i] + '\\n' + actual + '\\n';
  }
  return text;
}"""


def test_redefined_builtins_change_nothing() -> None:
    # Conversions and custom inspectors are up to the guest's built-ins; Array.prototype itself does change.
    asks_guest = ("%", "inspect.custom", "static name()", "Array.prototype")
    cases = [case for case in CASES if not any(text in case for text in asks_guest)]
    assert len(cases) > 150
    cases.append("'%s|%d|%i|%f|%c|%O|%o|%%|%x', 'text', 1, '2', 3.5, '', { a: [1] }, { b: [2] }")
    assert _run(_UNTOUCHED_BY_POISON, {"poison": POISON, "cases": cases}) == ""


# ---- Pinned, for when there is no Node ---------------------------------------------------------------------

PINNED = [
    ("'a %s b', 1, { c: [2] }", "a 1 b { c: [ 2 ] }"),
    ("", ""),
    (
        "{ a: 1, 'b-c': 'it\\'s', d: [1, , 3], e() {} }",
        """{ a: 1, 'b-c': "it's", d: [ 1, <1 empty item>, 3 ], e: [Function: e] }""",
    ),
    ("{ a: { b: { c: { d: 1 } } } }", "{ a: { b: { c: [Object] } } }"),
    ("new Map([[{ k: 1 }, new Set(['v'])]])", "Map(1) { { k: 1 } => Set(1) { 'v' } }"),
    ("class A extends Map {}, new (class Foo { a = 1 })", "[class A extends Map] Foo { a: 1 }"),
    (
        "Array.from({ length: 10 }, (_, i) => i * 100)",
        "[\n    0, 100, 200, 300,\n  400, 500, 600, 700,\n  800, 900\n]",
    ),
    ("Array.from({ length: 120 }, () => 1).slice(0, 3), -0, 1n", "[ 1, 1, 1 ] -0 1n"),
    ("(() => { const a = {}; a.a = a; return a })()", "<ref *1> { a: [Circular *1] }"),
    ("{ get x() { throw 1 }, set x(v) {} }", "{ x: [Getter/Setter] }"),
    ("[frames(new TypeError('bad'), 0)]", "[ [TypeError: bad] ]"),
    ("frames(new Error('bad'), 1)", "Error: bad\n    at place1 (file.js:1:1)"),
    ("new Proxy({ a: 1 }, { ownKeys() { throw 1 } })", "{ a: 1 }"),
    ("settled('rejected', 1)", "Promise { <rejected> 1 }"),
    (
        "namespace('cycle')",
        "[Module: null prototype] {\n  'a b': <uninitialized>,\n  cls: <uninitialized>,\n  x: 1\n}",
    ),
    (
        "{ a: { b: { c: namespace('cycle') } } }",
        "{ a: { b: { c: [Object: null prototype] [Module] } } }",
    ),
    ("new Map([[1, 2]]).keys()", "[Map Iterator] { <items unknown> }"),
    ("'%o', new WeakMap()", "WeakMap { <items unknown> }"),
]


@pytest.mark.parametrize(("case", "expected"), PINNED)
def test_pinned(case: str, expected: str) -> None:
    assert _print_in_quickjs([case]) == [expected]


def test_a_stack_of_the_engine_gets_the_header_that_v8_writes() -> None:
    """QuickJS's own `stack` has only frames; the header shows the error before it had a name of its own."""
    cases = [
        "new TypeError('bad')",
        "(() => { class HttpError extends Error { name = 'Http' } return new HttpError('gone') })()",
        "(() => { const { stackTraceLimit } = Error; Error.stackTraceLimit = 0;"
        " try { return new RangeError('bare') } finally { Error.stackTraceLimit = stackTraceLimit } })()",
    ]
    first, second, third = _print_in_quickjs(cases)
    assert first.startswith("TypeError: bad\n    at ")
    assert second.startswith("Error: gone\n    at ")
    assert third == "[RangeError: bare]"


def test_hooks_may_be_absent() -> None:
    context = quickjs.Context()
    context.eval(f"const plain = ({INSPECT})()")
    printed = context.eval("plain.formatLog([{ a: [1] }, class A {}, Promise.resolve(1), plain.inspect('x')])")
    assert printed == "{ a: [ 1 ] } [class A] Promise { <pending> } 'x'"


# ---- Size --------------------------------------------------------------------------------------------------


def _length_of(expression: str) -> int:
    length: int = _run(
        "(runner, text) => { const args = runner.argumentsOf(text); return runner.formatLog(args).length }",
        expression,
    )
    return length


def test_a_long_string_is_cheap() -> None:
    assert _length_of("'x'.repeat(10_000_000)") == 10_000_000
    assert _length_of("['x'.repeat(10_000_000)]") < 10_100
    assert _length_of("{ ['k'.repeat(10_000_000)]: 1 }") > 10_000_000
    assert _length_of("'%s', '%'.repeat(1_000_000)") == 1_000_000


def test_many_keys_are_cheap() -> None:
    keys = "Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => ['key' + i, { i }]))"
    assert _length_of(keys) > 10_000 * len("key0: { i: 0 }")
    assert _length_of("new Array(5_000_000).fill(0)") < 1_000
    assert _length_of("new Uint8Array(50_000_000)") < 1_000
    assert _length_of("new Map(Array.from({ length: 100_000 }, (_, i) => [i, i]))") < 5_000


def test_deep_nesting_does_not_overflow() -> None:
    assert _print_in_quickjs(["nested(10_000)"]) == ["{ value: { value: { value: [Object] } } }"]
    proxies = "(() => { let p = { a: 1 }; for (let i = 0; i < 10_000; i++) p = new Proxy(p, {}); return p })()"
    chain = "(() => { let o = {}; for (let i = 0; i < 10_000; i++) o = Object.create(o); return o })()"
    assert _print_in_quickjs([proxies, chain]) == ["{ a: 1 }", "{}"]


def test_unlimited_depth_says_where_the_stack_ended() -> None:
    program = "(runner) => runner.inspect(runner.argumentsOf('nested(10_000)')[0], { depth: Infinity })"
    assert "Inspection interrupted prematurely. Maximum call stack size exceeded.]" in _run(program, None)
