"""The page asks for modules as HTML says: what cannot be asked for is refused before anything is fetched."""

from __future__ import annotations

import pytest

import modviz
from modviz.record.events import FetchStarted, ImportRejected


@pytest.mark.parametrize(
    "refused", ["import 'bare';", "import './b.js' with { type: 'nope' };", "import './b.js' with { other: 'json' };"]
)
def test_where_one_request_of_a_module_is_refused_none_is_fetched(refused):
    trace = modviz.trace("main.js", sources={"main.js": f"import './a.js';\n{refused}", "a.js": "", "b.js": ""})
    assert trace.outcome.error is not None
    assert (trace.outcome.error.phase, trace.outcome.error.line) == ("resolve", 2)
    assert [event.module for event in trace.events if isinstance(event, FetchStarted)] == ["main.js"]


def test_specifiers_in_a_classic_script_are_relative_to_the_script():
    trace = modviz.trace(
        "main.js",
        sources={
            "main.js": "",
            "scripts/first.js": "import('./a.js');",
            "scripts/a.js": "console.log('beside the script');",
            "a.js": "console.log('beside the entry');",
        },
        prelude=["scripts/first.js", "import('./a.js');\n"],
    )
    assert [line.text for line in trace.console] == ["beside the script", "beside the entry"]


@pytest.mark.parametrize(
    "call",
    [
        "import('bare')",
        "import('//[')",
        "import('./a.js', { with: { type: 'wasm' } })",
        "import('./broken.js')",
        "import('./broken.json', { with: { type: 'json' } })",
        "import.source('./a.js')",
    ],
)
def test_the_program_and_the_record_hear_the_same_words_of_a_refused_call(call):
    source = f"await {call}.catch(() => {{}});\nawait {call}.catch((error) => console.log(error.name, error.message));"
    sources = {"main.js": source, "a.js": "", "broken.js": "let a; let a;", "broken.json": "["}
    trace = modviz.trace("main.js", sources=sources)
    last = [event for event in trace.events if isinstance(event, ImportRejected)][-1]
    assert [line.text for line in trace.console] == [f"{last.error.name} {last.error.message}"]


@pytest.mark.parametrize("call", ["import('bare')", "import('./a.js', { with: { type: 'wasm' } })"])
def test_a_call_that_is_refused_at_once_is_told_where_it_stands(call):
    trace = modviz.trace("main.js", sources={"main.js": f"\nawait  {call};", "a.js": ""})
    assert trace.outcome.error is not None
    assert (trace.outcome.error.line, trace.outcome.error.column) == (2, 8)
