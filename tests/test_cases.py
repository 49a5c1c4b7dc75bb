"""Small programs and what must come of them: one file in `cases` for each, and the same in node where it runs.

A case that node cannot run says so, and why, under `node`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from modviz.hosts.network import Response
from modviz.recording.session import trace
from tests.differential.node import NODE, run_in_node

CASES = sorted(Path(__file__).with_name("cases").glob("*.toml"))

# Finding files is the host's business, and ours is a page, not node.
_PHASES_OF_THE_LANGUAGE = (None, "link", "evaluate")


def _read(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path):
    case = _read(path)
    expected = case["expected"]
    responses = {name: Response(**fields) for name, fields in case.get("responses", {}).items()}
    result = trace("main.js", sources=case["sources"], responses=responses)
    assert [line.text for line in result.console] == expected["console"]
    assert result.outcome.status == expected["status"]
    error = result.outcome.error
    for field, value in expected.get("error", {}).items():
        assert getattr(error, field) == value
    if "error" not in expected:
        assert error is None
    if "waiting" in expected:
        assert sorted(result.outcome.waiting) == expected["waiting"]
    statuses = {module.name: module.status for module in result.modules}
    assert statuses.items() >= expected.get("modules", {}).items()


@pytest.mark.skipif(NODE is None, reason="node is not installed: cases are not compared with it")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_in_node(path, tmp_path):
    case = _read(path)
    expected = case["expected"]
    error = expected.get("error", {})
    if "node" in case:
        pytest.skip(case["node"])
    if error.get("phase") not in _PHASES_OF_THE_LANGUAGE or "responses" in case:
        pytest.skip("loading is the host's business")
    ran = run_in_node(tmp_path, {**case["sources"], "package.json": '{"type": "module"}'}, "main.js")
    assert list(ran.lines) == expected["console"]
    assert (ran.error_name, ran.error_message) == (error.get("name"), error.get("message"))
