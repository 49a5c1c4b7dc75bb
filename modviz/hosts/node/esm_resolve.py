"""ESM_RESOLVE: which URL the specifier of an `import` means in Node.

Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

import ada_url
from msgspec.structs import replace

from modviz.hosts.files import Refused, query_and_fragment
from modviz.hosts.node import errors
from modviz.hosts.node.builtin_modules import is_bare_builtin
from modviz.hosts.node.commonjs_paths import (
    REQUIRE_CONDITIONS,
    Requirer,
    find_path,
    is_relative,
    lookup_paths,
    node_modules_paths,
    refuse_escaped_separators,
)
from modviz.hosts.node.errors import NodeError, NodeFailure
from modviz.hosts.node.file_urls import path_to_url, pathname, resolve_path, url_to_path
from modviz.hosts.node.kinds import format_by_name
from modviz.hosts.node.package_exports import package_imports_resolve
from modviz.hosts.node.packages import look_up, package_resolve
from modviz.hosts.node.resolution import Resolution, ResolutionFailure, Search

IMPORT_CONDITIONS = frozenset({"node", "import", "module-sync", "node-addons"})
"""The conditions of `import` and `import()`, beside "default" and those that the user adds."""


def esm_resolve(
    specifier: str, parent_url: str, conditions: frozenset[str], search: Search, current_folder: str
) -> Resolution | ResolutionFailure:
    """ESM_RESOLVE(specifier, parentURL): what `specifier` means in the module at `parent_url`.

    Names that begin with `node:`, and URLs of other schemes, stay as they are: whether there is such a module shows
    when it is loaded.

    Parameters
    ----------
    specifier, parent_url
        What is asked for, and the URL of the module that asks.
    conditions
        The conditions that are met, beside "default".
    search
        The search that this is.
    current_folder
        The current folder of the process, from which Node looks for what might have been meant.
    """
    try:
        if specifier.startswith("node:") and ada_url.check_url(specifier):
            return search.found(specifier)
        url = _module_resolve(specifier, parent_url, conditions, search)
        if not url.startswith("file:"):
            return search.found(url)
        return _finalized(url, parent_url, search)
    except NodeFailure as failure:
        error = failure.error
        if error.code in ("ERR_MODULE_NOT_FOUND", "ERR_UNSUPPORTED_DIR_IMPORT"):
            for_require = REQUIRE_CONDITIONS | (conditions - IMPORT_CONDITIONS)
            hint = _did_you_mean(specifier, parent_url, for_require, search, current_folder)
            error = replace(error, message=error.message + hint)
        return search.failed(error)
    except Refused as refusal:
        search.refused = str(refusal)
        return search.failed(NodeError("Error", "", str(refusal)))


def _module_resolve(specifier: str, parent_url: str, conditions: frozenset[str], search: Search) -> str:
    """The URL of `specifier`, which need not be that of a file that is there."""
    if specifier.startswith("/") or is_relative(specifier):
        try:
            return str(ada_url.join_url(parent_url, specifier))
        except ValueError:
            raise NodeFailure(errors.unsupported_resolve_request(specifier, parent_url)) from None
    base = url_to_path(parent_url) if parent_url.startswith("file:") else None
    lookup = look_up(search, conditions, base)
    if specifier.startswith("#") and base is not None:
        return package_imports_resolve(specifier, base, lookup)
    if ada_url.check_url(specifier):
        return str(ada_url.normalize_url(specifier))
    if base is None and not is_bare_builtin(specifier):
        raise NodeFailure(errors.unsupported_resolve_request(specifier, parent_url))
    return package_resolve(specifier, parent_url, lookup)


def _finalized(url: str, parent_url: str, search: Search) -> Resolution:
    """The file at `url`, links followed: a folder will not do, and no ending is tried."""
    base = url_to_path(parent_url) if parent_url.startswith("file:") else parent_url
    refuse_escaped_separators(pathname(url), base)
    try:
        path = url_to_path(url)
    except NodeFailure as failure:
        properties = (("input", url), ("module", parent_url))
        raise NodeFailure(replace(failure.error, properties=properties)) from None
    if path.endswith("/"):
        raise NodeFailure(errors.unsupported_directory_import(path, base, url))
    if not search.is_file(path):
        if search.kind(path) == "folder":
            raise NodeFailure(errors.unsupported_directory_import(path, base, url))
        raise NodeFailure(errors.module_not_found(path, base, url))
    real = search.real_path(path)
    # Node asks for the kind at once, and finds a package.json there that cannot be read.
    format_by_name(real, search.packages)
    return search.found(path_to_url(real) + query_and_fragment(url), real)


def _did_you_mean(
    specifier: str, parent_url: str, conditions: frozenset[str], search: Search, current_folder: str
) -> str:
    """The line that Node adds to an error where `require` would have found something."""
    try:
        if specifier.startswith("file://"):
            specifier = url_to_path(specifier)
        found = _resolve_as_commonjs(specifier, parent_url, conditions, search.aside(), current_folder)
    except (NodeFailure, Refused):
        return ""
    return f"\nDid you mean to import {errors.to_json(found)}?" if found and found != specifier else ""


def _resolve_as_commonjs(
    specifier: str, parent_url: str, conditions: frozenset[str], search: Search, current_folder: str
) -> str | None:
    """What `require` finds for `specifier`, as one would write it in an import."""
    # Node takes the path of the importer for that of a folder, and relative specifiers as relative to the current one.
    requirer = Requirer(None, node_modules_paths(url_to_path(parent_url)))
    paths = lookup_paths(specifier, requirer) or ()
    absolute = [resolve_path(current_folder, path) for path in paths]
    found = find_path(specifier, absolute, search, conditions)
    if found is None:
        return None
    if is_relative(specifier):
        folder = pathname(parent_url).rpartition("/")[0] or "/"
        relative = posixpath.relpath(pathname(path_to_url(found)), folder)
        return relative if relative.startswith("../") else f"./{relative}"
    if specifier.startswith(("/", ".")):
        return found
    name = specifier.partition("/")[0]
    _, needle, inside = found.rpartition(f"/node_modules/{name}/")
    if not needle:
        return path_to_url(found)
    return "/".join([name, *(quote(segment, safe="!'()*-._~") for segment in inside.split("/"))])
