"""Import maps: what a page says specifiers stand for.

They are values: a map is parsed from its text, merged with those before it, and asked; each resolution tells which of
its rules has won.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#import-maps
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import ada_url
import msgspec

SpecifierMap = dict[str, str | None]
"""Addresses by specifier, or by the beginning of one if it ends in "/"; None stands for what must not be resolved."""

_SPECIAL_SCHEMES = ("ftp:", "file:", "http:", "https:", "ws:", "wss:")
_KEYS = ("imports", "scopes", "integrity")


class ImportMapError(Exception):
    """A text that is no import map; `name` is that of the JavaScript error, "SyntaxError" or "TypeError"."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message


class ImportMap(msgspec.Struct, frozen=True, gc=False):
    """An import map, with all its URLs absolute.

    Parameters
    ----------
    imports
        The addresses that count everywhere.
    scopes
        Those that count for scripts whose URL is, or begins with, the key; longer keys come first, here and in each.
    integrity
        What must be behind a URL, as an `integrity` attribute says it.
    """

    imports: SpecifierMap = {}
    scopes: dict[str, SpecifierMap] = {}
    integrity: dict[str, str] = {}


class Resolved(msgspec.Struct, frozen=True, gc=False):
    """What a specifier stands for.

    Parameters
    ----------
    url
        The address.
    rule
        What has said so: the specifier itself, which is a URL, or a table of the map.
    key
        The key in that table; "" if there is none.
    scope
        The key of the scope whose table it is; "" if it is none.
    """

    url: str
    rule: Literal["url", "imports", "scope"] = "url"
    key: str = ""
    scope: str = ""


class Unresolved(msgspec.Struct, frozen=True, gc=False):
    """A specifier that stands for nothing.

    Parameters
    ----------
    reason
        It is a bare name that no rule fits ("bare"); the rule at `key` has null ("blocked"), makes no URL with what
        comes behind its key ("invalid"), or would be left by that ("backtracking").
    """

    reason: Literal["bare", "blocked", "invalid", "backtracking"]
    key: str = ""
    scope: str = ""


class ResolvedSpecifier(msgspec.Struct, frozen=True, gc=False):
    """A specifier that has been resolved: later maps do not change what it stands for (specifier resolution record).

    Parameters
    ----------
    base_url
        The URL of the script that it stood in.
    specifier
        The specifier; as an absolute URL if it is like one.
    is_url, is_special
        Whether it is like a URL, and whether that is of a scheme such as `https:`.
    """

    base_url: str
    specifier: str
    is_url: bool
    is_special: bool


def parse_import_map(text: str, base_url: str) -> tuple[ImportMap, tuple[str, ...]]:
    """Parse an import map string: the map, and warnings of what in it does not count.

    Raises
    ------
    ImportMapError
        It is none.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#parse-an-import-map-string
    """
    try:
        parsed = json.loads(text, parse_constant=_refuse, parse_int=float)
    except (ValueError, RecursionError) as failure:
        raise ImportMapError("SyntaxError", f"Failed to parse import map: it is no JSON ({_told(failure)})") from None
    if not isinstance(parsed, dict):
        raise _wrong_type("the top level")
    warnings = [f'Unknown key "{key}" in the import map: it has no meaning.' for key in parsed if key not in _KEYS]
    imports = _table(parsed, "imports")
    normalized = _sort_and_normalize(imports, base_url, warnings)
    scopes = _normalize_scopes(_table(parsed, "scopes"), base_url, warnings)
    integrity = _normalize_integrity(_table(parsed, "integrity"), base_url, warnings)
    return ImportMap(normalized, scopes, integrity), tuple(warnings)


def merge_import_maps(
    old: ImportMap, new: ImportMap, resolved: Iterable[ResolvedSpecifier]
) -> tuple[ImportMap, tuple[str, ...]]:
    """Merge existing and new import maps: the map that counts now, and warnings of what in `new` comes too late.

    Parameters
    ----------
    old, new
        The map that has counted, and the one to add.
    resolved
        What has been resolved: no rule that could have fitted it is added.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#merge-existing-and-new-import-maps
    """
    warnings: list[str] = []
    records = tuple(resolved)
    scopes = dict(old.scopes)
    for prefix, table in new.scopes.items():
        relevant = [record for record in records if _is_in_scope(record.base_url, prefix)]
        left = {key: url for key, url in table.items() if not any(_could_fit(key, record) for record in relevant)}
        warnings += [_too_late(key) for key in table if key not in left]
        scopes[prefix] = _merge_specifier_maps(left, scopes.get(prefix, {}), warnings)
    integrity = dict(old.integrity)
    for url, metadata in new.integrity.items():
        if url in integrity:
            warnings.append(
                f'The import map has a rule for the integrity of "{url}" already: the new one does not count.'
            )
        else:
            integrity[url] = metadata
    # The standard says this the other way round ("specifier starts with record's specifier"); Chromium 156 does it so.
    left = {key: url for key, url in new.imports.items() if not any(_could_fit(key, record) for record in records)}
    warnings += [_too_late(key) for key in new.imports if key not in left]
    imports = _merge_specifier_maps(left, old.imports, warnings)
    return ImportMap(imports, _sorted(scopes), integrity), tuple(warnings)


def resolve_module_specifier(specifier: str, base_url: str, import_map: ImportMap) -> Resolved | Unresolved:
    """Resolve a module specifier that stands in the script at `base_url`.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
    """
    as_url = resolve_url_like(specifier, base_url)
    normalized = specifier if as_url is None else as_url
    for prefix, table in import_map.scopes.items():
        if _is_in_scope(base_url, prefix):
            found = _resolve_imports_match(normalized, as_url, table, prefix)
            if found is not None:
                return found
    found = _resolve_imports_match(normalized, as_url, import_map.imports, "")
    if found is not None:
        return found
    return Unresolved("bare") if as_url is None else Resolved(as_url)


def resolved_specifier(specifier: str, base_url: str) -> ResolvedSpecifier:
    """What is kept of a specifier that has been resolved.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#add-module-to-resolved-module-set
    """
    as_url = resolve_url_like(specifier, base_url)
    if as_url is None:
        return ResolvedSpecifier(base_url, specifier, False, False)
    return ResolvedSpecifier(base_url, as_url, True, as_url.startswith(_SPECIAL_SCHEMES))


def integrity_of(url: str, import_map: ImportMap) -> str:
    """Resolve a module integrity metadata: what must be behind `url`; "" if the map does not say.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolving-a-module-integrity-metadata
    """
    return import_map.integrity.get(url, "")


def resolve_url_like(specifier: str, base_url: str) -> str | None:
    """Resolve a URL-like module specifier; None for a bare name.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolving-a-url-like-module-specifier
    """
    if specifier.startswith(("/", "./", "../")):
        return _parse_url(specifier, base_url)
    return str(ada_url.normalize_url(specifier)) if ada_url.check_url(specifier) else None


def _resolve_imports_match(
    specifier: str, as_url: str | None, table: Mapping[str, str | None], scope: str
) -> Resolved | Unresolved | None:
    """Resolve an imports match: what the rules of a table say; None if none fits.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolving-an-imports-match
    """
    for key, address in table.items():
        is_prefix = key.endswith("/") and specifier.startswith(key)
        if key != specifier and not (is_prefix and (as_url is None or as_url.startswith(_SPECIAL_SCHEMES))):
            continue
        if address is None:
            return Unresolved("blocked", key, scope)
        url: str | None = address
        if key != specifier:
            url = _parse_url(specifier.removeprefix(key), address)
        if url is None:
            return Unresolved("invalid", key, scope)
        if key != specifier and not url.startswith(address):
            return Unresolved("backtracking", key, scope)
        return Resolved(url, "scope" if scope else "imports", key, scope)
    return None


def _sort_and_normalize(original: Mapping[str, Any], base_url: str, warnings: list[str]) -> SpecifierMap:
    """Sort and normalize a module specifier map.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#sorting-and-normalizing-a-module-specifier-map
    """
    normalized: SpecifierMap = {}
    for key, value in original.items():
        if not key:
            warnings.append("An import map has an empty specifier for a key: it does not count.")
            continue
        url = resolve_url_like(key, base_url)
        address = resolve_url_like(value, base_url) if isinstance(value, str) else None
        if address is None:
            warnings.append(f'The address of "{key}" in the import map is no URL: the specifier is blocked.')
        elif key.endswith("/") and not address.endswith("/"):
            warnings.append(f'The key "{key}" in the import map ends in "/", its address does not: it is blocked.')
            address = None
        normalized[key if url is None else url] = address
    return _sorted(normalized)


def _normalize_scopes(original: Mapping[str, Any], base_url: str, warnings: list[str]) -> dict[str, SpecifierMap]:
    """Sort and normalize scopes.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#sorting-and-normalizing-scopes
    """
    normalized: dict[str, SpecifierMap] = {}
    for prefix, table in original.items():
        if not isinstance(table, dict):
            raise _wrong_type(f'the value of the scope "{prefix}"')
        url = _parse_url(prefix, base_url)
        if url is None:
            warnings.append(f'The scope "{prefix}" in the import map is no URL: it does not count.')
        else:
            normalized[url] = _sort_and_normalize(table, base_url, warnings)
    return _sorted(normalized)


def _normalize_integrity(original: Mapping[str, Any], base_url: str, warnings: list[str]) -> dict[str, str]:
    """Normalize a module integrity map.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#normalizing-a-module-integrity-map
    """
    normalized = {}
    for key, value in original.items():
        url = resolve_url_like(key, base_url)
        if url is None:
            warnings.append(f'The key "{key}" of "integrity" in the import map is no URL: it does not count.')
        elif not isinstance(value, str):
            warnings.append(f'The integrity of "{key}" in the import map is no text: it does not count.')
        else:
            normalized[url] = value
    return normalized


def _merge_specifier_maps(new: SpecifierMap, old: SpecifierMap, warnings: list[str]) -> SpecifierMap:
    """Merge module specifier maps: rules that are there already stay.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#merge-module-specifier-maps
    """
    warnings += [
        f'The import map has a rule for "{key}" already: the new one does not count.' for key in new if key in old
    ]
    return _sorted(new | old)


def _is_in_scope(base_url: str, prefix: str) -> bool:
    return prefix == base_url or (prefix.endswith("/") and base_url.startswith(prefix))


def _could_fit(key: str, record: ResolvedSpecifier) -> bool:
    """Whether a rule could have changed what was resolved."""
    is_prefix = key.endswith("/") and record.specifier.startswith(key)
    return key == record.specifier or (is_prefix and (not record.is_url or record.is_special))


def _too_late(key: str) -> str:
    return f'The rule for "{key}" in the import map comes too late: what it is for has been resolved.'


def _sorted(table: dict[str, Any]) -> dict[str, Any]:
    """In descending order of code units, so that the longest of the keys with one beginning comes first."""
    return dict(sorted(table.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass"), reverse=True))


def _table(parsed: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = parsed.get(key, {})
    if not isinstance(table, dict):
        raise _wrong_type(f'the value of "{key}"')
    return table


def _wrong_type(what: str) -> ImportMapError:
    return ImportMapError("TypeError", f"Failed to parse import map: {what} must be a JSON object")


def _parse_url(url: str, base_url: str) -> str | None:
    try:
        return str(ada_url.join_url(base_url, url))
    except ValueError:
        return None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _told(failure: Exception) -> str:
    return "it is nested too deeply" if isinstance(failure, RecursionError) else str(failure)
