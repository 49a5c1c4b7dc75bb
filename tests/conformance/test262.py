"""One test of Test262: what it says about itself, and how it is run.

Source: https://github.com/tc39/test262/blob/main/INTERPRETING.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

import modviz

FOLDERS = (
    "language/module-code",
    "language/import",
    "language/export",
    "language/expressions/dynamic-import",
    "language/expressions/import.meta",
)

_IMPORTED_TEST = re.compile(r"\./([\w.-]+\.js)")
_FRONT_MATTER = re.compile(r"/\*---(.*?)---\*/", re.DOTALL)

# What the harness needs of its host; it is no part of Test262 itself.
_HOST = """
var print = function (text) { console.log(text); };
var $262 = { global: globalThis, evalScript: function (text) { return (0, eval)(text); }, gc: function () {} };
"""

_PHASES = {
    "parse": ("parse",),
    "resolution": ("parse", "link", "resolve", "fetch"),
    "runtime": ("evaluate",),
}

_SECONDS = 10.0


@dataclass(frozen=True)
class Test262Case:
    """One way of running one file: scripts are run twice, as they are and in strict mode."""

    __test__ = False

    root: Path
    name: str
    variant: str
    flags: frozenset[str]
    features: frozenset[str]
    includes: tuple[str, ...]
    negative_phase: str | None
    negative_type: str | None

    @property
    def path(self) -> Path:
        """The file."""
        return self.root / "test" / self.name

    def failure(self) -> str | None:
        """Run it; None if it passes, or else what went wrong."""
        source_text = self.path.read_text(encoding="utf-8")
        if self.variant == "strict":
            source_text = '"use strict";\n' + source_text
        result = modviz.trace(
            self.name,
            sources={**self._sources(source_text), self.name: source_text},
            host="page",
            goal="module" if self.variant == "module" else "script",
            prelude=() if "raw" in self.flags else self._harness(),
            events=False,
            limits=modviz.Limits(seconds=_SECONDS),
        )
        error = result.outcome.error
        if self.negative_phase is not None:
            if error is None:
                return f"no {self.negative_type} was thrown"
            if (error.name, error.phase in _PHASES[self.negative_phase]) != (self.negative_type, True):
                return f"{error.phase}: {error.name}: {error.message}"
            return None
        if error is not None:
            return f"{error.phase}: {error.name}: {error.message}"
        if "async" not in self.flags:
            return None if result.outcome.status == "fulfilled" else result.outcome.status
        lines = [line.text for line in result.console]
        if "Test262:AsyncTestComplete" in lines:
            return None
        return next((line for line in lines if "AsyncTestFailure" in line), "it never said that it is done")

    def _sources(self, source_text: str) -> dict[str, str | bytes]:
        folder = Path(self.name).parent
        fixtures = _fixtures(self.root, folder.as_posix())
        # Some tests, and fixtures, import themselves or another test.
        texts = [source_text, *(text.decode("utf-8", "replace") for text in fixtures.values())]
        named = {name for text in texts for name in _IMPORTED_TEST.findall(text)}
        tests = {
            (folder / name).as_posix(): (self.root / "test" / folder / name).read_bytes()
            for name in named
            if (self.root / "test" / folder / name).is_file()
        }
        return {**fixtures, **tests}

    def _harness(self) -> tuple[str, ...]:
        names = ["assert.js", "sta.js"]
        if "async" in self.flags:
            names.append("doneprintHandle.js")
        return (_HOST, *(_harness_file(self.root, name) for name in (*names, *self.includes)))


def cases(root: Path) -> Iterator[Test262Case]:
    """Every case of `FOLDERS` in the checkout at `root`."""
    for folder in FOLDERS:
        for path in sorted((root / "test" / folder).rglob("*.js")):
            if "_FIXTURE" not in path.name:
                yield from _cases_of(root, path)


def _cases_of(root: Path, path: Path) -> Iterator[Test262Case]:
    match = _FRONT_MATTER.search(path.read_text(encoding="utf-8"))
    front_matter = yaml.safe_load(match.group(1)) if match else {}
    flags = frozenset(front_matter.get("flags") or ())
    negative = front_matter.get("negative") or {}
    for variant in _variants(flags):
        yield Test262Case(
            root,
            path.relative_to(root / "test").as_posix(),
            variant,
            flags,
            frozenset(front_matter.get("features") or ()),
            tuple(front_matter.get("includes") or ()),
            negative.get("phase"),
            negative.get("type"),
        )


def _variants(flags: frozenset[str]) -> tuple[str, ...]:
    if "module" in flags:
        return ("module",)
    if "onlyStrict" in flags:
        return ("strict",)
    if "noStrict" in flags or "raw" in flags:
        return ("sloppy",)
    return ("sloppy", "strict")


@cache
def _harness_file(root: Path, name: str) -> str:
    return (root / "harness" / name).read_text(encoding="utf-8")


@cache
def _fixtures(root: Path, folder: str) -> dict[str, bytes]:
    """The files that tests in `folder` may import: everything beside and below it, and beside its parents."""
    base = root / "test"
    found: dict[str, bytes] = {}
    for path in (base / folder).rglob("*"):
        if path.is_file() and ("_FIXTURE" in path.name or path.suffix != ".js"):
            found[path.relative_to(base).as_posix()] = path.read_bytes()
    for parent in Path(folder).parents:
        for path in (base / parent).glob("*_FIXTURE*"):
            found[path.relative_to(base).as_posix()] = path.read_bytes()
    return found
