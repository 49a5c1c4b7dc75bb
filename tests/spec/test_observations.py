"""What the realm observed, told as events."""

from __future__ import annotations

from contextlib import suppress
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import modviz
from modviz.record.events import BindingWritten, RunStarted
from modviz.record.recorder import Recorder
from modviz.record.values import Value
from modviz.record.world import Place
from modviz.recording.run import run
from modviz.spec.observations import note, note_last
from modviz.spec.ports import RealmStopped
from modviz.spec.seen import Observation, Thrown
from tests.spec.scripted_host import ENTRY, ScriptedHost


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("let a = 0;\nfunction f() {\n  return 1;\n}\na = f();", [5]),
        ("let a = 0;\nconst f = () => {\n  a = 1;\n  return 2;\n};\na =\n  f();", [3, 6]),
        ("let a = 0;\nfor (a of [1, 2]) {\n  String(a);\n}", [2, 2]),
        ("var a = [0]\n  .map(String);\nvar b = 1, a = b;", [1, 3, 3]),
        ("import './b.js';\nexport let a = 0;\nexport function set() {\n  a = 1;\n}", [4]),
    ],
)
def test_a_write_is_told_at_the_line_where_it_stands(source, lines):
    other = "import { set } from './main.js';\nsetTimeout(() => set?.());"
    trace = modviz.trace("main.js", sources={"main.js": source, "b.js": other})
    assert [event.line for event in trace.events if isinstance(event, BindingWritten)] == lines


FETCHING = "for (let i = 0; ; i++) await fetch(`./b.js?${i}`)"
IMPORTING = "for (let i = 0; ; i++) await import(`./b.js?${i}`)"
FULL = "const all = []; try { for (;;) all.push(new Uint8Array(1e7).fill(1)) } catch {} all.length = 0; await "


@pytest.mark.parametrize(
    ("source", "limits", "limit"),
    [
        (FULL + "import('./b.js')", modviz.Limits(memory=24 * 1024 * 1024), "memory"),
        (FULL + "fetch('./b.js')", modviz.Limits(memory=24 * 1024 * 1024), "memory"),
        (FETCHING, modviz.Limits(seconds=0.2), "time"),
        (IMPORTING, modviz.Limits(seconds=0.2), "time"),
        (IMPORTING, modviz.Limits(modules=20), "modules"),
    ],
)
def test_a_limit_around_an_await_ends_the_run_as_a_limit(source, limits, limit):
    trace = modviz.trace("main.js", sources={"main.js": source, "b.js": ""}, limits=limits)
    assert (trace.outcome.status, trace.outcome.error.about.limit) == ("stopped", limit)


_VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["a", "main", "none", "import", "fetch", "promise"]),
    int: st.integers(0, 3),
    bool: st.booleans(),
    float: st.floats(0, 10),
    NoneType: st.none(),
    Place: st.builds(Place, st.sampled_from(["a", "main"]), st.integers(1, 3)),
    Value: st.just(Value("number", "1")),
    Thrown: st.just(Thrown("Error", "no")),
}


def _value(hint: Any) -> st.SearchStrategy[Any]:
    """A strategy for values of a field with that type."""
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from(arguments)
    if get_origin(hint) is list:
        return st.lists(_value(arguments[0]), max_size=2)
    if get_origin(hint) is tuple and arguments[-1] is Ellipsis:
        return st.lists(_value(arguments[0]), max_size=2).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*map(_value, arguments))
    return st.one_of(*map(_value, arguments)) if arguments else _VALUES[hint]


def _any(kind: Any) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{name: _value(hint) for name, hint in get_type_hints(kind).items()})


@given(st.lists(st.one_of(*map(_any, get_args(Observation))), max_size=20))
def test_whatever_a_realm_says_that_was_stopped_can_be_noted(observations):
    modules = {"main": "import a\nexport x = 1\nimport() a\nawait for ever", "a": "export y = 1\nawait"}
    host = ScriptedHost(Recorder(limit=10_000), modules, ())
    run(host, RunStarted(ENTRY, "module", "scripted", "as a test says"))
    note_last(host.agent, observations)
    for observation in observations:
        with suppress(RealmStopped):
            note(host.agent, [observation])
