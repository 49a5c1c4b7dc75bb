"""`modviz lessons`: what a check finds, and what the commands print."""

from __future__ import annotations

import functools
import itertools
import zipfile
from pathlib import Path

import pytest

from modviz.cli.main import main
from modviz.cli.shared.lesson_recording import record_run
from modviz.lesson import prepare as prepare_module
from modviz.lesson.check import check
from modviz.lesson.errors import LessonError
from modviz.lesson.format.loader import load_lesson
from modviz.lesson.new import write_new_lesson
from modviz.lesson.prepare import prepare
from modviz.limits import Limits

quick = functools.partial(record_run, limits=Limits(seconds=0.3))

# What is changed in the new lesson, and what the check says then.
BROKEN = [
    (
        'at = "phase instantiate"',
        'at = "counter.js becomes evaluating-async"',
        ":11: 'counter.js becomes evaluating-async' never happens in run main; what happens is: counter.js becomes new",
    ),
    (
        'at = "phase instantiate"',
        'at = "counter.js gets linked"',
        ":11: 'counter.js gets linked' is no place that modviz understands",
    ),
    ('focus = ["graph", "module map"]', 'focus = ["graf"]', ":12: 'graf' is no panel, and no module, line or box"),
    ('focus = ["graph", "module map"]', 'focus = ["main.js:9"]', ":12: main.js has no line 9: it has 4 lines"),
    ('focus = ["graph", "module map"]', 'focus = ["x in main.js"]', ":12: main.js has no box or import called 'x'"),
    (
        "the module map has 2 entries",
        "the module map has 3 entries",
        ":16: scene 1 'Two files': 'the module map has 3 entries' does not hold: the module map has 2: main.js,",
    ),
    (
        '"count in counter.js is 6"',
        '"count in counter.js is 7"',
        ":33: scene 3 'What does it print?': 'count in counter.js is 7' does not hold: count in counter.js is 6",
    ),
    (
        'value = "6"',
        'value = "7"',
        ":35: scene 3 'What does it print?': the right answer is said to be '7', but the line printed at the reveal is '6'",
    ),
    ('text = "5"', 'text = " 6"', ":35: scene 3 'What does it print?': ' 6' is given as a mistake, and is the right"),
    (
        'see = "count in counter.js is written"',
        'see = "count in countr.js is written"',
        ":40: there is no module 'countr.js' in run main; did you mean 'counter.js'?",
    ),
    (
        'reveal = "console line 1"',
        'reveal = "console line 2"',
        ":42: 'console line 2' never happens in run main; 1 line",
    ),
    (
        'title = "One box"',
        'title = "One box"\nnext = "the end"',
        ":29: scene 3 'What does it print?' is never reached: no 'next' leads to it",
    ),
    (
        'kind = "value"\nvalue = "6"',
        'kind = "order"\norder = ["main.js", "counter.js"]',
        "",  # they are fetched in this order
    ),
    (
        'at = "the end"\n',
        'at = "the end"\nask = { kind = "printed" }\n',
        "no question 'printed' fits this place; ask it before a line that is printed, as at 'before console line 1'",
    ),
]


# What is changed in the new lesson so that its audience would look for something in vain, and the warning.
VAIN = [
    ('focus = ["main.js:4", "graph", "console"]', 'focus = ["main.js:4", "console"]', ":28: warning: scene 3 'What does it print?': speaks of counter.js, which no panel of its focus shows"),
    ("The box is in `counter.js`.", "Line 1 of `counter.js` has the box.", ":19: warning: scene 2 'One box': speaks of line 1 of counter.js, and its focus does not show that source"),
    ("The box is in `counter.js`.", "`counter.js`, line 1 has the box.", ":19: warning: scene 2 'One box': speaks of line 1 of counter.js, and its focus does not show that source"),
    ('kind = "value"', 'kind = "value"\nquestion = "What does `counter.js` make of it?"', ":35: warning: scene 3 'What does it print?': asks about counter.js, whose source no scene has shown yet"),
    ('focus = ["main.js:4", "graph", "console"]', 'focus = ["main.js:4", "graph"]', ":35: warning: scene 3 'What does it print?': asks about 'print', and its focus does not show the Console panel"),
    ('kind = "value"', 'kind = "value"\nquestion = "How many boxes has `main.js`?"', ":35: warning: scene 3 'What does it print?': asks about 'boxes', and its focus does not show the Memory panel"),
    ('reveal = "console line 1"', 'reveal = "count in counter.js is written"', ":35: warning: scene 3 'What does it print?': its reveal comes before the question in the run"),
    ('at = "the end"', 'at = "counter.js starts"\nfocus = ["graph"]', ":44: warning: scene 4 'The end': goes back in the run, and its text does not say so"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    write_new_lesson(tmp_path / "mine")
    return tmp_path / "mine"


def _change(folder, old, new):
    file = folder / "lesson.toml"
    text = file.read_text()
    assert old in text
    text = text.replace(old, new)
    if 'kind = "order"' in text:
        text = text[: text.index("mistakes = [")] + text[text.index("reveal =") :]
    file.write_text(text)


def _check(folder):
    lesson = load_lesson(folder)
    return LessonError("lesson.toml", check(lesson, quick)).lines


def test_a_new_lesson_is_whole(folder):
    assert _check(folder) == ()


@pytest.mark.parametrize(("old", "new", "message"), BROKEN, ids=[new for _, new, _ in BROKEN])
def test_a_check_says_what_is_wrong_and_where(folder, old, new, message):
    _change(folder, old, new)
    said = _check(folder)
    if message:
        assert any(message in line for line in said), said
    else:
        assert said == ()


@pytest.mark.parametrize(("old", "new", "warning"), VAIN, ids=[new for _, new, _ in VAIN])
def test_a_check_warns_of_what_one_would_look_for_in_vain(folder, old, new, warning, capsys):
    (folder / "lesson.toml").write_text(
        (folder / "lesson.toml")
        .read_text()
        .replace('holds = ["console line 1 is 6", "the run is fulfilled", "counter.js ran once"]', "")
    )
    _change(folder, old, new)
    assert main(["lessons", "check", str(folder)]) == 0
    ok, *told = capsys.readouterr().out.splitlines()
    assert ok.startswith("mine: ok")
    assert ok.endswith(f"{len(told)} warning{'s' * (len(told) != 1)}")
    assert any(warning in line for line in told), told


def test_a_way_back_that_is_told_is_no_surprise(folder):
    _change(folder, 'holds = ["console line 1 is 6", "the run is fulfilled", "counter.js ran once"]', "")
    _change(folder, 'at = "the end"', 'at = "counter.js starts"\nfocus = ["graph"]')
    _change(folder, 'say = "The exporter', 'say = "Back to the start. The exporter')
    assert _check(folder) == ()


def test_an_order_that_nothing_happens_in_is_wrong(folder):
    (folder / "third.js").write_text('import "./counter.js";\n')
    (folder / "main.js").write_text('import "./third.js";\n' + (folder / "main.js").read_text())
    (folder / "lesson.toml").write_text(
        'version = 1\ntitle = "T"\n[[scenes]]\ntitle = "One"\nsay = "x"\n[scenes.ask]\nkind = "order"\n'
        'order = ["third.js", "main.js", "counter.js"]\n'
    )
    (line,) = _check(folder)
    assert "but the modules start in the order counter.js, third.js, main.js" in line


def test_of_a_module_that_loops_that_is_said_and_nothing_else(folder):
    (folder / "counter.js").write_text("export let count = 5;\nexport function up() {\n  for (;;);\n}\n")
    (line,) = _check(folder)
    assert line.startswith("lesson.toml:9: run main was stopped at counter.js:3: The script ran longer")
    assert line.endswith("If that is meant, say in holds: 'the run is stopped'")
    (folder / "lesson.toml").write_text(
        'version = 1\ntitle = "T"\n[[scenes]]\ntitle = "It loops"\nat = "the end"\nsay = "x"\nholds = ["the run is stopped"]\n'
    )
    assert _check(folder) == ()


def test_play_tells_once_that_a_limit_stopped_a_run(folder):
    (folder / "counter.js").write_text("export let count = 5;\nexport function up() {\n  for (;;);\n}\n")
    with pytest.raises(LessonError) as caught:
        prepare(load_lesson(folder), quick)
    (line,) = caught.value.lines
    assert "run main was stopped" in line


def _with_runs(folder, count):
    runs = "".join(f"[runs.r{number}]\n" for number in range(count))
    scene = '[[scenes]]\ntitle = "One"\nsay = "x"\n'
    (folder / "lesson.toml").write_text(f'version = 1\ntitle = "T"\n{runs}{scene}')
    return load_lesson(folder)


@pytest.mark.parametrize(
    ("limit", "message"), [("MOST_SECONDS", "more than 15 seconds"), ("MOST_EVENTS", "more than 100 steps")]
)
def test_the_runs_of_a_lesson_have_one_budget(folder, monkeypatch, limit, message):
    if limit == "MOST_SECONDS":
        hours = itertools.count(0, 10)
        monkeypatch.setattr(prepare_module, "monotonic", lambda: next(hours))
    else:
        monkeypatch.setattr(prepare_module, "MOST_EVENTS", 100)
    recorded = []

    def record(run, files):
        recorded.append(run.name)
        return quick(run, files)

    with pytest.raises(LessonError, match=f"its runs (take|have) {message} together"):
        prepare(_with_runs(folder, 40), record)
    assert len(recorded) < 5


def test_how_a_run_failed_is_told_once_and_on_top(folder):
    (folder / "counter.js").write_text("export let count = 5;\nexport function up() {\n  up();\n}\n")
    cause, *others = _check(folder)
    assert "run main failed at counter.js:3:3 with RangeError: Maximum call stack size exceeded" in cause
    assert len(others) == 5
    assert not any("with RangeError" in line for line in others)


def test_of_a_run_that_is_not_loaded_that_is_said_and_nothing_else(folder):
    (folder / "counter.js").write_text("export let = ;\n")
    (line,) = _check(folder)
    assert "run main failed before any code ran at counter.js:1" in line
    assert "SyntaxError" in line
    assert line.endswith("If that is meant, say in holds: 'the run is rejected'")


@pytest.mark.parametrize(
    "said",
    [
        'at = "the end"\nholds = ["the run is rejected"]',
        'at = "the end"\nholds = ["the error is SyntaxError"]',
        'at = "the end"\nholds = ["counter.js failed with SyntaxError"]',
        'at = "loading fails"',
        'at = "just before the run fails"',
        'at = "counter.js fails to parse"',
    ],
)
def test_a_lesson_may_say_in_several_ways_that_its_run_fails(folder, said):
    (folder / "counter.js").write_text("export let = ;\n")
    scenes = f'[[scenes]]\ntitle = "It fails"\nsay = "x"\n{said}\n[[scenes]]\ntitle = "More"\nsay = "x"\nat = "counter.js runs"\n'
    (folder / "lesson.toml").write_text(f'version = 1\ntitle = "T"\n{scenes}')
    (line,) = _check(folder)
    assert "'counter.js runs' never happens in run main" in line


def test_a_lesson_must_have_an_end(folder):
    _change(folder, 'title = "The end"', 'title = "The end"\nid = "last"\nnext = "last"')
    (line,) = _check(folder)
    assert "from scene 1 'Two files' the lesson goes in a circle: no 'next' leads from there to the end" in line


def test_also_where_a_place_is_not_found_phrases_are_read(folder):
    _change(folder, 'at = "phase instantiate"', 'at = "counter.js throws"')
    _change(folder, '"main.js has not run"', '"main.js walks"')
    assert [line.partition(": ")[0] for line in _check(folder)] == ["lesson.toml:11", "lesson.toml:16"]


def test_of_a_scene_that_has_no_place_nothing_more_is_said(folder):
    _change(folder, 'at = "before console line 1"', 'at = "before consle line 1"')
    (line,) = _check(folder)
    assert line.endswith("'consle line 1' is no place that modviz understands; did you mean 'console line 2'?")


def test_what_a_guest_prints_does_not_command_the_terminal(folder):
    (folder / "counter.js").write_text("export let count = 5;\nexport function up() {\n  count = '\\x1b[2J';\n}\n")
    assert "\x1b" not in "".join(_check(folder))
    assert "console line 1 is \\x1b[2J" in "".join(_check(folder))


def test_what_a_new_lesson_says_to_type_can_be_typed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["lessons", "new", "top level await"]) == 0
    assert "modviz lessons check 'top level await'" in capsys.readouterr().out
    assert main(["lessons", "new", "./-dash"]) == 0
    assert "modviz play ./-dash" in capsys.readouterr().out


def test_the_example_of_the_readme_is_a_lesson(folder):
    readme = (Path(__file__).parents[2] / "lessons" / "README.md").read_text("utf-8")
    (folder / "lesson.toml").write_text(readme.partition("```toml\n")[2].partition("```")[0])
    assert _check(folder) == ()


def test_the_recipe_of_an_await_in_the_readme_is_right(folder):
    readme = (Path(__file__).parents[2] / "lessons" / "README.md").read_text("utf-8")
    recipe = readme.partition("A top-level await:")[2].partition("```toml\n")[2].partition("```")[0]
    waiting, resumed = recipe.split("# ... and in a later scene\n")
    (folder / "main.js").write_text('import { data } from "./data.js";\nconsole.log(data);\n')
    (folder / "data.js").write_text("export const data = await new Promise((done) => setTimeout(done, 100, 1));\n")
    scene = '[[scenes]]\ntitle = "One"\nsay = "x"\n'
    (folder / "lesson.toml").write_text(f'version = 1\ntitle = "T"\n{scene}{waiting}{scene}{resumed}')
    assert _check(folder) == ()


def test_the_recipe_of_two_stars_in_the_readme_is_right(folder):
    readme = (Path(__file__).parents[2] / "lessons" / "README.md").read_text("utf-8")
    recipe = readme.partition("Two stars that bring")[2].partition("```toml\n")[2].partition("```")[0]
    bound, ended = recipe.split("# ... and in a run that imports { color }\n")
    for name, text in (("a", "one = 1"), ("b", "two = 2")):
        (folder / f"{name}.js").write_text(f"export const color = '{name}';\nexport const {text};\n")
    (folder / "all.js").write_text("export * from './a.js';\nexport * from './b.js';\n")
    (folder / "main.js").write_text("import * as all from './all.js';\nconsole.log(all);\n")
    (folder / "named.js").write_text("import { color } from './all.js';\nconsole.log(color);\n")
    scene = '[[scenes]]\ntitle = "One"\nsay = "x"\n'
    runs = '[runs.named]\nreplace = { "main.js" = "named.js" }\n'
    text = f'version = 1\ntitle = "T"\n{runs}{scene}{bound}{scene}run = "named"\n{ended}'
    (folder / "lesson.toml").write_text(text)
    assert _check(folder) == ()


def test_a_lesson_that_cannot_be_prepared_names_all_its_mistakes(folder):
    _change(folder, 'at = "phase instantiate"', 'at = "console line 7"')
    _change(folder, 'reveal = "console line 1"', 'reveal = "console line 2"')
    with pytest.raises(LessonError) as caught:
        prepare(load_lesson(folder), quick)
    assert [problem.line for problem in caught.value.problems] == [11, 42]


def test_a_lesson_branches_compares_and_goes_on(folder):
    (folder / "counter.still.js").write_text("export let count = 5;\nexport function up() {}\n")
    (folder / "lesson.toml").write_text(
        """
version = 1
title = "T"

[runs.still]
replace = { "counter.js" = "counter.still.js" }

[[scenes]]
title = "Which?"
at = "before console line 1"
say = "x"

[scenes.ask]
kind = "one"
answers = [
    { text = "5", next = "copy", see = "count in counter.js is written" },
    { text = "6", right = true },
]

[[scenes]]
title = "Side by side"
id = "side"
say = "x"
compare = "still"
compare_at = "before the end"
next = "the end"

[[scenes]]
title = "A copy?"
id = "copy"
run = "still"
say = "x"
holds = ["the console has 0 lines"]

[[scenes]]
title = "Not so"
at = "console line 1"
say = "x"
holds = ["console line 1 is 5"]
next = "side"
"""
    )
    assert _check(folder) == ()
    prepared = prepare(load_lesson(folder), quick)
    ask, side, copy, last = prepared.scenes
    main_run, still = prepared.traces["main"], prepared.traces["still"]
    assert [choice.next for choice in ask.question.choices] == [2, None]
    assert type(main_run.events[ask.question.choices[0].see - 1]).__name__ == "BindingWritten"
    assert (ask.question.text, ask.question.about) == ("Which?", "Which?")
    assert ask.reveal == side.position == ask.position
    assert (side.next, side.compare, side.compare_position) == (4, "still", len(still.events) - 1)
    assert (copy.run, copy.position, copy.next) == ("still", 0, 3)
    assert (last.run, last.next) == ("still", 1)
    assert [line.text for line in still.console] == ["5"]


def test_an_order_is_first_shown_in_another(folder):
    for order in (["main.js", "counter.js"], ["counter.js", "main.js"]):
        (folder / "lesson.toml").write_text(
            'version = 1\ntitle = "T"\n[[scenes]]\ntitle = "One"\nsay = "x"\n[scenes.ask]\nkind = "order"\n'
            f"order = {order}\n"
        )
        question = prepare(load_lesson(folder), quick).scenes[0].question
        assert sorted(question.items) == sorted(order)
        assert list(question.items) != order
        assert question.right[0].order == tuple(order)


def test_the_commands(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["lessons", "new", "my-lesson"]) == 0
    assert "modviz lessons check my-lesson" in capsys.readouterr().out
    assert main(["lessons", "new", "my-lesson"]) == 2
    assert "my-lesson is there already, and is not overwritten" in capsys.readouterr().err
    assert main(["lessons", "check", "my-lesson"]) == 0
    assert capsys.readouterr().out == "my-lesson: ok, 4 scenes, 1 run, 1 question, 10 things hold\n"
    with zipfile.ZipFile("packed.zip", "w") as archive:
        for file in (tmp_path / "my-lesson").iterdir():
            archive.write(file, f"my-lesson/{file.name}")
    assert main(["lessons", "check", "packed.zip"]) == 0
    assert capsys.readouterr().out == "packed.zip: ok, 4 scenes, 1 run, 1 question, 10 things hold\n"
    _change(tmp_path / "my-lesson", "entry =", "entri =")
    assert main(["lessons", "check", "my-lesson", "packed.zip"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "my-lesson: broken, 1 mistake",
        "  my-lesson/lesson.toml:7: a lesson has no key 'entri'; did you mean 'entry'?",
        "packed.zip: ok, 4 scenes, 1 run, 1 question, 10 things hold",
    ]
    assert main(["lessons", "check", "nothing-of-that-name"]) == 2
    assert "There is no lesson 'nothing-of-that-name'" in capsys.readouterr().err
    assert main(["lessons", "list"]) == 0
    listed = capsys.readouterr().out
    assert " 5  " in listed
    assert "(live-bindings)" in listed
    assert " scenes, " in listed
