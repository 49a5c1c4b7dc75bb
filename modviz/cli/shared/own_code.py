"""A person's own code: which file on the disk is the entry of a folder.

What looks into folders and pages is imported only for these: who names a file does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from modviz.errors import ModvizError

if TYPE_CHECKING:
    from modviz.hosts.entry_finder import FoundEntry

_LARGEST = 4_000_000
"""Bytes of the largest file that is looked into."""


def found_entry(folder: Path) -> FoundEntry | None:
    """The entry of `folder`, by its package.json, its index.html or a usual name."""
    from modviz.hosts.entry_finder import find_entry

    return find_entry(_reader(folder))


def entry_file(path: Path) -> Path:
    """The file to start from: `path` itself, or the entry of the folder that it is.

    Raises
    ------
    ModvizError
        There is no such file or folder, or nothing in it says where to start.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        raise ModvizError(f"Cannot open the entry {path}: there is no such file.")
    found = found_entry(path)
    if found is None:
        from modviz.hosts.missing_entry import why_there_is_no_entry

        why = why_there_is_no_entry(_reader(path))
        raise ModvizError(f"Cannot find the entry in the folder {path}: {why}. Name the file to start from.")
    return path / found.path


def _reader(folder: Path) -> Callable[[str], str | None]:
    def read(name: str) -> str | None:
        path = folder / name
        try:
            return path.read_text(errors="replace") if path.is_file() and path.stat().st_size <= _LARGEST else None
        except (OSError, ValueError):
            return None

    return read
