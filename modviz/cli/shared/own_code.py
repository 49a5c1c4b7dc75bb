"""A person's own code: which file on the disk is the entry of a folder, or of a package.

What looks into folders, pages and packages is imported only for these: who names a file does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def entry_file(path: Path, conditions: Sequence[str] = ()) -> Path:
    """The file to start from: `path` itself, the entry of the folder that it is, or the file of the package it names.

    Parameters
    ----------
    path
        What the person has named.
    conditions
        The conditions of packages that are met beside Node's own.

    Raises
    ------
    ModvizError
        There is nothing of that name, or nothing in it says where to start.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        found = package_file(str(path), conditions)
        if found is None:
            raise ModvizError(f"Cannot open the entry {path}: there is no such file.")
        return found
    entry = found_entry(path)
    if entry is None:
        from modviz.hosts.missing_entry import why_there_is_no_entry

        raise ModvizError(
            f"Cannot find the entry in the folder {path}: {why_there_is_no_entry(_reader(path), str(path))}."
        )
    return path / entry.path


def package_file(name: str, conditions: Sequence[str] = ()) -> Path | None:
    """The file of the package called `name` in the project of the current folder; None if `name` is meant as a file's.

    Raises
    ------
    ModvizError
        There is no such package, or no such file in it.
    """
    from modviz.hosts.node.named_package import file_of_package

    return file_of_package(name, Path(), conditions)


def _reader(folder: Path) -> Callable[[str], str | None]:
    def read(name: str) -> str | None:
        path = folder / name
        try:
            return path.read_text(errors="replace") if path.is_file() and path.stat().st_size <= _LARGEST else None
        except (OSError, ValueError):
            return None

    return read
