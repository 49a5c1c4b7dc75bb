"""What the lessons say a program prints is what node prints, in every run that node can do as well.

Left out: pages, runs on a declared network, and the words of errors, since those of loading are node's own; so are their names.
"""

from __future__ import annotations

import pytest

from modviz.cli.shared.lesson_recording import record_run
from modviz.lesson.catalog import lessons
from modviz.lesson.format.loader import load_lesson
from modviz.lesson.prepare import files_of
from modviz.record.events import WarningEmitted
from tests.differential.node import run_in_node
from tests.node_binary import MISSING, NODE

_RUNS = [
    pytest.param(lesson, run, id=f"{entry.path.name}-{run.name}")
    for entry in lessons()
    if not entry.problem
    for lesson in [load_lesson(entry.path)]
    for run in lesson.runs.values()
    if not run.network and run.goal == "module" and not run.entry.endswith(".html")
]


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize(("lesson", "run"), _RUNS)
def test_a_run_prints_what_node_prints(lesson, run, tmp_path):
    files = files_of(lesson, run)
    sources = {name: text.decode() for name, text in files.items()}
    if run.host == "page":
        # A page runs what it asks for as modules; Node has to be told so.
        sources["package.json"] = '{"type": "module"}'
    trace = record_run(run, files)
    ran = run_in_node(tmp_path, sources, run.entry)
    assert [line.text for line in trace.console] == list(ran.lines)
    warned = (event for event in trace.events if isinstance(event, WarningEmitted))
    assert [f"{event.name}: {event.message}" for event in warned] == list(ran.warnings)
    error = trace.outcome.error
    if error is not None and error.phase in ("resolve", "fetch"):
        assert ran.error_name is not None
    else:
        assert (error.name if error else None) == ran.error_name
