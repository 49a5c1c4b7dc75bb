"""A person's own code: which file on the disk is the entry of a folder."""

from __future__ import annotations

from pathlib import Path

from modviz.errors import ModvizError
from modviz.hosts.entry_finder import FoundEntry, find_entry

_LARGEST = 4_000_000
"""Bytes of the largest file that is looked into."""


def found_entry(folder: Path) -> FoundEntry | None:
    """The entry of `folder`, by its package.json, its index.html or a usual name."""

    def read(name: str) -> str | None:
        path = folder / name
        try:
            return path.read_text(errors="replace") if path.is_file() and path.stat().st_size <= _LARGEST else None
        except (OSError, ValueError):
            return None

    return find_entry(read)


def entry_file(path: Path) -> Path:
    """The file to start from: `path` itself, or the entry of the folder that it is.

    Raises
    ------
    ModvizError
        There is no such file or folder, or nothing in the folder says where to start.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        raise ModvizError(f"Cannot open the entry {path}: there is no such file.")
    found = found_entry(path)
    if found is None:
        raise ModvizError(
            f"Cannot find the entry in the folder {path}: neither package.json nor index.html names one,"
            " and there is no main.js, index.js or app.js. Name the file."
        )
    return path / found.path
