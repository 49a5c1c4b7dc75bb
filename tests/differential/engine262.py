"""Runs programs in engine262, the interpreter that is written clause by clause, and says what came out."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.node_binary import NODE

PACKAGE = os.environ.get("ENGINE262")
"""The folder of the package `@engine262/engine262`, of May 2026 (0.0.1-a1575c45798d3685e7e38179c1bb00a1d2e8e715).

Earlier ones evaluate asynchronous modules by an older text; later ones have deferred re-exports, which take other numbers
of ticks.
"""

CANNOT_RUN = PACKAGE is None or NODE is None

_RUNNER = Path(__file__).with_name("engine262.mjs")


@dataclass(frozen=True)
class Ran:
    """What a program printed, the slots of all module records after each line, and the status of the outcome.

    The slots are by the names of modules, and by those that `modviz.record.world.Module` has for them.
    """

    lines: list[str]
    slots: list[dict[str, dict[str, Any]]]
    status: str


@dataclass(frozen=True)
class Program:
    """Modules, of which `m0.mjs` is the entry, and the latencies of some of them in virtual milliseconds."""

    sources: Mapping[str, str]
    latencies: Mapping[str, float]


def run_in_engine262(programs: Sequence[Program]) -> list[Ran]:
    """What came of each of `programs`; the status is "failed" if engine262 has no answer."""
    done = subprocess.run(
        [str(NODE), str(_RUNNER), str(PACKAGE)],
        input=json.dumps([asdict(each) for each in programs]),
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return [Ran(**answer) for answer in json.loads(done.stdout)]
