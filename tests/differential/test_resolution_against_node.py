"""In random trees of packages, modviz finds what node finds, by `import` and by `require`, and fails in the same words.

`MODVIZ_TREES` says how many trees (60 by default).
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from modviz.hosts.files import Disk
from modviz.hosts.node.commonjs_paths import requirer_at
from modviz.hosts.node.file_port import ProgramFiles
from modviz.hosts.node.file_urls import path_to_url
from modviz.hosts.node.resolution import ResolutionFailure
from modviz.hosts.node.resolver import Resolver
from tests.differential.package_trees import PackageTrees
from tests.node_binary import MISSING, NODE, ask_node

_TREES = int(os.environ.get("MODVIZ_TREES", "60"))
_TREES_AT_ONCE = 10
_REQUESTS = 40

# A hook gives the answer of node's own resolution, and loads nothing.
_ASK = r"""
import { createRequire, registerHooks } from 'node:module';
import { readFileSync } from 'node:fs';
const { way, parents, requests } = JSON.parse(readFileSync(0, 'utf8'));
let warnings = [];
process.on('warning', ({ name, code, message }) => warnings.push([name, code, message]));
const told = (error) => {
  const { stack, code, ...properties } = error;
  return [error.name, code ?? '', error.message, properties];
};
let found;
let from;
if (way === 'import') registerHooks({
  resolve(specifier, context, next) {
    found = next(specifier, { ...context, parentURL: from }).url;
    return { url: 'data:text/javascript,', shortCircuit: true };
  },
});
const answers = [];
for (const parent of parents) for (const request of requests[parent]) {
  warnings = [];
  let answer;
  try {
    if (way === 'import') { from = parent; await import(request); answer = found; }
    else answer = createRequire(parent).resolve(request);
  } catch (error) { answer = told(error); }
  await new Promise(setImmediate);
  answers.push([answer, warnings]);
}
process.stdout.write(JSON.stringify(answers));
"""


def _ask_node(folder: Path, way: str, parents: list[str], requests: dict[str, list[str]], conditions: tuple[str, ...]):
    flags = [f"--conditions={each}" for each in conditions]
    question = {"way": way, "parents": parents, "requests": requests}
    return ask_node(*flags, "--input-type=module", "--eval", _ASK, question=question, folder=folder)


def _told(resolution, way: str, request: str):
    warnings = [[each.name, each.code, each.message] for each in resolution.warnings]
    if isinstance(resolution, ResolutionFailure):
        error = resolution.error
        properties = {key: list(value) if isinstance(value, tuple) else value for key, value in error.properties}
        # Whoever asks with `import.meta.resolve` reads the URL, which is no property that can be enumerated.
        return [[error.name, error.code, error.message, properties], warnings]
    if way == "import":
        return [resolution.url, warnings]
    return [resolution.path or request, warnings]


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@settings(
    phases=[Phase.generate],
    max_examples=max(1, _TREES // _TREES_AT_ONCE),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32), mine=st.booleans())
def test_random_packages(tmp_path_factory, seed, mine):
    folder = tmp_path_factory.mktemp("trees").resolve()
    random = Random(seed)
    trees = PackageTrees(random)
    conditions = ("mine",) if mine else ()
    files = ProgramFiles(Disk([folder], 10**6, 10**8))
    for way in ("import", "require"):
        parents, requests = [], {}
        for number in range(_TREES_AT_ONCE):
            tree = folder / f"{way} {number}"
            trees.write(tree)
            for name in ("main.mjs", "inner/other.mjs"):
                parent = str(tree / name)
                parents.append(path_to_url(parent) if way == "import" else parent)
                requests[parents[-1]] = trees.requests(_REQUESTS)
        expected = iter(_ask_node(folder, way, parents, requests, conditions))
        resolver = Resolver(files, conditions, str(folder))
        for parent in parents:
            for request in requests[parent]:
                if way == "import":
                    resolution = resolver.resolve_import(request, parent)
                else:
                    resolution = resolver.resolve_require(request, requirer_at(parent))
                assert _told(resolution, way, request) == next(expected), (way, parent, request)
