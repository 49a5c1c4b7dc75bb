"""What parsing finds in a module, checked against the tables of ECMA-262 and the words of V8."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz.parsing.parse_error import ParsingLimitError
from modviz.parsing.parser import ParseError, parse_module, parse_module_exactly, parse_script
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.record.entries import DEFAULT_BINDING, ImportName, ParsedModule, Position
from tests.chance import examples


def parsed(source_text: str) -> ParsedModule:
    return parse_module(source_text).parsed


def refusal(source_text: str) -> ParseError:
    with pytest.raises(ParseError) as refused:
        parse_module(source_text)
    return refused.value


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("import 'x'", []),
        ("import {} from 'x'", []),
        ("import v from 'x'", [("default", "v")]),
        ("import * as ns from 'x'", [(ImportName.NAMESPACE_OBJECT, "ns")]),
        ("import {x} from 'x'", [("x", "x")]),
        ("import {x as v, 'a b' as w} from 'x'", [("x", "v"), ("a b", "w")]),
        ("import d, {default as e} from 'x'", [("default", "d"), ("default", "e")]),
        ("import d, * as ns from 'x'", [("default", "d"), (ImportName.NAMESPACE_OBJECT, "ns")]),
    ],
)
def test_import_entries(source_text: str, expected: list[tuple[object, str]]) -> None:
    found = parsed(source_text)
    assert [(entry.import_name, entry.local_name) for entry in found.import_entries] == expected
    assert [each.request.specifier for each in found.requested_modules] == ["x"]


LOCAL, INDIRECT, STAR = "local", "indirect", "star"


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("export var v", [(LOCAL, "v", None, "v")]),
        ("export const [a, {b: c = 1, ...d}, ...e] = f", [(LOCAL, n, None, n) for n in "acde"]),
        ("export function f() {}", [(LOCAL, "f", None, "f")]),
        ("export class C {}", [(LOCAL, "C", None, "C")]),
        ("export default function f() {}", [(LOCAL, "default", None, "f")]),
        ("export default class C {}", [(LOCAL, "default", None, "C")]),
        ("export default function () {}", [(LOCAL, "default", None, DEFAULT_BINDING)]),
        ("export default (class C {})", [(LOCAL, "default", None, DEFAULT_BINDING)]),
        ("export default 42", [(LOCAL, "default", None, DEFAULT_BINDING)]),
        ("let x; export {x, x as 'a b'}", [(LOCAL, "x", None, "x"), (LOCAL, "a b", None, "x")]),
        ("export {x as y} from 'm'", [(INDIRECT, "y", "x", None)]),
        ("export {'a b' as default} from 'm'", [(INDIRECT, "default", "a b", None)]),
        ("export * as ns from 'm'", [(INDIRECT, "ns", ImportName.ALL, None)]),
        ("export * from 'm'", [(STAR, None, ImportName.ALL_BUT_DEFAULT, None)]),
        ("export {}", []),
        ("import {a as b} from 'm'; export {b as c}", [(INDIRECT, "c", "a", None)]),
        ("export {b}; import b from 'm'", [(INDIRECT, "b", "default", None)]),
        ("import * as ns from 'm'; export {ns as o}", [(INDIRECT, "o", ImportName.ALL, None)]),
        ("import source s from 'm'; export {s}", [(INDIRECT, "s", ImportName.SOURCE, None)]),
    ],
)  # fmt: skip
def test_export_entries(source_text: str, expected: list[tuple[object, ...]]) -> None:
    found = parsed(source_text)
    entries = [
        (kind, entry.export_name, entry.import_name, entry.local_name)
        for kind, group in (
            (LOCAL, found.local_export_entries),
            (INDIRECT, found.indirect_export_entries),
            (STAR, found.star_export_entries),
        )
        for entry in group
    ]
    assert entries == expected
    for entry in found.indirect_export_entries + found.star_export_entries:
        assert entry.module_request is not None
        assert entry.module_request.specifier == "m"


def test_requests_are_distinct_and_keep_their_first_place() -> None:
    found = parsed(
        "import a from 'x'\nexport * from 'y'\nimport 'x'\n"
        "import j from 'x' with {type: 'json', 'a b': '1'}\nimport k from 'x' with {'a b': '1', type: 'json'}"
    )
    requests = [(each.request.specifier, each.request.attributes, each.position) for each in found.requested_modules]
    assert requests == [
        ("x", (), Position(1, 15)),
        ("y", (), Position(2, 15)),
        ("x", (("a b", "1"), ("type", "json")), Position(4, 15)),
    ]


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("import defer * as a from 'x'", "defer:a"),
        ("import\ndefer/**/\n* as a from 'x'", "defer:a"),
        ("import source a from 'x'", "source:a"),
        ("import source source from 'x'", "source:source"),
        ("import source from from 'x'", "source:from"),
        ("import/* import source */source/**/a//\nfrom'x' with {}", "source:a"),
        ("import source 𝒶 from 'x'", "source:𝒶"),
        ("import defer from 'x'", "evaluation:defer"),
        ("import source from 'x'", "evaluation:source"),
        ("import source from 'from'", "evaluation:source"),
        ("import source, {a} from 'x'", "evaluation:source evaluation:a"),
        ("import defer, * as a from 'x'", "evaluation:defer evaluation:a"),
        ("// import\ndefer * 2; import defer * as a from 'x'", "defer:a"),
        ("import defer * as a from 'x'; import * as b from 'x'; import source c from 'x'",
         "defer:a evaluation:b source:c"),
        ("'import source a from'; import source a from 'import defer * as'; /import.defer(b)/", "source:a"),
    ],
)  # fmt: skip
def test_import_phases(source_text: str, expected: str) -> None:
    found = parsed(source_text).import_entries
    assert " ".join(f"{each.module_request.phase}:{each.local_name}" for each in found) == expected
    for entry in found:
        deferred, source = entry.import_name is ImportName.NAMESPACE_OBJECT, entry.import_name is ImportName.SOURCE
        assert source == (entry.module_request.phase == "source")
        assert deferred or entry.module_request.phase != "defer"


def test_requests_are_distinct_by_phase() -> None:
    found = parsed("import 'x'; import defer * as a from 'x'; import source b from 'x'; import defer * as c from 'x'")
    assert [each.request.phase for each in found.requested_modules] == ["evaluation", "defer", "source"]


def test_what_only_looks_like_a_phase_stays_refused() -> None:
    # Without the word that follows the comment this would be a method.
    assert refusal("class A { // import\n defer * x() {} }").message == "Unexpected token '*'"


WORDS = ("import", " defer ", " source ", "* as a", " from ", "'x'", ".", "(", ")", ";", "//", "\n", "/*", "*/", "`")


@examples(200)
@given(st.lists(st.sampled_from(WORDS)).map("".join))
def test_words_of_phases_anywhere_parse_or_are_refused(source_text: str) -> None:
    for parse in (parse_module, parse_script):
        with contextlib.suppress(ParseError):
            parse(source_text)
    with contextlib.suppress(ParseError):
        for request in (each.request for each in parsed(source_text).requested_modules):
            assert request.phase == "evaluation" or request.phase in source_text


@pytest.mark.parametrize("source_text", ["import.defer(x)", "import . source(x); import/**/.defer (import.source(y))"])
def test_phases_of_dynamic_imports(source_text: str) -> None:
    parse_script(source_text)
    assert not parsed(source_text).requested_modules


def test_many_comments_after_import_are_no_burden() -> None:
    assert refusal("import" + "/**/ " * 5_000 + "defer x from 'x'").message == "Unexpected identifier 'x'"


def test_positions_are_those_of_the_names() -> None:
    found = parsed("import {a,\n  b as c} from 'x'\nexport {\n c as d }\nexport /* */ default 1\nexport  * from 'y'")
    assert [entry.position for entry in found.import_entries] == [Position(1, 9), Position(2, 3)]
    assert found.indirect_export_entries[0].position == Position(4, 2)
    assert found.local_export_entries[0].position == found.declarations[0].position == Position(5, 14)
    assert found.star_export_entries[0].position == Position(6, 9)


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\u2028", "\u2029"])
def test_every_line_terminator_ends_a_line(line_end: str) -> None:
    found = parsed(f"/*{line_end}*/ let a{line_end}{line_end}let 𝒷")
    assert [each.position for each in found.declarations] == [Position(2, 8), Position(4, 5)]
    assert refusal(f"1{line_end}2 )").line == 2


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("let a, {b, c: [d = 1]} = {}", "let:a let:b let:d"),
        ("f(); var v; function f() {} class C {}", "var:v function:f class:C"),
        ("if (a) { var b } else var c", "var:b var:c"),
        ("try {} catch (e) { var d } finally { var f }", "var:d var:f"),
        ("for (var a of b) for (var c in d) for (var e;;) var f", "var:a var:c var:e var:f"),
        ("switch (a) { case 1: var b; default: var c }", "var:b var:c"),
        ("{ let a; function g() {} class C {} } for (let b of c);", ""),
        ("x: do { while (a) { var b } } while (0)", "var:b"),
        ("function f(p) { var g } () => { var h }; class D { static { var i } }", "function:f class:D"),
        ("var a; var a; { var a }", "var:a"),
        ("export default async function* () {}", "function:*default*"),
        ("export default () => {}", "default:*default*"),
        ("export default class {}", "default:*default*"),
        ("export default class C {}", "class:C"),
        ("import {i} from 'x'; export const a = 1; export async function f() {}", "const:a function:f"),
    ],
)  # fmt: skip
def test_declarations(source_text: str, expected: str) -> None:
    assert " ".join(f"{each.kind}:{each.name}" for each in parsed(source_text).declarations) == expected


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("await 1", True),
        ("for await (const x of y);", True),
        ("class C { [await 1] = 1 }", True),
        ("if (a) { b(`${await c}`) }", True),
        ("async () => await 1", False),
        ("async function f() { for await (x of y); }", False),
        ("class C { m = async () => { await 1 } }", False),
        ("f.await", False),
    ],
)
def test_has_tla(source_text: str, expected: bool) -> None:
    assert parsed(source_text).has_tla is expected


@pytest.mark.parametrize(
    ("source_text", "message", "column"),
    [
        ("let x; let x", "Identifier 'x' has already been declared", 12),
        ("import {x} from 'a'; let x", "Identifier 'x' has already been declared", 26),
        ("export {x}", "Export 'x' is not defined in module", 9),
        ("let x; export {x, x}", "Duplicate export of 'x'", 19),
        ("export default 1; export default 2", "Duplicate export of 'default'", 19),
        ("let a = ", "Unexpected end of input", 9),
        ("let a = 'abc", "Invalid or unexpected token", 9),
        ("a b", "Unexpected identifier 'b'", 3),
        ("a = 1 2", "Unexpected number", 7),
        ("a = 1 '2'", "Unexpected string", 7),
        ("a = (1 }", "Unexpected token '}'", 8),
        ("() => {} ()", "Unexpected token '('", 10),
        ("import a b from 'x'", "Unexpected identifier 'b'", 10),
        ("{ export let x }", "Unexpected token 'export'", 3),
        ("return 1", "Illegal return statement", 1),
        ("let public", "Unexpected strict mode reserved word", 5),
        ("yield 1", "Unexpected strict mode reserved word", 1),
        ("eval = 1", "Unexpected eval or arguments in strict mode", 1),
        ("function f(a, a) {}", "Duplicate parameter name not allowed in this context", 15),
        ("function f() { await 1 }", "Unexpected reserved word", 16),
        ("delete x", "Delete of an unqualified identifier in strict mode.", 8),
        ("'\\010'", "Octal escape sequences are not allowed in strict mode.", 1),
        ("break", "Illegal break statement", 1),
        ("a.#x", "Private field '#x' must be declared in an enclosing class", 3),
        ("class A { m() { super() } }", "'super' keyword unexpected here", 17),
        ("throw\n`a`", "Illegal newline after throw", 1),
        ("import.name", "Unexpected identifier 'name'", 8),
        ("import.defer", "Unexpected identifier 'defer'", 8),
        ("import.other(x)", "Unexpected identifier 'other'", 8),
        ("import.defer()", "Unexpected token ')'", 14),
        ("import.source(...x)", "Unexpected token '...'", 15),
        ("new import.defer(x)", "Cannot use new with import", 5),
        ("import.source.x", "Unexpected identifier 'source'", 8),
        ("import defer {a} from 'x'", "Unexpected token '{'", 14),
        ("import defer a from 'x'", "Unexpected identifier 'a'", 14),
        ("import defer * as a, {b} from 'x'", "Unexpected token ','", 20),
        ("import source {a} from 'x'", "Unexpected token '{'", 15),
        ("import source * as a from 'x'", "Unexpected token '*'", 15),
        ("import source a, {b} from 'x'", "Unexpected identifier 'a'", 15),
        ("export defer * as a from 'x'", "Unexpected token '*'", 14),
        ("import d\\u0065fer * as a from 'x'", "Unexpected token '*'", 19),
        ("'import.defer(x)'; import source a from 'import source b from' 1", "Unexpected number", 64),
        ("import 'x' with {a: '1', 'a': '2'}", "Import attributes has a duplicate key 'a'", 26),
    ],
)
def test_early_errors_in_the_words_of_v8(source_text: str, message: str, column: int) -> None:
    error = refusal(source_text)
    assert (error.name, error.message, error.line, error.column) == ("SyntaxError", message, 1, column)


@pytest.mark.parametrize(
    "source_text",
    ["(" * 9000, "[" * 9000, "a" + "+a" * 20000, "a" + ".b()" * 9000, "{" * 9000, "x=>" * 9000 + "x"],
    ids=["parentheses", "arrays", "sum", "calls", "blocks", "arrows"],
)  # fmt: skip
def test_deep_nesting_is_a_limit_and_no_parse_error(source_text: str) -> None:
    with pytest.raises(ParsingLimitError, match="is nested too deeply for the parser"):
        parse_module(source_text)


def test_long_chains_are_no_deep_nesting() -> None:
    limit = sys.getrecursionlimit()
    assert len(parsed("a" + "+a" * 1500 + "; b" + ".c()" * 500).statements) == 2
    assert sys.getrecursionlimit() == limit


@examples(200)
@given(st.text("\0\ud800\u2028`'\"/\\#{}()[]=>.:;,*$abcdefxu019\n \r?!-+<@&", max_size=30))
def test_any_text_parses_or_is_refused(source_text: str) -> None:
    for parse in (parse_module, parse_script):
        # Nothing else than a ParseError may come out.
        with contextlib.suppress(ParseError):
            parse(source_text)


@pytest.mark.parametrize(
    "source_text",
    ["throw`a\nb`", "throw 'a\\\nb'", "function* f() { yield `a\n${b}` }", "throw`a\n`;throw`b\n${c}\n`"],
)
def test_literals_of_several_lines_after_throw_and_yield(source_text: str) -> None:
    lines = [(each.line, each.end_line) for each in parsed(source_text).statements]
    assert lines[0] == (1, 2)
    assert len(lines) == source_text.count("throw") + source_text.count("yield")


def test_statements_are_numbered_in_source_order_with_their_extent() -> None:
    found = parsed(
        "'directive'\nimport 'x'\nfunction f() {\n  return 1\n}\nif (f())\n  f()\nelse {\n  ;\n}\nexport let a = [\n]"
    )
    places = [(each.line, each.column, each.end_line, each.end_column) for each in found.statements]
    assert places == [(4, 3, 4, 11), (6, 1, 10, 2), (7, 3, 7, 6), (11, 1, 12, 2)]


@pytest.mark.parametrize("parse", [parse_module, parse_module_exactly])
def test_a_statement_ends_with_its_last_character(parse: Callable[[str], ModuleSyntax]) -> None:
    found = parse("if (a) { b\n\n}\nc // why\nexport let d = 𝒳; e; export default f;").parsed.statements
    places = [(each.line, each.column, each.end_line, each.end_column) for each in found]
    assert places == [(1, 1, 3, 2), (1, 10, 1, 11), (4, 1, 4, 2), (5, 1, 5, 18), (5, 19, 5, 21), (5, 22, 5, 39)]


@pytest.mark.parametrize(
    ("source_text", "message"),
    [
        ("import x from 'x'", "Cannot use import statement outside a module"),
        ("export let x", "Unexpected token 'export'"),
        ("import.meta", "Cannot use 'import.meta' outside a module"),
        ("let a; let a", "Identifier 'a' has already been declared"),
    ],
)
def test_scripts_have_early_errors_of_their_own(source_text: str, message: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse_script(source_text)
    assert refused.value.message == message


def test_scripts_may_be_sloppy() -> None:
    found = parse_script("with (a) { var b = 010 } var await; <!-- comment\nlet let_")
    assert [each.name for each in found.declarations] == ["b", "await", "let_"]
