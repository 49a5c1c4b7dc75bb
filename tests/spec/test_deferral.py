"""Deferred evaluation: what touching a namespace object of `import defer` does, on random graphs and at the limits."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

import modviz
from modviz.record.events import DeferredEvaluationStarted, ExecutionStarted
from modviz.record.world import World
from tests.chance import examples

_RANDOMS = st.randoms(use_true_random=False)


def _source(random: Random, number: int, size: int) -> str:
    """A module that imports others, some of them deferred, and reads those at some time, or never."""
    head: list[str] = []
    body = [f'console.log("m{number}");']
    for index in range(random.randint(0, 3)):
        target = f'"./m{random.randrange(size)}.js"'
        if random.random() < 0.4:
            head.append(f"import {target};")
            continue
        name = f"d{index}"
        read = f"try {{ console.log({name}.value); }} catch (error) {{ console.log(error.name); }}"
        is_call = random.random() < 0.2
        head.append("" if is_call else f"import defer * as {name} from {target};")
        if is_call:
            body.append(f"import.defer({target}).then(({name}) => {{ {read} }}, () => {{}});")
        else:
            late = (read, f"setTimeout(() => {{ {read} }});", f"Promise.resolve().then(() => {{ {read} }});", "")
            body.append(random.choice(late))
    if random.random() < 0.15:
        body.insert(random.randrange(len(body) + 1), "await 0;")
    if random.random() < 0.1:
        body.append(f'throw new RangeError("m{number}");')
    return "\n".join([*head, f"export let value = {number};", *body]) + "\n"


@examples(150)
@given(_RANDOMS, st.integers(2, 9))
def test_every_body_runs_once_at_most(random, size):
    recorded = modviz.trace("m0.js", sources={f"m{number}.js": _source(random, number, size) for number in range(size)})
    ran = [event.module for event in recorded.events if isinstance(event, ExecutionStarted)]
    assert len(ran) == len(set(ran))
    for module in recorded.modules:
        assert module.status in ("linked", "evaluated", "evaluating-async")
        if module.name not in ran:
            assert module.status != "evaluated" or module.evaluation_error is not None
    timeline = recorded.timeline()
    assert timeline.seek(len(timeline)) == recorded.end
    assert timeline.seek(0) == World()


def test_a_deferred_evaluation_that_a_limit_ends_is_told_as_far_as_it_came():
    sources = {
        "main.js": 'import defer * as d from "./d.js";\nd.value;\n',
        "d.js": 'import "./e.js";\nexport let value = 1;\nconsole.log("d");\nfor (;;);\n',
        "e.js": 'console.log("e");\n',
    }
    recorded = modviz.trace("main.js", sources=sources, limits=modviz.Limits(seconds=0.3))
    assert recorded.outcome.status == "stopped"
    assert [line.text for line in recorded.console] == ["e", "d"]
    assert any(isinstance(event, DeferredEvaluationStarted) for event in recorded.events)


def test_a_chain_of_deferred_modules_needs_no_stack():
    size = 3000
    sources = {f"m{number}.js": f'import "./m{number + 1}.js";\n' for number in range(size)}
    sources |= {f"m{size}.js": "", "main.js": 'import defer * as d from "./m0.js";\nd.x;\n'}
    recorded = modviz.trace("main.js", sources=sources)
    assert recorded.outcome.status == "fulfilled"
    assert all(module.status == "evaluated" for module in recorded.modules)


def test_without_stack_nothing_is_evaluated():
    source = """
import defer * as d from "./d.js";
function deeper() {
  try { deeper(); } catch { try { d.value; } catch { } }
}
deeper();
console.log(d.value);
"""
    recorded = modviz.trace("main.js", sources={"main.js": source, "d.js": "export let value = 1;"})
    assert [line.text for line in recorded.console] == ["1"]
