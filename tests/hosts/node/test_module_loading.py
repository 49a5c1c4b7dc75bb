"""ES modules in Node: what loading them costs."""

from __future__ import annotations

from pathlib import Path

import pytest

import modviz
from modviz.parsing.parsing import Parsing


@pytest.mark.parametrize("hub", ["hub.mjs", "hub.ts", "hub.js"])
def test_a_file_that_many_import_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: str) -> None:
    text = f"export let a = 1; // {'x' * 900}"
    (tmp_path / hub).write_text(text)
    for number in range(9):
        (tmp_path / f"{number}.mjs").write_text(f"import './{hub}';")
    (tmp_path / "main.mjs").write_text("".join(f"import './{number}.mjs';" for number in range(9)))
    stripped = []

    def strip_types(parsing: Parsing, source_text: str) -> str:
        stripped.append(source_text)
        return source_text

    monkeypatch.setattr(Parsing, "strip_types", strip_types)
    # Read more than once, it would be more than all files may have together.
    trace = modviz.trace(tmp_path / "main.mjs", host="node", limits=modviz.Limits(files=2_500))
    assert trace.outcome.status == "fulfilled"
    assert stripped == ([text] if hub == "hub.ts" else [])
