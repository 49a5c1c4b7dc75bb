"""The rewritten text compiles, does what the module does, tells about it, and can be turned back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import quickjs

from modviz.parsing.parser import parse_module
from modviz.parsing.rewriting.insertions import RunMarkers, choose_marker
from modviz.parsing.rewriting.rewrite import original_column, strip_insertions

STUBS = """
const log = [];
function run(make, imported) {
  const described = (value) => typeof value === 'function' ? 'function ' + value.name : value;
  const getters = [];
  const sample = (i) => log.push(`${i}=${JSON.stringify(described(getters[i]()))}`);
  const env = Object.create(null, Object.getOwnPropertyDescriptors(imported));
  const generator = make(
    (k) => { log.push(`s${k}`); },
    (value, line, ...indexes) => { indexes.forEach(sample); return value; },
    (value, object) => { log.push(`m${JSON.stringify(object)}`); return value; },
    (specifier, options) => `import ${specifier}`,
    { url: 'u' },
  )(env).call(undefined);
  getters.push(...generator.next().value);
  try { generator.next(); } catch (error) { log.push(`${error.name}: ${error.message}`); }
  return JSON.stringify(log);
}
"""


def run(source_text: str, imported: str = "{}") -> list[Any]:
    """Run a module on its own; `imported` are the accessors of its environment object.  Answers the log."""
    context = quickjs.Context()
    context.eval(STUBS)
    found: list[Any] = json.loads(context.eval(f"run({parse_module(source_text).text}, {imported})"))
    return found


def told(source_text: str, imported: str = "{}") -> str:
    """What a run tells apart from the statements it passes."""
    return " ".join(each for each in run(source_text, imported) if not each.startswith("s"))


def body(source_text: str) -> str:
    """The rewritten body, with `M` for the marker."""
    rewritten = parse_module(source_text)
    return rewritten.text.partition("_*/")[2].removesuffix("\n}}}}").replace(rewritten.marker, "M")


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("a()", "M_s(0);a()"),
        ("if (a) b; else c", "M_s(0);if (a) /*M*/{M_s(1);b;/*M*/} else /*M*/{M_s(2);c/*M*/}"),
        ("do x(); while(0) y()", "M_s(0);do /*M*/{M_s(1);x();/*M*/} while(0) M_s(2);y()"),
        ("l: for (;;) continue l", "M_s(0);l: for (;;) /*M*/{M_s(1);continue l/*M*/}"),
        ("switch (a) { case 1: b; default: ; }", "M_s(0);switch (a) { case 1: M_s(1);b; default: ; }"),
        ("function f() { 'use x'; a; b }", "function f() { 'use x'; M_s(0,1);a; M_s(1);b }"),
        ("() => { a }", "M_s(0);() => { M_s(1,1);a }"),
        ("a => ({ b: a })", "M_s(0);a => ((M_s(1,2),/*M*/{ b: a }/*M*/))"),
        ("try { a } catch (e) {} finally { b }",
         "M_s(0);try { M_s(1);a } catch (e) {/*M<*/M_s.caught(e,1,11);/*M>*/} finally { M_s(2);b }"),
        ("try { a } catch { b }",
         "M_s(0);try { M_s(1);a } catch /*M<*/(M_e)/*M>*/{/*M<*/M_s.caught(M_e,1,11);/*M>*/ M_s(2);b }"),
        ("try {} catch ({ name }) {}",
         "M_s(0);try {} catch ({ name }) {/*M<*/M_s.caught(M_s.thrown(),1,8);/*M>*/}"),
        ("a.catch((e) => e)", "M_s(0);a.catch((e) => (M_s(1,2),/*M*//*M<*/M_s.handled(e,1,3,'catch'),/*M>*/e/*M*/))"),
        ("a.then(b, function () { c })",
         "M_s(0);a.then((M_v=b/*M*/), function () {/*M<*/M_s.handled(arguments[0],1,3,'then');/*M>*/ M_s(1,1);c })"),
        ("a?.catch(async () => {})",
         "M_s(0);a?.catch(async (/*M<*/M_e=0/*M>*/) => {/*M<*/M_s.handled(M_e,1,4,'catch');/*M>*/})"),
        ("a.catch(({ b }) => {}); a.catch(() => { 'use x' }); a.catch(b)",
         "M_s(0);a.catch(({ b }) => {}); M_s(1);a.catch(() => { 'use x' }); M_s(2);a.catch(b)"),
        ("class C { static { a } x = 1 }", "M_s(0);class C { static { M_s(1);a } x = 1 };M_w(0,1,0);"),
        ("import a from 'x'; export {a}", " " * len("import a from 'x'; export {a}")),
        ("export let a = 1 // c", "M_s(0);       let a = 1;M_w(0,1,0); // c"),
        ("export default a // c", 'M_s(0);               const M_default={"default":a/*M*/};M_w(0,1,0); // c'),
        ("export default (a);b",
         "M_s(0);               " + 'const M_default={"default":(a)/*M*/};;M_w(0,1,0);M_s(1);b'),
        ("export default function () {}", "               function M_default () {}"),
        ("export default async function* () {}", "               async function* M_default () {}"),
        ("let a; a = 1; a++", "M_s(0);let a;;M_w(0,1,0); M_s(1);M_w(a = 1/*M*/,1,0); M_s(2);M_w(a++/*M*/,1,0)"),
        ("for (var a of b) c", "M_s(0);for (var a of b) /*M*/{;M_w(0,1,0);M_s(1);c/*M*/};M_w(0,1,0);"),
        ("for (var a = 1;;) {}", "M_s(0);for (var a = 1;;) {;M_w(0,1,0);};M_w(0,1,0);"),
        ("a.b.c = this.d", "M_s(0);M_m(a.b.c = this.d/*M*/,a)"),
        ("delete a?.b; this.x--", "M_s(0);M_m(delete a?.b/*M*/,a); M_s(1);M_m(this.x--/*M*/,this)"),
        ("a?.push(1).b", "M_s(0);a?.push(1).b"),
        ("a?.push(1)", "M_s(0);M_m(a?.push(1)/*M*/,a)"),
        ("Object.assign(a, b)", "M_s(0);M_m(Object.assign(a, b)/*M*/,a)"),
        ("super_.x = 1; let f; [f, g.h] = i", "M_s(0);M_m(super_.x = 1/*M*/,super_); M_s(1);let f;;M_w(0,1,0); "
         "M_s(2);M_m(M_w([f, g.h] = (M_v=i/*M*/)/*M*/,1,0)/*M*/,g)"),
        ("import f from 'x'; f(f`t`)", " " * 19 + "M_s(0);(0,/*M*/f/*M*/)((M_v=(0,/*M*/f/*M*/)`t`,M_v/*M*/))"),
        ("import f from 'x'; new f(f)", " " * 19 + "M_s(0);new f(f)"),
        ("f(g(1), 2)(h)", "M_s(0);(M_v=f((M_v=g(1),M_v/*M*/), 2),M_v/*M*/)(h)"),
        ("new F(...g(), () => h())", "M_s(0);new F(...(M_v=g(),M_v/*M*/), () => (M_s(1,2),/*M*/h()/*M*/))"),
        ("a in b", "M_s(0);(M_u=a/*M*/) in (M_v=b/*M*/)"),
        ("a.map(f); a.map(() => {})", "M_s(0);a.map((M_v=f/*M*/)); M_s(1);a.map(() => {})"),
        ("const { a } = b; class C extends D {}", "M_s(0);const { a } = (M_v=b/*M*/);;M_w(0,1,0); M_s(1);class C extends"
         " (M_v=D/*M*/) {};M_w(0,1,1);"),
        ("f?.()", "M_s(0);(0,/*M*/f/*M*/)?.()"),
        ("import('x', import . meta)", "M_s(0);M_i('x', M_a)"),
        ("import.defer('x'); import\n.source ('x', y)", "M_s(0);M_i.defer('x'); M_s(1);M_i\n.source ('x', y)"),
        ("import defer * as a from 'x'", " " * 28),
        ("-await a.b(); await\nc", "M_s(0);-(/*M*/yield( a.b()/*M*/)/*M*/); M_s(1);(/*M*/yield(\nc/*M*/)/*M*/)"),
        ("l: for await (const a of b) c",
         "M_s(0);/*M<*/{const M_l=M_f();try{do /*M>*/l: for       (const a of /*M<*/M_l.opened||M_l.open((/*M>*/b"
         '/*M*/)/*M<*/,"b"/*M>*//*M*/)) '
         "/*M*/{M_s(1);c/*M*/}/*M<*/while(!M_l.left&&M_l.take(yield M_l.step()))}catch(M_e){throw M_l.failed(M_e)}"
         "finally{yield*M_l.close()}}/*M>*/"),
        ("for ((a[await b]) of c) d()", "M_s(0);for (/*M<*/const M_t/*M>*/             of c) "
         "/*M<*/{((a[(/*M*/yield( b/*M*/)/*M*/)])=M_t);/*M>*//*M*/{M_s(1);d()/*M*/}/*M*/}"),
        ("export default await a",
         'M_s(0);               const M_default={"default":(/*M*/yield( a/*M*/)/*M*/)/*M*/};M_w(0,1,0);'),
        ("[arguments, a.arguments, {arguments}]",
         "M_s(0);[M_arguments, a.arguments, {arguments:/*M*/M_arguments}]"),
        ("() => arguments; function f() { return arguments }",
         "M_s(0);() => (M_s(1,2),/*M*/M_arguments/*M*/); function f() { M_s(2,1);return arguments }"),
        ("eval(a)",
         "M_s(0);/*M<*/M_i.direct(M_i.enter(),/*M>*/eval(/*M<*/M_i.leave(eval)((/*M>*/a/*M*/)/*M*/))/*M*/)"),
        ("eval(...a, 1)",
         "M_s(0);/*M<*/M_i.direct(M_i.enter(),/*M>*/eval(.../*M<*/M_i.leaveAll(eval)((/*M>*/a/*M*/)/*M*/), 1)/*M*/)"),
        ("(0, eval)(a), eval?.(a), eval()", "M_s(0);(0, eval)(a), (0,/*M*/eval/*M*/)?.(a), eval()"),
        ("#!/usr/bin/env node\na", "///usr/bin/env node\nM_s(0);a"),
        ("a<!--b", "M_s(0);a<(0,/*M*/!--b/*M*/)"),
    ],
)  # fmt: skip
def test_insertions(source_text: str, expected: str) -> None:
    assert body(source_text) == expected


SAMPLES = [
    "import {a,\n b} from 'x'\nexport * from 'y'\nexport\n  const c = 1\nexport default [1]\nfoo()",
    "let a,b\nfunction f(){return[a]=b}\nfunction g(){return++a}\nasync () => {await[a]}\n",
    "var r\nr = /x/\nr = 1/++r\n;[r] = [r = 2]\n;({r} = {r})",
    "let x = async function* () { for await (x of yield* x) x += await x }",
    "const o = {get a() { return this.b = 1 }, async *[f()]() {}, q: class { static #p = 1; static { o } }}",
    "var i\nfor (i in {}) for (i of []) for (;;) break\nfor ([i = i++] of []) ;\nl: while (0) break l",
    "export default class extends (a.b = B) { constructor() { super(); this.x = () => { this.y ||= 1 } } }",
    "let t\nt = `a${t = `${t}`}b` + tag`x${t++}\ny`\nif (t) try { t } catch { t }\nelse throw t",
    "#!/bin/sh\r\nlet a = 1\r\n\r\nexport {a}\r\n",
    "x\n++\ny\nvar z = function () { 'use strict' }, y\n(z)\nexport default () => {}\n/re/.test(y)",
    "let $mv, $mv1_s\n$mv = 1",
    "export default (0, function () {})/**/\n;[].x",
    "switch (import.meta.x) { case a: var a = 1; default: a = import('x') }",
    "import defer * as a from 'x'\nimport.source('y').b = await\na\n`${await`${await b}`}`",
    "class C extends (await 1) { [await x] = 1; static m() { (import\n.defer('x')) } }",
    "eval(eval('a'), b)\nx = eval((a, b)) + new eval(c)",
    "let a\na?.b.push(1)\na?.[a = 1]?.(a.b = 2).c\ndelete a?.b[a++]\nnew a.b(a.c = 1)",
]


@pytest.mark.parametrize("source_text", SAMPLES)
def test_text_compiles_keeps_its_lines_and_can_be_restored(source_text: str) -> None:
    rewritten = parse_module(source_text)
    quickjs.Context().eval(f"({rewritten.text})")
    assert rewritten.marker not in source_text
    restored = strip_insertions(rewritten.text, rewritten.marker).removesuffix("\n}}}}")
    assert len(restored) == len(source_text)
    lines = zip(source_text.split("\n"), restored.split("\n"), strict=True)
    for line, restored_line in lines:
        kept = (old == new or new == " " for old, new in zip(line, restored_line, strict=True))
        assert all(kept) or line.startswith("#!")
    blanked = [old for old, new in zip(source_text, restored, strict=True) if new == " " != old]
    words = {"import", "export", "default"} & set(source_text.replace("{", " ").split())
    assert bool(blanked) == bool(words)


@pytest.mark.parametrize(
    "source_text",
    [
        "let $mv",
        "let $m\\u0076",
        "let \\u{24}\\u{0006d}v",
        "'\\u{fffffff}'; let $m\\u{76}_s",
        "let \\u0024mv_w = $m\\u0076",
    ],
)
def test_the_marker_is_no_part_of_a_name_however_it_is_spelled(source_text: str) -> None:
    assert choose_marker(source_text) == "$mv1"


def test_in_place_of_a_marker_stand_those_of_the_run() -> None:
    rewritten = parse_module("let $mv = [arguments, '$mv1'];\n$m\\u0076 = import.meta")
    text = RunMarkers("$hidden", "$seen").put_in(rewritten.text, rewritten.marker)
    assert rewritten.marker not in text.replace("'$mv1'", "")
    assert "let $mv = [$seen_arguments, '$mv1'];" in text
    assert "$hidden_w($m\\u0076 = $hidden_a/*$hidden*/,2,0)" in text
    quickjs.Context().eval(f"({text})")


@pytest.mark.parametrize("source_text", SAMPLES)
def test_columns_are_restored(source_text: str) -> None:
    rewritten = parse_module(source_text)
    restored = strip_insertions(rewritten.text, rewritten.marker).split("\n")
    for line, restored_line in zip(rewritten.text.split("\n")[:-1], restored, strict=False):
        columns = [original_column(line, column, rewritten.marker) for column in range(1, len(line) + 2)]
        assert columns == sorted(columns)
        assert columns[-1] == len(restored_line) + 1
        if "import" not in restored_line and "await" not in restored_line:
            assert set(columns) == set(range(1, len(restored_line) + 2))


def test_columns_of_the_engine_count_bytes() -> None:
    source_text = "let a\nf('é😀', a = 1, b)"
    rewritten = parse_module(source_text)
    line = rewritten.text.split("\n")[1]
    engine_column = len(line[: line.index(", b")].encode()) + 3
    assert original_column(line, engine_column, rewritten.marker) == source_text.split("\n")[1].index("b") + 1


def test_engine_errors_are_at_our_lines() -> None:
    source_text = "/*\r*/ '\u2028' + `\u2029` + '\\\u2028'\r\nlet a\u2028// \u2029\rnowhere"
    rewritten = parse_module(source_text)
    with pytest.raises(quickjs.JSException, match=r"<input>:9:"):
        quickjs.Context().eval(f"var g = {rewritten.text}(()=>{{}},v=>v)({{}})(); g.next(); g.next()")
    assert parse_module(source_text).parsed.statements[-1].line == 9


def test_characters_the_engine_cannot_be_given_keep_their_value() -> None:
    source_text = "/*\0\ud800*/ let a = '\0\ud83d\\\0|\u2028\\\u2029' + `\0` + /\0/.test('\0')\nlet b = a.length"
    assert "1=10" in run(source_text)


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("let a = 1; a += 1; const b = 2", "0=1 0=2 1=2"),
        ("let a; function f() { a = 1 } f()", "0=undefined 0=1"),
        ("var a = 1, b; var c", "0=1"),
        ("let a = 1, b = 2; [a, b] = [b, a]", "0=1 1=2 0=2 1=1"),
        ("if (1) var a = 1", "0=1"),
        ("for (var i = 0; i < 2; i++) ;", "0=0 0=1 0=1 0=2 0=2"),
        ("for (var i of [7, 8]) {}", "0=7 0=8 0=8"),
        ("let i = 0; for (i of [7]) {}", "0=0 0=7"),
        ("let f; f = () => {}", '0=undefined 0="function f"'),
        ("export default () => {}", '0="function default"'),
        ("export default class {}", '0="function default"'),
        ("export default (function () {})", '0="function default"'),
        ("const a = []; a.push(1); a.x = 1", "0=[] m[1] m[1]"),
        ("const o = {}; o.a = {}; o.a.b = 1; delete o.a", '0={} m{"a":{}} m{"a":{"b":1}} m{}'),
        ("const o = {}; Object.assign(o, {a: 1})", '0={} m{"a":1}'),
        ("class C { x = 1; m() { this.x = 2 } }; new C().m()", '0="function C" m{"x":2}'),
        ("let a = 1; const b = a++ + ++a", "0=1 0=2 0=3 1=4"),
        ("let a; a?.push(1).b", "0=undefined"),
        ("let u = import.meta.url, i = import('x')", '0="u" 1="import x"'),
        ("arguments", "ReferenceError: $mv_arguments is not defined"),
        ("a; let a", "ReferenceError: a is not initialized"),
        ("let t = this, f = () => this", '0=undefined 1="function f"'),
    ],
)
def test_what_a_run_tells(source_text: str, expected: str) -> None:
    assert told(source_text) == expected


def test_functions_are_there_before_evaluation() -> None:
    context = quickjs.Context()
    rewritten = parse_module("export default function () { return 1 } export function f() { return 2 } let a = 1")
    values = f"{rewritten.text}(() => {{}})({{}})().next().value.slice(0, 3)"
    called = f"{values}.map((get) => {{ try {{ return get()() }} catch (e) {{ return e.name }} }})"
    assert json.loads(context.eval(f"JSON.stringify({called})")) == [1, 2, "ReferenceError"]


def test_statements_are_told_in_the_order_they_run() -> None:
    assert run("function f() { return 1 }\nif (f()) ; else g()\nfor (let i of [1, 2]) f(i)") == [
        *("s1", "s0"),
        *("s3", "s4", "s0", "s4", "s0"),
    ]


def test_imported_names_are_called_without_a_receiver() -> None:
    imported = "{get f() { return function () { 'use strict'; return String(this) } }}"
    source_text = "import {f} from 'x'; let a = f(), b = f?.(), c = f``, d = (f)(), g = [f][0] === f"
    assert told(source_text, imported) == '0="undefined" 1="undefined" 2="undefined" 3="undefined" 4=false'


def test_imported_names_are_live_and_read_only() -> None:
    imported = "{get n() { return log.length }, set n(v) { throw new TypeError('constant') }}"
    log = run("import {n} from 'x'; let a = n; let b = n; { let n = 5; n = 6 } n = 7", imported)
    assert log[-1] == "TypeError: constant"
    assert log.index("0=1") < log.index("1=3")
