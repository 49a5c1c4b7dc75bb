"""Random trees of packages: folders, links, every field of a package.json that decides what is found, and what asks for it."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

_NAMES = ("a", "b", "@s/c", "two words")
_FILES = (
    "index.js",
    "index.mjs",
    "index.json",
    "main.js",
    "main.cjs",
    "lib/index.js",
    "lib/x.js",
    "lib/x.mjs",
    "lib/y.json",
    "lib/deep/z.js",
    "lib/q?w.js",
    "sp ace.js",
    "x",
    "x.js",
)
_PATHS = (
    "./index.js",
    "./main.js",
    "./main",
    "./lib",
    "./lib/",
    "./lib/x",
    "./lib/x.js",
    "./lib/y.json",
    "./lib/deep/z.js",
    "./gone.js",
    "./sp ace.js",
    "./sp%20ace.js",
    "./lib%2Fx.js",
    "./lib//x.js",
    "./",
    "lib/x.js",
    "./x",
)
_ODD_TARGETS: tuple[Any, ...] = (
    None,
    1,
    True,
    "",
    "x.js",
    "/x.js",
    "../a/x.js",
    "./../x.js",
    "./lib/../x.js",
    "./node_modules/a/x.js",
    "./%2e%2e/x.js",
    "http://x.example/",
    [],
    ["./x.js"],
)
_PATTERNS = ("./*", "./lib/*", "./lib/*.js", "./*/z.js", "./lib/deep/*", "./l*b/*")
_PATTERN_TARGETS = ("./lib/*", "./lib/*.js", "./*", "./*.js", "./lib/*/z.js", "./lib/x.js", "./lib//*", "./../*", None)
_CONDITIONS = ("node", "import", "require", "default", "browser", "module-sync", "mine")


class PackageTrees:
    """Makes one tree after the other, each in a folder of its own."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def write(self, folder: Path) -> None:
        """Write a tree into `folder`: a program, with packages in it and above it."""
        random = self._random
        self._package(folder, random.choice([*_NAMES, "program"]), fields=random.random() < 0.7)
        self._package(folder / "inner", "inner", fields=random.random() < 0.3)
        for above in (folder, folder / "inner"):
            for name in _NAMES:
                if random.random() < 0.6:
                    self._package(above / "node_modules" / name, name, fields=random.random() < 0.85)
        self._links(folder)

    def requests(self, count: int) -> list[str]:
        """What may be asked for in a tree; nothing twice, as node keeps its answers."""
        return list({self._request(): None for _ in range(count)})

    def _package(self, folder: Path, name: str, fields: bool) -> None:
        random = self._random
        folder.mkdir(parents=True, exist_ok=True)
        for file in _FILES:
            if random.random() < 0.7:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_text("", encoding="utf-8")
        if fields:
            (folder / "package.json").write_text(self._package_json(name), encoding="utf-8")

    def _package_json(self, name: str) -> str:
        random = self._random
        if random.random() < 0.03:
            odd = [
                "",
                "{",
                "[]",
                '{"name": 3}',
                '{"main": "./x"} {}',
                '{"main": "./x"} and more',
                "null",
                '{"type": 3}',
            ]
            return random.choice(odd)
        fields: dict[str, Any] = {"name": random.choice([name, name, name, "a"])}
        if random.random() < 0.3:
            fields["type"] = random.choice(["module", "commonjs", "other"])
        if random.random() < 0.5:
            fields["main"] = random.choice([*_PATHS, "/x.js", "../a", "", 3])
        if random.random() < 0.5:
            fields["exports"] = self._exports()
        if random.random() < 0.5:
            fields["imports"] = self._imports()
        items = list(fields.items())
        random.shuffle(items)
        return json.dumps(dict(items))

    def _exports(self) -> Any:
        random = self._random
        if random.random() < 0.3:
            return self._target(0)
        table = {".": self._target(0)} if random.random() < 0.7 else {}
        for _ in range(random.randint(0, 5)):
            if random.random() < 0.5:
                table[random.choice(_PATTERNS)] = self._target(0, _PATTERN_TARGETS)
            else:
                table[random.choice(_PATHS)] = self._target(0)
        if random.random() < 0.03:
            table["import"] = "./x.js"
        return table

    def _imports(self) -> Any:
        random = self._random
        table = {}
        bare = (*_NAMES, "a/lib/x", "fs", "node:fs", "gone", "./x.js", "./lib/x.js", "#b")
        for _ in range(random.randint(0, 4)):
            table[random.choice(["#a", "#b", "#/a", "#lib/x", "##"])] = self._target(0, bare)
            if random.random() < 0.5:
                table[random.choice(["#lib/*", "#*", "#a*", "#lib/*.js"])] = self._target(
                    0, (*_PATTERN_TARGETS, "a/*", "*")
                )
        return table if random.random() < 0.95 else random.choice([[], "./x.js", None])

    def _target(self, depth: int, targets: tuple[Any, ...] = _PATHS) -> Any:
        random = self._random
        chance = random.random()
        if depth < 3 and chance < 0.25:
            keys = random.sample(_CONDITIONS, random.randint(0, 4))
            if random.random() < 0.03:
                keys.append("1")
            return {key: self._target(depth + 1, targets) for key in keys}
        if depth < 3 and chance < 0.32:
            return [self._target(depth + 1, targets) for _ in range(random.randint(0, 3))]
        return random.choice(_ODD_TARGETS if chance < 0.42 else targets)

    def _links(self, folder: Path) -> None:
        random = self._random
        if random.random() < 0.5:
            _link(folder / "linked.js", folder / "lib" / "x.js")
        if random.random() < 0.5:
            _link(folder / "linked", folder / "inner")
        if random.random() < 0.5:
            _link(folder / "node_modules" / "linked", folder / "inner")

    def _request(self) -> str:
        random = self._random
        name = random.choice([*_NAMES, "inner", "program", "linked", "gone"])
        kind = random.random()
        if kind < 0.25:
            return name
        if kind < 0.5:
            return name + random.choice(_PATHS)[1:]
        if kind < 0.65:
            return random.choice(["#a", "#b", "#/a", "#lib/x", "#lib/x.js", "#lib/", "#", "##", "#a/../x", "#other"])
        if kind < 0.7:
            return name + random.choice(
                ["/lib/../x.js", "/lib/node_modules/x", "/lib//x.js", "/lib/%2e%2e/x", "/*", "/lib*"]
            )
        if kind < 0.75:
            return random.choice(["fs", "node:fs", "fs/promises", "test", "node:test", "node:gone", "sys", "sqlite"])
        if kind < 0.8:
            return random.choice(
                ["", "@s", ".hidden", "a%20b", "a\\b", "@", "/", "//", "...", "..x", "./%zz", "file:///gone", "a?b"]
            )
        here = random.choice([".", "..", "./inner", "./linked", "./lib", "./node_modules/a", "./linked.js"])
        return here if random.random() < 0.3 else here + random.choice([*_PATHS, "./..", "./."])[1:]


def _link(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    if not link.exists():
        link.symlink_to(target)
