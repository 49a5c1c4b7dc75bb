"""Runs programs in engine262, the interpreter that is written clause by clause, and says what came out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PACKAGE = os.environ.get("ENGINE262")
"""The folder of the package `@engine262/engine262`, of May 2026 (0.0.1-a1575c45798d3685e7e38179c1bb00a1d2e8e715).

Earlier ones evaluate asynchronous modules by an older text; later ones have deferred re-exports, which take other numbers
of ticks.
"""

CANNOT_RUN = PACKAGE is None or shutil.which("node") is None

_RUNNER = Path(__file__).with_name("engine262.mjs")


def run_in_engine262(programs: Sequence[Mapping[str, str]]) -> list[tuple[list[str], str]]:
    """The lines that each of `programs` printed, and the status of its outcome; their entries are `m0.mjs`."""
    done = subprocess.run(
        ["node", str(_RUNNER), str(PACKAGE)],
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return [(answer["lines"], answer["status"]) for answer in json.loads(done.stdout)]
