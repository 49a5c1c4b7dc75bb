"""A package by its name: which file of a project's node_modules `modviz open rxjs` means, or why there is none.

It is the file that `import "rxjs"` means in a module beside the project's package.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from modviz.errors import ModvizError
from modviz.hosts.entry_finder import package_fields
from modviz.hosts.files import Disk, default_root
from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.file_port import ProgramFiles
from modviz.hosts.node.file_urls import path_to_url
from modviz.hosts.node.package_json import PackageJson
from modviz.hosts.node.resolution import Resolution
from modviz.hosts.node.resolver import Resolver
from modviz.limits import Limits

_NAME = re.compile(r"(@[\w~-][\w.~-]*/[\w.~-]+|[\w~-][\w.~-]*)((?:/[^/]+)*)")
"""The name of a package, and a path below it."""

_FILE = re.compile(r"\.(?:[cm]?[jt]sx?|html?|json)$", re.IGNORECASE)


def file_of_package(name: str, folder: Path, conditions: Sequence[str] = ()) -> Path | None:
    """The file that the package called `name` means in the project of `folder`; None if `name` is meant as a file's.

    Parameters
    ----------
    name
        The name of a package, perhaps with a path below it: `rxjs`, `rxjs/operators`, `@babel/core`.
    folder
        A folder of the project: it, or one above, has a package.json or node_modules.
    conditions
        The conditions that are met beside Node's own.

    Raises
    ------
    ModvizError
        There is no such package, or no such file in it.
    """
    parts = _NAME.fullmatch(name)
    project = _project(folder)
    if parts is None or (project is None and _FILE.search(name)):
        return None
    if project is None:
        raise ModvizError(
            f"Cannot open {name}: there is no such file, and no package.json or node_modules here or above, which would"
            " make it a package."
        )
    package, below = parts[1], parts[2]
    root = default_root(project / "package.json") or project
    limits = Limits()
    resolver = Resolver(ProgramFiles(Disk([root], limits.file, limits.files)), conditions, project.as_posix())
    base = (project / "package.json").as_posix()
    found = resolver.resolve_import(name, path_to_url(base))
    if isinstance(found, Resolution):
        if not found.path:
            raise ModvizError(f"Cannot open {name}: it is a module that Node itself has, and no file.")
        return Path(found.path)
    installed = dict(_installed(project))
    if package not in installed and _own_name(project) != package:
        if _FILE.search(name):
            return None
        raise ModvizError(f"Cannot open {name}: {_why_not_installed(package, project, list(installed))}.")
    try:
        description = resolver.packages.read((installed.get(package, project) / "package.json").as_posix())
    except NodeFailure:
        description = None
    raise ModvizError(f"Cannot open {name}: {_why_not_found(package, below, description, found.error.code)}.")


def _project(folder: Path) -> Path | None:
    """The nearest folder, from `folder` upwards, that is a project's."""
    here = folder.resolve()
    home = Path.home().resolve()
    above = (each for each in (here, *here.parents) if not home.is_relative_to(each))
    return next((each for each in above if (each / "package.json").is_file() or (each / "node_modules").is_dir()), None)


def _installed(project: Path) -> Iterator[tuple[str, Path]]:
    """The packages that lie in node_modules here or above, each with its folder; the nearest come last."""
    for folder in reversed((project, *project.parents)):
        modules = folder / "node_modules"
        for each in _folders(modules):
            if each.name.startswith("@"):
                yield from ((f"{each.name}/{inner.name}", inner) for inner in _folders(each))
            else:
                yield each.name, each


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError:
        return []


def _own_name(project: Path) -> object:
    return _fields(project).get("name")


def _fields(project: Path) -> dict[str, Any]:
    try:
        text = (project / "package.json").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return package_fields(text) or {}


def _why_not_installed(package: str, project: Path, installed: Sequence[str]) -> str:
    fields = _fields(project)
    for field in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        asked = fields.get(field)
        if isinstance(asked, dict) and package in asked:
            return f"the package.json of the project asks for {package}, but it is not installed: run npm install first"
    return f"there is no such file, and no package {package} in node_modules{_meant(package, installed)}"


def _why_not_found(package: str, below: str, description: PackageJson | None, code: str) -> str:
    if code == "ERR_PACKAGE_PATH_NOT_EXPORTED":
        exports = description.exports if description is not None else None
        paths = [key for key in exports if key.startswith(".")] if isinstance(exports, dict) else []
        if not below:
            return f"the package {package} exports nothing for itself, only {_listed(paths)}"
        known = [f"{package}{path[1:]}" for path in paths if "*" not in path]
        return f"the package {package} does not export .{below}{_meant(package + below, known)}"
    if below:
        return f"the package {package} is there, but has no file {below[1:]}"
    return f"the package {package} is there, but the file that its package.json names is not: it may have to be built"


def _meant(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _listed(paths: Sequence[str], most: int = 4) -> str:
    return ", ".join(paths[:most]) + (" and more" if len(paths) > most else "") if paths else "nothing at all"
