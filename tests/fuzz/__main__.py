"""Mutated and random programs, and mutated records, for as long as you like: `python -m tests.fuzz --seconds 3600`.

Whatever the text, there must be an outcome, never an exception, never a hang, and both parsers must agree on it.  And
whatever the record, it is refused with a reason, or all of it can be shown.  What fails is printed with the number of its
program; `--seed` with that number runs it again first.
"""

from __future__ import annotations

import argparse
import time
import tomllib
import traceback
from pathlib import Path
from random import Random

import modviz
from tests.differential.graphs import random_graph
from tests.fuzz import records
from tests.parsing.both_parsers import disagreement

_CASES = Path(__file__).parent.parent / "cases"
_PIECES = (
    *"(){}[];,.=+-*/<>!&|?:`'\"\\\n\t#@$_0123456789",
    *("import ", "export ", "default ", "from './a.js'", "await ", "yield ", "async ", "function ", "class "),
    *("=>", "...", "?.", "**", "${", "*/", "/*", "//", "let ", "const ", "var ", "for (", "of ", "in ", "if ("),
    *("try {", "catch {", "finally {", "import(", "import.meta", "new ", "super", "this", "arguments", "eval("),
    *("\ud800", "\x00", "\ufeff", "é", "𝒳", "<!--", "-->", "label: ", "break ", "continue ", "return "),
    *("throw ", "\u2028"),
)
_LIMITS = modviz.Limits(seconds=1.0, memory=64 * 1024 * 1024, modules=50, events=20_000)


def mutated(random: Random, text: str) -> str:
    """`text` with a few pieces cut out, doubled, exchanged or put in."""
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.randint(0, 12))
        replacement = random.choice(["", random.choice(_PIECES), text[start:end] * 2, text[end : end + 8]])
        text = text[:start] + replacement + text[end:]
    return text


def program(random: Random) -> dict[str, str]:
    """The sources of one program; its entry is the first."""
    if random.random() < 0.2:
        return {"main.js": "".join(random.choice(_PIECES) for _ in range(random.randint(1, 80)))}
    if random.random() < 0.5:
        sources = random_graph(random, random.randint(1, 4), awaits=True)
    else:
        path = random.choice(sorted(_CASES.glob("*.toml")))
        sources = tomllib.loads(path.read_text(encoding="utf-8"))["sources"]
    changed = random.choice(sorted(sources))
    return {name: mutated(random, text) if name == changed else text for name, text in sources.items()}


def run_one(seed: int) -> str | None:
    """Run the program of `seed`; None if it had an outcome, or else what went wrong."""
    sources = program(Random(seed))
    for text in sources.values():
        if difference := disagreement(text):
            return f"the parsers differ: {difference}"
    started = time.monotonic()
    try:
        trace = modviz.trace(next(iter(sources)), sources=sources, limits=_LIMITS)
        timeline = trace.timeline()
        timeline.seek(len(timeline))
        timeline.seek(0)
        modviz.to_json(trace)
    except Exception:
        return traceback.format_exc()
    seconds = time.monotonic() - started
    if seconds > 10 * _LIMITS.seconds:
        return f"it took {seconds:.1f} seconds"
    error = trace.outcome.error
    if error is not None and "engine" in error.message:
        return error.message
    return None


def main() -> None:
    """Run programs until the time is over, and print what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first program")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    seed, failed = options.seed, 0
    while time.monotonic() < end:
        for what, run in (("program", run_one), ("record", records.run_one)):
            problem = run(seed)
            if problem is not None:
                failed += 1
                print(f"{what} {seed}: {problem}", flush=True)
        seed += 1
    print(f"{seed - options.seed} programs and as many records, {failed} failed")
    raise SystemExit(failed > 0)


if __name__ == "__main__":
    main()
