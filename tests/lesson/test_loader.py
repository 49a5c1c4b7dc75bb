"""Reading `lesson.toml`: what a lesson says is what it becomes, and every mistake has its line and the nearest key."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tomllib
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz import ModvizError
from modviz.lesson.errors import LessonError
from modviz.lesson.format.files import LARGEST_FILE, MOST_FILES
from modviz.lesson.format.loader import LARGEST_TOML, load_lesson
from modviz.lesson.format.toml_lines import toml_lines
from modviz.lesson.model import AnswerChoice, Ask, Lesson, NetworkResponse, Run, Scene
from modviz.lesson.new import write_new_lesson

HEAD = 'version = 1\ntitle = "T"\n'
SCENE = '[[scenes]]\ntitle = "One"\nsay = "Hello"\n'
ASK = SCENE + "[scenes.ask]\n"


@pytest.fixture
def load(tmp_path):
    """Load a lesson of this text, with a few files beside it."""

    def load(text):
        folder = tmp_path / "07-small"
        folder.mkdir(exist_ok=True)
        for name in ("main.js", "a.js", "a.fixed.js"):
            (folder / name).write_text("export {};\n")
        (folder / "lesson.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_lesson(folder)

    return load


MISTAKES = [
    (HEAD + 'sumary = "S"\n' + SCENE, "3: a lesson has no key 'sumary'; did you mean 'summary'?"),
    (HEAD + SCENE + 'sey = "x"\n', "6: a scene has no key 'sey'; did you mean 'say'?"),
    (HEAD + '[[scenes]]\ntitle = "One"\n', "3: a scene needs 'say'"),
    (HEAD + '[[scenes]]\ntitle = ""\nsay = "x"', "4: 'title' is empty"),
    (HEAD, "1: a lesson needs at least one scene: [[scenes]]"),
    ("title = 'T'\n" + SCENE, "1: a lesson starts with version = 1"),
    ("version = 2\ntitle = 'T'\n" + SCENE, "1: version = 2 is not known; this modviz reads version 1"),
    ("version = '1'\ntitle = 'T'\n" + SCENE, "1: 'version' must be a whole number, not a text ('1')"),
    ("version = 1\ntitle = 5\n" + SCENE, "2: 'title' must be a text, not a whole number (5)"),
    (HEAD + "shows = 'x'\n" + SCENE, "3: 'shows' must be a list, not a text ('x')"),
    (HEAD + "shows = [\n  'a',\n  5]\n" + SCENE, "5: 'shows' must be a list of texts, not of a whole number (5)"),
    (HEAD + "entry = 'mian.js'\n" + SCENE, "3: there is no file 'mian.js' beside lesson.toml; did you mean 'main.js'?"),
    (HEAD + "host = 'nod'\n" + SCENE, "3: host = 'nod' is not known; did you mean 'node'?"),
    (HEAD + "goal = 'modul'\n" + SCENE, "3: goal = 'modul' is not known; did you mean 'module'?"),
    (HEAD + "keeps_failed_fetches = 1\n" + SCENE, "3: 'keeps_failed_fetches' must be true or false, not a whole number (1)"),
    (HEAD + "scenes = 5\n", "3: 'scenes' must be a list, not a whole number (5)"),
    (HEAD + "scenes = ['a']\n", "3: 'scenes' must be a list of tables { ... }, not of a text ('a')"),
    (HEAD + SCENE + "run = 'fixed'\n", "6: run = 'fixed' is not known; there is main"),
    (HEAD + "[runs.fixed]\nreplace = { 'b.js' = 'a.fixed.js' }\n" + SCENE, "4: there is no file 'b.js' beside lesson.toml; did"),
    (HEAD + "[runs.fixed]\nreplace = { 'a.js' = 'a.fix.js' }\n" + SCENE, "4: there is no file 'a.fix.js' beside lesson.toml; did"),
    (HEAD + "[runs.fixed]\nentri = 'a.js'\n" + SCENE, "4: run 'fixed' has no key 'entri'; did you mean 'entry'?"),
    (HEAD + "[runs.main]\nentry = 'a.js'\n" + SCENE, "3: a run cannot be called 'main'"),
    (HEAD + "[network.'b.js']\nlatency = 5\n" + SCENE, "3: there is no file 'b.js' beside lesson.toml; did you mean"),
    (HEAD + "[network.'a.js']\nlatncy = 5\n" + SCENE, "4: the answer for 'a.js' has no key 'latncy'; did you mean 'latency'?"),
    (HEAD + "[network.'a.js']\nlatency = -5\n" + SCENE, "4: latency = -5 must not be below 0"),
    (HEAD + "[network.'a.js']\nstatus = 99\n" + SCENE, "4: status = 99 is no status of HTTP: those are 200 to 599"),
    (HEAD + "[network.'a.js']\nfailures = 1\nstatus = 200\n" + SCENE, "5: status = 200 is no failure; with 'failures'"),
    (HEAD + "[network.'a.js']\ncontent_type = 'js'\n" + SCENE, "4: content_type = 'js' is no MIME type"),
    (HEAD + SCENE + 'notes = "\\u001b[2J"\n', "6: this text has a control character: '\\x1b[2J'"),
    (HEAD + SCENE + '"\\u009b" = 1\n', "6: this text has a control character: '\\x9b'"),
    (HEAD + SCENE + "play = 'beat'\n", "6: play = 'beat' is not known; did you mean 'beats'?"),
    (HEAD + SCENE + "speed = 0\n", "6: speed = 0 must not be below 0.1"),
    (HEAD + SCENE + "speed = nan\n", "6: speed = nan must not be below 0.1"),
    (HEAD + SCENE + "wait = '5'\n", "6: 'wait' must be a number, not a text ('5')"),
    (HEAD + SCENE + "pause = 1979-05-27\n", "6: 'pause' must be true or false, not a date or time"),
    (HEAD + SCENE + "compare_at = 'the end'\n", "6: 'compare_at' needs 'compare'"),
    (HEAD + SCENE + "next = 'won'\n" + SCENE + "id = 'one'\n", "6: next = 'won' leads nowhere: no scene has this id; did"),
    (HEAD + SCENE + "id = 'x'\n" + SCENE + "id = 'x'\n", "10: the id 'x' is that of the scene in line 3, too; choose another"),
    (HEAD + SCENE + "id = 'the end'\n", "6: the id 'the end' is the end of the lesson, too; choose another"),
    (HEAD + ASK + "question = 'x'\n", "6: a question needs 'kind'"),
    (HEAD + ASK + "kind = 'valu'\n", "7: kind = 'valu' is not known; did you mean 'value'?"),
    (HEAD + ASK + "kind = 'value'\n", "6: a question of kind 'value' needs 'value'"),
    (HEAD + ASK + "kind = 'value'\nvalue = 6\n", "8: 'value' must be a text, not a whole number (6)"),
    (HEAD + ASK + "kind = 'value'\nvalue = '6'\nanswers = []\n", "9: a question of kind 'value' has no key 'answers'"),
    (HEAD + ASK + "kind = 'one'\nanswers = [{ text = 'a', right = true }]\n", "8: a question of kind 'one' needs 'answers': at least two"),
    (HEAD + ASK + "kind = 'one'\nanswers = [\n{ text = 'a' },\n{ text = 'b' }]\n", "8: no answer is the right one: give one of them right = true"),
    (HEAD + ASK + "kind = 'one'\nanswers = [{ text = 'a', right = true }, { text = 'b', right = true }]\n", "8: 2 answers are right; that is a question of kind 'several'"),
    (HEAD + ASK + "kind = 'one'\nanswers = [\n{ text = 'a', right = true },\n{ text = 'b', becuse = 'x' }]\n", "10: an answer has no key 'becuse'; did you mean 'because'?"),
    (HEAD + ASK + "kind = 'one'\nanswers = [{ text = 'a', right = true },\n{ text = 'b', next = 'x' }]\n", "9: next = 'x' leads nowhere"),
    (HEAD + ASK + "kind = 'several'\nanswers = [\n{ text = 'a', right = true },\n{ text = 'a' }]\n", "10: the answer 'a' is there already"),
    (HEAD + ASK + "kind = 'order'\norder = ['a']\n", "8: a question of kind 'order' needs 'order': at least two things"),
    (HEAD + ASK + "kind = 'order'\norder = ['a', 'a']\n", "8: something is in this order twice"),
    (HEAD + ASK + "kind = 'order'\norder = ['a', 'b']\nmistakes = [{ order = ['b'] }]\n", "9: a mistaken order must have the same things as the right one"),
    (HEAD + ASK + "kind = 'order'\norder = ['a', 'b']\nmistakes = [{ order = ['a', 'b'] }]\n", "9: this order is there already"),
    (HEAD + ASK + "kind = 'box'\n", "7: a question of kind 'box' needs 'about'"),
    (HEAD + ASK + "kind = 'links'\nfocus = ['memory']\n", "8: a question of kind 'links' has no key 'focus'; it is one of the table around it, and must stand before [scenes.ask]"),
    (HEAD + "title = 'again'\n" + SCENE, "3: this is no TOML at column 16: Cannot overwrite a value (this key is there already)"),
    (HEAD + "summary = hello\n" + SCENE, "3: this is no TOML at column 11: Invalid value (a text stands in straight quotes"),
    (HEAD + 'summary = "a\nb"\n' + SCENE, "3: this is no TOML at column 13: Illegal character '\\n' (a text in \"...\" ends on its line;"),
    (HEAD + "focus = ['graph']\n" + SCENE, "3: a lesson has no key 'focus'; it must stand below [[scenes]]"),
    (HEAD + SCENE + "kind = 'links'\n", "6: a scene has no key 'kind'; it must stand below [scenes.ask]"),
    (HEAD + "shows = 'x'\n" + SCENE, '3: \'shows\' must be a list, not a text (\'x\'): write shows = ["x"]'),
    (HEAD + "[scenes]\ntitle = 'One'\nsay = 'x'\n", "3: 'scenes' must be a list, not a table: write [[scenes]], in two brackets"),
    (HEAD + ASK + "kind = 'one'\nanswer = [{ text = 'a' }]\n", "8: a question of kind 'one' has no key 'answer'; did you mean"),
    (HEAD + "x = [1,\n", "3: this is no TOML at the end of the file"),
    (HEAD.encode() + b"\n\xff\n", "4: lesson.toml must be text in UTF-8"),
    (HEAD + "x = " + "[" * 5000 + "]" * 5000, "1: lesson.toml is nested too deeply"),
    (HEAD + ".".join("a" * 40_000) + " = 1\n" + SCENE, "3: this key has more than 32 parts"),
    (HEAD + "[" + " . ".join(["'a'", '"a"'] * 17) + "]\n" + SCENE, "3: this key has more than 32 parts"),
    (HEAD + SCENE + "wait = " + "9" * 5_000, "6: this name or number has more than 100 characters"),
    (HEAD + SCENE + "wait = 0x" + "f" * 5_000, "6: this name or number has more than 100 characters"),
    (HEAD + '"""' * 80_000, "3: this is no TOML"),
    (HEAD + '"\\' * 100_000 + "\\", "3: this is no TOML"),
    (HEAD + SCENE + "at = 'console line " + "9" * 5_000 + "'\n", "6: this text has more than 300 characters"),
    (HEAD + SCENE + "holds = [\n'" + "after " * 30_000 + "']\n", "7: this text has more than 300 characters"),
    ("#" * LARGEST_TOML + "\n" + HEAD + SCENE, "1: lesson.toml has more than 250,000 bytes"),
    (HEAD + "".join(f"title{number} = 1\n" for number in range(10_000)) + SCENE, " there may be more mistakes than these 200"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES, ids=[message for _, message in MISTAKES])
def test_a_mistake_has_its_line_and_what_to_do(load, text, message):
    with pytest.raises(LessonError) as caught:
        load(text)
    assert any(f"lesson.toml:{message}" in line for line in caught.value.lines), str(caught.value)


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(load):
    with pytest.raises(LessonError) as caught:
        load(HEAD + "entry = 'x.js'\n" + SCENE + "sey = 'x'\n" + ASK + "kind = 'val'\n")
    assert [problem.line for problem in caught.value.problems] == [3, 7, 12]
    assert len(str(caught.value).splitlines()) == 3


def test_the_readme_tells_of_every_key():
    readme = (Path(__file__).parents[2] / "lessons" / "README.md").read_text("utf-8")
    keys = {field.name for model in (Lesson, Run, NetworkResponse, Scene, Ask, AnswerChoice) for field in fields(model)}
    for key in keys - {"slug", "files", "origin", "file", "line", "name"}:
        assert re.search(rf"[`\[. {{]{key}\b", readme), key


def test_what_is_misspelled_is_not_missing_as_well(load):
    with pytest.raises(LessonError) as caught:
        load(HEAD + '[[scenes]]\ntitle = "One"\nsey = "x"\n')
    assert [problem.message for problem in caught.value.problems] == ["a scene has no key 'sey'; did you mean 'say'?"]


def test_phrases_that_cannot_be_read_are_told_with_the_rest(load):
    with pytest.raises(LessonError) as caught:
        load(HEAD + "sumary = 'x'\n" + SCENE + "at = 'hello'\nholds = ['the end', 'the stack is empty']\n")
    assert [problem.line for problem in caught.value.problems] == [3, 7, 8]


def test_a_new_lesson_is_loaded_as_it_is_written(tmp_path):
    write_new_lesson(tmp_path / "03-my_first-lesson")
    lesson = load_lesson(tmp_path / "03-my_first-lesson")
    assert (lesson.slug, lesson.title) == ("my_first-lesson", "My first lesson")
    assert sorted(lesson.files) == ["counter.js", "main.js"]
    assert [scene.title for scene in lesson.scenes] == ["Two files", "One box", "What does it print?", "The end"]
    assert lesson.scenes[0].line == 9
    assert lesson.scenes[0].at.line == 11
    ask = lesson.scenes[2].ask
    assert ask.kind == "value"
    assert [(answer.text, answer.right) for answer in ask.answers] == [("6", True), ("5", False)]
    assert ask.answers[1].see.text == "count in counter.js is written"


def test_a_new_lesson_overwrites_nothing(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")
    with pytest.raises(ModvizError, match="is there already, and is not overwritten"):
        write_new_lesson(tmp_path / "mine")
    with pytest.raises(ModvizError, match="is there already"):
        write_new_lesson(tmp_path / "mine" / "thesis.txt")


def test_a_title_may_have_quotes(tmp_path):
    write_new_lesson(tmp_path / 'say-"{hello}"\\')
    assert load_lesson(tmp_path / 'say-"{hello}"\\').title == 'Say "{hello}"\\'


def test_a_run_is_the_main_one_but_for_what_it_says(load):
    text = (
        "version = 1\ntitle = 'T'\nkeeps_failed_fetches = true\n[network.'a.js']\nlatency = 100\n[network.'b.js']\nstatus = 404\n"
        "[runs.fixed]\ntitle = 'Mended'\nhost = 'node'\nreplace = { 'a.js' = 'a.fixed.js' }\n[runs.fixed.network.'b.js']\nbody = ''\n"
        + SCENE
    )
    runs = load(text).runs
    assert list(runs) == ["main", "fixed"]
    main, fixed = runs["main"], runs["fixed"]
    assert (main.host, fixed.host) == ("page", "node")
    assert (main.title, fixed.title) == ("T", "Mended")
    assert fixed.replace == {"a.js": "a.fixed.js"}
    assert fixed.keeps_failed_fetches
    assert (fixed.network["a.js"].latency, fixed.network["b.js"].status, fixed.network["b.js"].body) == (100, None, "")
    assert main.network["b.js"].status == 404


def _zip(path, files, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


LESSON = {"lesson.toml": HEAD + SCENE, "main.js": "export {};\n"}


@pytest.mark.parametrize("folder", ["", "05-mine/"])
def test_a_lesson_may_be_a_zip_file(tmp_path, folder):
    files = {folder + name: text for name, text in LESSON.items()}
    extra = {"__MACOSX/x": "x", folder + ".DS_Store": "x", folder + "lib/": "", folder + "lib/a.js": "export {};\n"}
    lesson = load_lesson(_zip(tmp_path / "05-mine.zip", {**files, **extra}))
    assert sorted(lesson.files) == ["lib/a.js", "main.js"]
    assert lesson.slug == "mine"
    assert lesson.file.endswith(f"05-mine.zip/{folder}lesson.toml")


HARMFUL = [
    ({**LESSON, "../evil.js": "x"}, zipfile.ZIP_DEFLATED, "leads out of the lesson"),
    ({**LESSON, "/etc/evil.js": "x"}, zipfile.ZIP_DEFLATED, "leads out of the lesson"),
    ({**LESSON, "a/../../evil.js": "x"}, zipfile.ZIP_DEFLATED, "leads out of the lesson"),
    ({**LESSON, "..\\evil.js": "x"}, zipfile.ZIP_DEFLATED, "leads out of the lesson"),
    ({**LESSON, "C:evil.js": "x"}, zipfile.ZIP_DEFLATED, "leads out of the lesson"),
    ({**LESSON, "bomb.js": b"\0" * 50_000_000}, zipfile.ZIP_DEFLATED, f"'bomb.js' is larger than {LARGEST_FILE:,} bytes"),
    ({**LESSON, **{f"{number}.js": b"\0" * 900_000 for number in range(10)}}, zipfile.ZIP_DEFLATED, "more than 8,000,000 bytes"),
    ({**LESSON, **{f"{number}.js": b"" for number in range(MOST_FILES)}}, zipfile.ZIP_DEFLATED, "more than 500 files"),
    ({**LESSON, **{f"{number}/": b"" for number in range(11 * MOST_FILES)}}, zipfile.ZIP_DEFLATED, "more than 500 files"),
    ({**LESSON, "x.js": "x"}, zipfile.ZIP_LZMA, "packed in a way that modviz does not read"),
    ({**LESSON, "\x1b[2J.js": "x"}, zipfile.ZIP_DEFLATED, r"the name '\x1b[2J.js' has a control character"),
    ({"main.js": "x"}, zipfile.ZIP_DEFLATED, "it has no lesson.toml"),
    ({"a/lesson.toml": HEAD, "b/lesson.toml": HEAD}, zipfile.ZIP_DEFLATED, "it has no lesson.toml"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "compression", "message"), HARMFUL, ids=range(len(HARMFUL)))
def test_a_harmful_zip_file_is_refused(tmp_path, files, compression, message):
    with pytest.raises(ModvizError) as caught:
        load_lesson(_zip(tmp_path / "evil.zip", files, compression))
    assert message in str(caught.value)


def test_a_long_word_in_a_text_is_no_excess(load):
    words = ".".join("a" * 60) + "9" * 120
    say = f"{words} ''' {words} \\\"\\\"\\\" {words}"
    quoted = ", ".join(f"{quotes}{words}{quotes}" for quotes in ("'", '"', "'''", '"""'))
    assert load(f"{HEAD}shows = [{quoted}] # {words}\n{SCENE.replace('Hello', say)}").shows == (words,) * 4


def test_what_is_left_out_of_a_zip_file_is_not_unpacked(tmp_path, monkeypatch):
    unpacked = []
    open_member = zipfile.ZipFile.open
    path = _zip(tmp_path / "a.zip", {**LESSON, ".hidden": "x", ".git/config": "x", "__MACOSX/a.js": "x"})
    monkeypatch.setattr(
        zipfile.ZipFile, "open", lambda self, member: unpacked.append(member.filename) or open_member(self, member)
    )
    load_lesson(path)
    assert sorted(unpacked) == sorted(LESSON)


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere such a name cannot be given to a file")
def test_the_name_of_a_file_must_be_in_utf8(tmp_path):
    (tmp_path / "lesson.toml").write_text(HEAD + SCENE)
    (tmp_path / os.fsdecode(b"\xff.js")).write_text("")
    with pytest.raises(ModvizError, match=r"the name '.udcff\.js' has a control character, or is not in UTF-8"):
        load_lesson(tmp_path)


def test_what_is_no_lesson_says_so(tmp_path):
    with pytest.raises(ModvizError, match="There is no lesson at"):
        load_lesson(tmp_path / "nothing")
    with pytest.raises(ModvizError, match=r"is not a lesson: it has no lesson\.toml"):
        load_lesson(tmp_path)
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(ModvizError, match="neither a folder nor a sound"):
        load_lesson(tmp_path / "text.zip")


def test_a_damaged_zip_file_says_so(tmp_path):
    path = _zip(tmp_path / "a.zip", LESSON)
    data = bytearray(path.read_bytes())
    for at in range(30, len(data) - 30, 7):
        damaged = data.copy()
        damaged[at] ^= 0xFF
        path.write_bytes(damaged)
        # Either it can be read all the same, or it is refused; nothing else may come out.
        with contextlib.suppress(ModvizError):
            load_lesson(path)


def test_a_link_that_leads_outside_is_refused(tmp_path):
    (tmp_path / "secret.js").write_text("export const secret = 1;\n")
    write_new_lesson(tmp_path / "mine")
    (tmp_path / "mine" / "link.js").symlink_to(tmp_path / "secret.js")
    with pytest.raises(ModvizError, match="is a link that leads out of the lesson's folder"):
        load_lesson(tmp_path / "mine")


keys = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,5}", fullmatch=True),
    st.text("aé .[]=#,", max_size=4).map(lambda text: f'"{text}"'),
)
scalars = st.sampled_from(
    [
        "1",
        "'x'",
        '"a # ] } \\" = x"',
        '"""\nmany\n[lines]\nx = 1\n"""',
        "'''\n[[a]]\n'''",
        "true",
        "1979-05-27T07:32:00Z",
        '""',
        '""""a"""',
    ]
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ # note ]\n" + ",\n".join(items) + "\n]"),
        st.lists(
            st.tuples(keys, inner.filter(lambda text: "#" not in text)),
            max_size=3,
            unique_by=lambda pair: pair[0].strip('"'),
        ).map(lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"),
    ),
    max_leaves=6,
)
documents = st.lists(
    st.tuples(st.sampled_from(["", "[t.{}]\n", "[[a.{}]]\n", "# [no]\n"]), keys, keys, values), max_size=6
).map(lambda parts: "".join(f"{head.format(name)}{key} = {value} # x = 1\n" for head, name, key, value in parts))


@given(documents)
def test_every_value_of_a_document_has_its_line(text):
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = toml_lines(text)
    count = text.count("\n") + 1
    written = text.split("\n")
    for path in _paths(values, ()):
        assert 1 <= lines[path] <= count
        if isinstance(path[-1], str) and path[-1]:
            assert any(str(part) in written[lines[path] - 1] for part in path if part)


def _paths(value, path):
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _paths(inner, (*path, key))
