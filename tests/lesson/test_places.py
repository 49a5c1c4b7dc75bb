"""Every way to name a place: that it is found, that lessons/README.md tells of it, and that JSON makes no difference."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modviz import from_json, to_json
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.place import ORDINALS, find_place, read_place
from modviz.lesson.phrases.place_forms import PLACES
from modviz.lesson.phrases.run_record import RunRecord
from tests.lesson.programs import PROGRAMS, program

README = Path(__file__).parents[2] / "lessons" / "README.md"

# The program, the place, and the event that it is just after: its kind, and the module it is about.
FOUND = [
    ("counter", "the end", "RunFinished"),
    ("counter", "phase instantiate", "PhaseStarted"),
    ("counter", "main.js asks for counter.js", "ModuleRequested main.js"),
    ("dynamic", "panel.js asks for data.json", "ModuleRequested panel.js"),
    ("counter", "counter.js is requested", "FetchStarted counter.js"),
    ("counter", "counter.js is fetched", "FetchFinished counter.js"),
    ("unloadable", "gone.js fails to load", "FetchFailed gone.js"),
    ("counter", "counter.js is found in the module map", "ModuleMapHit counter.js"),
    ("counter", "counter.js is parsed", "ModuleParsed counter.js"),
    ("dynamic", "data.json is parsed", "ModuleParsed data.json (json)"),
    ("dynamic", "data.json (json) is parsed", "ModuleParsed data.json (json)"),
    ("dynamic", "bad.js fails to parse", "ParseFailed bad.js"),
    ("counter", "counter.js becomes new", "ModuleParsed counter.js"),
    ("counter", "counter.js becomes unlinked", "GraphLoaded"),
    ("counter", "counter.js becomes linking", "WalkEntered counter.js"),
    ("counter", "counter.js becomes linked", "ComponentClosed counter.js"),
    ("counter", "counter.js becomes evaluating", "WalkEntered counter.js"),
    ("await", "main.js becomes evaluating-async", "ComponentClosed main.js"),
    ("await", "main.js becomes evaluated", "AsyncModuleFulfilled main.js"),
    ("dynamic", "data.json becomes linked", "SyntheticModuleLinked data.json (json)"),
    ("counter", "the environment of counter.js is created", "EnvironmentCreated counter.js"),
    ("read only", "the namespace of counter.js is created", "NamespaceCreated counter.js"),
    ("counter", "count in counter.js is created", "BindingCreated counter.js"),
    ("counter", "count in main.js is created", "BindingCreated counter.js"),
    ("counter", "count in counter.js is initialized", "BindingInitialized counter.js"),
    ("counter", "up in counter.js is initialized", "BindingInitialized counter.js"),
    ("counter", "default in config.js is initialized", "BindingInitialized config.js"),
    ("counter", '"*default*" in config.js is initialized', "BindingInitialized config.js"),
    ("dynamic", "default in data.json is written", "SyntheticModuleEvaluated data.json (json)"),
    ("counter", "count in counter.js is written", "BindingWritten counter.js"),
    ("counter", "second count in counter.js is written", "BindingWritten counter.js"),
    ("counter", "the last time count in main.js is written", "BindingWritten counter.js"),
    ("counter", "before the second time count in counter.js is written", "FunctionEntered counter.js"),
    ("counter", "the import of count in main.js is bound", "ImportBound main.js"),
    ("read only", "the import of total in main.js is bound", "ImportBound main.js"),
    ("cycle", "a in b.js is read too early", "DeadZoneRead b.js"),
    ("cycle", "a in a.js is read too early", "DeadZoneRead b.js"),
    ("read only", "total in main.js may not be assigned", "AssignmentRefused main.js"),
    ("counter", "the object in config in config.js changes", "ObjectChanged config.js"),
    ("counter", "the object in config in main.js changes", "ObjectChanged config.js"),
    ("counter", "counter.js starts", "ExecutionStarted counter.js"),
    ("counter", "counter.js finishes", "ExecutionFinished counter.js"),
    ("cycle", "b.js throws", "ExecutionThrew b.js"),
    ("await", "colors.js waits", "AwaitReached colors.js"),
    ("await", "colors.js resumes", "BodyResumed colors.js"),
    ("await", "main.js waits for colors.js", "AsyncDependencyNoted main.js"),
    ("counter", "main.js:3 runs", "StatementReached main.js"),
    ("counter", "console line 2", "ConsolePrinted main.js"),
    ("counter", "the console prints 7", "ConsolePrinted main.js"),
    ("counter", "a console line", "ConsolePrinted main.js"),
    ("counter", "the last console line", "ConsolePrinted main.js"),
    ("cycle", "a cycle is found", "CycleFound b.js"),
    ("cycle", "the cycle closes", "ComponentClosed a.js"),
    ("unloadable", "loading fails", "LoadFailed main.js"),
    ("unlinkable", "linking fails", "LinkFailed main.js"),
    ("cycle", "the run fails", "RunFinished b.js"),
    ("dynamic", "main.js imports panel.js", "ImportCalled main.js"),
    ("require", "a.js requires b.js", "RequireResolved a.js"),
    ("require", "a.js is found half filled", "RequireCacheHit b.js"),
    ("require", "b.js starts", "CommonJSStarted b.js"),
    ("require", "a.js finishes", "CommonJSEnded a.js"),
    ("dynamic", "the import of panel.js is fulfilled", "ImportFulfilled panel.js"),
    ("dynamic", "the import of missing.js is rejected", "ImportRejected"),
    ("dynamic", "code fetches data.json", "ResourceRequested main.js"),
    ("dynamic", "the answer for data.json arrives", "ResourceArrived"),
    ("await", "a timer is set", "TimerSet colors.js"),
    ("await", "a timer fires", "TimerFired colors.js"),
    ("await", "the clock reaches 200", "ClockAdvanced"),
    ("await", "a job starts", "JobStarted"),
    ("page", "old.js is requested", "ScriptFetchStarted old.js"),
    ("page", "old.js is fetched", "ScriptFetched old.js"),
    ("page", "gone.js fails to load", "ScriptFetchFailed gone.js"),
    ("page", "main.html#1 fails to parse", "ScriptParseFailed main.html#1"),
    ("page", "old.js starts", "ScriptStarted old.js"),
    ("page", "old.js finishes", "ScriptElementDone old.js"),
    ("page", "new.js finishes", "ExecutionFinished new.js"),
    ("counter", "event ModuleMapHit", "ModuleMapHit counter.js"),
    ("counter", "event ModuleMapHit in counter.js", "ModuleMapHit counter.js"),
]

NOT_FOUND = [
    ("counter", "countr.js is fetched", "there is no module 'countr.js' in run main; did you mean 'counter.js'?"),
    (
        "counter",
        "cont in counter.js is written",
        "counter.js has no box or import called 'cont'; did you mean 'count'?",
    ),
    ("counter", "counter.js get linked", "'counter.js get linked' is no place that modviz understands; did you mean"),
    ("counter", "counter.js become linked", "did you mean 'counter.js becomes linked'?"),
    ("counter", "hello", "lessons/README.md lists all that can be said"),
    ("counter", "counter.js becomes linkd", "no module is ever 'linkd'; did you mean 'linked'?"),
    ("counter", "phase construction", "there is no phase 'construction'; did you mean 'construct'?"),
    ("counter", "event ModuleMapHits", "there is no event 'ModuleMapHits'; did you mean 'ModuleMapHit'?"),
    (
        "cycle",
        "b.js becomes evaluating-async",
        "what happens is: b.js becomes new, b.js becomes unlinked, b.js becomes",
    ),
    (
        "cycle",
        "main.js starts",
        "the run failed at b.js:2:13 with ReferenceError: Cannot access 'a' before initialization",
    ),
    ("cycle", "b in a.js is written", "what happens is: b in a.js is created"),
    ("counter", "third count in counter.js is written", "that happens only 2 times in run main"),
    ("counter", "console line 3", "2 lines are printed: '6', '7'"),
    ("counter", "the console prints 8", "2 lines are printed: '6', '7'"),
    ("counter", "main.js:1 runs", "statements of main.js run that start at line 3, 4, 5, 6, 7"),
    ("counter", "a timer fires", "never happens in run main"),
    ("counter", "main.js imports counter.js", "nothing calls import() in run main"),
    (
        "dynamic",
        "the import of painel.js is fulfilled",
        "no import() asks for 'painel.js' in run main; did you mean 'panel.js'?",
    ),
    ("unloadable", "x in gone.js is written", "gone.js has no boxes in run main: it never becomes a module record"),
    ("counter", "console line 0", "console lines are counted from 1"),
]


@pytest.mark.parametrize(("name", "place", "event"), FOUND)
def test_a_place_is_found(name, place, event):
    record = program(name)
    found = record.events[find_place(read_place(place), record) - 1]
    assert f"{type(found).__name__} {found.module_name or ''}".strip() == event


@pytest.mark.parametrize(("name", "place", "message"), NOT_FOUND)
def test_what_is_not_found_says_what_is_there(name, place, message):
    with pytest.raises(PhraseError) as caught:
        find_place(read_place(place), program(name))
    assert message in str(caught.value)


def test_the_start_is_before_the_first_event():
    assert find_place(read_place("the start"), program("counter")) == 0
    assert find_place(read_place("before the start"), program("counter")) == 0


def test_next_is_after_the_scene_before():
    record = program("counter")
    first = find_place(read_place("console line 1"), record)
    written = find_place(read_place("next count in counter.js is written"), record, first)
    assert written == find_place(read_place("second count in counter.js is written"), record)
    with pytest.raises(PhraseError, match="does not happen again after the scene before"):
        find_place(read_place("next count in counter.js is written"), record, written)


def test_a_run_that_a_limit_stops_says_so():
    from modviz.limits import Limits
    from modviz.recording.session import trace

    record = RunRecord("main", trace("main.js", sources={"main.js": "for (;;);"}, limits=Limits(seconds=0.3)))
    with pytest.raises(PhraseError, match="the run was stopped"):
        find_place(read_place("console line 1"), record)


ALSO = [
    ("at the second console line", "second console line", False),
    ("when counter.js becomes linked", "counter.js becomes linked", False),
    ("after main.js:3", "main.js:3 runs", False),
    ("just before main.js:3", "main.js:3 runs", True),
    ("import of count in main.js is bound", "the import of count in main.js is bound", False),
    ("end", "the end", False),
    ("the timer fires", "a timer fires", False),
    ("colors.js continues", "colors.js resumes", False),
    ("counter.js is linked", "counter.js becomes linked", False),
    ("counter.js runs", "counter.js starts", False),
    ("counter.js is finished", "counter.js finishes", False),
    ("line 3 of main.js runs", "main.js:3 runs", False),
]


@pytest.mark.parametrize(("said", "meant", "is_before"), ALSO)
def test_other_words_will_do(said, meant, is_before):
    place, other = read_place(said), read_place(meant)
    assert (place.form, place.slots, place.time) == (other.form, other.slots, other.time)
    assert place.is_before is is_before


def test_a_status_that_is_none_is_no_place():
    with pytest.raises(PhraseError, match=r"did you mean 'counter\.js becomes linked'"):
        read_place("counter.js is linkd")


def test_every_form_is_tried():
    tried = {read_place(place).form.form for _, place, _ in FOUND} | {"the start"}
    assert tried == {form.form for form in PLACES.forms}


def test_the_readme_tells_of_every_form_and_of_no_other():
    section = README.read_text("utf-8").partition("## Places")[2].partition("## What holds")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    places = [place for row in rows for place in re.findall(r"`([^`]+)`", row)]
    assert {read_place(place).form.form for place in places} == {form.form for form in PLACES.forms}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_record_read_from_json_has_its_places_where_they_were(name):
    record, read = program(name), _from_json(name)
    for other, place, _ in FOUND:
        if other == name:
            assert find_place(read_place(place), read) == find_place(read_place(place), record)


@given(
    name=st.sampled_from(sorted(PROGRAMS)),
    front=st.sampled_from(("", "before ", "last ", "next ", *(f"before the {time} time " for time in ORDINALS))),
    words=st.sampled_from([place for _, place, _ in FOUND]),
    after=st.integers(0, 200),
)
def test_json_makes_no_difference_to_any_place(name, front, words, after):
    read = _from_json(name)
    bare = re.sub(r"^(before )?((the )?(second|last) (time )?)?", "", words)
    place = read_place(front + bare)
    assert _found_or_said(place, read, after) == _found_or_said(place, program(name), after)


@cache
def _from_json(name):
    return RunRecord("main", from_json(to_json(program(name).trace)))


def _found_or_said(place, record, after):
    try:
        return find_place(place, record, after)
    except PhraseError as error:
        return str(error)
