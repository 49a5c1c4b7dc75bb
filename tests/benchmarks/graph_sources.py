"""What is measured: generated graphs, and packages from npm as far as they are installed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from modviz.errors import ModvizError
from modviz.hosts.node.named_package import file_of_package
from tests.benchmarks.graphs import write_graph

SIZES = (10, 100, 1_000, 3_000)

PACKAGES = {
    "lodash-es": "lodash.js",
    "d3": "dist/d3.mjs",
    "three": "src/Three.js",
    "date-fns": "index.js",
    "rxjs": "dist/esm/index.js",
}
"""The entry of each package, as a path inside it."""

NODE_PACKAGES = ("express", "three", "pixi.js", "react-dom/server", "@babel/core")
"""Those that are recorded as programs of Node, where they are installed, by the names that an import has for them."""

_INSTALLED = {**PACKAGES, **dict.fromkeys(("express", "pixi.js", "react", "react-dom", "@babel/core"))}

INSTALL = f"npm install --prefix FOLDER {' '.join(_INSTALLED)} esbuild @engine262/engine262"

_SPECIFIER = re.compile(r"""(?P<before>\b(?:from|import)\s*)(?P<quote>['"])(?P<specifier>[^'"\n]+)(?P=quote)""")


@dataclass(frozen=True)
class Graph:
    """One graph to measure; `missing` says why it cannot be."""

    name: str
    entry: Path
    missing: str = ""
    is_generated: bool = False


def graphs(folder: Path, sizes: Sequence[int], packages: Path | None) -> Iterator[Graph]:
    """The generated graphs and the packages below the folder `packages`, all written into `folder`."""
    for size in sizes:
        yield Graph(f"{size:,} modules", write_graph(folder / str(size), size), is_generated=True)
    for name, path in PACKAGES.items():
        if packages is None:
            yield Graph(name, Path(), "no --packages given")
        elif not (packages / name / path).is_file():
            yield Graph(name, Path(), f"no {path} in it" if (packages / name).is_dir() else "not installed")
        else:
            yield Graph(name, _spelled_out(packages, packages / name / path, folder / name))
    for name in NODE_PACKAGES:
        yield _as_node_has_it(name, packages)


def _as_node_has_it(name: str, packages: Path | None) -> Graph:
    """The package where it is installed: modviz knows by its folder that it is for Node."""
    shown = f"node:{name}"
    if packages is None:
        return Graph(shown, Path(), "no --packages given")
    try:
        entry = file_of_package(name, packages.parent)
    except ModvizError as error:
        return Graph(shown, Path(), str(error))
    return Graph(shown, Path(), "it is no package") if entry is None else Graph(shown, entry)


def _spelled_out(packages: Path, entry: Path, folder: Path) -> Path:
    """Copy the graph of `entry`, with specifiers that a browser understands: whole relative paths.

    Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification, as far as these packages need it.
    """
    (folder / "package.json").parent.mkdir(parents=True)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    pending, copied = [entry], set[Path]()
    while pending:
        path = pending.pop()
        if path in copied:
            continue
        copied.add(path)

        def relative(found: re.Match[str], path: Path = path) -> str:
            target = _resolve(packages, path, found["specifier"])
            if target is None:
                return found[0]
            pending.append(target)
            specifier = os.path.relpath(target, path.parent).replace(os.sep, "/")
            specifier = specifier if specifier.startswith(".") else f"./{specifier}"
            return f"{found['before']}{found['quote']}{specifier}{found['quote']}"

        copy = folder / path.relative_to(packages)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_SPECIFIER.sub(relative, path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder / entry.relative_to(packages)


def _resolve(packages: Path, referrer: Path, specifier: str) -> Path | None:
    if specifier.startswith("."):
        target = Path(os.path.normpath(referrer.parent / specifier))
        candidates = [target, target.with_name(f"{target.name}.js"), target / "index.js"]
    else:
        description = packages / specifier / "package.json"
        if not description.is_file():
            return None
        fields = json.loads(description.read_text(encoding="utf-8"))
        candidates = [packages / specifier / (fields.get("module") or fields.get("main") or "index.js")]
    return next((each for each in candidates if each.is_file()), None)
