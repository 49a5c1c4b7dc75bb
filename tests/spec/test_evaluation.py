"""Evaluation: which bodies run in which order, what a failure takes along, and what awaits hold up.

Each case is a graph, what its bodies print, and how the run ends.  The scripted realm and the engine must both say so.

https://tc39.es/ecma262/#sec-moduleevaluation
"""

from __future__ import annotations

import re

import pytest

import modviz
from modviz.record.events import ExecutionStarted
from tests.spec.scripted_host import record

CASES = {
    "what is imported runs first, in the order of the imports": (
        {"main": "print main\nimport a\nimport b", "a": "import c\nprint a", "b": "print b", "c": "print c"},
        "c, a, b, main",
        "fulfilled",
    ),
    "a body runs once": (
        {"main": "import a\nimport b\nimport a", "a": "import c", "b": "import c", "c": "print c"},
        "c",
        "fulfilled",
    ),
    "in a cycle the one that was entered last runs first": (
        {"main": "import a\nprint main", "a": "import b\nprint a", "b": "import a\nprint b"},
        "b, a, main",
        "fulfilled",
    ),
    "a box has its value once its module has run": (
        {"main": "import x from a\nread x", "a": "export x from b", "b": "export x = 7"},
        "x is 7",
        "fulfilled",
    ),
    "in a cycle a box may be read too early": (
        {"main": "import a", "a": "import b\nexport x = 1\nprint a", "b": "import x from a\nprint b\nread x"},
        "b",
        "rejected: Cannot access 'x' before initialization",
    ),
    "what throws keeps all that needs it from running, and all that comes after": (
        {
            "main": "import a\nimport b\nimport c",
            "a": "print a",
            "b": "import d\nprint b",
            "c": "print c",
            "d": "throw no",
        },
        "a",
        "rejected: no",
    ),
    "an await holds those that import it, and not its siblings": (
        {"main": "import a\nimport b\nprint main", "a": "print a 1\nawait\nprint a 2", "b": "print b"},
        "a 1, b, a 2, main",
        "fulfilled",
    ),
    "two that await take turns": (
        {
            "main": "import a\nimport b\nprint main",
            "a": "print a 1\nawait\nprint a 2\nawait\nprint a 3",
            "b": "print b 1\nawait\nprint b 2",
        },
        "a 1, b 1, a 2, b 2, a 3, main",
        "fulfilled",
    ),
    "those that waited for one module run in the order of their asynchronous evaluation": (
        {
            "main": "import left\nimport right\nprint main",
            "left": "import base\nprint left",
            "right": "import base\nprint right",
            "base": "await\nprint base",
        },
        "base, left, right, main",
        "fulfilled",
    ),
    "a cycle that awaits is waited for as a whole": (
        {
            "main": "import b\nimport c\nprint main",
            "b": "import d\nprint b",
            "c": "import d\nimport e\nprint c",
            "d": "import main\nprint d 1\nawait\nprint d 2",
            "e": "print e 1\nawait\nawait\nprint e 2",
        },
        "d 1, e 1, d 2, b, e 2, c, main",
        "fulfilled",
    ),
    "a rejection takes along those that wait, and leaves the others alone": (
        {
            "main": "import a\nimport b\nprint main",
            "a": "import c\nprint a",
            "b": "print b 1\nawait\nawait\nawait\nprint b 2",
            "c": "await\nthrow late",
        },
        "b 1, b 2",
        "rejected: late",
    ),
    "an error before any await of a module that has one comes as a rejection": (
        {"main": "import a\nimport b", "a": "throw early\nawait", "b": "print b"},
        "b",
        "rejected: early",
    ),
    "what never settles holds its importers for ever": (
        {"main": "import a\nimport b\nprint main", "a": "await for ever\nprint a", "b": "print b"},
        "b",
        "pending",
    ),
    "import() gives a module that has run already, and does not run it again": (
        {"main": "import a\nimport() a\nprint main", "a": "print a"},
        "a, main, import() gave a",
        "fulfilled",
    ),
    "import() runs its graph after the code that calls": (
        {"main": "import() a\nprint main", "a": "import b\nprint a", "b": "print b"},
        "main, b, a, import() gave a",
        "fulfilled",
    ),
    "import() of a module in the middle of its evaluation waits for it": (
        {"main": "import a\nprint main", "a": "import() main\nawait\nawait\nawait\nprint a"},
        "a, main, import() gave main",
        "fulfilled",
    ),
    "the error of an evaluation is kept: two calls get it, and the body runs once": (
        {"main": "import() a\nimport() a", "a": "print a\nthrow no"},
        "a, import() threw no, import() threw no",
        "fulfilled",
    ),
    "import() of what failed in another graph gets that error": (
        {"main": "import() a\nimport() b", "a": "import c", "b": "import c\nprint b", "c": "print c\nthrow no"},
        "c, import() threw no, import() threw no",
        "fulfilled",
    ),
}

each_case = pytest.mark.parametrize(("modules", "printed", "end"), CASES.values(), ids=CASES.keys())


def _end(trace):
    outcome = trace.outcome
    return f"{outcome.status}: {outcome.error.message}" if outcome.error else outcome.status


@each_case
def test_bodies_run_in_the_order_of_the_specification(modules, printed, end):
    trace = record(modules)
    assert (", ".join(line.text for line in trace.console), _end(trace)) == (printed, end)
    ran = [event.module for event in trace.events if isinstance(event, ExecutionStarted)]
    assert len(ran) == len(set(ran))


@each_case
def test_the_engine_says_the_same(modules, printed, end):
    trace = modviz.trace("main", sources={name: _javascript(text) for name, text in modules.items()})
    assert (", ".join(line.text for line in trace.console), _end(trace)) == (printed, end)


@each_case
def test_the_record_leads_back_to_its_start_and_to_its_end_again(modules, printed, end):
    trace = record(modules)
    timeline = trace.timeline()
    timeline.seek(len(timeline))
    assert timeline.seek(0) == trace.timeline().seek(0)
    assert timeline.seek(len(timeline)) == trace.end


def _javascript(text: str) -> str:
    """The statements of a scripted module as JavaScript."""
    for pattern, replacement in (
        (r"import (\w+)$", r"import './\1';"),
        (r"(import|export) (?:(\w+)|(\* as \w+|\*)) from (\w+)$", _import_or_export),
        (r"export (\w+) = (\d+)$", r"export let \1 = \2;"),
        (r"print (.*)$", r"console.log('\1');"),
        (r"throw (.*)$", r"throw new Error('\1');"),
        (r"read (\w+)$", r"console.log('\1 is ' + \1);"),
        (r"await$", "await 0;"),
        (r"await for ever$", "await new Promise(() => {});"),
        (
            r"import\(\) (\w+)$",
            r"import('./\1').then(() => console.log('import() gave \1'),"
            r" (error) => console.log('import() threw ' + error.message));",
        ),
    ):
        text = re.sub(f"^{pattern}", replacement, text, flags=re.MULTILINE)
    return text


def _import_or_export(found: re.Match[str]) -> str:
    verb, name, star, file = found.groups()
    return f"{verb} {star or f'{{ {name} }}'} from './{file}';"
