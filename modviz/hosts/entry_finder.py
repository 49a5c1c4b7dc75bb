"""Which file of a folder is its entry: a module, as package.json says it, or a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import normpath
from typing import Any

PAGES = ("index.html", "public/index.html", "src/index.html")
_USUAL = tuple(
    f"{folder}{name}{ending}"
    for folder in ("", "src/")
    for name in ("main", "index", "app")
    for ending in (".js", ".mjs", ".cjs", ".ts", ".mts")
)
_CONDITIONS = ("node", "import", "module-sync", "default")
"""The conditions of `exports` that Node meets, which takes the first of them that it finds."""

CODE = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
_ENDINGS = ("", ".js", ".mjs", ".cjs", "/index.js", "/index.mjs", "/index.cjs")
_DEEPEST = 8


@dataclass(frozen=True)
class FoundEntry:
    """The entry of a folder: its path from there, and what says so."""

    path: str
    why: str


def find_entry(read: Callable[[str], str | None]) -> FoundEntry | None:
    """The entry of a folder, or None if nothing says what it is.

    package.json comes first (its exports, module, browser, main and bin), then index.html, then the usual names.  What
    does not exist, is neither code nor a page, or is not in the folder is passed over.  Where all that package.json
    names is missing, of the usual names only index.js is taken, as Node does: the project has to be built.

    Parameters
    ----------
    read
        Gives the text of a file of the folder by its relative path, None if there is none.
    """
    named = list(named_by_package(read("package.json")))
    usual = ((name, "its usual name") for name in (("index.js",) if named else _USUAL))
    pages = ((page, "the page of the folder") for page in PAGES)
    for path, why in (*named, *pages, *usual):
        found = _existing(path, read)
        if found is not None:
            return FoundEntry(found, why)
    return None


def _existing(path: str, read: Callable[[str], str | None]) -> str | None:
    """The file that `path` means, if there is one: an ending may be left out in package.json."""
    inside = normpath(path.removeprefix("/") or ".")
    if inside.startswith("..") or inside.startswith("/"):
        return None
    for ending in _ENDINGS:
        name = inside + ending
        if name.endswith((*CODE, *PAGES)) and read(name) is not None:
            return name
    return None


def package_fields(text: str | None) -> dict[str, Any] | None:
    """The fields of a package.json; none where it has none, or there is none, and None where it is no JSON."""
    try:
        fields = json.loads(text) if text is not None else {}
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else {}


def named_by_package(text: str | None) -> Iterator[tuple[str, str]]:
    """The paths that a package.json names as its entry, the surest first, each with the field that names it."""
    package = package_fields(text) or {}
    for path in _exported(package.get("exports"), _DEEPEST):
        yield path, "package.json, exports"
    for field in ("module", "browser", "main"):
        if isinstance(package.get(field), str):
            yield package[field], f"package.json, {field}"
    commands = package.get("bin")
    for command in commands.values() if isinstance(commands, dict) else (commands,):
        if isinstance(command, str):
            yield command, "package.json, bin"


def _exported(exports: object, depth: int) -> Iterator[str]:
    """The paths that `exports` has for the package itself: that which Node takes, then those for others."""
    if isinstance(exports, str):
        yield exports
    elif isinstance(exports, list) and depth:
        for each in exports:
            yield from _exported(each, depth - 1)
    elif isinstance(exports, dict) and depth:
        if "." in exports:
            yield from _exported(exports["."], depth - 1)
        conditions = [key for key in exports if not key.startswith(".") and key != "types"]
        for condition in sorted(conditions, key=lambda key: key not in _CONDITIONS):
            yield from _exported(exports[condition], depth - 1)
