"""Why a folder has no entry: what its package.json says, and why that cannot be opened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from modviz.hosts.entry_finder import JAVASCRIPT, named_by_package

_NOTHING = "package.json names none, and there is no index.html, main.js, index.js or app.js"


def why_there_is_no_entry(read: Callable[[str], str | None]) -> str:
    """What stands in the way, where `find_entry` finds nothing.

    Parameters
    ----------
    read
        Gives the text of a file of the folder by its relative path, None if there is none.
    """
    return next(_obstacles(read), _NOTHING)


def _obstacles(read: Callable[[str], str | None]) -> Iterator[str]:
    package = read("package.json")
    if package is not None and not _is_json(package):
        yield "its package.json is not valid JSON"
    for path, why in named_by_package(package):
        yield f"{why}, names {path}, {_fault(path, read)}"


def _fault(path: str, read: Callable[[str], str | None]) -> str:
    if path.rpartition("/")[2].count(".") and not path.endswith(JAVASCRIPT):
        return "and modviz reads JavaScript only (.js, .mjs): build it first, and name what was built"
    return "which is not there"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
