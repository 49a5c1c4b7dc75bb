from __future__ import annotations

import pytest

from tests.questions.asking import ask, happens, phase, right, wrong

EMPTY = "empty: to read it would throw"
SOURCES = {
    "main.js": "import { count, up } from './counter.js';\nup();\nimport d from './counter.js';",
    "counter.js": "export let count = 5;\nexport var old = 1;\nexport function up() { count += 1; }\nexport default 'd';\nlet last = [1];",
}


@pytest.mark.parametrize(
    ("about", "where", "answer", "mistakes"),
    [
        ("count in counter.js", phase("evaluate"), EMPTY, {"undefined", "5"}),
        ("count in main.js", phase("evaluate"), EMPTY, {"undefined", "5"}),
        ("old in counter.js", phase("evaluate"), "undefined", {EMPTY, "1"}),
        ("up in counter.js", phase("evaluate"), "ƒ up()", {EMPTY, "undefined"}),
        ("count in main.js", happens("BindingWritten", name="count"), "6", {"5"}),
        ("count in main.js", happens("ExecutionFinished", module="counter.js"), "5", {EMPTY, "6"}),
        ("default in counter.js", phase("evaluate"), EMPTY, {"undefined", "'d'"}),
        ('"d" in "main.js"', phase("evaluate"), EMPTY, {"undefined", "'d'"}),
        ("count in counter.js", happens("BindingInitialized", name="*default*"), "5", {"6", EMPTY}),
    ],
)
def test_what_is_in_it(about, where, answer, mistakes):
    question = ask("box", SOURCES, where, about)
    assert right(question) == answer
    assert set(wrong(question)) == mistakes


def test_an_import_does_not_wait_for_its_importer():
    question = ask("box", SOURCES, happens("ExecutionFinished", module="counter.js"), "count in main.js")
    assert "an import does not wait" in wrong(question)[EMPTY].because


@pytest.mark.parametrize(
    ("about", "where"),
    [
        ("count in counter.js", phase("construct")),
        ("count in main.js", happens("BindingCreated", name="count")),
        ("nothing in counter.js", phase("evaluate")),
        ("count in nowhere.js", phase("evaluate")),
        ("count", phase("evaluate")),
        ("last in counter.js", happens("ExecutionFinished", module="main.js")),
    ],
)
def test_nothing_to_ask(about, where):
    assert ask("box", SOURCES, where, about) is None
    assert ask("box", SOURCES, where) is None


def test_an_object_that_changed_is_still_the_same():
    sources = {"main.js": "export const box = { n: 1 };\nbox.n = 2;"}
    question = ask("box", sources, happens("ObjectChanged"), "box in main.js")
    assert right(question) == "{ n: 2 }"
    assert "same object" in wrong(question)["{ n: 1 }"].because
