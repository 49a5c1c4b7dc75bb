"""Asks node for the names of its built-in modules and of what they export; `python -m tests.differential.builtin_facts` keeps them.

They are kept in `modviz/hosts/node/builtin_modules.json`; a test says when they are those of another version.
"""

from __future__ import annotations

import json
from pathlib import Path

import modviz
from tests.node_binary import ask_node

FILE = Path(modviz.__file__).parent / "hosts" / "node" / "builtin_modules.json"

_ASK = r"""
import { builtinModules } from 'node:module';
const modules = {};
for (const id of builtinModules) {
  const bare = !id.startsWith('node:');
  const namespace = await import(bare ? 'node:' + id : id);
  const exports = {};
  for (const name of Object.keys(namespace).sort()) {
    const value = namespace[name];
    const isClass = typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
    exports[name] = isClass ? 'class' : value === null ? 'null' : typeof value;
  }
  modules[id.replace('node:', '')] = { bare, exports };
}
process.stdout.write(JSON.stringify({ node: process.versions.node, modules }));
"""


def facts_of_node() -> str:
    """The facts, as they are kept."""
    answer = ask_node("--input-type=module", "--eval", _ASK)
    modules = ",\n".join(f"    {json.dumps(name)}: {json.dumps(facts)}" for name, facts in answer["modules"].items())
    return f'{{\n  "node": {json.dumps(answer["node"])},\n  "modules": {{\n{modules}\n  }}\n}}\n'


if __name__ == "__main__":
    FILE.write_text(facts_of_node(), encoding="utf-8")
