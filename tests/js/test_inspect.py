"""`inspect.js` prints what Node prints: compared with the real one, and pinned where there is no Node."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import quickjs

FOLDER = Path(__file__).parent / "inspect_cases"
INSPECT = (Path(__file__).parents[2] / "modviz" / "js" / "inspect.js").read_text("utf-8")
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
    """What `program`, a function of the runner and `argument`, returns in a new QuickJS realm; both go as JSON."""
    context = quickjs.Context()
    context.set_max_stack_size(1024 * 1024)
    context.eval(f"globalThis.moduleExports = {json.dumps(MODULES)}")
    call = context.eval(
        "(({ parse, stringify }) => (runner) => (program, json) => stringify((0, eval)(program)(runner, parse(json))))"
        f"(JSON)({ENGINE}({INSPECT}, {RUNNER}))"
    )
    return json.loads(call(program, json.dumps(argument)))


def _print_in_quickjs(cases: Sequence[str]) -> list[str]:
    printed: list[str] = _run("(runner, cases) => cases.map((text) => runner.print(text))", cases)
    return printed


def _print_in_node(cases: Sequence[str]) -> list[str]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed: there is nothing to compare with")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if not version.startswith("v20."):
        pytest.skip(f"Node 20 is what inspect.js agrees with, this is {version.strip()}")
    task = json.dumps({"runner": RUNNER, "cases": cases, "modules": [name for name in MODULES if name != "cycle"]})
    command = [node, "--no-warnings", str(FOLDER / "node.js")]
    done = subprocess.run(command, input=task, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _differences(cases: Sequence[str]) -> str:
    """The cases that are printed differently, readable; empty when there are none."""
    results = zip(cases, _print_in_node(cases), _print_in_quickjs(cases), strict=True)
    return "\n".join(
        f"\n{case}\n--- Node\n{node}\n--- QuickJS\n{ours}" for case, node, ours in results if node != ours
    )


def test_cases_are_printed_as_node_prints_them() -> None:
    assert len(CASES) > 150
    assert _differences(CASES) == ""


# ---- Random values -------------------------------------------------------------------------------------------

_LEAVES = (
    "0", "-0", "1", "-17", "3.14", "1e21", "NaN", "12345678", "10n", "-5n", "true", "false", "null", "undefined",
    "'text'", "'it\\'s'", "''", "'\"\\''", "'line\\nbreak'", "'漢字'", "'é😀'", "'\\ud800'", "Symbol('s')", "Symbol()",
    "() => 1", "function f() {}", "class A {}", "class B extends Array {}", "async () => {}", "function* g() {}",
    "/re/g", "new Date(0)", "new Map()", "new Set()", "[]", "({})", "new WeakRef({})", "new Number(4)",
    "new String('boxed')", "frames(new Error('e'), 1)", "frames(new TypeError('t'), 0)", "settled('pending')",
    "new Uint8Array([1, 2, 3])", "new ArrayBuffer(3)", "Object.create(null)", "new (class Empty {})",
    "new Array(3)", "new Proxy({ p: 1 }, {})", "'a rather long text that goes on for a while, in order to fill lines'",
)  # fmt: skip
_KEYS = ("a", "b", "name", "'a-b'", "1", "'with space'", "longerPropertyName", "$x", "[Symbol('key')]", "é", "_")


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
    # V8 puts the key 1 before the stack, which is no property of the error in QuickJS.  A name is made a string of,
    # which V8 manages for an array that contains itself.
    properties = _random_object(rng, depth, [key for key in _KEYS if key not in ("1", "name")])
    return f"Object.assign(frames(new {name}('message'{cause}), {rng.randint(0, 3)}), {properties})"


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
    lambda rng, depth: f"Object.assign({_random_leaf(rng)} ?? {{}}, {_random_object(rng, depth)})",
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


# ---- Guests that redefine built-ins ----------------------------------------------------------------------------

_UNTOUCHED_BY_POISON = """(runner, { poison, cases }) => {
  const calls = cases.map((text) => runner.argumentsOf(text));
  const expected = calls.map((args) => runner.formatLog(args));
  const spoil = (0, eval)(poison);
  const { formatLog } = runner;
  const differences = [];
  Object.setPrototypeOf(differences, null);
  spoil();
  for (let i = 0, { length } = cases; i < length; i++) {
    let actual;
    try { actual = formatLog(calls[i]); } catch (error) { actual = `${error.message}\\n${error.stack}`; }
    if (actual !== expected[i]) differences[differences.length] = `${cases[i]}\\n${expected[i]}\\n${actual}\\n`;
  }
  let text = '';
  for (let i = 0; i < differences.length; i++) text += differences[i];
  return text;
}"""


def test_redefined_builtins_change_nothing() -> None:
    # What format strings convert and what custom inspectors do is up to the guest's built-ins.
    cases = [case for case in CASES if "%" not in case and "inspect.custom" not in case]
    assert len(cases) > 150
    assert _run(_UNTOUCHED_BY_POISON, {"poison": POISON, "cases": cases}) == ""
