"""Started in place of `modviz/engine/child/process.py`: the same, with changes that come as JSON before its limits.

`parts` are files in place of parts of the realm; `c_interface` is false for an engine that exports nothing.
"""

import json
import os
import sys
from pathlib import Path

changes = json.loads(sys.argv.pop(1))
sys.path += [sys.argv[1], str(Path(__file__).parents[2] / "modviz" / "engine" / "child")]

import process  # noqa: E402
import quickjs_c_api  # noqa: E402

if not changes["c_interface"]:
    quickjs_c_api.open_engine = lambda context, library_path: None
process._PARTS = tuple(changes["parts"].get(part, part) for part in process._PARTS)
process.main(float(sys.argv[2]), *map(int, sys.argv[3:6]))
os._exit(0)
