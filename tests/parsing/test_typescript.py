"""Types become spaces, as Node does it, and nothing else moves; what does not go away with them is refused."""

from __future__ import annotations

import pytest

from modviz.limits import Limits
from modviz.parsing.parse_error import ParsingLimitError
from modviz.parsing.parsing import Parsing
from modviz.parsing.typescript.stripping import strip_types
from modviz.parsing.typescript.typescript_error import TypeScriptError
from tests.node_binary import MISSING, NODE, ask_node

STRIPPED = [
    ("let x: number = 1", "let x         = 1"),
    ("function f(this: Window, a?: T, ...b: any[]): void {}", "function f(              a    , ...b       )       {}"),
    ("const f = async <T>(a: T): Promise<T> => a", "const f = async    (a   )             => a"),
    ("interface A { b: 1 }\nexport type C = A\nlet d", "                    \n                 \nlet d"),
    (
        "import type { A } from 'a'; import { type B, c } from 'b'",
        "                            import {         c } from 'b'",
    ),
    (
        "export type { A }; export { type B, c }; export type * from 'd'",
        "                   export {         c };                       ",
    ),
    ("x = y as any as Z; a!.b; c satisfies D", "x = y            ; a .b; c            "),
    ("f<A>(b); new C<D>(); e<F>`g`; h = i<J>", "f   (b); new C   (); e   `g`; h = i   "),
    (
        "abstract class A<T> extends B<T> implements C { declare x; private readonly y?: 1; abstract m(): void }",
        "         class A    extends B                 {                             y    ;                    }",
    ),
    (
        "class A { m(a: 1): void; m(a) {} constructor(); constructor() {} }",
        "class A {                m(a) {}                constructor() {} }",
    ),
    ("declare const a: 1; declare global { var b }\nlet c", "                                            \nlet c"),
    ("namespace A { type B = 1 } let c", "                           let c"),
    ("let é: 'ö' = 1", "let é      = 1"),
    # A semicolon, where the next line would go on with the one before.
    ("a\ntype B = 1\n(c)", "a\n;         \n(c)"),
    ("a = b as C\n(d)", "a = b ;   \n(d)"),
    ("if (a) type B = 1", "if (a) ;         "),
    ("class A { a = 1\npublic ['b'] = 2 }", "class A { a = 1\n;      ['b'] = 2 }"),
    # Nor may an arrow stand on another line than its parameters.
    ("(a):\n B => a", "(a  \n ) => a"),
    # Names that only look like keywords.
    (
        "import { type } from 'a'; let declare = 1; type = declare",
        "import { type } from 'a'; let declare = 1; type = declare",
    ),
]


@pytest.mark.parametrize(("text", "stripped"), STRIPPED)
def test_types_become_spaces(text, stripped):
    assert strip_types(text) == stripped


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("let a; enum B { C }", "TypeScript enum is not supported in strip-only mode", 8),
        ("const enum B {}", "TypeScript enum is not supported in strip-only mode", 1),
        (
            "namespace A { export const b = 1 }",
            "TypeScript namespace declaration is not supported in strip-only mode",
            1,
        ),
        ("module A {}", "`module` keyword is not supported. Use `namespace` instead.", 1),
        (
            "class A { constructor(private b: 1) {} }",
            "TypeScript parameter property is not supported in strip-only mode",
            23,
        ),
        ("import a = require('b')", "TypeScript import equals declaration is not supported in strip-only mode", 1),
        ("export = 1", "TypeScript export assignment is not supported in strip-only mode", 1),
    ],
)
def test_what_does_not_go_away_is_refused(text, message, column):
    with pytest.raises(TypeScriptError) as refused:
        strip_types(text)
    error = refused.value
    assert (error.code, error.message, error.line, error.column) == (
        "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX", message, 1, column,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["declare enum A {}", "declare namespace A { enum B {} }", "import type a = require('b')"]
)
def test_what_is_declared_elsewhere_goes_away(text):
    assert strip_types(text).strip() == ""


@pytest.mark.parametrize("line", ["let é = 2, b: = 3", "using é: A = 2", "a = b as C\n[d]"])
def test_what_the_grammar_cannot_read_is_what_modviz_lacks(line):
    with pytest.raises(TypeScriptError) as refused:
        strip_types(f"let a = 1;\n{line}")
    assert refused.value.is_lack
    assert refused.value.line in (2, 3)


@pytest.fixture
def parsing():
    parsing = Parsing(None, Limits(parsing_seconds=1))
    yield parsing
    parsing.close()


def test_a_long_text_is_stripped_by_another_process(parsing):
    before = "let a: 1;\n" * 1000
    assert parsing.strip_types(before) == "let a   ;\n" * 1000
    with pytest.raises(TypeScriptError) as refused:
        parsing.strip_types(before + "enum é {}")
    assert (refused.value.code, refused.value.line, refused.value.column) == (
        "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX",
        1001,
        1,
    )
    with pytest.raises(TypeScriptError) as refused:
        parsing.strip_types(before + "let é, b: = 1")
    assert refused.value.is_lack


def test_a_text_that_the_grammar_takes_long_for_reaches_a_limit(parsing):
    with pytest.raises(ParsingLimitError) as reached:
        parsing.strip_types("</*" * 40_000)
    assert reached.value.limit == "time"


# What the two of them take for the same; each is a program of one line or two.
SNIPPETS = r"""
interface A<in T, out U = X, in out V extends W> {}
type A<T> = import('./x').B<T>; let x: import("y").Z<A> = 1; const m = import('./z') as any
export type * as y from 'x'
let f = (a: number): {\n a: string\n} => a
let f = async <\nT\n>(a: T) => a
let f = async <T>\n(a: T) => a
x = y as a.b.c.D<E>['f']\n(b)
x = (y as a.b.C).d
x = y as any /* \n */ (b)
x = y as {\n a: 1 }\n(b)
for (;;) x = y as any\n(b)
a\ninterface I {};\n(b)
a;\nnamespace N {}\n-c
{ x\ntype A = 1\n(b) }
label: type A = 1
if (a) interface X {} else type Y = 1
a\nfunction f(): void\n(b)
export default function f(): void;\nexport default function f(a?) {}
class A { private static ['x']; private async *g() {}; readonly 'y' }
class A { @dec() private x: number; @dec public ['y'] }
class A { get a(): string; accessor b: number = 1; static #c: D = 2; [k: string]: any }
abstract class A { protected abstract readonly x: number\n y = 1 }
import x, { type A, type B as C, } from 'y' with { type: 'json' }
import { /*c*/ type A /*d*/, B } from 'x'
import {type as as} from 'x'; import type from 'x'; import type * as z from 'z'
export abstract class A<T> extends B<C> implements D<E> { }
const o = { m<T>(a: T): T { return a }, get x(): number { return 1 }, async *g<T>() {} }
let a = b ? (c as d) : (e as f), g = b ? (c): d => e : f
switch (a as any) { case b as c: }
let x = `a${b as C}d${e!}`; let y = a as B ?? c
function assertIsString(val: any): asserts val {}
let x: { a: 1; readonly c: 3; (): void; new (): X; m?(): void }, y: [a: string, ...c: any[]]
let x = a < b, c > (d)
declare module 'x';\n(b)
declare module A {}
let a = <string>b
class A { constructor(@dec() readonly x) {} }
export import a = B.c
const f = ([a]: string[] = [], {b}: {b?: 1}) => {}
try {} catch (e: unknown) {}
delete a!.b; a!++; --a!
let s: '漢字' = '😀'; type Ω = 1
""".strip().splitlines()


@pytest.mark.skipif(NODE is None, reason=MISSING)
def test_node_says_the_same():
    texts = [text for text, _ in STRIPPED]
    texts += [snippet.replace("\\n", "\n") for snippet in SNIPPETS]
    program = """
        const { stripTypeScriptTypes } = require('node:module');
        const told = (text) => {
          try { return stripTypeScriptTypes(text); } catch (error) { return `${error.code}: ${error.message}`; }
        };
        const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
        process.stdout.write(JSON.stringify(texts.map(told)));
    """
    for text, expected in zip(texts, ask_node("--eval", program, question=texts), strict=True):
        try:
            stripped = strip_types(text)
        except TypeScriptError as error:
            stripped = f"{error.code}: {error.message}"
        # Node puts spaces in other characters' place that take as many bytes.
        assert stripped == expected.translate({0xA0: " ", 0x2002: " ", 0xFEFF: " "}), text
