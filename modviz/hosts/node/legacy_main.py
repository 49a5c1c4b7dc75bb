"""What the name of a package without `exports` means: `main`, and what Node tries in its place.

Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification
"""

from __future__ import annotations

from modviz.hosts.node import errors
from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.file_urls import path_to_url, resolve_path
from modviz.hosts.node.kinds import format_by_name
from modviz.hosts.node.package_json import PackageJson
from modviz.hosts.node.resolution import Search

_MAIN_ENDINGS = ("", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node")
_INDEXES = ("index.js", "index.json", "index.node")


def legacy_main_resolve(path: str, package: PackageJson | None, base: str, search: Search) -> str:
    """The URL of the main file of the package whose package.json is, or would be, at `path`.

    Parameters
    ----------
    path, package
        Where the package.json is, and what is in it; None if there is none.
    base
        The path of the file that imports the package.
    search
        The resolution.

    Raises
    ------
    NodeFailure
        It has none.
    """
    folder = path.removesuffix("package.json")
    main = None if package is None else package.main
    if main is not None:
        search.follow(path, ("main",), main)
    names = [] if main is None else [(main or "./") + ending for ending in _MAIN_ENDINGS]
    tries = [resolve_path(folder, name) for name in (*names, *_INDEXES)]
    for each in tries:
        if search.is_file(each):
            _warn(each, folder, main, base, search)
            return path_to_url(each)
    raise NodeFailure(errors.package_not_found(tries[0], base))


def _warn(path: str, folder: str, main: str | None, base: str, search: Search) -> None:
    """Warn of an ES module that was found by trying endings, or `index`."""
    if format_by_name(path, search.packages) != "module":
        return
    inside = path[len(folder) :]
    if not main:
        search.warn(
            "DEP0151",
            f'No "main" or "exports" field defined in the package.json for {folder} resolving the main entry point '
            f'"{inside}", imported from {base}.\nDefault "index" lookups for the main are deprecated for ES modules.',
        )
    elif resolve_path(folder, main) != path:
        search.warn(
            "DEP0151",
            f'Package {folder} has a "main" field set to "{main}", excluding the full filename and extension to the '
            f'resolved file at "{inside}", imported from {base}.\n Automatic extension resolution of the "main" field '
            "is deprecated for ES modules.",
        )
