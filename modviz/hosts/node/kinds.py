"""Which kind of module a file is, by its name and the nearest package.json.

Source: https://nodejs.org/api/packages.html#determining-module-system
"""

from __future__ import annotations

from typing import Literal

from modviz.hosts.node.package_json import PackageJsonReader

Format = Literal["module", "commonjs", "json", "wasm", "builtin", "module-typescript", "commonjs-typescript"]
"""Node's names for the kinds of modules."""

_BY_EXTENSION: dict[str, Format] = {
    ".cjs": "commonjs",
    ".json": "json",
    ".mjs": "module",
    ".wasm": "wasm",
    ".mts": "module-typescript",
    ".cts": "commonjs-typescript",
}

_OPEN_EXTENSIONS = (".js", ".ts", "")
"""Those that say nothing of the kind: the type of the package does."""

_BY_TYPE: dict[tuple[str, str], Format] = {
    (".js", "module"): "module",
    (".js", "commonjs"): "commonjs",
    (".ts", "module"): "module-typescript",
    (".ts", "commonjs"): "commonjs-typescript",
    ("", "module"): "module",
    ("", "commonjs"): "commonjs",
}


def format_by_name(path: str, packages: PackageJsonReader) -> Format | None:
    """The kind of the file at `path`, if its name and the type of its package settle it.

    Raises
    ------
    NodeFailure
        The package.json that is asked cannot be read.
    """
    extension = extension_of(path)
    if extension not in _OPEN_EXTENSIONS:
        return _BY_EXTENSION.get(extension)
    package = packages.scope(path)
    return None if package is None else _BY_TYPE.get((extension, package.type))


def extension_of(path: str) -> str:
    """What stands behind the last dot, with it; "" for a name that begins with its only dot."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:] if dot > 0 else ""
