"""Texts that are compiled while the guest runs: which words are replaced in them, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

import modviz.engine
from modviz.parsing.rewriting.insertions import strip_insertions

_FOLDER = Path(modviz.engine.__file__).parent / "js" / "realm"


@pytest.fixture(scope="module", name="rewritten")
def _rewritten():
    context = quickjs.Context()
    part = {name: (_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in ("intrinsics", "compiled_text")}
    rewrite = context.eval(f"({part['compiled_text']})(({part['intrinsics']})(), '$mv')")
    return lambda text: rewrite(text, "$mv_i.from(7)")


def _replaced(text: str) -> str:
    """What is expected where each `import` that is called is written as `IMPORT`."""
    return text.replace("IMPORT", "$mv_i/*$mv<*/.from(7)/*$mv>*/")


@pytest.mark.parametrize(
    "text",
    [
        "IMPORT('x')",
        "return IMPORT ( a , { with: {} } , )",
        "IMPORT/**/('x').then(f)",
        "IMPORT.defer('x'); IMPORT . source ( 'x' )",
        "a = b / IMPORT('x') / c",
        "if (a) /import('x')/.test(b); else IMPORT(b)",
        "f(1) / g; IMPORT(')')",
        "'import(x)' + \"import(x)\" + '\\'import(x)' + IMPORT('a')",
        "`import(x) ${IMPORT(`${a}import(x)${{}}`)} import(x)` + IMPORT(1)",
        "// import(x)\n/* import(x) */ IMPORT('x')",
        "x = /[/import(x)]\\/import(x)/u + IMPORT('a')",
        "IMPORT(IMPORT('x'))",
        "a.import('x'); a?.import('x'); this.#import(x)",
        "({ import(x) { return IMPORT(x) }, get import() { return 1 } })",
        "class A { static import(a) { } async import() { } *import() { } }",
        "import('x', 'y', 'z'); import(); import(...a); new import('x')",
        "import.meta; important(x); $import(x)",
        "return () => IMPORT('x')\n;({ import: 1 }).import",
        "yield IMPORT('x'), 1.5 / 2 / IMPORT('x'), x++ + IMPORT('y')",
        "let \\u0061 = \u00e9t\u00e9 / IMPORT('x') / 1",
    ],
)
def test_a_call_of_import_is_replaced_where_it_is_one(rewritten, text):
    original = text.replace("IMPORT", "import")
    assert rewritten(original) == _replaced(text)


@pytest.mark.parametrize(
    "text",
    [
        "a = {} / import('x') / 1",
        "if (a) {} /import('x')/.test(b)",
        "x++ / import('x')",
        "await /import('x')/",
        "import('x'",
        "import('x') }",
        "'import(x)",
        "`import(x)",
        "a <!-- import('x')",
        "import('x')\n{ }",
        "no such word",
    ],
)
def test_what_could_mean_two_things_is_left_alone(rewritten, text):
    assert rewritten(text) == text


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("eval(a)", 1),
        ("eval('1', eval(import('x')), 2)", 2),
        ("eval(eval, b)", 1),
        ("eval\n(a\n,\nb)\nc", 1),
        ("class A extends eval('B') { m() { return eval(`this`) } }", 2),
        ("function f(a = eval(b)) { return typeof eval(c) }", 2),
    ],
)
def test_a_direct_eval_is_still_one(rewritten, text, calls):
    result = rewritten(text)
    assert result.count(".leave(eval)(") == calls
    assert strip_insertions(result, "$mv") == text
    quickjs.Context().eval(f"(() => {{ {result} }})")


@pytest.mark.parametrize(
    "text", ["a.eval(x)", "({ eval(x) { } })", "eval?.(x)", "(0, eval)(x)", "new eval(x)", "eval()"]
)
def test_an_indirect_eval_is_left_alone(rewritten, text):
    assert rewritten(text) == text


_PIECES = st.sampled_from(
    [
        "import", "eval", "(", ")", "{", "}", "[", "]", "`", "${", "/", "*", "'", '"', "a", ".", ",", ";", "\n", " ", "1",
        "=>", "return", "if", "++", "...", "\\", "/*", "*/", "//", "import('x')", "eval(a)", "defer", "new", "?", "class",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_whatever_the_text_what_is_inserted_can_be_taken_out(rewritten, text):
    assert strip_insertions(rewritten(text), "$mv") == text


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_a_text_that_compiles_still_does(rewritten, text):
    context = quickjs.Context()
    try:
        context.eval(f"(function () {{ {text}\n}})")
    except quickjs.JSException:
        return
    context.eval(f"(function () {{ {rewritten(text)}\n}})")
