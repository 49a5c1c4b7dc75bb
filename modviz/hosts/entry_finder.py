"""Which file of a folder is the entry of its module graph, as package.json or index.html says it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urlsplit

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

    package.json comes first (its exports, module, browser and main), then the first module script of index.html, then
    the usual names.  What does not exist, is no JavaScript, or is not in the folder is passed over.

    Parameters
    ----------
    read
        Gives the text of a file of the folder by its relative path, None if there is none.
    """
    usual = ((name, "its usual name") for name in _USUAL)
    for path, why in (*named_by_package(read("package.json")), *_of_pages(read), *usual):
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
        if name.endswith(JAVASCRIPT) and read(name) is not None:
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


def _of_pages(read: Callable[[str], str | None]) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        folder = page.rpartition("/")[0]
        for source in scripts_of_page(read(page) or "").paths:
            yield (source if source.startswith("/") else f"{folder}/{source}" if folder else source), page


@dataclass(frozen=True)
class PageScripts:
    """The module scripts of a page: their paths, without those of other servers, and whether one has no path."""

    paths: tuple[str, ...]
    has_inline: bool


def scripts_of_page(html: str) -> PageScripts:
    """The module scripts of a page."""
    finder = _ScriptFinder()
    finder.feed(html)
    parts = [urlsplit(source) for source in finder.sources]
    paths = [unquote(part.path) for part in parts if not part.scheme and not part.netloc and part.path]
    return PageScripts(tuple(paths), finder.has_inline)


class _ScriptFinder(HTMLParser):
    """Collects the sources of module scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.has_inline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the source of a module script."""
        given = dict(attrs)
        if tag != "script" or (given.get("type") or "").strip().lower() != "module":
            return
        if given.get("src"):
            self.sources.append((given["src"] or "").strip())
        else:
            self.has_inline = True
