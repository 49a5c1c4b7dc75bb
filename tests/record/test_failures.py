"""What errors are about, as data: of every kind that modviz raises or recognises."""

from __future__ import annotations

import typing

import msgspec
import pytest

import modviz
from modviz.analysis import syntax_advice
from modviz.analysis.advice import advice
from modviz.analysis.explanation import explanation
from modviz.parsing.syntax_messages import MESSAGES
from modviz.record.events import AssignmentRefused, DeadZoneRead, LinkFailed
from modviz.record.failures import (
    About,
    AmbiguousExport,
    BadImportMap,
    BlockedFetch,
    CircularExport,
    Constant,
    EarlyRead,
    EmptyBox,
    FailedFetch,
    FailedImport,
    FailedIntegrity,
    Lack,
    Limit,
    MissingAttribute,
    MissingExport,
    NoModuleSource,
    RaisedByNode,
    ReadOnlyImport,
    Syntax,
    UndefinedName,
    UnknownModuleType,
    UnreadyModule,
    UnresolvedSpecifier,
    UnsupportedAttribute,
    UnsupportedScheme,
    WrongMimeType,
)
from modviz.record.world import GuestError

OTHERS = {
    "a.js": "export let a = 1, both = 1; export const one = 1;",
    "b.js": "export let b = 2, both = 2;",
    "stars.js": "export * from './a.js'; export * from './b.js'; export { one as uno } from './a.js';",
    "behind.js": "export * from './stars.js';",
    "ring.js": "export { round } from './ring2.js';",
    "ring2.js": "export { round } from './ring.js';",
    "late.js": "import { mine } from './main.js'; export const read = mine;",
    "late_namespace.js": "import * as main from './main.js'; export const read = main.mine;",
    "late_kept.js": "import { early } from './main.js'; export const read = early.x;",
    "waits.js": "import './main.js'; export const value = 1;",
    "broken.js": "let x = = 1;",
    "data.json": "{",
    "style.css": "a {}",
}

# The entry, the code, and what its error is about.
KINDS: list[tuple[str, str, About]] = [
    ("mine; let mine = 1;", "dead-zone", EmptyBox("main.js", "mine", "main.js", "mine")),
    ("import './late.js'; export let mine = 1;", "dead-zone", EmptyBox("late.js", "mine", "main.js", "mine")),
    (
        "import './late_namespace.js'; let own = 1; export { own as mine };",
        "dead-zone",
        EmptyBox("late_namespace.js", "mine", "main.js", "own"),
    ),
    ("function f() { local; let local; } f();", "dead-zone", EmptyBox("main.js", "local")),
    ("import { a } from './a.js'; a = 2;", "assignment-to-import", ReadOnlyImport("main.js", "a")),
    ("const own = 1; own += 1;", "assignment-to-constant", Constant("main.js", "own")),
    ("nobody();", "not-defined", UndefinedName("main.js", "nobody")),
    (
        "import defer * as late from './waits.js';\nlate.value;",
        "unready-module",
        UnreadyModule("waits.js", "main.js"),
    ),
    ("import 'lodash';", "unresolved-specifier", UnresolvedSpecifier("lodash", is_bare=True)),
    ("import 'a.js' with { kind: 'x' };", "unsupported-attribute", UnsupportedAttribute("a.js", "kind")),
    ("import './a.js' with { type: 'wasm' };", "unknown-module-type", UnknownModuleType("./a.js", "wasm")),
    (
        "import './gone.js';",
        "fetch-failed",
        FailedFetch("file:///gone.js", 404, "there is no source of that name"),
    ),
    ("import 'node:fs';", "unsupported-scheme", UnsupportedScheme("node:fs", "node")),
    ("import './data.json';", "missing-attribute", MissingAttribute("file:///data.json", "json")),
    (
        "import 'data:text/plain,1';",
        "wrong-mime-type",
        WrongMimeType("data:text/plain,1", "javascript", "text/plain"),
    ),
    ("import './broken.js';", "syntax", Syntax("unexpected-token", "=")),
    ("@logged class A {}", "lack", Lack("syntax", "decorators", "parse")),
    (
        "import './late_kept.js'; export var early = 1;",
        "read-too-early",
        EarlyRead("late_kept.js", "early", 1, "main.js", "early"),
    ),
    ("indexedDB;", "lack", Lack("part", "indexedDB", "evaluate")),
    (
        "import { c } from './stars.js';",
        "missing-export",
        MissingExport(
            "./stars.js",
            "c",
            "stars.js",
            (("stars.js", "c"), ("a.js", "c"), ("b.js", "c")),
            ("uno", "a", "both", "one", "b"),
        ),
    ),
    (
        "export { uno as una, c } from './stars.js';",
        "missing-export",
        MissingExport(
            "./stars.js",
            "c",
            "stars.js",
            (("main.js", "c"), ("stars.js", "c"), ("a.js", "c"), ("b.js", "c")),
            ("uno", "a", "both", "one", "b"),
        ),
    ),
    (
        "import { both } from './behind.js';",
        "ambiguous-export",
        AmbiguousExport("./stars.js", "both", "stars.js", (("a.js", "both"), ("b.js", "both"))),
    ),
    (
        "import { round } from './ring.js';",
        "circular-export",
        CircularExport("./ring2.js", "round", (("ring2.js", "round"), ("ring.js", "round"))),
    ),
    ("import source a from './a.js';", "no-module-source", NoModuleSource("a.js")),
    ("for (;;);", "limit", Limit("time")),
]


@pytest.mark.parametrize(("entry", "code", "about"), KINDS, ids=[entry for entry, _, _ in KINDS])
def test_an_error_says_what_it_is_about(entry: str, code: str, about: About) -> None:
    trace = modviz.trace(
        "main.js", sources={**OTHERS, "main.js": entry}, host="page", limits=modviz.Limits(seconds=0.5)
    )
    error = trace.outcome.error
    assert error is not None
    assert (error.code, error.about) == (code, about)
    again = modviz.from_json(modviz.to_json(trace))
    assert again.outcome.error == error


NO_MAP = "Failed to parse import map: not an object"
CDN = "http://cdn.example/a.js"
KINDS_OF_PAGES = [
    ("<script type=importmap>[]</script>", "bad-import-map", BadImportMap("TypeError", NO_MAP)),
    (
        f"<script type=module src={CDN}></script>",
        "blocked-fetch",
        BlockedFetch(CDN, "No 'Access-Control-Allow-Origin' header is present on the requested resource."),
    ),
    (
        "<script src=a.js integrity=sha256-AAAA></script>",
        "failed-integrity",
        FailedIntegrity("http://page.example/a.js", "sha256-AAAA"),
    ),
    (
        "<script>import('./gone.js')</script>",
        "import-failed",
        FailedImport(
            "http://page.example/gone.js",
            FailedFetch("http://page.example/gone.js", 404, "there is no source of that name"),
        ),
    ),
]


@pytest.mark.parametrize(("html", "code", "about"), KINDS_OF_PAGES, ids=[code for _, code, _ in KINDS_OF_PAGES])
def test_an_error_of_a_page_says_what_it_is_about(html: str, code: str, about: About) -> None:
    network = modviz.Network(cdn={"/a.js": modviz.ServerAnswer(body="")})
    trace = modviz.trace("index.html", sources={"index.html": html, "a.js": ""}, network=network)
    errors = [*trace.errors, *(event.error for event in trace.events if hasattr(event, "error") and event.error)]
    assert (code, about) in [(error.code, error.about) for error in errors]
    assert advice(trace.end, next(error for error in errors if error.code == code))


def test_every_kind_is_tried_here() -> None:
    # What only Node raises is told in tests/hosts/node.
    kinds = {type(about) for _, _, about in (*KINDS, *KINDS_OF_PAGES)}
    assert kinds | {RaisedByNode} == set(typing.get_args(About))


@pytest.mark.parametrize(
    "call",
    [
        "await import('./gone.js')",
        "await import('./gone.js').catch(error => { throw error })",
        "try { await import('./gone.js') } catch (error) { throw error }",
        "await import('lodash')",
        "await import('./broken.js')",
        "await import('./missing.js')",
        "await import('./late_too.js')",
        "let kept; try { mine } catch (error) { kept = error } let mine = 1; throw kept;",
    ],
)
def test_an_error_that_is_caught_and_thrown_again_keeps_its_cause(call: str) -> None:
    sources = {
        **OTHERS,
        "main.js": f"await 1; {call};",
        "missing.js": "import { nothing } from './a.js';",
        "late_too.js": "early; let early;",
    }
    error = modviz.trace("main.js", sources=sources).outcome.error
    assert error is not None
    assert error.phase == "evaluate"
    assert error.code in ("fetch-failed", "unresolved-specifier", "syntax", "missing-export", "dead-zone")


def test_what_the_guest_says_of_its_own_error_changes_no_cause() -> None:
    sources = {
        "main.js": "let error; try { x } catch (it) { error = it; error.message = 'bad'; error.name = 'Odd' }\n"
        "let x = 1; throw error;",
    }
    error = modviz.trace("main.js", sources=sources).outcome.error
    assert error is not None
    assert (error.name, error.message) == ("Odd", "bad")
    assert error.about == EmptyBox("main.js", "x", "main.js", "x")


@pytest.mark.parametrize(
    "thrown",
    [
        "new ReferenceError(\"Cannot access 'x' before initialization\")",
        "new ReferenceError('x is not defined')",
        "new TypeError('Assignment to constant variable.')",
        "new SyntaxError(\"The requested module './a.js' does not provide an export named 'x'\")",
    ],
)
def test_words_alone_are_no_cause(thrown: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": f"export let x = 1;\nthrow {thrown};"})
    error = trace.outcome.error
    assert error is not None
    assert error.about is None
    assert explanation(trace.end, error) == ""
    assert advice(trace.end, error).startswith("start at the place where it was thrown;")


def test_a_variable_of_a_function_is_not_taken_for_the_box_of_that_name() -> None:
    sources = {"main.js": "export let x = 1;\nfunction read() { x; let x; }\nread();"}
    trace = modviz.trace("main.js", sources=sources)
    assert not [event for event in trace.events if isinstance(event, DeadZoneRead)]
    assert trace.outcome.error is not None
    assert trace.outcome.error.about == EmptyBox("main.js", "x")


def test_a_read_of_a_namespace_object_is_a_step_with_the_box_behind_it() -> None:
    trace = modviz.trace("main.js", sources={**OTHERS, "main.js": "import './late_namespace.js'; export let mine = 1;"})
    (read,) = [event for event in trace.events if isinstance(event, DeadZoneRead)]
    assert (read.module, read.name, read.target_module, read.target_binding) == (
        "late_namespace.js",
        "mine",
        "main.js",
        "mine",
    )


def test_events_and_errors_say_the_same() -> None:
    sources = {"main.js": "import { a } from './a.js';\na = 2;", **OTHERS}
    trace = modviz.trace("main.js", sources=sources)
    (refused,) = [event for event in trace.events if isinstance(event, AssignmentRefused)]
    assert trace.outcome.error is not None
    assert trace.outcome.error.about == ReadOnlyImport(refused.module, refused.name)


def test_each_failure_of_linking_is_about_its_own_import() -> None:
    sources = {
        **OTHERS,
        "main.js": "for (const name of ['one', 'two']) await import(`./${name}.js`).catch(() => {});",
        "one.js": "import { x } from './a.js';",
        "two.js": "import { both } from './stars.js';",
    }
    failed = [event for event in modviz.trace("main.js", sources=sources).events if isinstance(event, LinkFailed)]
    assert [event.error.code for event in failed] == ["missing-export", "ambiguous-export"]


def test_an_error_of_an_older_record_is_about_nothing() -> None:
    old = b'{"name":"TypeError","message":"m","phase":"fetch","module":"a.js","line":1,"column":2,"handle":null}'
    error = msgspec.json.decode(old, type=GuestError)
    assert (error.about, error.code) == (None, "")
    assert advice(modviz.trace("main.js", sources={"main.js": ""}).end, error).startswith(
        "check that the file is there"
    )


@pytest.mark.parametrize(
    ("entry", "what_to_do"),
    [("mine; let mine = 1;", "read the name later"), ("import { c } from './a.js';", "compare the name in the import")],
)
def test_a_record_without_its_modules_still_has_advice(entry: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources={**OTHERS, "main.js": entry}, events=False)
    read = modviz.from_json(modviz.to_json(trace))
    assert read.outcome.error is not None
    assert explanation(read.end, read.outcome.error) == ""
    assert advice(read.end, read.outcome.error).startswith(what_to_do)


@pytest.mark.parametrize(
    ("entry", "what_to_do"),
    [
        ("const own = 1; own += 1;", "declare own with let"),
        ("import { a } from './a.js'; a = 2;", "let the module that owns the binding change it"),
        ("import './a.js' with { kind: 'x' };", "an import may have one attribute, type,"),
        ("import './a.js' with { type: 'wasm' };", "an import may have one attribute, type,"),
        ("await import('lodash');", "a path begins with ./, ../ or /."),
        ("await import('./gone.js');", "check that the file is there"),
        ("await import('./broken.js');", "mend the syntax at that place."),
    ],
)
def test_advice_follows_the_cause(entry: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources={**OTHERS, "main.js": entry})
    assert trace.outcome.error is not None
    assert advice(trace.end, trace.outcome.error).startswith(what_to_do)


def test_advice_on_syntax_speaks_of_kinds_that_there_are() -> None:
    assert {*syntax_advice._BY_KIND, *(kind for kind, _ in syntax_advice._BY_TOKEN)} <= set(MESSAGES)
