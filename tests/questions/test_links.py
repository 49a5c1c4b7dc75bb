from __future__ import annotations

import pytest

from tests.questions.asking import ask, phase, right, wrong

CYCLE = {
    "main.js": "import { a } from './a.js';",
    "a.js": "import { b } from './b.js';\nexport let a = b;",
    "b.js": "import { a } from './a.js';\nexport let b = a;",
}
MISSING = {**CYCLE, "main.js": "import { a, x } from './a.js';"}
STARS = {
    "main.js": "import * as all from './all.js';",
    "all.js": "export * from './a.js';\nexport * from './b.js';",
    "a.js": "export let same = 1;",
    "b.js": "export let same = 2;",
}
CLASH = {**STARS, "main.js": "import { same } from './all.js';"}
NO_X = "No: The requested module './a.js' does not provide an export named 'x'"


@pytest.mark.parametrize(
    ("sources", "answer", "mistakes"),
    [
        (CYCLE, "Yes", {"No: a cycle cannot be linked", "No: a in b.js cannot be accessed yet", "No: b has no value yet that a.js could import"}),
        (STARS, "Yes", {"No: same comes from two modules"}),
        ({"main.js": "import './a.js';", "a.js": "throw 1;"}, "Yes", {"No: a.js throws an error"}),
        (CLASH, "No: The requested module './all.js' contains conflicting star exports for name 'same'", {"Yes: the first star wins", "Yes: the last star wins"}),
        (MISSING, NO_X, {"Yes: what is missing is undefined", "Yes, but then the line that uses it throws", "No: a cycle cannot be linked"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", [phase("construct"), phase("instantiate")])
def test_whether_it_links(sources, answer, mistakes, where):
    question = ask("links", sources, where)
    assert right(question) == answer
    assert set(wrong(question)) == mistakes


def test_of_two_stars_that_clash_none_is_said_to_give_nothing():
    question = ask("links", CLASH, phase("instantiate"))
    assert question.right[0].because.startswith(
        "Two stars of `all.js` bring a `same`, and nothing says which one is meant"
    )


@pytest.mark.parametrize(
    ("sources", "where"),
    [
        (CYCLE, phase("evaluate")),
        ({"main.js": ""}, phase("construct")),
        ({"main.js": "import './none.js';"}, phase("construct")),
    ],
)
def test_nothing_to_ask(sources, where):
    assert ask("links", sources, where) is None
