"""The causes that are told where there is no dead zone: of link errors, and in the sentences of the steps."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import modviz
from modviz.analysis.advice import advice
from modviz.analysis.explanation import explanation

LINKS = [
    (
        {
            "main.js": "import Lamp from './all.js';",
            "all.js": "export * from './lamp.js';",
            "lamp.js": "export default 1; export const on = 2;",
        },
        "export * passes on all names but the default: that of lamp.js is left out by all.js.",
        "write export { default } from './lamp.js' in all.js.",
    ),
    (
        {
            "main.js": "import { lamp } from './all.js';",
            "all.js": "export * from './a.js';\nexport * from './b.js';",
            "a.js": "export const lamp = 1;",
            "b.js": "export const lamp = 2;",
        },
        "all.js has an export * that leads to lamp of a.js, and another one that leads to lamp of b.js. Those are two"
        " boxes, and no star goes before another: neither is taken.",
        "import lamp straight from the module you mean; or say in all.js which one it is: export { lamp } from './a.js'.",
    ),
    (
        {
            "main.js": "import { lamp } from './a.js';",
            "a.js": "export { lamp } from './b.js';",
            "b.js": "export { lamp } from './a.js';",
        },
        "b.js and a.js pass lamp on to each other, and none of them has a box of that name.",
        "let one of them declare lamp, or pass it on from the module that does; then the others may.",
    ),
    (
        {
            "main.js": "import { lamp } from './a.js';",
            "a.js": "export { lamp } from './b.js';",
            "b.js": "export * from './a.js';",
        },
        "a.js and b.js pass lamp on to each other, and none of them has a box of that name.",
        "let one of them declare lamp, or pass it on from the module that does.",
    ),
]


@pytest.mark.parametrize(("sources", "why", "what_to_do"), LINKS)
def test_why_a_name_has_no_single_box(sources: Mapping[str, str], why: str, what_to_do: str) -> None:
    trace = modviz.trace("main.js", sources=sources)
    error = trace.outcome.error
    assert error is not None
    assert (explanation(trace.end, error), advice(trace.end, error)) == (why, what_to_do)


@pytest.mark.parametrize(
    "program",
    [
        "(function (root) {\n  root.Lamp = 1;\n})(this);",
        "(function () {\n  this.Lamp = 1;\n}).call(this);",
        "this.Lamp = 1;",
        "const top = this.Lamp;",
    ],
)
def test_why_this_has_no_properties_at_the_top_of_a_module(program: str) -> None:
    trace = modviz.trace("main.js", sources={"main.js": program})
    error = trace.outcome.error
    assert error is not None
    assert explanation(trace.end, error).startswith("At the top of a module this is undefined.")
    assert advice(trace.end, error).startswith("use globalThis in place of this")


SENTENCES = [
    (
        {"main.js": "export let count = 1;\nexport default count;"},
        "It is a box of its own, with what count holds now: later changes of count do not show.",
    ),
    (
        {"main.js": "const { count } = await import('./a.js');", "a.js": "export let count = 1;"},
        "It is a copy: later changes in the imported module do not show here.",
    ),
    (
        {
            "main.js": "import * as all from './all.js'; all;",
            "all.js": "export * from './a.js'; export * from './b.js';",
            "a.js": "export const lamp = 1;",
            "b.js": "export const lamp = 2;",
        },
        "It leaves out lamp: two stars lead to two boxes of that name, of a.js and of b.js.",
    ),
    (
        {"main.js": "import './a.js'; import './a.js?again';", "a.js": "export const lamp = 1;"},
        "Its text is that of a.js; under another URL it is another module, with its own boxes.",
    ),
    (
        {"main.js": "import * as all from './a.js'; try { all.lamp = 2; } catch {}", "a.js": "export const lamp = 1;"},
        "That throws: Cannot assign to read only property 'lamp' of object '[object Module]'.",
    ),
    (
        {
            "main.js": "await import('./ring.js').catch(() => {}); await import('./good.js').catch(() => {});",
            "ring.js": "import './good.js'; import './bad.js';",
            "good.js": "import './ring.js'; await 0;",
            "bad.js": "import './ring.js'; await 0; await 0; throw new Error('late');",
        },
        "good.js itself ran well; but it is in one cycle with bad.js, and a cycle fails as a whole.",
    ),
]


@pytest.mark.parametrize(("sources", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_a_sentence_stands_at_the_step_where_it_happens(sources: Mapping[str, str], sentence: str) -> None:
    trace = modviz.trace("main.js", sources=sources)
    timeline = trace.timeline()
    told = [event.telling(timeline.seek(position + 1)) for position, event in enumerate(trace.events)]
    assert any(sentence in each for each in told)
    assert modviz.from_json(modviz.to_json(trace)).events == trace.events


def test_an_error_that_nobody_caught_has_its_why_in_the_text_too() -> None:
    from modviz.view.plain.trace import text_trace

    sources = {
        "main.js": "import('./app.js');",
        "app.js": "import './use.js';\nexport let lamp = 1;",
        "use.js": "import { lamp } from './app.js';\nlamp;",
    }
    text = "\n".join(text_trace(modviz.trace("main.js", sources=sources)))
    assert "Nobody caught ReferenceError: Cannot access 'lamp' before initialization" in text
    assert "Why: app.js → use.js → app.js is a cycle." in text


@pytest.mark.parametrize(
    ("sources", "why", "what"),
    [
        (
            {
                "all.js": "export * from './one.js';\nexport * from './deep.js';",
                "deep.js": "export * from './two.js';",
                "one.js": "export const log = () => {};",
                "two.js": "export const log = () => {}, other = 1;",
            },
            "all is the namespace object of all.js, which has no log: one export * leads to log of one.js, and another"
            " one to log of two.js.",
            "say in all.js which one it is: export { log } from that module.",
        ),
        (
            {"all.js": "export const lag = () => {};"},
            "all is the namespace object of all.js, which has no log: so all.log is undefined.",
            "check how log is spelt, or export it from all.js, which exports lag.",
        ),
    ],
    ids=["two stars", "no such name"],
)
def test_a_name_that_a_namespace_object_does_not_have_is_the_cause(
    sources: dict[str, str], why: str, what: str
) -> None:
    main = "import * as all from './all.js';\nall.log('x');"
    trace = modviz.trace("main.js", sources={"main.js": main, **sources})
    error = trace.outcome.error
    assert error is not None
    assert explanation(trace.end, error).startswith(why)
    assert advice(trace.end, error) == what


def test_a_box_that_is_declared_without_a_value_gets_it_where_it_is_assigned_to_first() -> None:
    sources = {
        "main.js": "import './use.js';\nexport var config;\n\nconfig = { on: true };",
        "use.js": "import { config } from './main.js';\nconfig.on;",
    }
    trace = modviz.trace("main.js", sources=sources)
    error = trace.outcome.error
    assert error is not None
    assert "config gets its value at line 4 of main.js, which had not run yet." in explanation(trace.end, error)
