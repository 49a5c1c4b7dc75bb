"""Which file `require` finds: Node's search through endings, folders and `node_modules`.

Source: https://nodejs.org/api/modules.html#all-together
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from modviz.hosts.files import Refused
from modviz.hosts.node import errors
from modviz.hosts.node.builtin_modules import is_builtin
from modviz.hosts.node.errors import NodeError, NodeFailure
from modviz.hosts.node.file_urls import path_to_url, resolve_path, url_to_path
from modviz.hosts.node.package_exports import package_exports_resolve, package_imports_resolve
from modviz.hosts.node.packages import look_up
from modviz.hosts.node.resolution import Resolution, ResolutionFailure, Search

REQUIRE_CONDITIONS = frozenset({"node", "require", "module-sync", "node-addons"})
"""The conditions of `require`, beside "default" and those that the user adds."""

_NAME_AND_SUBPATH = re.compile(r"((?:@[^/\\%]+/)?[^./\\%][^/\\%]*)(/.*)?", re.DOTALL)

_ESCAPED_SEPARATOR = re.compile("%2f|%5c", re.IGNORECASE)


class Requirer(msgspec.Struct, frozen=True, gc=False):
    """Who calls `require`.

    Parameters
    ----------
    filename
        The path of its file; None for code that is in none.
    paths
        Its `module.paths`.
    require_stack
        The path of its file, then that of the module which required it, and so on: `requireStack` of an error.
    """

    filename: str | None
    paths: tuple[str, ...]
    require_stack: tuple[str, ...] = ()


def requirer_at(filename: str, require_stack: Sequence[str] = ()) -> Requirer:
    """The module at `filename`, as Node makes it."""
    return Requirer(filename, node_modules_paths(posixpath.dirname(filename)), tuple(require_stack) or (filename,))


def require_resolve(
    request: str,
    requirer: Requirer,
    conditions: frozenset[str],
    search: Search,
    paths: Sequence[str] | None = None,
    current_folder: str = "/",
) -> Resolution | ResolutionFailure:
    """REQUIRE(X): what `request` means in `requirer`.

    Parameters
    ----------
    request, requirer
        What is asked for, and who asks.
    conditions
        The conditions that are met, beside "default".
    search
        The search that this is.
    paths
        The `paths` option of `require.resolve`.
    current_folder
        The current folder of the process, which relative `paths` are relative to.
    """
    if is_builtin(request):
        return search.found(request if request.startswith("node:") else f"node:{request}")
    try:
        found = _resolve_filename(request, requirer, conditions, search, paths, current_folder)
    except NodeFailure as failure:
        return search.failed(failure.error)
    except Refused as refusal:
        search.refused = str(refusal)
        return search.failed(NodeError("Error", "", str(refusal)))
    if found is None:
        return search.failed(errors.cannot_find_module(request, requirer.require_stack))
    return search.found(path_to_url(found), found)


def node_modules_paths(folder: str) -> tuple[str, ...]:
    """NODE_MODULES_PATHS(START): the folders `node_modules` in `folder` and above it, the nearest first."""
    paths = []
    while folder != "/":
        if posixpath.basename(folder) != "node_modules":
            paths.append(f"{folder}/node_modules")
        folder = posixpath.dirname(folder)
    return (*paths, "/node_modules")


def lookup_paths(request: str, requirer: Requirer) -> tuple[str, ...] | None:
    """`require.resolve.paths(request)`: the folders that are searched; None for a built-in module."""
    if is_builtin(request):
        return None
    if not request.startswith(".") or (len(request) > 1 and request[1] not in "./"):
        return requirer.paths or None
    return (".",) if requirer.filename is None else (posixpath.dirname(requirer.filename),)


def is_relative(request: str) -> bool:
    """Whether `request` is relative to the file that it stands in."""
    return request in (".", "..") or request.startswith(("./", "../"))


def refuse_escaped_separators(url: str, base: str | None) -> None:
    """Raise Node's error, which tells `base`, for a URL, or the path of one, that may not mean what it seems to."""
    if _ESCAPED_SEPARATOR.search(url):
        reason = 'must not include encoded "/" or "\\" characters'
        raise NodeFailure(errors.invalid_module_specifier(url, reason, base))


def find_path(request: str, paths: Sequence[str], search: Search, conditions: frozenset[str]) -> str | None:
    """The path of the file that `request` leads to from one of the folders `paths`, links followed; None without one.

    Raises
    ------
    NodeFailure
        A package.json on the way leads nowhere.
    Refused
        A link leads out of the program's root.
    """
    is_absolute = request.startswith("/")
    names_folder = request.endswith(("/", "/.", "/..")) or request in (".", "..")
    leads_up = is_relative(request) and posixpath.normpath(request).startswith("..")
    for folder in ("",) if is_absolute else paths:
        if folder and not leads_up and not search.has_place(folder):
            continue
        found = None if is_absolute else _load_package_exports(request, folder, search, conditions)
        path = resolve_path(folder, request)
        if found is None and not names_folder:
            found = _load_as_file(path, search)
        if found is None and (search.is_folder(path) if names_folder else search.kind(path) == "folder"):
            found = _load_as_directory(path, request, paths, search)
        if found is not None:
            return found
    return None


def _resolve_filename(
    request: str,
    requirer: Requirer,
    conditions: frozenset[str],
    search: Search,
    given: Sequence[str] | None,
    current_folder: str,
) -> str | None:
    if requirer.filename is not None:
        found = _load_package_imports(request, requirer.filename, search, conditions)
        found = found or _load_package_self(request, requirer.filename, search, conditions)
        if found is not None:
            return found
    paths = lookup_paths(request, requirer) if given is None else _given_paths(request, given, current_folder)
    absolute = [resolve_path(current_folder, path) for path in paths or ()]
    return find_path(request, absolute, search, conditions)


def _given_paths(request: str, given: Sequence[str], current_folder: str) -> Sequence[str]:
    """The folders to search, if `require.resolve` is told where to begin."""
    if is_relative(request):
        return given
    starts = [Requirer(None, node_modules_paths(resolve_path(current_folder, start))) for start in given]
    return list(dict.fromkeys(path for start in starts for path in lookup_paths(request, start) or ()))


def _load_as_file(path: str, search: Search) -> str | None:
    """LOAD_AS_FILE(X): the path as it is, or with an ending."""
    return _first_file([path, *(path + extension for extension in search.extensions)], search)


def _load_index(folder: str, search: Search) -> str | None:
    """LOAD_INDEX(X)."""
    return _first_file([posixpath.join(folder, f"index{extension}") for extension in search.extensions], search)


def _load_as_directory(folder: str, request: str, paths: Sequence[str], search: Search) -> str | None:
    """LOAD_AS_DIRECTORY(X): the `main` of its package.json, or its index."""
    path = posixpath.join(folder, "package.json")
    package = search.package_json(path)
    if package is None or not package.main:
        return _load_index(folder, search)
    search.follow(path, ("main",), package.main)
    main = resolve_path(folder, package.main)
    found = _load_as_file(main, search) or _load_index(main, search)
    if found is not None:
        return found
    found = _load_index(folder, search)
    if found is None:
        raise NodeFailure(errors.cannot_find_main(main, path, request))
    # What has been found once is not searched for again.
    search.warn_once(
        "DEP0128",
        "\0".join((request, *paths)),
        f"Invalid 'main' field in '{path}' of '{package.main}'. "
        "Please either fix that or report it to the module author",
    )
    return found


def _load_package_imports(request: str, filename: str, search: Search, conditions: frozenset[str]) -> str | None:
    """LOAD_PACKAGE_IMPORTS(X, DIR): what a name with a # stands for."""
    if not request.startswith("#"):
        return None
    package = search.packages.scope(filename)
    if package is None or package.imports is None:
        return None
    with _not_found_as(errors.cannot_find_target(request, None)):
        url = package_imports_resolve(request, filename, look_up(search, conditions, filename))
    return _resolve_esm_match(url, search, filename, package.path)


def _load_package_self(request: str, filename: str, search: Search, conditions: frozenset[str]) -> str | None:
    """LOAD_PACKAGE_SELF(X, DIR): a package that asks for itself by its own name."""
    package = search.packages.scope(filename)
    if package is None or package.exports is None or package.name is None:
        return None
    if request != package.name and not request.startswith(f"{package.name}/"):
        return None
    search.package_scope(filename)
    subpath = "." + request[len(package.name) :]
    with _not_found_as(errors.cannot_find_target(request, package.path)):
        url = package_exports_resolve(package, subpath, look_up(search, conditions, filename))
    return _resolve_esm_match(url, search, filename, package.path)


def _load_package_exports(request: str, folder: str, search: Search, conditions: frozenset[str]) -> str | None:
    """LOAD_PACKAGE_EXPORTS(X, DIR): a package in `folder` that says itself what others may have of it."""
    match = _NAME_AND_SUBPATH.fullmatch(request)
    if match is None:
        return None
    name, subpath = match.groups("")
    package_folder = resolve_path(folder, name)
    package = search.package_json(posixpath.join(package_folder, "package.json"))
    if package is None or package.exports is None:
        return None
    with _not_found_as(errors.cannot_find_target(request, package.path)):
        url = package_exports_resolve(package, f".{subpath}", look_up(search, conditions, None))
    return _resolve_esm_match(url, search, None, package_folder)


def _resolve_esm_match(url: str, search: Search, filename: str | None, told_path: str) -> str:
    """RESOLVE_ESM_MATCH(MATCH): the file at `url`, which a package.json says; links followed."""
    refuse_escaped_separators(url, filename)
    path = url_to_path(url)
    if not search.is_file(path):
        raise NodeFailure(errors.cannot_find_target(path, told_path))
    return search.real_path(path)


@contextmanager
def _not_found_as(error: NodeError) -> Iterator[None]:
    """`require` has an error of its own where a package.json leads to a package that is not there."""
    try:
        yield
    except NodeFailure as failure:
        if failure.error.code == "ERR_MODULE_NOT_FOUND":
            raise NodeFailure(error) from None
        raise


def _first_file(paths: Sequence[str], search: Search) -> str | None:
    for path in paths:
        if search.is_file(path):
            return search.real_path(path)
    return None
