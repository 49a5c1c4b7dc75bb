"""Bodies that the realm runs ahead of the walk leave the same record as bodies that it runs when it is told to."""

from __future__ import annotations

from random import Random

import pytest

import modviz
from modviz.engine.realm import QuickJSRealm
from tests.differential.graphs import random_graph, random_import_calls

_SEEDS = range(12)
LIMITS = modviz.Limits(seconds=0.5)


@pytest.fixture
def one_by_one(monkeypatch):
    """Record a graph without telling the realm what comes next."""

    def record(sources: dict[str, str]) -> modviz.Trace:
        with monkeypatch.context() as patch:
            patch.setattr(QuickJSRealm, "expect_executions", lambda realm, modules: None)
            return modviz.trace("m0.mjs", host="page", sources=sources, limits=LIMITS)

    return record


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.parametrize("awaits", [False, True])
def test_random_graphs(one_by_one, seed, awaits):
    random = Random(seed)
    sources = random_graph(random, random.randint(2, 30), awaits=awaits)
    assert modviz.trace("m0.mjs", host="page", sources=sources).events == one_by_one(sources).events


@pytest.mark.parametrize("seed", _SEEDS)
def test_random_calls_of_import(one_by_one, seed):
    random = Random(seed)
    sources = random_import_calls(random, random.randint(2, 8))
    assert modviz.trace("m0.mjs", host="page", sources=sources).events == one_by_one(sources).events


MIDDLES = {
    "throws": "throw new Error('no');",
    "runs for ever": "for (;;);",
    "import() of what is there": "import('./a.mjs').then(() => console.log('imported'));",
    "import() of what is not": "import('./none.mjs').catch(() => console.log('refused'));",
    "import() without a specifier": "import(Symbol()).catch(() => console.log('refused'));",
    "a timer": "setTimeout(() => console.log('timer'));",
    "fetch()": "fetch('./a.mjs').then(() => console.log('fetched'));",
    "jobs": "Promise.resolve().then(() => console.log('job'));",
    "await": "await 0; console.log('resumed');",
    "a deferred import": "import defer * as late from './late.mjs'; late.value;",
    "JSON": "import data from './data.json' with { type: 'json' }; console.log(data);",
    "a cycle": "import './m0.mjs'; console.log('in the cycle');",
    "a dead zone": "import { zero } from './m0.mjs'; zero;",
}


@pytest.mark.parametrize("middle", MIDDLES.values(), ids=MIDDLES.keys())
def test_whatever_the_body_in_the_middle_does(one_by_one, middle):
    says = "console.log(import.meta.url); Promise.resolve().then(() => console.log('after', import.meta.url));"
    sources = {
        "m0.mjs": "import './a.mjs'; import './middle.mjs'; import './b.mjs'; import './c.mjs'; export let zero = 0;",
        "a.mjs": says,
        "middle.mjs": middle,
        "b.mjs": says,
        "c.mjs": f"import './b.mjs'; {says}",
        "late.mjs": f"{says} export const value = 1;",
        "data.json": "[1]",
    }
    assert modviz.trace("m0.mjs", host="page", sources=sources, limits=LIMITS).events == one_by_one(sources).events


def test_no_body_runs_after_one_that_threw():
    sources = {"m0.mjs": "import './a.mjs'; import './b.mjs';", "a.mjs": "throw 1;", "b.mjs": "globalThis.ran = true;"}
    prelude = "globalThis.ran = false;\nsetTimeout(() => console.log(ran));\n"
    assert [line.text for line in modviz.trace("m0.mjs", host="page", sources=sources, prelude=[prelude]).console] == [
        "false"
    ]


def test_another_import_goes_on_after_one_that_threw():
    sources = {
        "m0.mjs": "import('./a.mjs').catch(() => import('./c.mjs'));",
        "a.mjs": "import './throws.mjs'; import './b.mjs'; import './c.mjs';",
        "throws.mjs": "throw 1;",
        "b.mjs": "console.log('b');",
        "c.mjs": "import './b.mjs'; console.log('c');",
    }
    assert [line.text for line in modviz.trace("m0.mjs", host="page", sources=sources).console] == ["b", "c"]


def test_a_guest_cannot_say_that_a_body_runs_ahead():
    sources = {
        "m0.mjs": "import('./a.mjs').catch(() => import('./b.mjs'));",
        "a.mjs": "Object.prototype.isAhead = true; throw 1;",
        "b.mjs": "console.log('b');",
    }
    assert [line.text for line in modviz.trace("m0.mjs", host="page", sources=sources).console] == ["b"]


def test_what_touches_a_deferred_namespace_may_run_a_body_that_was_expected_later():
    sources = {
        "m0.mjs": "import './a.mjs'; import './b.mjs'; import './c.mjs'; import './d.mjs';",
        "a.mjs": "import defer * as c from './c.mjs'; console.log('a', c.value);",
        "b.mjs": "console.log('b');",
        "c.mjs": "export const value = 1; console.log('c');",
        "d.mjs": "console.log('d');",
    }
    assert [line.text for line in modviz.trace("m0.mjs", host="page", sources=sources).console] == [
        "c",
        "a 1",
        "b",
        "d",
    ]
