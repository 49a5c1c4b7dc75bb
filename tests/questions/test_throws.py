from __future__ import annotations

from tests.questions.asking import ask, phase, right, wrong

DEAD_ZONE = {
    "main.js": "import { a } from './a.js';\nconsole.log(a);",
    "a.js": "import { b } from './b.js';\nexport let a = 1;\nexport var old = 1;\nexport function f() {}",
    "b.js": "import { a, f, old } from './a.js';\nf();\nconsole.log(old);\nexport let b = a;",
}


def test_the_read_in_the_dead_zone():
    question = ask("throws", DEAD_ZONE, phase("evaluate"))
    assert right(question) == "a in b.js, line 4"
    mistakes = wrong(question)
    assert "function declaration" in mistakes["f in b.js, line 2"].because
    assert "`var`" in mistakes["old in b.js, line 3"].because
    assert "nothing" in mistakes["None of them: an empty box reads as undefined"].because


def test_a_cycle_that_reads_late_enough():
    works = {
        **DEAD_ZONE,
        "b.js": "import { f } from './a.js';\nf();\nexport let b = 1;",
        "a.js": DEAD_ZONE["a.js"] + "\nf(b);",
    }
    question = ask("throws", works, phase("evaluate"))
    assert right(question) == "None of them throws"
    assert "A cycle is fine if the read comes late enough" in wrong(question)["b in a.js, line 5"].because


def test_without_a_dangerous_read_there_is_nothing_to_ask():
    assert (
        ask("throws", {"main.js": "import { a } from './a.js';\na;", "a.js": "export let a = 1;"}, phase("evaluate"))
        is None
    )
