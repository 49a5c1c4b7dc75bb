"""The quick parser finds what the exact one finds, or leaves the text to it."""

from __future__ import annotations

import os
import threading
import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz.parsing.commonjs import parse_commonjs_exactly, parse_commonjs_quickly
from modviz.parsing.parse_error import ParsingLimitError
from modviz.parsing.parser import ParseError, parse_module, parse_module_exactly
from modviz.parsing.tree_sitter_parser.engine_syntax_check import is_module
from tests.differential.graphs import random_graph
from tests.fuzz.__main__ import mutated
from tests.parsing.both_parsers import disagreement, is_read_quickly

ROOT = Path(__file__).parent.parent.parent
LESSON_SOURCES = sorted((ROOT / "lessons").glob("*/**/*.*js"))
CASES = sorted((ROOT / "tests" / "cases").glob("*.toml"))
TEST262 = os.environ.get("TEST262")


def case_sources(path: Path) -> list[str]:
    sources = tomllib.loads(path.read_text(encoding="utf-8"))["sources"]
    return [text for name, text in sources.items() if isinstance(text, str) and name.endswith("js")]


@pytest.mark.parametrize("path", LESSON_SOURCES, ids=lambda path: str(path.relative_to(ROOT / "lessons")))
def test_lessons_are_read_quickly_and_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert disagreement(text) is None
    try:
        parse_module_exactly(text)
    except ParseError:
        return
    assert is_read_quickly(text) or "with {" in text


def test_cases_are_read_alike() -> None:
    texts = [text for path in CASES for text in case_sources(path)]
    assert [text for text in texts if disagreement(text) is not None] == []
    assert sum(map(is_read_quickly, texts)) > 0.8 * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "const { a, b: c, 'd': e, f = 1 } = require('./x'); const y = require(\"y\"), z = y.z, w = require('v').w;",
        "#!/usr/bin/env node\n'use strict'; exports.a = function () { return arguments.length; };",
        '"use strict";\nif (module.parent) return;\nmodule.exports = class A { #x = 1; get x() { return this.#x; } };',
        "function f() { return import('./a.js'); }\n// a --> b\nvar f; new.target; exports.f = async () => { await f(); };",
    ],
)
def test_commonjs_is_read_quickly_and_alike(text: str) -> None:
    assert parse_commonjs_quickly(text) == parse_commonjs_exactly(text)


@pytest.mark.parametrize(
    "text",
    [
        "with ({}) { a = 1; }",
        "var await = 1; await (0); yield = 010; delete let;",
        "a = 1 <!--b\n--> c",
        "import.meta.url",
        "}); evil(); (function () {",
        "} + function () {",
        "exports.a = ;",
        "function f(a, a) {}",
    ],
)
def test_what_only_sloppy_code_may_have_is_left_to_esprima(text: str) -> None:
    assert parse_commonjs_quickly(text) is None


@given(st.integers(min_value=0))
def test_random_modules_and_what_becomes_of_them_are_read_alike(seed: int) -> None:
    random = Random(seed)
    for text in random_graph(random, 3, awaits=True).values():
        assert disagreement(text) is None
        assert disagreement(mutated(random, text)) is None


@pytest.mark.skipif(TEST262 is None, reason="TEST262 names no checkout of Test262")
def test_test262_is_read_alike() -> None:
    assert TEST262 is not None
    different = []
    for path in sorted(Path(TEST262).glob("test/language/**/*.js"))[::4]:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        if disagreement(text) is not None:
            different.append(path.name)
    assert different == []


@pytest.mark.parametrize(
    "text",
    [
        "a = b\n(c)",
        "a = 1 // why\nb = 2; /* x */",
        "export default class A {} // end\nexport function f() {} /* a\n */ export { f as g }",
        "if (a) b // c\nelse c // d\nfor (;;) d // e\ndo x; while (y) // f\nl: z // g\n",
        "let 𝒳 = '🚀'; 𝒳 = `🚀${𝒳}`; export { 𝒳 as é }",
        "let a, b; [a, b.c, ...[b[a]]] = { a = 1, ...b } = c; ({ a, b: [a = b], ...b.c } = d)",
        "a?.b.push(c)?.[d].e(); delete a?.b; (a?.b).c = 1; a?.[0]?.(b)",
        "class A extends B { #x = this.#x; static { let y; #x in this } get [a]() {} static async *b() {} c\n d = 1 }",
        "for (var [a] of b) c; for (const d in e, f) { } for await (let { g } of h) ; for (a.b of c) continue",
        "'use strict'; 'other'\nfunction f() { 'a'; 'b'.c; ('d') } class A { static { 'e' } }",
        "switch (a) { case b: let c; case 1: break; default: d() } try { } catch { } finally { e() }",
        "export * from 'a'; export * as b from 'c'; export * as 'd e' from 'f'; import g, * as h from 'i'",
        "await a; const b = await import('c', { with: d }); import.meta.url; tag`${await e}`; eval(f); f?.()",
        "a = (b, c) => { d = 1 }; e = async f => g = await h; i = async function* () { yield; yield* j }",
        "f()\n\u00a0(a)\nf()\n\ufeff\u202f[a]; export default\u2003'\u3000'",
        "// a --> b, <!-- c\nd('-->', `<!-- ${e} -->`, /-->/); /* <!--\n--> */ f",
        "import a, { delete as b, default as c, if as d, in as e } from 'f'; let g; export { b as null, g as enum, d as if }",
        "export { new, for as while, function as default } from 'a'; export * as class from 'b'; let as; export { as as as }",
        "#!/usr/bin/env node\nlet a\n++a\na\n--a; /a/g.test(b) / c; a ? b : c ?? d",
    ],
)
def test_tricky_texts_are_read_alike(text: str) -> None:
    assert is_read_quickly(text)
    assert disagreement(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a++\n(b)",
        "return_: { }\nexport\n{\n};",
        "async\nfunction f() {}\nlet async",
        "function f() { return /*\n*/ a }",
        "function* f() { yield\n* a }",
        "export default function () {}\n(1)",
        "let a = /b//*\n*/g",
        "function f() {} /*\n*/ ; let g = () => {} // h\n",
        "for await (let [a = 1] of b) ;",
        "let a = function () {} // end\nlet b = class {} // end\n",
        "new (a?.b)()",
        "a <!--b",
        "a\n--> b",
        "while (a --> 0) ;",
        "/* a */ --> b\nc",
        "export class A { static if = 1 }\nexport { A as if }",
        "a\rb",
        "'\u2028'",
        "\\u0061 = 1",
        "import defer * as a from 'b'",
        "import a from 'b' with { type: 'json' }",
        "x = class { get\n a() {} }",
    ],
)
def test_what_may_be_misread_is_read_alike_or_left_alone(text: str) -> None:
    assert disagreement(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "function f() {} var f",
        "import a from 'b'; let a",
        "import let from 'a'",
        "import * as eval from 'a'",
        "export default function a() {} class a {}",
        "{ var a; const a = 1 }",
        "var a; for (;;) { for (var a of b) ; function a() {} }",
        "try { } catch ({ a }) { let a }",
        "({ m({ x: a }) { class a {} } })",
        "([a]) => { let a }",
        "switch (a) { case 1: var b; default: let b }",
        "a.#b",
        "class A { m() { #b in this } }",
        "const { a, else } = b",
        "class A { set a(...b) {} }",
        "of > {} = 1",
        "a++(b)",
        "new a?.b()",
        "import { '\\ud83d' as a } from 'b'",
        "let a; export { a, a }",
        "export { a }",
        "/(/",
        "'use strict'; with (a) b",
        "let [a, a] = b",
    ],
)
def test_early_errors_are_those_of_the_exact_parser(text: str) -> None:
    with pytest.raises(ParseError) as exact:
        parse_module_exactly(text)
    with pytest.raises(ParseError) as found:
        parse_module(text)
    assert str(found.value) == str(exact.value)


@pytest.mark.parametrize(
    "text", ['import "."', "export default {}`x`", "export default from", "class A { get #a() {} set\n#a(b) {} }"]
)
def test_what_only_the_exact_parser_refuses_is_a_module(text: str) -> None:
    with pytest.raises(ParseError):
        parse_module_exactly(text)
    parse_module(text)


def test_nothing_is_evaluated_or_loaded_to_find_errors(tmp_path: Path) -> None:
    other = tmp_path / "other.js"
    other.write_text("let a; let a")
    assert is_module(f"import '{other}'; while (true);")
    assert is_module("globalThis.a = 1")
    assert is_module("if (globalThis.a) throw 1")
    assert not is_module("let a; let a")
    assert not is_module("(" * 5_000 + "1" + ")" * 5_000)


def test_threads_do_not_share_an_engine() -> None:
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda: answers.extend(is_module(f"let a{i}") for i in range(50))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 200


def test_deep_nesting_has_one_outcome() -> None:
    deep = "a" + ".b" * 3_000
    assert disagreement(deep) is None
    with pytest.raises(ParsingLimitError, match="too deeply"):
        parse_module("[" * 5_000 + "]" * 5_000)
