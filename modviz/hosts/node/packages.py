"""PACKAGE_RESOLVE: which URL a bare name means, by the folders `node_modules` and the package.json in them.

Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification
"""

from __future__ import annotations

import re

import ada_url
from msgspec.structs import replace

from modviz.hosts.node import errors
from modviz.hosts.node.builtin_modules import is_bare_builtin
from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.file_urls import url_to_path
from modviz.hosts.node.legacy_main import legacy_main_resolve
from modviz.hosts.node.package_exports import Lookup, package_exports_resolve
from modviz.hosts.node.package_json import PackageJson
from modviz.hosts.node.resolution import Search

_INVALID_NAME = re.compile(r"^\.|%|\\")


def look_up(search: Search, conditions: frozenset[str], base: str | None) -> Lookup:
    """What looks into package.json files for the file at the path `base`."""
    return Lookup(search, conditions, base, package_resolve)


def package_resolve(specifier: str, parent_url: str, lookup: Lookup) -> str:
    """PACKAGE_RESOLVE(packageSpecifier, parentURL): the URL of a bare name, which begins with that of a package.

    Raises
    ------
    NodeFailure
        It is no valid name, there is no such package, or it has no such file for others.
    """
    if is_bare_builtin(specifier):
        return f"node:{specifier}"
    parent = url_to_path(parent_url)
    name, subpath = _package_name(specifier, parent)
    search = lookup.search
    lookup = replace(lookup, base=parent)
    package = _package_self(name, parent, search)
    if package is not None:
        return package_exports_resolve(package, subpath, lookup)
    package_url = _package_url(name, parent_url, search)
    path = url_to_path(package_url)
    package = search.package_json(path, specifier, parent)
    if package is not None and package.exports is not None:
        return package_exports_resolve(package, subpath, lookup)
    if subpath == ".":
        return legacy_main_resolve(path, package, parent, search)
    return str(ada_url.join_url(package_url, subpath))


def _package_name(specifier: str, parent: str) -> tuple[str, str]:
    """The name of the package, and the path below it: "." or "./..."."""
    end = specifier.find("/")
    is_valid = True
    if specifier.startswith("@"):
        is_valid = end >= 0
        end = specifier.find("/", end + 1)
    name = specifier if end < 0 else specifier[:end]
    if not is_valid or _INVALID_NAME.search(name):
        raise NodeFailure(errors.invalid_module_specifier(specifier, "is not a valid package name", parent))
    return name, "." if end < 0 else "." + specifier[end:]


def _package_self(name: str, parent: str, search: Search) -> PackageJson | None:
    """PACKAGE_SELF_RESOLVE(packageName, packageSubpath, parentURL): the package of `parent`, if it is called `name`."""
    package = search.package_scope(parent)
    if package is not None and package.exports is not None and package.name == name:
        return package
    return None


def _package_url(name: str, parent_url: str, search: Search) -> str:
    """The URL of the package.json in the nearest `node_modules` that has the package; there may be no such file."""
    url = str(ada_url.join_url(parent_url, f"./node_modules/{name}/package.json"))
    up = "../" if name.startswith("@") else ""
    while True:
        path = url_to_path(url)
        if search.has_place(path[: -len("/package.json")]):
            return url
        url = str(ada_url.join_url(url, f"{up}../../../node_modules/{name}/package.json"))
        if len(url_to_path(url)) == len(path):
            raise NodeFailure(errors.package_not_found(name, url_to_path(parent_url)))
