"""Asks node for what its built-in modules hold that is data; `python -m tests.differential.builtin_constants` keeps it.

That are constants, and, for the modules that modviz has not, of which class each class is.  Kept in
`modviz/engine/js/node/internal/facts.js`; a test says when it is of another version.
"""

from __future__ import annotations

import json
from pathlib import Path

import modviz
from tests.node_binary import ask_node

FOLDER = Path(modviz.__file__).parent / "engine" / "js" / "node"
FILE = FOLDER / "internal" / "facts.js"

_ASK = r"""
const { builtinModules } = require('node:module');
const written = new Set(JSON.parse(process.argv[1]));
const ids = builtinModules.map((id) => id.replace('node:', '')).filter((id) => !['sys', 'process', 'module'].includes(id));
const load = (id) => require('node:' + id);
const isPlain = (value) => ['number', 'string', 'boolean'].includes(typeof value) || value === null
  || (typeof value === 'object' && [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value))
    && Object.values(value).every(isPlain));
// Before any other module is loaded that might add to them.
const constants = {};
for (const id of ['os', 'fs', 'zlib', 'crypto', 'perf_hooks']) {
  const tables = ['constants', 'codes'].filter((name) => load(id)[name] !== undefined);
  constants[id] = Object.fromEntries(tables.map((name) => [name, load(id)[name]]));
}
const classes = new Map();
for (const id of ['stream', 'events', 'net', 'http', 'tls', ...ids]) {
  const exports = load(id);
  for (const name of Object.keys(exports)) {
    const value = exports[name];
    if (typeof value === 'function' && value.prototype && !classes.has(value)) classes.set(value, [id, name]);
  }
}
classes.set(load('events'), ['events', 'EventEmitter']);
const parentOf = (value) => {
  if (!value.prototype) return null;
  const parent = Object.getPrototypeOf(value.prototype)?.constructor;
  return classes.get(parent) ?? null;
};
const isClass = (name, value) => /^class\b/.test(Function.prototype.toString.call(value))
  || (value.prototype && /^[A-Z]/.test(name));
const absent = {};
for (const id of ids) {
  const exports = load(id);
  const found = {};
  for (const name of Object.keys(exports)) if (isPlain(exports[name]) && name !== 'rootCertificates') found[name] = exports[name];
  // Of these modviz has a part.
  if (written.has(id) && !['crypto', 'fs', 'fs/promises', 'zlib'].includes(id)) continue;
  const members = {};
  for (const name of Object.keys(exports)) {
    if (name === 'rootCertificates') continue;
    const value = exports[name];
    if (name in found) members[name] = { value };
    else if (typeof value === 'function') {
      members[name] = isClass(name, value) ? { class: parentOf(value) } : { length: value.length };
    } else if (typeof value === 'symbol') members[name] = { symbol: value.description };
    else if (typeof value === 'undefined') members[name] = {};
    else members[name] = { of: classes.get(value.constructor) ?? null, members: Object.keys(value).filter((key) => typeof value[key] === 'function') };
  }
  absent[id] = { is: typeof exports, members };
}
const errors = [...require('node:util').getSystemErrorMap()];
process.stdout.write(JSON.stringify({ node: process.versions.node, constants, errors, absent }));
"""


def facts_of_node() -> str:
    """The facts, as they are kept."""
    written = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.js")]
    answer = ask_node("--eval", _ASK, json.dumps(written))
    lines = [
        "// Facts of Node's built-in modules; `tests/differential/builtin_constants.py` has made this file.",
        "(function () {",
        "  'use strict';",
        "  return {",
        f"    node: {json.dumps(answer['node'])},",
        "    constants: {",
        *(f"      {json.dumps(name)}: {json.dumps(facts)}," for name, facts in answer["constants"].items()),
        "    },",
        f"    errors: {json.dumps(answer['errors'])},",
        "    absent: {",
        *(f"      {json.dumps(name)}: {json.dumps(facts)}," for name, facts in answer["absent"].items()),
        "    },",
        "  };",
        "})",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(facts_of_node(), encoding="utf-8")
