"""Random graphs give the same lines, in the same order, and the same error, here and in node.

`MODVIZ_GRAPHS` says how many (30 by default).  Left out: the words of SyntaxErrors, since of several names that cannot
be resolved in one module node reports any one, as its table of imports is not in the order of the source.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import modviz
from tests.differential.graphs import random_graph, random_import_calls
from tests.differential.node import NodeCrashed, Ran, run_in_node
from tests.node_binary import MISSING, NODE

_GRAPHS = int(os.environ.get("MODVIZ_GRAPHS", "30"))


def _run_here(sources: dict[str, str]) -> Ran:
    trace = modviz.trace("m0.mjs", sources=sources, host="page")
    error = trace.outcome.error
    return _comparable(
        tuple(line.text for line in trace.console),
        error.name if error else None,
        error.message if error else None,
    )


def _comparable(lines: tuple[str, ...], name: str | None, message: str | None) -> Ran:
    told = "Uncaught (in promise) SyntaxError"
    comparable = tuple(told if line.startswith(told) else line for line in lines)
    return Ran(comparable, name, None if name == "SyntaxError" else message)


@pytest.mark.skipif(NODE is None, reason=MISSING)
@settings(
    max_examples=_GRAPHS,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.randoms(use_true_random=False), st.sampled_from([1, 2, 3, 4, 6, 8, 12, 20, 40]))
def test_random_graphs(tmp_path_factory, random, size):
    sources = random_graph(random, size)
    try:
        ran = run_in_node(tmp_path_factory.mktemp("graph"), sources, "m0.mjs")
    except NodeCrashed:
        reject()
    assert _run_here(sources) == _comparable(ran.lines, ran.error_name, ran.error_message)


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize("seed", range(_GRAPHS))
def test_random_asynchronous_graphs(tmp_path, seed):
    random = Random(seed)
    sources = random_graph(random, random.randint(1, 12), awaits=True)
    try:
        ran = run_in_node(tmp_path, sources, "m0.mjs")
    except NodeCrashed:
        pytest.skip("V8 itself crashed")
    assert _run_here(sources) == _comparable(ran.lines, ran.error_name, ran.error_message)


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize("seed", range(_GRAPHS))
def test_random_calls_of_import(tmp_path, seed):
    random = Random(seed)
    sources = random_import_calls(random, random.randint(1, 8))
    try:
        ran = run_in_node(tmp_path, sources, "m0.mjs")
    except NodeCrashed:
        pytest.skip("V8 itself crashed")
    assert _run_here(sources) == _comparable(ran.lines, ran.error_name, ran.error_message)
