"""`exports` and `imports` of a package.json: which file a subpath, or a name with a #, stands for.

Source: https://nodejs.org/api/esm.html#resolution-algorithm-specification
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import ada_url
import msgspec

from modviz.hosts.node import errors
from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.file_urls import path_to_url, pathname
from modviz.hosts.node.package_json import PackageJson
from modviz.hosts.node.resolution import Search

_NODE_MODULES = "".join(f"(?:{sign}|%{ord(sign):x})" for sign in "node_modules")

_INVALID_SEGMENT = re.compile(rf"(?:^|\\|/)(?:(?:\.|%2e)(?:\.|%2e)?|{_NODE_MODULES})(?:\\|/|$)", re.IGNORECASE)
"""A segment of a path that leads out of where it stands."""

_EMPTY_SEGMENT = re.compile(r"(?:^|\\|/)(?:\\|/|$)")

_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")

_DOUBLE_SLASH = re.compile(r"[/\\][/\\]")


class Excluded:
    """A target is null: the path is not for others, whatever else might fit."""


EXCLUDED = Excluded()

Found = str | Excluded | None
"""The URL that a target gives, or None where no condition of it is met."""


class Lookup(msgspec.Struct, frozen=True):
    """What looks into a package.json, and why.

    Parameters
    ----------
    search
        The resolution.
    conditions
        The conditions that are met, beside "default".
    base
        The path of the file whose import it is, for messages; None for `require`, which does not tell it.
    package_resolve
        Resolves what a target of `imports` says of another package.
    """

    search: Search
    conditions: frozenset[str]
    base: str | None
    package_resolve: PackageResolve


PackageResolve = Callable[[str, str, Lookup], str]
"""PACKAGE_RESOLVE(packageSpecifier, parentURL), which targets of `imports` may need."""


class _Target(msgspec.Struct, frozen=True):
    """What stays the same while one target is looked at.

    Parameters
    ----------
    package, field, key
        The package, the field and the key in it that led to the target.
    star
        What the * in the key stands for; None without one.
    warns
        Whether empty segments in the path are told.
    """

    package: PackageJson
    field: str
    key: str
    star: str | None
    warns: bool

    @property
    def is_import(self) -> bool:
        return self.field == "imports"

    def filled(self, text: str) -> str:
        """`text` with what its * stand for."""
        return text if self.star is None else text.replace("*", self.star)

    @property
    def request(self) -> str:
        return self.key if self.star is None else self.key.replace("*", self.star, 1)


def package_exports_resolve(package: PackageJson, subpath: str, lookup: Lookup) -> str:
    """PACKAGE_EXPORTS_RESOLVE(packageURL, subpath, exports, conditions): the URL that `subpath` stands for.

    Raises
    ------
    NodeFailure
        The package does not export it, or its `exports` are not valid.
    """
    exports = package.exports
    if _is_main_target(package, lookup):
        exports = {".": exports}
    found = _package_imports_exports_resolve(package, "exports", subpath, exports, lookup)
    if isinstance(found, str):
        return found
    raise NodeFailure(errors.package_path_not_exported(package.folder, subpath, lookup.base))


def package_imports_resolve(specifier: str, parent: str, lookup: Lookup) -> str:
    """PACKAGE_IMPORTS_RESOLVE(specifier, parentURL, conditions): the URL that a specifier with a # stands for.

    Parameters
    ----------
    specifier, parent
        What is asked for, and the path of the file that asks.
    lookup
        What looks into the package.json.

    Raises
    ------
    NodeFailure
        The package of `parent` has no such import, or its `imports` are not valid.
    """
    if specifier == "#" or specifier.endswith("/"):
        reason = "is not a valid internal imports specifier name"
        raise NodeFailure(errors.invalid_module_specifier(specifier, reason, parent))
    package = lookup.search.package_scope(parent)
    if package is not None and package.imports:
        found = _package_imports_exports_resolve(package, "imports", specifier, package.imports, lookup)
        if isinstance(found, str):
            return found
    folder = None if package is None else package.folder
    raise NodeFailure(errors.package_import_not_defined(specifier, folder, parent))


def pattern_key_compare(key_a: str, key_b: str) -> int:
    """PATTERN_KEY_COMPARE(keyA, keyB): negative if `key_a` is more specific, having a longer text before its *."""
    base_a, base_b = _base_length(key_a), _base_length(key_b)
    if base_a != base_b:
        return base_b - base_a
    if "*" not in key_a:
        return 1
    if "*" not in key_b:
        return -1
    return len(key_b) - len(key_a)


def _base_length(key: str) -> int:
    return key.index("*") + 1 if "*" in key else len(key)


def _is_main_target(package: PackageJson, lookup: Lookup) -> bool:
    """Whether `exports` is the target of "." itself, and no table of subpaths."""
    if not isinstance(package.exports, dict):
        return True
    kinds = {not key.startswith(".") for key in package.exports}
    if len(kinds) > 1:
        reason = (
            "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either be an "
            "object of package subpath keys or an object of main entry condition name keys only."
        )
        raise NodeFailure(errors.invalid_package_config(package.path, _base_url(lookup), reason))
    return kinds == {True}


def _package_imports_exports_resolve(
    package: PackageJson, field: str, match_key: str, table: Any, lookup: Lookup
) -> Found:
    """PACKAGE_IMPORTS_EXPORTS_RESOLVE(matchKey, matchObj, packageURL, isImports, conditions)."""
    if not isinstance(table, dict):
        return None
    is_folder = field == "exports" and match_key.endswith("/")
    if match_key in table and "*" not in match_key and not is_folder:
        target = _Target(package, field, match_key, None, warns=True)
        return _package_target_resolve(target, table[match_key], (field, match_key), lookup)
    if field == "imports" and match_key in table and "*" not in match_key:
        return None
    key = _best_pattern(package, match_key, table, is_folder, lookup)
    if key is None:
        return None
    before, _, after = key.partition("*")
    star = match_key[len(before) : len(match_key) - len(after)]
    return _package_target_resolve(
        _Target(package, field, key, star, warns=not is_folder), table[key], (field, key), lookup
    )


def _best_pattern(
    package: PackageJson, match_key: str, table: dict[str, Any], is_folder: bool, lookup: Lookup
) -> str | None:
    """The most specific key with a * that `match_key` fits."""
    best = ""
    for key in table:
        before, star, after = key.partition("*")
        if not star or not match_key.startswith(before):
            continue
        if is_folder:
            told = _told_of_folder(match_key, package.path, lookup.base)
            lookup.search.warn_once("DEP0155", f"{package.path}|{match_key}", told)
        fits = len(match_key) >= len(key) and match_key.endswith(after) and "*" not in after
        if fits and pattern_key_compare(best, key) > 0:
            best = key
    return best or None


def _told_of_folder(subpath: str, package_json: str, base: str | None) -> str:
    imported = errors.imported_from(base)
    return (
        f'Use of deprecated trailing slash pattern mapping "{subpath}" in the "exports" field module resolution of the '
        f'package at {package_json}{imported}. Mapping specifiers ending in "/" is no longer supported.'
    )


def _package_target_resolve(at: _Target, target: Any, keys: tuple[str, ...], lookup: Lookup) -> Found:
    """PACKAGE_TARGET_RESOLVE(packageURL, target, patternMatch, isImports, conditions); `keys` lead to `target`."""
    if isinstance(target, str):
        lookup.search.follow(at.package.path, keys, target)
        return _target_string(at, target, lookup)
    if isinstance(target, list):
        return _first_valid(at, target, keys, lookup)
    if isinstance(target, dict):
        return _first_condition(at, target, keys, lookup)
    if target is None:
        lookup.search.follow(at.package.path, keys, "null")
        return EXCLUDED
    raise _invalid_target(at, target, lookup)


def _first_valid(at: _Target, targets: list[Any], keys: tuple[str, ...], lookup: Lookup) -> Found:
    """The first of several targets that is valid; a file need not be there."""
    failure: NodeFailure | None = None
    last: Found = EXCLUDED if not targets else None
    for number, each in enumerate(targets):
        try:
            found = _package_target_resolve(at, each, (*keys, str(number)), lookup)
        except NodeFailure as failed:
            if failed.error.code != "ERR_INVALID_PACKAGE_TARGET":
                raise
            failure = failed
            continue
        if isinstance(found, str):
            return found
        if found is EXCLUDED:
            failure, last = None, EXCLUDED
    if failure is not None:
        raise failure
    return last


def _first_condition(at: _Target, targets: dict[str, Any], keys: tuple[str, ...], lookup: Lookup) -> Found:
    """The target of the first condition that is met and leads somewhere."""
    if any(_is_array_index(key) for key in targets):
        reason = '"exports" cannot contain numeric property keys.'
        raise NodeFailure(errors.invalid_package_config(at.package.path, _base_url(lookup), reason))
    for condition, target in targets.items():
        if condition == "default" or condition in lookup.conditions:
            found = _package_target_resolve(at, target, (*keys, condition), lookup)
            if found is not None:
                return found
    return None


def _target_string(at: _Target, target: str, lookup: Lookup) -> str:
    package_url = path_to_url(at.package.path)
    if not target.startswith("./"):
        if at.is_import and not target.startswith(("../", "/")) and not ada_url.check_url(target):
            return lookup.package_resolve(at.filled(target), package_url, lookup)
        raise _invalid_target(at, target, lookup)
    _check_segments(at, target, target[2:], lookup, _invalid_target(at, target, lookup))
    url = str(ada_url.join_url(package_url, target))
    if not pathname(url).startswith(pathname(str(ada_url.join_url(package_url, ".")))):
        raise _invalid_target(at, target, lookup)
    if at.star is None:
        return url
    _check_segments(at, target, at.star, lookup, _invalid_subpath(at, lookup))
    return str(ada_url.normalize_url(at.filled(url)))


def _check_segments(at: _Target, target: str, path: str, lookup: Lookup, failure: NodeFailure) -> None:
    """Refuse `path`, which is in a target or stands for its *, where it may lead out; warn of empty segments."""
    if _INVALID_SEGMENT.search(path):
        raise failure
    if _EMPTY_SEGMENT.search(path) and at.warns:
        is_target = path != at.star
        double = _DOUBLE_SLASH.search(at.filled(target) if is_target else at.request)
        what = "double slash" if double else "leading or trailing slash matching"
        matched = "" if at.request == at.key else f'matched to "{at.key}" '
        imported = errors.imported_from(lookup.base)
        lookup.search.warn(
            "DEP0166",
            f'Use of deprecated {what} resolving "{at.filled(target)}" for module request "{at.request}" {matched}'
            f'in the "{at.field}" field module resolution of the package at {at.package.path}{imported}.',
        )


def _invalid_target(at: _Target, target: Any, lookup: Lookup) -> NodeFailure:
    return NodeFailure(errors.invalid_package_target(at.package.folder, at.key, target, at.is_import, lookup.base))


def _invalid_subpath(at: _Target, lookup: Lookup) -> NodeFailure:
    reason = f'request is not a valid match in pattern "{at.key}" for the "{at.field}" resolution of {at.package.path}'
    return NodeFailure(errors.invalid_module_specifier(at.request, reason, lookup.base))


def _is_array_index(key: str) -> bool:
    return _NUMBER.fullmatch(key) is not None and float(key) < 0xFFFF_FFFF


def _base_url(lookup: Lookup) -> str | None:
    """These errors tell the importer by its URL."""
    return None if lookup.base is None else path_to_url(lookup.base)
