from __future__ import annotations

from modviz.questions.question import verdict
from tests.questions.asking import ask, phase

WRITTEN = {
    "main.js": "console.log('main');\nimport './a.js';\nconsole.log('on');\nimport './b.js';",
    "a.js": "import './c.js';",
    "b.js": "",
    "c.js": "",
}
SIBLINGS = {"main.js": "import './p.js';\nimport './b.js';", "p.js": "import './a.js';", "a.js": "await 1;", "b.js": ""}


def _mistakes(sources, *about):
    question = ask("start order", sources, phase("evaluate"), *about)
    assert question is not None
    return question, {choice.order: choice.because for choice in question.choices if not choice.is_right}


def test_the_right_order_and_the_believed_ones():
    question, mistakes = _mistakes(WRITTEN)
    assert question.right[0].order == ("c.js", "a.js", "b.js", "main.js")
    assert sorted(question.items) == sorted(question.right[0].order) != list(question.items)
    assert "The importer does not run first" in mistakes["main.js", "a.js", "c.js", "b.js"]
    assert "arrived before" in mistakes["main.js", "a.js", "b.js", "c.js"]


def test_import_does_not_run_where_it_is_written():
    _, mistakes = _mistakes(
        {**WRITTEN, "a.js": "", "c.js": "", "main.js": "import './a.js';\nconsole.log('main');\nimport './b.js';"}
    )
    assert "Line 2 of `main.js` waits until `b.js` has run" in mistakes["a.js", "main.js", "b.js"]


def test_an_await_holds_no_siblings():
    question, mistakes = _mistakes(SIBLINGS)
    assert question.right[0].order == ("a.js", "b.js", "p.js", "main.js")
    assert "not the siblings" in mistakes["a.js", "p.js", "b.js", "main.js"]


def test_only_the_modules_it_is_about():
    question, _ = _mistakes(WRITTEN, "main.js", "c.js")
    assert question.right[0].order == ("c.js", "main.js")
    assert verdict(question, ("c.js", "main.js")).is_right
    assert "importer" in verdict(question, ("main.js", "c.js")).explanations[0]


def test_a_module_that_never_starts_has_no_place_in_the_order():
    throwing = {"main.js": "import './a.js';", "a.js": "throw 1;"}
    assert ask("start order", throwing, phase("evaluate"), "main.js", "a.js") is None
    assert ask("start order", throwing, phase("evaluate")) is None


def test_why_the_importer_waits_is_told_along_the_way_of_the_walk():
    entered_at_b = {
        "main.js": "import './b.js';\nimport './c.js';",
        "b.js": "import './c.js';",
        "c.js": "import './b.js';",
    }
    _, mistakes = _mistakes(entered_at_b)
    assert any("`main.js` → `b.js` → `c.js`" in because for because in mistakes.values()), mistakes
