"""Generated graphs of modules for measuring: the same texts every time, about 1 KB each.

Every module imports two or three others, and one import in twenty goes back to a module that is still waiting for
this one, so that there are cycles.  What is imported that way is used only in functions that nobody calls while
the graph is evaluated: all of it runs to its end, in modviz and in node.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

ENTRY = "m0.mjs"
_BACK_EDGES = 0.05


def generated_graph(size: int) -> dict[str, str]:
    """The sources of `size` modules by name; all are reached from `ENTRY`."""
    random = Random(size)
    forward = [sorted(set(_forward(random, number, size))) for number in range(size)]
    back: list[list[int]] = [[] for _ in range(size)]
    for number, path in _walk(forward):
        edges = len(forward[number])
        count = sum(random.random() < _BACK_EDGES for _ in range(edges))
        back[number] = sorted(set(random.choices(path, k=count))) if path else []
    return {f"m{number}.mjs": _module(number, forward[number], back[number]) for number in range(size)}


def write_graph(folder: Path, size: int) -> Path:
    """Write the graph of `size` modules into `folder` and return the path of its entry."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in generated_graph(size).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / ENTRY


def _forward(random: Random, number: int, size: int) -> Iterator[int]:
    """The modules after this one that it imports: its two children in a tree, or any where it has none."""
    later = range(number + 1, size)
    for child in (2 * number + 1, 2 * number + 2):
        if child < size:
            yield child
        elif later:
            yield random.choice(later)
    if later and random.random() < 0.5:
        yield random.choice(later)


def _walk(forward: list[list[int]]) -> Iterator[tuple[int, list[int]]]:
    """The modules in the order in which they are first met, each with those that wait for it then."""
    met = set()
    path: list[int] = []
    pending = [(0, 0)]
    while pending:
        number, depth = pending.pop()
        if number in met:
            continue
        met.add(number)
        del path[depth:]
        yield number, path
        path.append(number)
        pending.extend((target, depth + 1) for target in reversed(forward[number]))


def _module(number: int, forward: list[int], back: list[int]) -> str:
    imports = [f"import {{ total as total{each}, Entry as Entry{each} }} from './m{each}.mjs';" for each in forward]
    imports += [f"import {{ describe as describe{each} }} from './m{each}.mjs';" for each in back]
    made = [
        f"new Entry('m{number}', total)",
        *(f"new Entry{each}('of m{number}', {number})" for each in forward),
    ]
    body = _BODY % {
        "number": number,
        "sum": " + ".join([str(number), *(f"total{each}" for each in forward)]),
        "made": ", ".join(made),
        "others": "".join(f" + describe{each}(depth - 1)" for each in back),
    }
    return "\n".join(imports) + body


_BODY = """
// Module number %(number)d of a generated graph.
const limits = { low: 1, high: %(number)d + 10, step: 3, name: 'limits of m%(number)d' };
export let total = (%(sum)s) %% 1000003;
export const names = ['alpha', 'beta', 'gamma', 'delta'].map((name) => `${name}-%(number)d`);

export class Entry {
  constructor(name, value) {
    this.name = name;
    this.value = value;
  }
  get isLarge() { return this.value > limits.high; }
}

export function clamp(value) {
  if (value < limits.low) return limits.low;
  return value > limits.high ? limits.high : value;
}

export function describe(depth) {
  if (depth <= 0) return '';
  const text = names.filter((name) => name.length > 3).join(', ');
  return `m%(number)d: ${text}`%(others)s;
}

const entries = [%(made)s];
for (const entry of entries) {
  if (entry.isLarge) total += clamp(entry.value);
}
export default entries;
"""
