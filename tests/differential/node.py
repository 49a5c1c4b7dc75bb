"""Runs graphs in the real `node` and says what came out, in the same terms as modviz."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.node_binary import NODE

# One process for many graphs would share a realm, and starting node costs little beside a wrong answer.
_RUNNER = """
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
const lines = [], warnings = [];
// What Node prints by itself is no line of the program's: it would be, as it is printed by console.error.
process.removeAllListeners('warning');
process.on('warning', (warning) => warnings.push(`${warning.name}: ${warning.message}`));
for (const level of ['log', 'info', 'warn', 'error', 'debug'])
  console[level] = (...values) => lines.push(format(...values));
let error = null;
// At the end, whatever the end is: jobs may still run after the entry has failed, and an await may last for ever.
process.on('exit', () => writeSync(1, JSON.stringify({ lines, warnings, error })));
process.on('unhandledRejection', (reason) => lines.push(
  `Uncaught (in promise) ${reason instanceof Error ? `${reason.name}: ${reason.message}` : format(reason)}`));
try { await import(pathToFileURL(process.argv[2])); }
catch (thrown) {
  error = thrown instanceof Error
    ? { name: thrown.name, message: thrown.message, code: thrown.code ?? null }
    : { name: 'Uncaught', message: String(thrown), code: null };
}
"""


@dataclass(frozen=True)
class Ran:
    """What a program printed, the name and message of the error that ended it, and what Node warned of."""

    lines: tuple[str, ...]
    error_name: str | None
    error_message: str | None
    warnings: tuple[str, ...] = ()


class NodeCrashed(Exception):
    """V8 failed a check of its own (versions before 13 do, of modules imported while they fail): it has no answer."""


def run_in_node(folder: Path, sources: Mapping[str, str], entry: str) -> Ran:
    """Write `sources` into `folder` and import `entry` in a node process of its own."""
    assert NODE is not None
    for name, text in sources.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    runner = folder / "runner--.mjs"
    runner.write_text(_RUNNER, encoding="utf-8")
    done = subprocess.run(
        [NODE, str(runner), str(folder / entry)], capture_output=True, text=True, timeout=60, check=False
    )
    if not done.stdout and "# Fatal error" in done.stderr:
        raise NodeCrashed
    answer = json.loads(done.stdout)
    error = answer["error"] or {"name": None, "message": None}
    return Ran(tuple(answer["lines"]), error["name"], error["message"], tuple(answer["warnings"]))
