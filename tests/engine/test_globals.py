"""The globals of a page: as Node 24 has them where it is installed, and pinned where it is not or differs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import _quickjs
import pytest

import modviz
from modviz.engine.child.realm_source import GLOBALS, SETS, realm_source
from modviz.hosts.choosing import HOSTS
from tests.engine.guest import LIMITS, Guest
from tests.node_binary import MISSING, NODE, ask_node

FOLDER = Path(__file__).parent / "global_cases"
RUNNER = (FOLDER / "runner.js").read_text("utf-8")
PRELUDE = realm_source("window")


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text("utf-8").rstrip("\n").split("\n")


def _printed_by_node(cases: Sequence[str]) -> list[list[str]]:
    if NODE is None:
        pytest.skip(MISSING)
    task = {"runner": RUNNER, "cases": cases}
    return ask_node(str(FOLDER / "node.js"), question=task, environment={"TZ": "UTC"})  # type: ignore[no-any-return]


def _differences(cases: Sequence[str]) -> str:
    """The cases that are printed differently, readable; empty when there are none."""
    guest = Guest(PRELUDE, RUNNER)
    found = ""
    for case, expected in zip(cases, _printed_by_node(cases), strict=True):
        printed = guest.run(case)
        if printed != expected:
            found += f"\n{case}\n--- Node\n" + "\n".join(expected) + "\n--- here\n" + "\n".join(printed) + "\n"
    return found


def _url_case(line: str) -> str:
    attributes = [
        *("href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname"),
        *("search", "hash"),
    ]
    arguments = ", ".join(json.dumps(each) for each in line.split("\t"))
    return f"var u = new URL({arguments}); console.log(JSON.stringify({json.dumps(attributes)}.map((n) => u[n])))"


def _setter_case(line: str) -> str:
    name, url, value = line.split("\t")
    return (
        f"var u = new URL({json.dumps(url)}); try {{ u.{name} = {json.dumps(value)}; }}"
        " finally { console.log(u.href) }"
    )


@pytest.mark.parametrize("name", ["console.txt", "globals.txt"])
def test_programs_print_what_they_print_in_node(name: str) -> None:
    assert _differences(_lines(name)) == ""


def test_urls_are_those_of_node() -> None:
    cases = [_url_case(line) for line in _lines("urls.txt") if line not in NOT_AS_IN_NODE]
    assert len(cases) > 150
    assert _differences(cases) == ""


def test_url_setters_do_what_those_of_node_do() -> None:
    assert _differences([_setter_case(line) for line in _lines("url_setters.txt")]) == ""


NOT_AS_IN_NODE = {
    # The standard encodes "^" in paths since 2024, as browsers and the parser of module specifiers do.
    "http://a/^": "http://a/%5E",
    # And the last space of an opaque path, since 2025.
    "data:a #b": "data:a%20#b",
}


# ---- Pinned ------------------------------------------------------------------------------------------------


@pytest.fixture
def guest() -> Guest:
    return Guest(PRELUDE, RUNNER)


def test_where_the_standard_is_ahead_of_node(guest: Guest) -> None:
    for url, href in NOT_AS_IN_NODE.items():
        assert guest.run(f"console.log(new URL({json.dumps(url)}).href)") == [href]
    # A port that does not start with a digit changes nothing.
    assert guest.run("var u = new URL('http://a:1'); u.port = 'a8'; console.log(u.port)") == ["1"]


def test_console_levels(guest: Guest) -> None:
    guest.run(
        "console.log(1); console.info(1); console.warn(1); console.error(1); console.debug(1); console.dir(1);"
        "console.table([1]); console.count(); console.assert(false); console.trace(); console.timeEnd('none')"
    )
    assert " ".join(guest.levels) == "log info warn error debug log log log warn error warn"


def test_times_are_those_of_the_virtual_clock(guest: Guest) -> None:
    assert guest.run("console.time(); setTimeout(() => console.timeLog(), 5);"
                     "setTimeout(() => console.timeLog('default', '%s', { a: 1 }), 1234);"
                     "setTimeout(() => console.timeEnd(), 61500)") == [
        "default: 5ms",
        "default: 1.234s %s { a: 1 }",
        "default: 1:01.500 (m:ss.mmm)",
    ]  # fmt: skip
    assert guest.run("console.time('h'); setTimeout(() => console.timeEnd('h'), 3723004)") == [
        "h: 1:02:03.004 (h:mm:ss.mmm)"
    ]


def test_clear_ends_all_groups(guest: Guest) -> None:
    assert guest.run("console.group('a'); console.group('b'); console.clear(); console.log('c')") == ["a", "  b", "c"]


def test_a_trace_says_where_it_is(guest: Guest) -> None:
    [text] = guest.run("(function outer() { console.trace('at %s', 'x'); })()")
    assert text.splitlines()[0] == "Trace: at x"
    assert "outer" in text.splitlines()[1]


def test_dates_start_at_a_fixed_instant_and_follow_the_clock(guest: Guest) -> None:
    assert guest.run(
        "console.log(new Date().toISOString(), Date.now(), performance.now(), performance.timeOrigin, Date());"
        "setTimeout(() => console.log(new Date().toISOString(), performance.now()), 250)"
    ) == [
        "2026-01-01T00:00:00.000Z 1767225600000 0 1767225600000"
        " Thu Jan 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time)",
        "2026-01-01T00:00:00.250Z 250",
    ]


def test_a_loop_that_waits_for_time_to_pass_ends(guest: Guest) -> None:
    assert guest.run(
        "const start = performance.now(); setTimeout(() => console.log('first'), 20);"
        "while (performance.now() - start < 50);"
        "setTimeout(() => console.log('second', performance.now() - start), 10)"
    ) == ["first", "second 60"]
    assert guest.clock == 60


def test_chance_is_the_same_every_time() -> None:
    program = "console.log(Math.random(), crypto.randomUUID(), crypto.getRandomValues(new Uint32Array(2)))"
    first, second = Guest(PRELUDE, RUNNER).run(program), Guest(PRELUDE, RUNNER).run(program)
    assert first == second
    guest = Guest(PRELUDE, RUNNER)
    mean = float(guest.run(
        "let sum = 0; for (let i = 0; i < 10000; i += 1) sum += Math.random(); console.log(sum / 10000)"
    )[0])  # fmt: skip
    assert 0.48 < mean < 0.52


def test_timers_as_a_browser_has_them(guest: Guest) -> None:
    assert guest.run("console.log(setTimeout(() => {}), setInterval.length, setTimeout.length)") == ["1 1 1"]
    assert guest.run("setTimeout('console.log(this === globalThis, 1 + 1)')") == ["true 2"]
    assert guest.run("setTimeout(function () { 'use strict'; console.log(this === globalThis) })") == ["true"]
    assert guest.run("setTimeout(() => console.log('wraps'), 2 ** 32 + 7)") == ["wraps"]
    assert guest.clock == 7
    assert guest.run("setTimeout(() => {}, Symbol())") == [
        "threw TypeError | Cannot convert a Symbol value to a number | undefined"
    ]


def test_a_thousand_timers(guest: Guest) -> None:
    printed = guest.run(
        "let n = 0; for (let i = 0; i < 1000; i += 1) setTimeout(() => { n += 1 }, i % 7);"
        "setTimeout(() => console.log(n), 100)"
    )
    assert printed == ["1000"]


def test_what_nobody_catches_is_reported(guest: Guest) -> None:
    assert guest.run("queueMicrotask(() => { throw new RangeError('lost') }); queueMicrotask(() => { throw 5 })") == [
        "Uncaught RangeError: lost", "Uncaught 5",
    ]  # fmt: skip
    assert guest.run("setTimeout(() => { throw new RangeError('late') })") == ["Uncaught RangeError: late"]
    assert guest.run("setTimeout(() => structuredClone(() => 1))") == [
        "Uncaught DataCloneError: () => 1 could not be cloned."
    ]


def test_a_request_is_answered(guest: Guest) -> None:
    assert (
        guest.run(
            "fetch('data.json', { method: 'post' }).then((r) => { console.log(r.status, r.ok, r.statusText, r.url,"
            "r.type, r.headers.get('Content-Type')); return r.json() }).then(console.log)"
        )
        == []
    )
    assert guest.fetches == [[1, "data.json", "POST", None, None]]
    answer = {
        "number": 1, "status": 200, "statusText": "OK", "url": "http://host/data.json",
        "headers": [["content-type", "application/json"]], "text": '{"a":[1,2]}',
    }  # fmt: skip
    assert guest.answer(**answer) == [
        "200 true OK http://host/data.json basic application/json",
        "{ a: [ 1, 2 ] }",
    ]
    assert guest.answer(**answer) == []


def test_a_request_fails(guest: Guest) -> None:
    guest.run("fetch('http://HOST/x').catch((error) => console.log(error.name, error.message, error.cause.message))")
    assert guest.fetches == [[1, "http://host/x", "GET", None, None]]
    failed = {"status": None, "statusText": "no such host", "url": "", "headers": [], "text": None}
    assert guest.answer(number=1, **failed) == ["TypeError fetch failed no such host"]
    guest.run("fetch('x').then((r) => r.text()).then((text) => console.log([text]))")
    gone = {"status": 404, "statusText": "Not Found", "url": "http://host/x", "headers": [], "text": None}
    assert guest.answer(number=2, **gone) == ["[ '' ]"]
    assert guest.run("fetch().catch((error) => console.log(error.code))") == ["ERR_MISSING_ARGS"]


BUILT_INS = (
    "setTimeout",
    "clearInterval",
    "setImmediate",
    "queueMicrotask",
    "structuredClone",
    "fetch",
    "atob",
    "URL",
    "URLSearchParams",
    "Headers",
    "Response",
    "DOMException",
    "TextEncoder",
    "Date",
    "Date.now",
    "Math.random",
    "console.log",
    "console.table",
    "Map",
    "Math.max",
    "URL.canParse",
    "Performance",
    "Date.prototype.toString",
    "URL.prototype.toJSON",
)


def test_built_ins_look_like_built_ins(guest: Guest) -> None:
    for name in BUILT_INS:
        expected = f"function {name.split('.')[-1]}() {{ [native code] }}"
        assert guest.run(f"console.log(Function.prototype.toString.call({name}))") == [expected]
    assert guest.run(
        "console.log(Object.getOwnPropertyDescriptor(URL.prototype, 'href').get.toString(),"
        "'prototype' in setTimeout, self === globalThis, typeof window, typeof document, typeof process)"
    ) == ["function get href() { [native code] } false true object object undefined"]
    assert guest.run("console.log(String((function named() {}).bind()))") == ["function () { [native code] }"]


def test_a_hostile_guest_changes_nothing() -> None:
    poison = (FOLDER / "poison.js").read_text("utf-8")
    plain, hostile = Guest(PRELUDE, RUNNER), Guest(PRELUDE, RUNNER)
    assert hostile.run(poison) == []
    for program in _lines("hostile.txt"):
        expected = plain.run(program)
        assert expected
        assert hostile.run(program) == expected
    assert hostile.fetches == plain.fetches


# ---- Their table -----


def test_the_globals_of_a_set_are_those_that_its_lines_give() -> None:
    names = "Object.getOwnPropertyNames(globalThis).join(' ')"
    bare = set(_quickjs.Context().eval(names).split())
    for name, folders in SETS.items():
        context = _quickjs.Context()
        context.eval(realm_source(name))(*LIMITS)
        given = {each for path, _, gives in GLOBALS if path.split("/")[0] in folders for each in gives.split()}
        added = {each for each in given if "." not in each}
        there = set(context.eval(names).split())
        assert added <= there
        # The names of elements, and of what a page has not, stand in a table.
        assert there - bare - added <= (_platform_names() if "window" in folders else set())
        for each in given:
            # `event` is undefined while no listener runs.
            assert each == "event" or context.eval(f"typeof {each}") != "undefined"


def _platform_names() -> set[str]:
    folder = Path(modviz.__file__).parent / "engine" / "js" / "globals" / "window"
    words = re.findall(r"[\w$]+", (folder / "platform.js").read_text("utf-8"))
    return {*words, *(word[1:] for word in words)}


def test_a_line_says_what_its_file_gives() -> None:
    folder = Path(modviz.__file__).parent / "engine" / "js" / "globals"
    assert {path for path, _, _ in GLOBALS} == {
        file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.js")
    }
    for path, _, gives in GLOBALS:
        text = (folder / f"{path}.js").read_text("utf-8")
        for each in gives.split():
            assert re.search(rf"\b{each.rpartition('.')[2]}\b", text), (path, each)


def test_a_part_cannot_stand_above_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("modviz.engine.child.realm_source.GLOBALS", GLOBALS[1:])
    with pytest.raises(KeyError, match="inspect"):
        realm_source("common")


def test_a_host_has_the_globals_of_its_set() -> None:
    assert {kind.globals for kind in HOSTS} <= set(SETS)
    assert _printed("console.log(typeof self)") == ["object"]
    context = _quickjs.Context()
    context.eval(realm_source("common"))(*LIMITS)
    assert context.eval("typeof self") == "undefined"


# ---- In modules --------------------------------------------------------------------------------------------


def _printed(source_text: str) -> list[str]:
    trace = modviz.trace("folder/main.js", sources={"folder/main.js": source_text})
    return [line.text for line in trace.console]


def test_a_module_resolves_specifiers() -> None:
    assert _printed(
        "const { resolve } = import.meta; console.log(resolve.name, resolve.length);"
        "for (const each of ['./a.js?v=2', '../b', '/c', 'http://HOST/../d', 'data:x', 'bare', '', 'http://']) {"
        " try { console.log(resolve(each).replace(resolve('/'), '<root>/')) }"
        " catch (error) { console.log(error.name, error.message) } }"
    ) == [
        "resolve 1",
        *("<root>/folder/a.js?v=2", "<root>/b", "<root>/c", "http://host/d", "data:x"),
        *(
            f"TypeError Failed to resolve module specifier '{each}'. Relative references must start with either"
            ' "/", "./", or "../".'
            for each in ("bare", "", "http://")
        ),
    ]


def test_a_trace_names_modules_as_the_record_does() -> None:
    assert _printed("function inner() {\n  console.trace('here');\n}\ninner();\n") == [
        "Trace: here\n    at inner (folder/main.js:2:11)\n    at folder/main.js:4:1"
    ]
