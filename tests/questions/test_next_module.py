from __future__ import annotations

import pytest

from tests.questions.asking import ask, happens, phase, right, wrong

CYCLE = {
    "main.js": "import { a } from './a.js';\nconsole.log(a);",
    "a.js": "import { b } from './b.js';\nexport const a = b + 1;",
    "b.js": "import { a } from './a.js';\nexport const b = 1;",
}
DIAMOND = {
    "main.js": "import './a.js';\nimport './b.js';",
    "a.js": "import './c.js';",
    "b.js": "import './c.js';",
    "c.js": "",
}
AWAIT = {
    "main.js": "import './a.js';\nimport './b.js';",
    "a.js": "await 1;",
    "b.js": "",
}
THROWS = {"main.js": "import './a.js';\nimport './b.js';", "a.js": "throw new Error('no');", "b.js": ""}
MISSING = {"main.js": "import './a.js';\nimport { x } from './b.js';", "a.js": "", "b.js": ""}
PARSE = {"main.js": "import './a.js';\nimport './b.js';", "a.js": "", "b.js": "let let"}
FOR_EVER = {"main.js": "import './a.js';", "a.js": "await new Promise(() => {});"}


@pytest.mark.parametrize(
    ("sources", "where", "answer", "mistakes"),
    [
        (CYCLE, phase("evaluate"), "b.js", {"a.js": "stack already", "main.js": "runs first", "No module: a cycle cannot run": "no error"}),
        (DIAMOND, phase("evaluate"), "c.js", {"main.js": "What is imported runs first", "a.js": "comes after"}),
        ({**DIAMOND, "b.js": ""}, phase("evaluate"), "c.js", {"main.js": "What is imported runs first", "a.js": "comes after", "b.js": "arrived before"}),
        (DIAMOND, happens("ExecutionFinished", module="a.js"), "b.js", {"c.js": "runs once", "main.js": "runs first"}),
        (AWAIT, happens("AwaitReached"), "b.js", {"a.js": "does not wait", "main.js": "holds every module"}),
        (THROWS, happens("ExecutionStarted", module="a.js"), "No module", {"main.js": "same error", "b.js": "no other module starts"}),
        (MISSING, phase("construct"), "No module", {"a.js": "one failure stops the whole graph", "main.js": "no line of"}),
        (PARSE, phase("construct"), "No module", {"a.js": "one failure stops the whole graph", "main.js": "no line of"}),
        (FOR_EVER, happens("AwaitReached"), "No module", {"main.js": "holds every importer"}),
    ],
)  # fmt: skip
def test_who_runs_next(sources, where, answer, mistakes):
    question = ask("next module", sources, where)
    assert right(question) == answer
    found = wrong(question)
    assert set(found) == set(mistakes)
    for text, because in mistakes.items():
        assert because in found[text].because
        assert found[text].see is not None


def test_a_single_module_leaves_nothing_to_ask():
    assert ask("next module", {"main.js": ""}, phase("evaluate")) is None


def test_nothing_is_asked_when_everything_has_run():
    assert ask("next module", DIAMOND, happens("ExecutionStarted", module="main.js")) is None


def test_after_an_await_the_importer_is_still_held():
    question = ask("next module", AWAIT, happens("ExecutionStarted", module="b.js"))
    assert right(question) == "a.js"
    assert "holds every module" in wrong(question)["main.js"].because
