"""Jobs run in the same order, tick by tick, here and in engine262: those of `import()` above all, which node has elsewhere.

`ENGINE262` names the package (see `tests.differential.engine262`), and `MODVIZ_GRAPHS` how many programs (100 by default).
Left out: programs in which engine262 fails an assertion of its own, as some cycles of deferred imports do.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest

import modviz
from tests.differential.engine262 import CANNOT_RUN, run_in_engine262
from tests.differential.job_graphs import random_deferred_imports, random_jobs

_PROGRAMS = int(os.environ.get("MODVIZ_GRAPHS", "100"))


@pytest.mark.skipif(CANNOT_RUN, reason="ENGINE262 names no package: the order of jobs is not compared with it")
@pytest.mark.parametrize("random_program", [random_jobs, random_deferred_imports])
def test_jobs_run_in_the_same_order(random_program: Callable[[Random, int], dict[str, str]]) -> None:
    programs = [random_program(random, random.randint(1, 6)) for random in map(Random, range(_PROGRAMS))]
    for seed, (sources, ran) in enumerate(zip(programs, run_in_engine262(programs), strict=True)):
        if ran[1] == "failed":
            continue
        trace = modviz.trace("m0.mjs", sources=sources)
        lines = [line.text for line in trace.console if not line.text.startswith("Uncaught (in promise)")]
        assert (lines, trace.outcome.status) == ran, f"seed {seed}"
