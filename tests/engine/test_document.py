"""The document and its window, and events: what programs say here is what they say in Chromium (`document_cases`)."""

from __future__ import annotations

import json

import pytest

from tests.engine.document_cases.record import FOLDER, SAY, programs
from tests.engine.test_globals import Guest

FILES = sorted(FOLDER.glob("*.js"))
CASES = [(file.stem, name) for file in FILES for name in programs(file)]


@pytest.mark.parametrize(("stem", "name"), CASES, ids=[f"{stem}: {name}" for stem, name in CASES])
def test_a_program_says_what_it_says_in_chromium(stem: str, name: str) -> None:
    expected = json.loads((FOLDER / f"{stem}.expected.json").read_text("utf-8"))[name]
    text = programs(FOLDER / f"{stem}.js")[name]
    assert Guest().run(SAY + text) == expected
