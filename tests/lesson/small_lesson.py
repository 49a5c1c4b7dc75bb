"""A small lesson, prepared by hand: two runs, a question of each author's kind, a comparison."""

from __future__ import annotations

from modviz.lesson.model import Lesson, Run, Scene
from modviz.lesson.prepared import Focus, PreparedLesson, PreparedScene
from modviz.questions.question import Choice, Question
from modviz.record.events import ConsolePrinted, ImportBound
from modviz.record.trace import Trace
from modviz.recording.session import trace

MAIN_JS = 'import { count, up } from "./counter.js";\n\nup();\nconsole.log(count);\n'
COUNTER_JS = "export let count = 5;\nexport function up() {\n  count += 1;\n}\n"
STILL_JS = "export let count = 5;\nexport function up() {}\n"


def small_lesson() -> PreparedLesson:
    """The lesson of a box that two modules share."""
    files = {"main.js": MAIN_JS, "counter.js": COUNTER_JS, "counter.still.js": STILL_JS}
    main = trace("main.js", sources=files)
    still = trace("main.js", sources={**files, "counter.js": STILL_JS})
    runs = {
        "main": Run("main", "A box that two modules share", "main.js"),
        "still": Run("still", "a counter that stands still", "main.js", replace={"counter.js": "counter.still.js"}),
    }
    say = "`main.js` has **no box of its own** for `count`. It has a pointer to the box of `counter.js`."
    scenes = (
        Scene("one", "One box", say, 7, notes="Point at the *one* box."),
        Scene(
            "two",
            "Who is right?",
            "- `up()` runs\n- what does `main.js` print?\n\n```js\nif (true) {\n  up();\n}\n```",
            17,
            wait=4.0,
        ),
        Scene("three", "Side by side", "With a counter that stands still:", 30, run="still", compare="main"),
    )
    bound = _position(main, ImportBound)
    printed = _position(main, ConsolePrinted)
    question = Question(
        "value",
        "What does `main.js` print?",
        (
            Choice("6", True, "There is one box. `up()` changed it."),
            Choice("5", False, "That would be a copy.", see=printed),
        ),
        about="live bindings",
    )
    prepared = (
        PreparedScene(
            0, scenes[0], "main", bound, (Focus("panel", ("memory",)), Focus("box", ("counter.js", "count"))), 1
        ),
        PreparedScene(1, scenes[1], "main", printed - 1, (Focus("line", ("main.js", "4")),), 2, question, printed),
        PreparedScene(
            2, scenes[2], "still", len(still.events), (), 3, compare="main", compare_position=len(main.events)
        ),
    )
    lesson = Lesson(
        "a-box",
        "A box that two modules share",
        "The exporter changes a value; the importer sees it.",
        ("live binding",),
        runs,
        scenes,
        {name: text.encode() for name, text in files.items()},
        "a-box",
        "a-box/lesson.toml",
    )
    return PreparedLesson(lesson, {"main": main, "still": still}, prepared)


def _position(record: Trace, kind: type[object]) -> int:
    return next(position for position, event in enumerate(record.events, 1) if isinstance(event, kind))
