"""The modules of a large graph as a tree of folders, of which only those that matter are open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class FolderRow(NamedTuple):
    """One row: a folder, or a module (`module` is its name, None for a folder).

    `guides` are the lines of the tree before it, and `path` what a folder is known by.
    """

    guides: str
    label: str
    path: str
    module: str | None
    is_open: bool
    members: Sequence[str]


_FEWEST_SIBLINGS = 4
"""So many modules of a folder are shown beside the one in question, however low the panel is."""

_REST = "…"
"""What the modules of a folder that are not shown are known by, behind its path."""


@dataclass
class Folder:
    """A folder with what is in it, in the order in which it was asked for."""

    path: str
    folders: dict[str, Folder] = field(default_factory=dict)
    modules: list[tuple[str, str]] = field(default_factory=list)
    members: list[str] = field(default_factory=list)


def folder_tree(modules: Iterable[str], paths: Mapping[str, str] | None = None) -> Folder:
    """The folders of modules, by their names, or by their `paths` where these have one.

    Complexity
    ----------
    O(modules × depth).
    """
    root = Folder("")
    for name in modules:
        *above, label = (paths or {}).get(name, name).split("/")
        folder = root
        folder.members.append(name)
        for part in above:
            path = f"{folder.path}{part}/"
            folder = folder.folders.setdefault(part, Folder(path))
            folder.members.append(name)
        folder.modules.append((label, name))
    return root


Folds = Literal["", "open", "closed"]
"""What a person wants of all folders: as they fit, all open, or all closed but for the way to the current module."""


def folder_rows(
    root: Folder, current: str | None, toggled: Collection[str], most: int, folds: Folds = ""
) -> list[FolderRow]:
    """The rows to show: all of a tree of at most `most` rows; else, but for what is toggled, the way to `current`.

    `current` is the path in the tree of the module in question; `folds` goes before the count of rows.

    Complexity
    ----------
    O(rows).
    """
    is_open_all = folds == "open" or (not folds and len(root.members) + _count(root) <= most)
    siblings = len(root.members) if is_open_all else max(_FEWEST_SIBLINGS, most // 2)
    return list(_rows(root, "", current or "", toggled, is_open_all, siblings))


def _count(folder: Folder) -> int:
    return sum(1 + _count(each) for each in folder.folders.values())


def _rows(
    folder: Folder, guides: str, current: str, toggled: Collection[str], is_open_all: bool, siblings: int
) -> Iterable[FolderRow]:
    below: Mapping[str, Folder] = folder.folders
    modules = folder.modules
    others: list[tuple[str, str]] = []
    rest = f"{folder.path}{_REST}"
    # A folder that a person has opened shows all that is in it.
    if len(modules) > siblings + 1 and rest not in toggled and folder.path not in toggled:
        modules, others = _around(modules, current.removeprefix(folder.path), siblings)
    count = len(below) + len(modules) + bool(others)
    for number, (label, module) in enumerate(modules, 1):
        yield FolderRow(_corner(guides, number == count, folder.path), label, module, module, False, ())
    if others:
        corner = _corner(guides, len(modules) + 1 == count, folder.path)
        yield FolderRow(corner, "more", rest, None, False, [module for _, module in others])
    for number, (label, each) in enumerate(below.items(), len(modules) + bool(others) + 1):
        is_last = number == count
        is_open = (is_open_all or current.startswith(each.path)) != (each.path in toggled)
        yield FolderRow(_corner(guides, is_last, folder.path), f"{label}/", each.path, None, is_open, each.members)
        if is_open:
            inner = guides + ("" if not folder.path else "   " if is_last else "│  ")
            yield from _rows(each, inner, current, toggled, is_open_all, siblings)


def _around(
    modules: list[tuple[str, str]], current: str, most: int
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """At most `most` modules around the current one, or the first ones, and all others."""
    here = next((number for number, (label, _) in enumerate(modules) if label == current), 0)
    start = max(0, min(here - most // 2, len(modules) - most))
    return modules[start : start + most], modules[:start] + modules[start + most :]


def _corner(guides: str, is_last: bool, path: str) -> str:
    return guides if not path else guides + ("╰─ " if is_last else "├─ ")
