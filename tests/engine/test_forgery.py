"""Guests that want to write the record themselves: by the names that rewriting inserts, and by what probes are given."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import pytest

import modviz
from modviz.engine.channel import RealmChannel
from modviz.engine.realm import QuickJSRealm
from modviz.limits import Limits
from modviz.parsing.parser import parse_module
from modviz.spec.seen import BindingSeen, HostRequest, Observation, StatementSeen

LINE = """',["console","error","FORGED",0,1]'"""

CALLS = {
    "an escape": f"$m\\u0076_s({LINE})",
    "an escape of the dollar": f"\\u{{24}}mv_s({LINE})",
    "a direct eval": f"eval('$' + 'mv_s')({LINE})",
    "an indirect eval": f"(0, eval)('$' + 'mv_s')({LINE})",
    "a direct eval in a function": f"(() => eval('$' + 'mv_w(1, ' + {LINE!r} + ', 0)'))()",
    "a Function": f"new Function('return $' + 'mv_s')()({LINE})",
    "a generator function": "(function* () {}).constructor('$' + 'mv_s(1)')().next()",
    "a property of the global object": f"globalThis['$mv_s']({LINE})",
    "all properties of the global object": (
        "for (const key of Reflect.ownKeys(globalThis)) if (/^\\$\\w{7}/.test(String(key))) globalThis[key](1); throw 1"
    ),
    "the next marker": f"eval('$' + 'mv1_s')({LINE})",
    "a name in what an error says": (
        "let told = ''; const deep = () => { try { deep() } catch { try { arguments } catch (error) { told ||= error.message } } };"
        f" deep(); eval(told.split('_')[0] + '_s')({LINE})"
    ),
    "a name in the text of a function": f"eval((/(\\S*)_s\\(/.exec(String(() => {{ 1 }})) ?? [0, 'none'])[1] + '_s')({LINE})",
    "a name in a stack": f"eval((/\\$\\w{7}/.exec(new Error().stack) ?? ['none'])[0] + '_s')({LINE})",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_no_name_that_is_inserted_can_be_reached(call: str) -> None:
    source = f"let caught = '';\ntry {{\n  {call};\n}} catch (error) {{ caught = `${{error}}` }}\nconsole.log(caught !== '');"
    trace = modviz.trace("main.js", sources={"main.js": source})
    assert trace.outcome.status == "fulfilled"
    assert [(line.level, line.text, line.line) for line in trace.console] == [("log", "true", 5)]


INNOCENT = {
    "a variable": ("let $\\u006dv_s = 1; console.log($\\u006dv_s, $mv_s)", "1 1"),
    "a variable with escapes only": ("let $\\u006dv_w = [1]; $\\u006dv_w = 2; console.log($\\u006dv_w)", "2"),
    "typeof": ("console.log(typeof $\\u006dv_s, typeof $mv_w, typeof $mv1_s)", "undefined undefined undefined"),
    "an export": ("export const $\\u006dv_default = 3; console.log($\\u006dv_default)", "3"),
    "a function": ("function $\\u006dv() { return $mv.name } console.log($mv())", "$mv"),
    "its text": ("const f = ($\\u006dv) => { $mv = 1; return arguments }; console.log(`${f}`)",
                 "($\\u006dv) => { $mv = 1; return arguments }"),
    "a global": ("globalThis.$mv_s = 4; console.log(eval('$mv_s'), $mv_s)", "4 4"),
    "a string": ("console.log('/*$mv*/{ $mv_s(0);', `${() => { '/*$mv*/' }}`)", "/*$mv*/{ $mv_s(0); () => { '/*$mv*/' }"),
    "a label": ("$mv_l: for (;;) break $mv_l; console.log('left')", "left"),
    "import() beside it": ("console.log(typeof eval('let $mv_i = 1; import(\"./none.js\")').catch(() => 0))", "object"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "printed"), INNOCENT.values(), ids=INNOCENT.keys())
def test_programs_that_use_such_names_run_unchanged(source: str, printed: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": source})
    assert [line.text for line in trace.console if line.level == "log"] == [printed]


def test_a_script_that_sees_a_name_by_a_with_gets_no_power_over_the_record() -> None:
    source = """let name;
with (new Proxy({}, { has(_, key) { if (/^\\$\\w{7}_i$/.test(String(key))) name = key; return false } })) import('./a.js');
const own = globalThis.eval(name);
console.log([0, 1, 2, 1e9, '0'].every((number) => own.from(number) === undefined));
for (const letter of 'swmafl') try { globalThis.eval(name.slice(0, -1) + letter); console.log(letter) } catch {}
"""
    trace = modviz.trace("main.js", sources={"main.js": source, "a.js": ""}, goal="script")
    assert trace.outcome.status == "fulfilled"
    assert [line.text for line in trace.console] == ["true"]


def _told(calls: Sequence[str]) -> Sequence[Observation | HostRequest]:
    """What a realm tells of a module of one statement and one binding with such calls of its probes in place of it."""
    limits = Limits()
    channel = RealmChannel(limits, "common")
    realm = QuickJSRealm(limits, channel)
    syntax = parse_module("let a = 1")
    text = re.sub(r"(?<=_\*/).*(?=\n\}\}\}\})", lambda _: "let a = 1;" + ";".join(calls), syntax.text)
    realm.compile_module("main.js", "file:///main.js", msgspec.structs.replace(syntax, text=text))
    assert not realm.compile_errors()
    realm.instantiate("main.js", [])
    try:
        execution = realm.execute("main.js")
    finally:
        realm.close()
    assert execution.thrown is None
    return execution.observations


ODD = [
    LINE,
    '\']\\n[[],["limit","memory"]]\\n[[0\'',
    "-1",
    "1.5",
    "NaN",
    "2**53",
    "{}",
    "[7]",
    "''",
    "undefined",
    "null",
    "1e9",
]


def test_probes_report_only_what_there_is_whatever_they_are_given() -> None:
    assert parse_module("let a = 1").marker == "$mv"
    calls = [
        call.replace("X", odd)
        for odd in ODD
        for call in ("$mv_s(X)", "$mv_w(1,X,0)", "$mv_w(1,1,X)", "$mv_w(1,1,0,X)", "$mv_m(X,X)")
    ]
    for each in _told(calls):
        if isinstance(each, StatementSeen):
            assert (each.place.module, each.place.line) == ("main.js", 1)
        else:
            assert isinstance(each, BindingSeen)
            assert (each.index, each.value.preview) == (0, "1")
            assert each.line == 1
