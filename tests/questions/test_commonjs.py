"""Questions about programs of CommonJS: copy or pointer, half filled or error, runs again or not."""

from __future__ import annotations

from collections.abc import Mapping

import modviz
from modviz.questions.ahead import questions_ahead
from modviz.questions.from_record import question_for
from modviz.questions.question import Question
from modviz.questions.trace_index import Reading
from tests.questions.asking import Happens, happens, phase, place, right, wrong

COUNTER = "exports.count = 0;\nexports.up = () => { exports.count += 1; };\n"
COPY = {
    "main.cjs": (
        "const { count, up } = require('./counter.cjs');\nconst counter = require('./counter.cjs');\nup();\n"
        "console.log('copy', count);\n"
    ),
    "counter.cjs": COUNTER,
}
IMPORTED = {
    "main.mjs": "import { count, up } from './counter.cjs';\nup();\nconsole.log('copy', count);\n",
    "counter.cjs": COUNTER,
}
CYCLE = {
    "main.cjs": "exports.early = 1;\nrequire('./other.cjs');\nexports.late = 2;\n",
    "other.cjs": "const main = require('./main.cjs');\nconsole.log(main.early, main.late);\n",
}
THROWS = {
    "main.cjs": "for (let i = 0; i < 2; i += 1) {\n  try { require('./bad.cjs'); } catch {}\n}\n",
    "bad.cjs": "exports.half = 1;\nthrow new Error('bad');\n",
}
DELETED = {
    "main.cjs": "require('./a.cjs');\ndelete require.cache[require.resolve('./a.cjs')];\nrequire('./a.cjs');\n",
    "a.cjs": "exports.a = 1;\n",
}


def ask(kind: str, sources: Mapping[str, str], where: Happens, *about: str) -> Question | None:
    trace = modviz.trace(next(iter(sources)), sources=sources)
    return question_for(kind, trace, place(trace, where), about)


def test_a_variable_of_require_is_a_copy_and_the_mistake_is_the_pointer():
    question = ask("box", COPY, happens("ExportsWritten", name="count", line=2), "count in main.cjs")
    assert right(question) == "0"
    assert "line 1 copied `exports.count` of `counter.cjs` once" in wrong(question)["1"].because


def test_a_name_imported_from_commonjs_is_a_copy():
    question = ask("box", IMPORTED, happens("ExportsWritten", name="count", line=2), "count in main.mjs")
    assert right(question) == "0"
    assert "copied once, when its code had run to its end" in wrong(question)["1"].because


def test_before_its_module_has_run_an_imported_name_is_undefined():
    question = ask("box", IMPORTED, phase("evaluate"), "count in main.mjs")
    assert right(question) == "undefined"


def test_the_printed_line_as_if_the_copy_followed():
    for sources in (COPY, IMPORTED):
        question = ask("printed", sources, happens("ExportsWritten", name="count", line=2))
        assert right(question) == "copy 0"
        assert "once" in wrong(question)["copy 1"].because


def test_a_cycle_gives_what_is_exported_so_far():
    question = ask("require", CYCLE, happens("RequireCalled", module="other.cjs"))
    assert right(question) == "main.cjs does not run: it gives what main.cjs has exported so far"
    mistakes = wrong(question)
    assert "empty box of an ES module" in mistakes["It throws: a cycle is an error"].because
    assert "main.cjs runs again, from the start" in mistakes


def test_a_module_runs_once():
    question = ask("require", COPY, happens("RequireCalled", line=2))
    assert right(question) == "counter.cjs does not run: it gives the same object as before"
    assert "`require.cache`" in wrong(question)["counter.cjs runs again, and gives a new object"].because


def test_a_module_that_threw_runs_again():
    question = ask("require", THROWS, happens("ErrorCaught"))
    assert right(question) == "bad.cjs runs again, from the start"
    assert "ES modules" in wrong(question)["It throws the same error again, and nothing runs"].because


def test_a_module_that_was_taken_out_of_the_cache_runs_again():
    question = ask("require", DELETED, happens("RequireCacheChanged", is_by_program=True))
    assert right(question) == "a.cjs runs again, and gives a new object"


def test_what_a_program_puts_into_the_cache_is_not_asked_for():
    planted = {
        "main.cjs": "const key = require.resolve('./a.cjs');\nrequire.cache[key] = { exports: 7, loaded: true };\n"
        "require('./a.cjs');\n",
        "a.cjs": "",
    }
    assert ask("require", planted, happens("RequireCalled", line=3)) is None


def test_modules_of_commonjs_take_their_turn():
    question = ask("next module", COPY, phase("evaluate"))
    assert right(question) == "main.cjs"
    assert "`require` is a call" in wrong(question)["counter.cjs"].because
    question = ask("next module", IMPORTED, phase("evaluate"))
    assert right(question) == "counter.cjs"
    assert "What is imported runs first" in wrong(question)["main.mjs"].because


def test_on_the_way_each_is_asked_once():
    def asked(sources: Mapping[str, str]) -> list[str]:
        trace = modviz.trace("main.cjs", sources=sources)
        return [right(placed.question) for placed in questions_ahead(Reading(trace), 0)]

    assert "main.cjs does not run: it gives what main.cjs has exported so far" in asked(CYCLE)
    assert asked(THROWS).count("bad.cjs runs again, from the start") == 1
    assert asked(COPY).count("0") == 1
