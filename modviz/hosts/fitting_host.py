"""Which host a program is written for, when nobody says: by the name of its entry, its packages, and its text."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

_OF_PAGES = (".html", ".htm")
_OF_NODE = (".cjs", ".mjs", ".cts", ".mts", ".ts")
_MARKS = ("package.json", "node_modules")

_LARGEST = 1_000_000
"""Characters of an entry that are looked at."""

_NO_CODE = re.compile(r"""/\*[\s\S]*?\*/|//[^\n]*|`(?:[^`\\]|\\[\s\S])*`""")
_BUILT_IN = re.compile(r"""(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*["']node:""")
_OF_MODULES = re.compile(r"^[ \t]*(?:import\b(?!\s*\()|export\b)", re.MULTILINE)
_OF_COMMONJS = re.compile(r"(?<![\w$.])(?:require\s*\(|module\s*\.\s*exports\b|exports\s*\.\s*[\w$])")


def fitting_host(entry: str | os.PathLike[str], sources: Mapping[str, str | bytes] | None) -> str:
    """The name of the host that fits the program of `entry`: "page" or "node".

    Parameters
    ----------
    entry, sources
        As in `modviz.trace`.
    """
    name = os.fspath(entry)
    if name.lower().endswith(_OF_PAGES):
        return "page"
    if name.lower().endswith(_OF_NODE):
        return "node"
    is_in_package = _is_in_package_on_disk(Path(name)) if sources is None else _is_in_package(name, sources)
    return "node" if is_in_package or _is_for_node(_text(name, sources)) else "page"


def _is_in_package_on_disk(entry: Path) -> bool:
    home = Path.home().resolve()
    folders = [folder for folder in entry.resolve().parents if not home.is_relative_to(folder)]
    return any((folder / mark).exists() for folder in folders for mark in _MARKS)


def _is_in_package(entry: str, sources: Mapping[str, str | bytes]) -> bool:
    folders = {str(folder) for folder in PurePosixPath(entry.removeprefix("./")).parents}
    for name in sources:
        *path, last = PurePosixPath(name.removeprefix("./")).parts or ("",)
        above = str(PurePosixPath(*path)) if path else "."
        if last == "package.json" and above in folders:
            return True
        if "node_modules" in path and str(PurePosixPath(*path[: path.index("node_modules")])) in folders:
            return True
    return False


def _text(entry: str, sources: Mapping[str, str | bytes] | None) -> str:
    if sources is not None:
        text = sources.get(entry, "")
        return text[:_LARGEST] if isinstance(text, str) else text[:_LARGEST].decode(errors="replace")
    try:
        # Of a pipe or a device there may be no end.
        if not Path(entry).is_file():
            return ""
        with open(entry, encoding="utf-8", errors="replace") as file:
            return file.read(_LARGEST)
    except (OSError, ValueError):
        return ""


def _is_for_node(text: str) -> bool:
    code = _NO_CODE.sub(" ", text)
    if _BUILT_IN.search(code):
        return True
    return _OF_COMMONJS.search(code) is not None and _OF_MODULES.search(code) is None
