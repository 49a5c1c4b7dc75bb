"""Which file of a folder is its entry: a module, as package.json says it, or a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import normpath

PAGES = ("index.html", "public/index.html", "src/index.html")
_USUAL = tuple(
    f"{folder}{name}{ending}"
    for folder in ("", "src/")
    for name in ("main", "index", "app")
    for ending in (".js", ".mjs")
)
_CONDITIONS = ("import", "module", "browser", "node", "default")
"""The conditions of `exports` that lead to a module, the surest first."""

JAVASCRIPT = (".js", ".mjs")
_ENDINGS = ("", ".js", ".mjs", "/index.js", "/index.mjs")
_DEEPEST = 8


@dataclass(frozen=True)
class FoundEntry:
    """The entry of a folder: its path from there, and what says so."""

    path: str
    why: str


def find_entry(read: Callable[[str], str | None]) -> FoundEntry | None:
    """The entry of a folder, or None if nothing says what it is.

    package.json comes first (its exports, module, browser and main), then index.html, then the usual names.  What does
    not exist, is neither JavaScript nor a page, or is not in the folder is passed over.

    Parameters
    ----------
    read
        Gives the text of a file of the folder by its relative path, None if there is none.
    """
    usual = ((name, "its usual name") for name in _USUAL)
    pages = ((page, "the page of the folder") for page in PAGES)
    for path, why in (*named_by_package(read("package.json")), *pages, *usual):
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
        if name.endswith((*JAVASCRIPT, *PAGES)) and read(name) is not None:
            return name
    return None


def named_by_package(text: str | None) -> Iterator[tuple[str, str]]:
    """The paths that a package.json names as its entry, the surest first, each with the field that names it."""
    try:
        package = json.loads(text or "")
    except (ValueError, RecursionError):
        return
    if not isinstance(package, dict):
        return
    for path in _exported(package.get("exports"), _DEEPEST):
        yield path, "package.json, exports"
    for field in ("module", "browser", "main"):
        if isinstance(package.get(field), str):
            yield package[field], f"package.json, {field}"


def _exported(exports: object, depth: int) -> Iterator[str]:
    """The paths that `exports` has for the package itself."""
    if isinstance(exports, str):
        yield exports
    elif isinstance(exports, list) and depth:
        for each in exports:
            yield from _exported(each, depth - 1)
    elif isinstance(exports, dict) and depth:
        if "." in exports:
            yield from _exported(exports["."], depth - 1)
        for condition in _CONDITIONS:
            if condition in exports:
                yield from _exported(exports[condition], depth - 1)
