"""What the realm says is read by type, and what it never says ends the run."""

from __future__ import annotations

from pathlib import Path

import pytest

import modviz
from modviz.engine import realm as realm_module
from modviz.engine.seen import Compiled, Done, Limited, Ran, RealmRecords, Skipped, UnreadableError
from modviz.record.entries import Statement
from modviz.record.failures import EmptyBox
from modviz.record.values import Value
from modviz.record.world import Place
from modviz.spec.seen import BindingSeen, ImportCallSeen, Question, StatementSeen, Thrown, TimerSetSeen
from tests.engine.conftest import use_child

THROWN = '{"name":"Error","message":"no","handle":4,"place":[1,2,3],"statement":null,"about":null}'


@pytest.fixture
def records() -> RealmRecords:
    records = RealmRecords()
    records.names += ["a.js", "b.js"]
    records.add_statements("b.js", [Statement(1, 1, 1, 2), Statement(2, 1, 2, 8)])
    return records


def test_numbers_become_names_and_places(records: RealmRecords) -> None:
    line = (
        '[[1,["binding",0,3,["number","1",null],5],["import",2,null,"./c.js",[["type","json"]],"evaluation",null,null],'
        '["timer",1,0.5,true,1,7,false]],null]'
    )
    assert records.read(line.encode()) == (
        [
            StatementSeen(Place("b.js", 2, 1, 2, 8)),
            BindingSeen("a.js", 3, Value("number", "1"), 5),
            ImportCallSeen(2, None, "./c.js", (("type", "json"),), "evaluation", None, None),
            TimerSetSeen(1, 0.5, True, "b.js", 7),
        ],
        None,
    )


@pytest.mark.parametrize(
    ("last", "read"),
    [
        ('["done",null]', Done(None)),
        (f'["done",{THROWN}]', Done(Thrown("Error", "no", "b.js", 2, 3, 4))),
        ('["skipped"]', Skipped()),
        (f'["compiled",[{THROWN}]]', Compiled([Thrown("Error", "no", "b.js", 2, 3, 4)])),
        ('["ran",3]', Ran(3)),
        ('["limit","time"]', Limited("time")),
        ('["question","namespace","c.js",0,1,2]', Question("namespace", "c.js", "a.js", 1, 2)),
    ],
)
def test_a_line_ends_with_an_answer_or_a_question(records: RealmRecords, last: str, read: object) -> None:
    assert records.read(f"[[],{last}]".encode()) == ([], read)


def test_what_was_thrown_at_no_known_place_was_thrown_by_the_last_statement(records: RealmRecords) -> None:
    about = '{"code":"dead-zone","module":"a.js","name":"x","owner":"b.js","owner_name":"y"}'
    thrown = f'{{"name":"E","message":"m","handle":0,"place":[null,null,null],"statement":1,"about":{about}}}'
    _, done = records.read(f'[[],["done",{thrown}]]'.encode())
    assert done == Done(Thrown("E", "m", "b.js", 2, 1, 0, about=EmptyBox("a.js", "x", "b.js", "y")))


NONSENSE = {
    "no statement of that number": "2",
    "a negative number": "-1",
    "half a number": "0.5",
    "a text": '"console"',
    "an object": "{}",
    "null": "null",
    "an unknown tag": '["printed","log","text",0,1]',
    "a field too many": '["console","log","text",0,1,2]',
    "a field too few": '["console","log","text",0]',
    "a text that is an object": '["console",{"a":1},"x",0,1]',
    "no module of that number": '["console","log","text",2,1]',
    "a negative module": '["console","log","text",-1,1]',
    "a value of two parts": '["binding",0,0,["number","1"],1]',
    "an answer that is not the last": '["done",null]',
    "another list": '],["console","log","text",0,1',
    "no JSON": "[",
    "bytes that are no text": b'["console","log","\xff",0,1]',
}


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE.keys())
def test_what_does_not_fit_the_types_is_no_observation(records: RealmRecords, nonsense: str | bytes) -> None:
    nonsense = nonsense if isinstance(nonsense, bytes) else nonsense.encode()
    with pytest.raises(UnreadableError):
        records.read(b"[[" + nonsense + b'],["done",null]]')


LAST = {
    "another kind of answer": '["ran",1]',
    "a limit that is none": '["limit","patience"]',
    "an object": '{"thrown":null}',
    "a thrown value without a message": '["done",{"name":"Error"}]',
    "what it is about is unknown": f'["done",{THROWN[:-5]}{{"code":"nonsense"}}}}]',
}


@pytest.mark.parametrize("said", [*NONSENSE.values(), *LAST.values()], ids=[*NONSENSE, *LAST])
def test_a_realm_that_says_nonsense_is_stopped(monkeypatch: pytest.MonkeyPatch, said: str | bytes) -> None:
    if isinstance(said, bytes):
        pytest.skip("JavaScript cannot say it")
    folder = Path(realm_module.__file__).parent / "js" / "realm"
    part, text, other = "realm/seen", "line(record) {", f"line(record) {{ record = {said!r};"
    if said in LAST.values():
        part, text, other = "realm/realm", "const NORMAL = ", f"const NORMAL = {said!r} ?? "
    source = folder.joinpath(part.partition("/")[2] + ".js").read_text("utf-8")
    assert text in source
    use_child(monkeypatch, "C interface", {part: source.replace(text, other)})
    trace = modviz.trace("main.js", sources={"main.js": "let a = 1;\nconsole.log(a);"})
    assert trace.outcome.status == "stopped"
    assert trace.outcome.error is not None
    assert trace.outcome.error.phase == "limit"
    assert "could not read" in trace.outcome.error.message
    # The line that it printed is what was said, or nothing is.
    assert [line.text for line in trace.console] in ([], ["1"])
    timeline = trace.timeline()
    assert timeline.seek(len(timeline)) == trace.end
