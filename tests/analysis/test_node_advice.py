"""What to do about the errors that Node raises: it fits what was asked for, and says no more than one can do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import modviz
from modviz.analysis.advice import advice
from modviz.analysis.node_advice import node_advice
from modviz.hosts.node import errors, kinds
from modviz.record.world import GuestError, World

_PACKAGE = '{"name": "shop", "type": "module", "exports": {"./list": "./list.js"}}'


@pytest.mark.parametrize(
    ("entry", "text", "told"),
    [
        ("main.mjs", "import 'glue';", "install the package"),
        ("main.mjs", "import './glue';", "with its extension"),
        ("main.mjs", "import '#glue';", "add that name to imports"),
        ("main.mjs", "import './parts';", "import looks into no folder"),
        ("main.mjs", "import './photo.png';", "readFileSync()"),
        ("main.mjs", "import 'shop/secret';", "exports in that package.json lists"),
        ("main.mjs", "import './parts/data.json';", 'with { type: "json" }'),
        ("main.mjs", "import 'https://a.example/a.js';", "save that file"),
        ("main.cjs", "require('glue');", "install the package"),
        ("main.cjs", "require('./glue');", "which files require looked for"),
        ("main.cjs", "require('./slow.mjs');", "load it with import()"),
    ],
)
def test_what_to_do_fits_what_was_asked_for(entry: str, text: str, told: str) -> None:
    sources = {
        entry: text,
        "parts/index.js": "",
        "parts/data.json": "1",
        "photo.png": "",
        "slow.mjs": "await 0;",
        "node_modules/shop/package.json": _PACKAGE,
        "node_modules/shop/list.js": "",
        "node_modules/shop/secret.js": "",
    }
    trace = modviz.trace(entry, sources=sources, host="node")
    assert trace.outcome.error is not None
    assert told in advice(trace.end, trace.outcome.error)


def test_there_are_words_for_every_code() -> None:
    texts = [Path(module.__file__).read_text("utf-8") for module in (errors, kinds)]
    codes = set(re.findall(r'"(ERR_\w+)"', "".join(texts)))
    assert len(codes) > 15
    for code in codes:
        assert node_advice(World(), GuestError("Error", "", "evaluate", own_code=code)) is not None, code


def test_the_code_is_told_as_node_prints_it() -> None:
    trace = modviz.trace("main.mjs", sources={"main.mjs": "import 'glue';"}, host="node")
    assert trace.outcome.error is not None
    assert trace.outcome.error.words.startswith("Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'glue'")
    assert GuestError("Error", "no", "evaluate", own_code="E_OWN").words == "Error: no"
