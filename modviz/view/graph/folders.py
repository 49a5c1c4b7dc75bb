"""The modules of a large graph as a tree of folders, of which only those that matter are open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


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


def folder_rows(root: Folder, current: str | None, toggled: Collection[str], most: int) -> list[FolderRow]:
    """The rows to show: all of a tree of at most `most` rows; else, but for what is toggled, the way to `current`.

    Complexity
    ----------
    O(rows).
    """
    is_open_all = len(root.members) + _count(root) <= most
    return list(_rows(root, "", current or "", toggled, is_open_all))


def _count(folder: Folder) -> int:
    return sum(1 + _count(each) for each in folder.folders.values())


def _rows(
    folder: Folder, guides: str, current: str, toggled: Collection[str], is_open_all: bool
) -> Iterable[FolderRow]:
    below: Mapping[str, Folder] = folder.folders
    count = len(below) + len(folder.modules)
    for number, (label, module) in enumerate(folder.modules, 1):
        corner = _corner(guides, number == count, folder.path)
        yield FolderRow(corner, label, module, module, False, ())
    for number, (label, each) in enumerate(below.items(), len(folder.modules) + 1):
        is_last = number == count
        is_open = (is_open_all or current.startswith(each.path)) != (each.path in toggled)
        yield FolderRow(_corner(guides, is_last, folder.path), f"{label}/", each.path, None, is_open, each.members)
        if is_open:
            inner = guides + ("" if not folder.path else "   " if is_last else "│  ")
            yield from _rows(each, inner, current, toggled, is_open_all)


def _corner(guides: str, is_last: bool, path: str) -> str:
    return guides if not path else guides + ("╰─ " if is_last else "├─ ")
