from __future__ import annotations

import pytest

from modviz.questions.question import verdict
from tests.questions.asking import ask, happens, phase, right, wrong

COUNTER = "export let count = 1;\nexport const box = { n: 1 };\nexport function up() { count += 1; box.n += 1; }"
CAREFUL = "import { late } from './main.js';\ntry {\n  console.log('it is', late);\n} catch (error) {\n  console.log(error.name);\n}"


def _live(line: str) -> dict[str, str]:
    return {
        "main.js": f"import {{ count, box, up }} from './counter.js';\nup();\nconsole.log({line});",
        "counter.js": COUNTER,
    }


@pytest.mark.parametrize(
    ("line", "answer", "mistake"),
    [
        ("count", "2", "1"),
        ("'now', count", "now 2", "now 1"),
        ("`${count} cups`", "2 cups", "1 cups"),
        ("count + 10", "12", "11"),
        ("count.toFixed(0)", "2", "1"),
    ],
)
def test_an_import_is_no_copy(line, answer, mistake):
    question = ask("printed", _live(line), happens("ExecutionStarted", module="main.js"))
    assert right(question) == answer
    assert "if an import were a copy" in wrong(question)[mistake].because
    assert not verdict(question, (mistake,)).is_right


def test_what_is_short_is_typed():
    question = ask("printed", _live("count"), happens("ExecutionStarted", module="main.js"))
    assert question is not None
    assert question.kind == "value"
    assert verdict(question, ("'2'",)).is_right


def test_a_copied_reference_would_show_the_same_object():
    assert not wrong(ask("printed", _live("box.n"), happens("ExecutionStarted", module="main.js")))


def test_two_importers_share_one_instance():
    sources = {
        "main.js": "import './a.js';\nimport { count } from './counter.js';\nconsole.log('count', count);",
        "a.js": "import { up } from './counter.js';\nup();",
        "counter.js": COUNTER,
    }
    mistakes = wrong(ask("printed", sources, happens("ExecutionStarted", module="main.js")))
    assert "an instance of its own" in mistakes["count 1"].because


def test_an_empty_box_is_not_undefined():
    sources = {"main.js": "import './a.js';\nexport const late = 1;", "a.js": CAREFUL}
    question = ask("printed", sources, happens("ExecutionStarted", module="a.js"))
    assert right(question) == "ReferenceError"
    assert "still empty" in wrong(question)["it is undefined"].because


def test_others_print_first_in_other_orders():
    sources = {"main.js": "console.log('main');\nimport './a.js';", "a.js": "console.log('a');"}
    question = ask("printed", sources, phase("evaluate"))
    assert right(question) == "a"
    assert "imported runs first" in wrong(question)["main"].because


def test_after_a_link_error_nothing_is_printed():
    sources = {
        "main.js": "console.log('main');\nimport './a.js';\nimport { x } from './b.js';",
        "a.js": "console.log('a');",
        "b.js": "",
    }
    question = ask("printed", sources, phase("construct"))
    assert right(question) == "Nothing more is printed"
    assert set(wrong(question)) == {"main", "a"}


def test_an_error_does_not_stop_only_the_importer():
    sources = {"main.js": "import './a.js';\nimport './b.js';", "a.js": "throw 1;", "b.js": "console.log('b');"}
    for where in (phase("evaluate"), happens("ExecutionStarted", module="a.js")):
        question = ask("printed", sources, where)
        assert right(question) == "Nothing more is printed"
        assert set(wrong(question)) == {"b"}


def test_what_no_one_can_answer_is_not_asked():
    assert ask("printed", {"main.js": "console.log('a\\nb');"}, phase("evaluate")) is None
    assert ask("printed", {"main.js": "console.log('x'.repeat(500));"}, phase("evaluate")) is None
    assert ask("printed", {"main.js": ""}, phase("evaluate")) is None


def test_what_looks_like_markdown_is_shown_as_it_is():
    sources = {"main.js": "import './a.js';\nconsole.log('*** main ***');", "a.js": "console.log('`a` <b>');"}
    question = ask("printed", sources, phase("evaluate"))
    assert right(question) == "`` `a` <b> ``"
    assert set(wrong(question)) == {"`*** main ***`"}


def test_an_error_that_nobody_caught_is_a_line_too():
    sources = {
        "main.js": "Promise.reject(new Error('lost'));\nsetTimeout(() => console.log('later'));\nawait null;\n'on';"
    }
    question = ask("printed", sources, happens("BodyResumed", module="main.js"))
    assert right(question) == "Uncaught (in promise) Error: lost"


def test_variables_of_commonjs_are_boxes_too():
    sources = {
        "package.json": '{"type": "module"}',
        "main.js": "import shop from './shop.cjs';\nshop.add();\nconsole.log(shop.total());",
        "shop.cjs": "let sum = 0;\nexports.add = () => { sum += 5; };\nexports.total = () => sum;",
    }
    question = ask("printed", sources, happens("ExecutionStarted", module="main.js"))
    assert right(question) == "5"
