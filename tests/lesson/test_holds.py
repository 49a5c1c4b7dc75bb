"""Everything a scene may say that holds: seen to hold, seen not to, and told in lessons/README.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modviz.lesson.phrases.hold_forms import HOLDS
from modviz.lesson.phrases.holds import what_is_instead
from modviz.lesson.phrases.phrase import PhraseError
from modviz.lesson.phrases.place import find_place, read_place
from tests.lesson.programs import program

README = Path(__file__).parents[2] / "lessons" / "README.md"

# The program, the place, and what holds there.
HOLD = [
    ("counter", "console line 1", "count in counter.js is 6"),
    ("counter", "console line 1", "count in main.js is 6"),
    ("counter", "the end", "config in main.js is { level: 2 }"),
    ("counter", "the end", "default in config.js is 'rye'"),
    ("counter", "the end", 'default in config.js is "rye"'),
    ("counter", "phase evaluate", "count in counter.js is empty"),
    ("counter", "phase evaluate", "up in main.js is a function"),
    ("counter", "the end", "config in config.js is an object"),
    ("counter", "the end", "count in main.js is the box count in counter.js"),
    ("read only", "the end", "total in main.js is the box count in counter.js"),
    ("read only", "the end", "all in main.js is the namespace of counter.js"),
    ("read only", "the end", "all in main.js is a namespace object"),
    ("counter", "phase instantiate", "counter.js is unlinked"),
    ("counter", "counter.js:1 runs", "counter.js is running"),
    ("await", "colors.js waits", "colors.js is suspended"),
    ("await", "the end", "colors.js is evaluated"),
    ("counter", "counter.js is requested", "counter.js is fetching"),
    ("counter", "the end", "counter.js is parsed"),
    ("unloadable", "the end", "gone.js is failed"),
    ("dynamic", "the end", "data.json is evaluated"),
    ("counter", "the end", "config.js is in the module map"),
    ("counter", "main.js is parsed", "config.js is not in the module map"),
    ("counter", "the end", "unused.js is not in the module map"),
    ("counter", "the end", "the module map has 3 entries"),
    ("counter", "main.js is parsed", "the module map has 1 entry"),
    ("counter", "the end", "counter.js was requested once"),
    ("counter", "the end", "counter.js was fetched once"),
    ("counter", "counter.js is requested", "counter.js was not fetched"),
    ("counter", "counter.js is requested", "counter.js was fetched 0 times"),
    ("counter", "the end", "counter.js ran once"),
    ("counter", "main.js becomes linked", "counter.js has not run"),
    ("counter", "console line 1", "the console has 1 line"),
    ("counter", "the end", "the console has 2 lines"),
    ("counter", "the end", "console line 2 is 7"),
    ("counter", "before console line 1", "the console is empty"),
    ("read only", "the end", "the namespace of counter.js has count"),
    ("read only", "the end", "the namespace of counter.js has no other"),
    ("unloadable", "the start", "gone.js was not requested"),
    ("counter", "the end", "counter.js is finished"),
    ("cycle", "a cycle is found", "the stack is main.js, a.js, b.js"),
    ("cycle", "the start", "the stack is empty"),
    ("cycle", "a cycle is found", "the cycle is b.js, a.js"),
    ("cycle", "the cycle closes", "the cycle is a.js and b.js"),
    ("cycle", "the end", "b.js failed with ReferenceError"),
    ("unloadable", "the end", "gone.js failed with TypeError"),
    ("dynamic", "the end", "bad.js failed with SyntaxError"),
    ("counter", "the end", "the run is fulfilled"),
    ("cycle", "the end", "the run is rejected"),
    ("cycle", "the end", "the error is ReferenceError: Cannot access 'a' before initialization"),
    ("cycle", "the end", "the error is ReferenceError"),
    ("await", "canvas.js finishes", "main.js waits for colors.js"),
    ("page", "old.js finishes", "old.js ran once"),
    ("dynamic", "main.js imports panel.js", "the import of panel.js is loading"),
    ("dynamic", "the end", "the import of panel.js is fulfilled"),
    ("dynamic", "the end", "the import of missing.js is rejected"),
    ("await", "phase construct", "the clock is 0"),
    ("counter", "phase instantiate", "the phase is instantiate"),
]

# ... and what does not hold, with what is so instead.
DO_NOT_HOLD = [
    ("counter", "console line 1", "count in counter.js is 5", "count in counter.js is 6"),
    ("counter", "console line 1", "count in counter.js is empty", "count in counter.js is 6"),
    ("counter", "phase evaluate", "count in counter.js is undefined", "count in counter.js is empty"),
    ("counter", "the end", "up in counter.js is a class", "up in counter.js is ƒ up()"),
    ("counter", "the end", "count in main.js is the box up in counter.js", "count in main.js is count in counter.js"),
    (
        "counter",
        "the end",
        "count in counter.js is the box up in counter.js",
        "count in counter.js is a box of its own",
    ),
    ("counter", "the end", "count in main.js is the namespace of counter.js", "count in main.js points to count of"),
    ("counter", "phase instantiate", "counter.js is linked", "counter.js is unlinked"),
    ("counter", "main.js is requested", "main.js is linked", "main.js is no module record yet"),
    ("counter", "main.js is parsed", "config.js is in the module map", "config.js is not in the module map yet"),
    ("counter", "the end", "config.js is not in the module map", "config.js is in the module map (parsed)"),
    ("counter", "the end", "the module map has 4 entries", "the module map has 3: main.js, counter.js, config.js"),
    ("counter", "the end", "counter.js was fetched twice", "counter.js was fetched once"),
    ("counter", "the end", "counter.js ran 3 times", "counter.js ran once"),
    ("counter", "the end", "counter.js has not run", "counter.js ran once"),
    ("counter", "the end", "the console has 3 lines", "the console has 2: '6', '7'"),
    ("counter", "console line 1", "console line 2 is 7", "the console has 1 line"),
    ("counter", "the end", "console line 2 is 8", "console line 2 is 7"),
    ("counter", "the end", "the console is empty", "the console has 2: '6', '7'"),
    ("read only", "the end", "the namespace of counter.js has count, up", "the namespace of counter.js has count"),
    ("read only", "the end", "the namespace of counter.js has no count", "the namespace of counter.js has count"),
    ("counter", "the end", "the namespace of counter.js has count", "counter.js has no namespace object here"),
    ("counter", "the end", "counter.js was not requested", "counter.js was requested once"),
    ("cycle", "a cycle is found", "the stack is a.js, b.js", "the stack is main.js, a.js, b.js"),
    ("cycle", "the cycle closes", "the cycle is main.js, a.js", "the cycle is a.js, b.js"),
    ("counter", "the end", "the cycle is main.js, counter.js", "no cycle was found yet"),
    ("counter", "the end", "counter.js failed with TypeError", "counter.js has not failed"),
    ("cycle", "the end", "b.js failed with TypeError", "b.js failed with ReferenceError: Cannot access 'a'"),
    ("cycle", "the end", "the run is fulfilled", "the run is rejected (ReferenceError: Cannot access 'a'"),
    ("counter", "console line 1", "the run is fulfilled", "the run is not over here"),
    ("counter", "the end", "the error is TypeError", "there is no error yet"),
    ("await", "the end", "main.js waits for colors.js", "colors.js is evaluated, and nobody waits for it"),
    ("dynamic", "the end", "the import of panel.js is loading", "the import of panel.js is fulfilled"),
    ("await", "phase construct", "the clock is 10", "the clock is 0"),
    ("counter", "phase instantiate", "the phase is evaluate", "the phase is instantiate"),
]

MISTAKEN = [
    ("counter", "the end", "cont in counter.js is 5", "counter.js has no box or import called 'cont'; did you mean 'count'?"),
    ("counter", "the end", "counter.js is linkd", "no module is ever 'linkd'; did you mean 'linked'?"),
    ("counter", "the end", "counter.js is waiting", "no module is ever 'waiting'; there is new, unlinked, linking,"),
    ("counter", "the end", "countr.js is linked", "there is no module 'countr.js' in run main; did you mean 'counter.js'?"),
    ("counter", "the end", "the run is done", "no run is ever 'done'"),
    ("counter", "main.js is parsed", "count in counter.js is 5", "counter.js is no module record yet at this place"),
    ("counter", "the end", "counter.js run once", "did you mean 'counter.js ran once'?"),
]  # fmt: skip


def _instead(name, place, hold):
    record = program(name)
    return what_is_instead(hold, record, find_place(read_place(place), record))


@pytest.mark.parametrize(("name", "place", "hold"), HOLD)
def test_it_holds(name, place, hold):
    assert _instead(name, place, hold) is None


@pytest.mark.parametrize(("name", "place", "hold", "instead"), DO_NOT_HOLD)
def test_it_does_not_hold(name, place, hold, instead):
    assert _instead(name, place, hold).startswith(instead)


@pytest.mark.parametrize(("name", "place", "hold", "message"), MISTAKEN)
def test_it_makes_no_sense(name, place, hold, message):
    with pytest.raises(PhraseError) as caught:
        _instead(name, place, hold)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("run is fulfilled", "the run is fulfilled"),
        ("counter.js ran 1 time", "counter.js ran once"),
        ("main.js did not run", "main.js has not run"),
        ("counter.js has run once", "counter.js ran once"),
    ],
)
def test_other_words_will_do(said, meant):
    assert HOLDS.read(said)[0] is HOLDS.read(meant)[0]


def test_the_nearest_is_named_with_a_word_that_makes_sense():
    with pytest.raises(PhraseError, match="did you mean 'the run is fulfilled'"):
        HOLDS.read("the run succeeded")


def test_every_form_is_tried():
    every = {form.form for form in HOLDS.forms}
    assert {HOLDS.read(hold)[0].form for _, _, hold in HOLD} == every
    singular = {form for form in every if form.endswith(" entry") or form.endswith(" line")}
    assert {HOLDS.read(hold)[0].form for _, _, hold, _ in DO_NOT_HOLD} >= every - singular - {
        "{module} was requested {times}",
        "{module} was not fetched",
    }


def test_the_readme_tells_of_every_form_and_of_no_other():
    section = README.read_text("utf-8").partition("## What holds")[2].partition("## A question")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    holds = [hold for row in rows for hold in re.findall(r"`([^`]+)`", row)]
    every = {form.form for form in HOLDS.forms}
    told = {HOLDS.read(hold)[0].form for hold in holds}
    assert told == every - {"the module map has {number} entry", "the console has {number} line"}
