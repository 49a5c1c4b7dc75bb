"""What people mistype, in the words of V8, and at the place where they mistyped it."""

from __future__ import annotations

import re
import subprocess

import pytest

from modviz.parsing.esprima_parser.v8_syntax_messages import common_slip
from modviz.parsing.parser import ParseError, parse_module, parse_script
from tests.node_binary import MISSING, NODE

_MISSING = "missing ) after argument list"
_NAMELESS = "Function statements require a function name"
_SHORTHAND = "Invalid shorthand property initializer"
_TARGET = "Invalid left-hand side in assignment"
_LEXICAL = "Lexical declaration cannot appear in a single-statement context"
_STRICT = "Unexpected strict mode reserved word"
_ARROW = "Malformed arrow function parameter list"

# The source text, the message of V8, and our column: that of V8, or that of the token which should not be there.
SLIPS = [
    ("foo(1, 2;", _MISSING, 9),
    ("foo(1 2)", _MISSING, 7),
    ("foo(1", _MISSING, 6),
    ("console.log('a' 'b')", _MISSING, 17),
    ("new Foo(`a` b)", _MISSING, 13),
    ("if (f(a b)) {}", _MISSING, 9),
    ("f(function () {} g)", _MISSING, 18),
    ("f(/'\\(/ 2)", _MISSING, 9),
    ("f(a)(b c)", _MISSING, 8),
    ("class A { x = f(1 2) }", _MISSING, 19),
    ("({ m() { f(1 2) } })", _MISSING, 14),
    ("f(a]", _MISSING, 4),
    ("foo(1 +)", "Unexpected token ')'", 8),
    ("function f(a b) {}", "Unexpected identifier 'b'", 14),
    ("function* f(a b) {}", "Unexpected identifier 'b'", 15),
    ("class A { m(a b) {} }", "Unexpected identifier 'b'", 15),
    ("({ async m(a b) {} })", "Unexpected identifier 'b'", 14),
    ("if (a) {} (b c)", "Unexpected identifier 'c'", 14),
    ("if (a) (b c)", "Unexpected identifier 'c'", 11),
    ("while (a b) {}", "Unexpected identifier 'b'", 10),
    ("import('x' y)", "Unexpected identifier 'y'", 12),
    ("f(a, {b c})", "Unexpected identifier 'c'", 9),
    ("const o = { a = 1 }", _SHORTHAND, 13),
    ("f({ a: 1, b = 2 })", _SHORTHAND, 11),
    ("import { a = b } from 'x'", "Unexpected token '='", 12),
    ("let x = = 1", "Unexpected token '='", 9),
    ("function () {}", _NAMELESS, 10),
    ("export function* () {}", _NAMELESS, 18),
    ("new.target", "new.target expression is not allowed here", 5),
    ("super()", "'super' keyword unexpected here", 1),
    ("interface Foo {}", _STRICT, 1),
    ("private x", _STRICT, 1),
    ("1 => 2", _ARROW, 3),
    ("f(a) => 2", _ARROW, 6),
    ("=> 1", "Unexpected token '=>'", 1),
    ("() + 1", "Unexpected token ')'", 2),
    ("()", "Unexpected token ')'", 2),
    ("if (1) let x = 1", _LEXICAL, 8),
    ("f(1, ();", "Unexpected token ')'", 7),
    ("f() let;", _STRICT, 5),
    ("({ a: let x })", _STRICT, 7),
    ("a super", "Unexpected token 'super'", 3),
    ("let o => 1", "Unexpected token '=>'", 7),
    ("a async", "Unexpected token 'async'", 3),
    ("typeof export", "Unexpected token 'export'", 8),
    ("while (1) let [x] = y", _LEXICAL, 11),
    ("for (let x = 1 of y) {}", "for-of loop variable declaration may not have an initializer.", 16),
    ("for (let x = 1 in y) {}", "for-in loop variable declaration may not have an initializer.", 16),
    ("if (1) class C {}", "Unexpected token 'class'", 8),
    (
        "while (1) function f() {}",
        "In strict mode code, functions can only be declared at top level or inside a block.",
        11,
    ),
    ("if (1) async function f() {}", "Async functions can only be declared at the top level or inside a block.", 8),
    ("const t = `abc", "Unexpected end of input", 15),
    ("f(`", "Unexpected end of input", 4),
    ("/* abc", "Invalid or unexpected token", 7),
    ("export a", "Unexpected token 'export'", 1),
    ("const x;", "Missing initializer in const declaration", 7),
    ("const { a };", "Missing initializer in destructuring declaration", 11),
    ("return 1", "Illegal return statement", 1),
    ("break;", "Illegal break statement", 1),
    ("x: while (1) { break y }", "Undefined label 'y'", 22),
    ("a: a: b", "Label 'a' has already been declared", 4),
    ("with (a) {}", "Strict mode code may not include a with statement", 1),
    ("delete x", "Delete of an unqualified identifier in strict mode.", 8),
    ("1 = a", _TARGET, 1),
    ("this = 1", _TARGET, 1),
    ("a?.b = 1", _TARGET, 1),
    ("++this", "Invalid left-hand side expression in prefix operation", 3),
    ("-- a?.b", "Invalid left-hand side expression in prefix operation", 4),
    ("1++", "Invalid left-hand side expression in postfix operation", 1),
    ("/a/gg", "Invalid regular expression flags", 6),
    ("/a/x", "Invalid regular expression flags", 5),
    ("try { }", "Missing catch or finally after try", 7),
    ("switch (a) { default: default: }", "More than one default clause in switch statement", 23),
    ("const 1a = 2", "Invalid or unexpected token", 7),
]


@pytest.mark.parametrize(("source_text", "message", "column"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_told_in_the_words_of_v8(source_text: str, message: str, column: int) -> None:
    with pytest.raises(ParseError) as refused:
        parse_module(source_text)
    assert (refused.value.message, refused.value.line, refused.value.column) == (message, 1, column)


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize("source_text", [slip[0] for slip in SLIPS])
def test_these_are_the_words_of_v8(source_text: str) -> None:
    command = [str(NODE), "--input-type=module", "--check"]
    node = subprocess.run(command, input=source_text, capture_output=True, text=True, check=False)
    message = re.search(r"^SyntaxError: (.*)$", node.stderr, re.MULTILINE)
    assert message is not None
    assert message[1] == next(slip[1] for slip in SLIPS if slip[0] == source_text)


def test_slips_before_the_mistake_do_not_matter() -> None:
    # Nothing here is a mistake but the last line.
    before = "const a = { b: '(' }; f(`${a}(`); if (/[(/]\\/\\(/.test(a)) { g(/* ( */) } // (\nclass A { m(b) { return [b] } }\n"
    with pytest.raises(ParseError) as refused:
        parse_module(before + "f(1 2)")
    assert (refused.value.message, refused.value.line, refused.value.column) == (_MISSING, 3, 5)
    with pytest.raises(ParseError) as refused:
        parse_module(before + "a b")
    assert refused.value.message == "Unexpected identifier 'b'"


def test_in_a_script_these_words_are_names() -> None:
    with pytest.raises(ParseError) as refused:
        parse_script("interface Foo {}")
    assert (refused.value.message, refused.value.column) == ("Unexpected identifier 'Foo'", 11)


@pytest.mark.parametrize("text", ["/* " * 60_000, "`\\" * 90_000, "+/[ " * 45_000, "\"'/* " * 35_000, "([{" * 60_000])
def test_what_has_no_end_is_looked_through_once(text: str) -> None:
    # Looked through from every place, each of these would take a minute.
    assert common_slip(text + "\nb c", len(text) + 3, is_module=True) is None
