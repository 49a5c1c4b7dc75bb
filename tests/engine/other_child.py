"""Started in place of `modviz/engine/child/process.py`: the same, with changes that come as JSON before its arguments.

`parts` are texts in place of those of files of the realm; `c_interface` is false for an engine that exports nothing.
"""

import json
import sys
from pathlib import Path

changes = json.loads(sys.argv.pop(1))
modviz = Path(__file__).parents[2] / "modviz"
sys.path += [sys.argv[1], str(modviz / "engine" / "child"), str(modviz)]

import process  # noqa: E402
import quickjs_c_api  # noqa: E402
import realm_bytecode  # noqa: E402
import realm_source  # noqa: E402

read = realm_source._read
realm_source._read = lambda path: changes["parts"].get(path) or read(path)
# What is compiled here is no realm for others.
realm_bytecode._read = realm_bytecode._write = lambda *_: None
if not changes["c_interface"]:
    quickjs_c_api.open_engine = lambda context, library_path: None
process.run(sys.argv[2], float(sys.argv[3]), float(sys.argv[4]), *map(int, sys.argv[5:]))
