from __future__ import annotations

import modviz
from modviz.questions.ahead import questions_ahead
from modviz.questions.trace_index import Reading

SOURCES = {
    "main.js": "import { count, up } from './counter.js';\nimport './view.js';\nup();\nconsole.log(count);\nconsole.log(count, 'again');",
    "view.js": "import { count } from './counter.js';\nconsole.log('view', count);",
    "counter.js": "export let count = 1;\nexport function up() { count += 1; }",
}


def _reading() -> Reading:
    return Reading(modviz.trace("main.js", sources=SOURCES))


def _topics(reading, *args):
    return [each.topics[0] for each in questions_ahead(reading, *args)]


def test_few_questions_and_none_twice():
    assert _topics(_reading(), 0) == [
        ("content", "empty"),
        ("content", "function"),
        ("order",),
        ("once",),
        ("value", "counter.js", "count"),
    ]


def test_what_was_asked_is_not_asked_again():
    reading = _reading()
    first = next(questions_ahead(reading, 0))
    rest = list(questions_ahead(reading, 0, None, set(first.topics)))
    assert first.topics[0] not in [each.topics[0] for each in rest]
    assert rest


def test_only_the_stretch_is_looked_at():
    reading = _reading()
    placed = list(questions_ahead(reading, 0))
    assert list(questions_ahead(reading, placed[0].position, placed[0].position + 1)) == placed[:1]
    assert not list(questions_ahead(reading, 0, placed[0].position))


def test_asked_before_it_shows():
    reading = _reading()
    for each in questions_ahead(reading, 0):
        see = each.question.right[0].see
        assert each.question.kind == "one" or (see is not None and see > each.position)
