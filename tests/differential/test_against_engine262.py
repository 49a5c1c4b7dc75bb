"""Jobs run in the same order, tick by tick, here and in engine262, and module records have the same slots all the time.

The jobs of `import()` above all, which node has in other places.  `ENGINE262` names the package (see
`tests.differential.engine262`), and `MODVIZ_GRAPHS` how many programs (100 by default).  Left out: programs in which
engine262 fails an assertion of its own, as some cycles of deferred imports do; and the promise that a read from a
deferred namespace object gives to a module that is evaluated, which nobody can see (`tests/spec/test_deviations.py`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

import modviz
from modviz.record.events import ConsolePrinted
from modviz.record.world import World
from tests.differential.engine262 import CANNOT_RUN, Program, Ran, run_in_engine262
from tests.differential.job_graphs import random_deferred_imports, random_jobs

_PROGRAMS = int(os.environ.get("MODVIZ_GRAPHS", "100"))


@pytest.mark.skipif(CANNOT_RUN, reason="ENGINE262 names no package: the order of jobs is not compared with it")
@pytest.mark.parametrize("random_program", [random_jobs, random_deferred_imports])
def test_jobs_and_module_records(random_program: Callable[[Random, int], dict[str, str]]) -> None:
    programs = [_program(random, random_program) for random in map(Random, range(_PROGRAMS))]
    for seed, (program, ran) in enumerate(zip(programs, run_in_engine262(programs), strict=True)):
        if ran.status == "failed":
            continue
        here = _run_here(program, ran)
        assert (here.lines, here.status) == (ran.lines, ran.status), f"seed {seed}"
        for line, slots_here, slots in zip(ran.lines, here.slots, ran.slots, strict=True):
            assert slots_here == slots, f"seed {seed}, after {line!r}"


def _program(random: Random, random_sources: Callable[[Random, int], dict[str, str]]) -> Program:
    sources = random_sources(random, random.randint(1, 6))
    return Program(sources, {name: random.choice([5, 10, 10, 10, 20, 35]) for name in sources})


def _run_here(program: Program, there: Ran) -> Ran:
    responses = {name: modviz.Response(latency=latency) for name, latency in program.latencies.items()}
    trace = modviz.trace("m0.mjs", sources=program.sources, responses=responses, host="page")
    timeline = trace.timeline()
    lines, slots = [], []
    for position, event in enumerate(trace.events, 1):
        if isinstance(event, ConsolePrinted) and not event.text.startswith("Uncaught (in promise)"):
            timeline.seek(position)
            lines.append(event.text)
            slots.append(_slots(timeline.world))
    for slots_here, slots_there in zip(slots, there.slots, strict=False):
        _leave_out_promises_of_reads(slots_here, slots_there)
    return Ran(lines, slots, trace.outcome.status)


def _slots(world: World) -> dict[str, dict[str, Any]]:
    return {
        module.name: {
            "status": module.status,
            "dfs_ancestor_index": module.dfs_ancestor_index,
            "cycle_root": module.cycle_root,
            "has_error": module.evaluation_error is not None,
            "async_evaluation_order": module.async_evaluation_order,
            "pending_async_dependencies": module.pending_async_dependencies,
            "async_parent_modules": list(module.async_parent_modules),
            "top_level_promise": module.top_level_promise,
        }
        for module in world.modules.values()
        if not module.is_synthetic
    }


def _leave_out_promises_of_reads(here: dict[str, dict[str, Any]], there: dict[str, dict[str, Any]]) -> None:
    for name, slots in there.items():
        if slots["status"] == "evaluated" and name in here and here[name]["top_level_promise"] is None:
            slots["top_level_promise"] = None
