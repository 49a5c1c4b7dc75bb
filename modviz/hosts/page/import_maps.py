"""Import maps: reading them, merging them, and what a specifier means by them.  Pure: a page gives what it knows.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#import-maps
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache

import ada_url
import msgspec

from modviz.hosts.specifiers import absolute_url

Warn = Callable[[str], None]

SpecifierMap = dict[str, str | None]
"""A module specifier map: URLs by specifier, None for one that is blocked."""

_SPECIAL = ("ftp:", "file:", "http:", "https:", "ws:", "wss:")


class ImportMap(msgspec.Struct):
    """An import map, with its URLs serialised."""

    imports: SpecifierMap = {}
    scopes: dict[str, SpecifierMap] = {}
    integrity: dict[str, str] = {}


class Resolved(msgspec.Struct, frozen=True, gc=False):
    """What a specifier means: a URL, and which rule says so; `scope` is None for one of `imports`.

    Without a rule (`key` is None) the specifier is a URL itself.
    """

    url: str
    key: str | None = None
    scope: str | None = None


class ResolvedBefore(msgspec.Struct, frozen=True, gc=False):
    """A specifier resolution record: what has been resolved cannot be given another meaning by a later map.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#specifier-resolution-record
    """

    base_url: str
    specifier: str
    is_bare_or_special: bool


class ImportMapError(Exception):
    """The text is no import map; `name` is that of the error."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class SpecifierError(Exception):
    """A specifier means nothing: the message says why, in the words of Chromium."""

    def __init__(self, why: str, *, is_blocked: bool) -> None:
        super().__init__(why)
        self.is_blocked = is_blocked


def parse_import_map(text: str, base_url: str, warn: Warn) -> ImportMap:
    """Parse an import map string.

    Raises
    ------
    ImportMapError
        It is no import map.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#parse-an-import-map-string
    """
    try:
        parsed = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ImportMapError("SyntaxError", "Failed to parse import map: invalid JSON") from None
    if not isinstance(parsed, dict):
        raise ImportMapError("TypeError", "Failed to parse import map: not an object")
    imports, scopes, integrity = (_table(parsed, key) for key in ("imports", "scopes", "integrity"))
    result = ImportMap(_normalized_map(imports, base_url, warn))
    for prefix, specifiers in scopes.items():
        if not isinstance(specifiers, dict):
            raise ImportMapError(
                "TypeError",
                f'Failed to parse import map: the value of the scope with prefix "{prefix}" must be a JSON object.',
            )
        url = absolute_url(prefix, base_url)
        if url is None:
            warn(f'Ignored scope "{prefix}": not parsable as a URL.')
        else:
            result.scopes[url] = _normalized_map(specifiers, base_url, warn)
    for key, value in integrity.items():
        url = url_like(key, base_url)
        if url is None:
            warn(
                f'Ignored an import map value of "{key}": Integrity key is not a valid absolute URL or relative URL'
                " starting with '/', './', or '../'"
            )
        elif not isinstance(value, str):
            warn(f'Ignored an import map value of "{key}": Integrity value is not a string.')
        else:
            result.integrity[url] = value
    return result


def merge_import_maps(old: ImportMap, new: ImportMap, resolved: Mapping[ResolvedBefore, None], warn: Warn) -> None:
    """Merge existing and new import maps: what `old` says goes before, and so does what has been resolved.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#merge-existing-and-new-import-maps
    """
    for prefix, specifiers in new.scopes.items():
        known = [each for each in resolved if _is_in_scope(each.base_url, prefix)]
        kept = {
            key: url
            for key, url in specifiers.items()
            if not any(_is_settled(key, each) for each in known) or _conflicts(key, warn)
        }
        _merge(old.scopes.setdefault(prefix, {}), kept, warn)
    for url, integrity in new.integrity.items():
        if url in old.integrity:
            warn(
                f"An import map integrity rule for url '{url}' was removed, as it conflicted with already defined"
                " rules."
            )
        else:
            old.integrity[url] = integrity
    kept = {
        key: url
        for key, url in new.imports.items()
        if not any(_is_settled(key, each) for each in resolved) or _conflicts(key, warn)
    }
    _merge(old.imports, kept, warn)


def resolve_specifier(specifier: str, base_url: str, import_map: ImportMap) -> tuple[Resolved, ResolvedBefore]:
    """Resolve a module specifier that stands in a script of `base_url`; also what is to be remembered of it.

    Raises
    ------
    SpecifierError
        It means nothing.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
    """
    as_url = url_like(specifier, base_url)
    normalized = specifier if as_url is None else as_url
    record = ResolvedBefore(base_url, normalized, as_url is None or as_url.startswith(_SPECIAL))
    for prefix in sorted(import_map.scopes, key=_code_units, reverse=True):
        if _is_in_scope(base_url, prefix):
            found = _imports_match(normalized, record.is_bare_or_special, import_map.scopes[prefix], prefix)
            if found is not None:
                return found, record
    found = _imports_match(normalized, record.is_bare_or_special, import_map.imports, None)
    if found is not None:
        return found, record
    if as_url is not None:
        return Resolved(as_url), record
    is_relative = specifier.startswith(("/", "./", "../"))
    why = (
        "Invalid relative url or base scheme isn't hierarchical."
        if is_relative
        else 'Relative references must start with either "/", "./", or "../".'
    )
    raise SpecifierError(why, is_blocked=False)


def _imports_match(specifier: str, may_be_prefix: bool, specifiers: SpecifierMap, scope: str | None) -> Resolved | None:
    """Resolve an imports match.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolving-an-imports-match
    """
    for key in sorted(specifiers, key=_code_units, reverse=True):
        is_prefix = key.endswith("/") and specifier.startswith(key) and may_be_prefix
        if key != specifier and not is_prefix:
            continue
        address = specifiers[key]
        matches = f'Import Map: "{specifier}" matches with "{key}" but is blocked'
        if address is None:
            raise SpecifierError(f"{matches} by a null value", is_blocked=True)
        if key == specifier:
            return Resolved(address, key, scope)
        url = absolute_url(specifier.removeprefix(key), address)
        if url is None:
            raise SpecifierError(f"{matches} due to relative URL parse failure", is_blocked=True)
        if not url.startswith(address):
            raise SpecifierError(f'{matches} due to backtracking above its prefix "{key}"', is_blocked=True)
        return Resolved(url, key, scope)
    return None


@lru_cache(maxsize=1024)
def url_like(specifier: str, base_url: str) -> str | None:
    """Resolve a URL-like module specifier.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolving-a-url-like-module-specifier
    """
    if specifier.startswith(("/", "./", "../")):
        return absolute_url(specifier, base_url)
    return str(ada_url.normalize_url(specifier)) if ada_url.check_url(specifier) else None


def _normalized_map(specifiers: dict[str, object], base_url: str, warn: Warn) -> SpecifierMap:
    """Sort and normalize a module specifier map.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#sorting-and-normalizing-a-module-specifier-map
    """
    result: SpecifierMap = {}
    for key, value in specifiers.items():
        if key == "":
            warn('Ignored an import map key "": specifier keys cannot be the empty string.')
            continue
        result[url_like(key, base_url) or key] = _address(key, value, base_url, warn)
    return result


def _address(key: str, value: object, base_url: str, warn: Warn) -> str | None:
    """The URL that `value` stands for, or None for one that blocks the specifier `key`."""
    ignored = f'Ignored an import map value of "{key}": '
    if not isinstance(value, str):
        warn(f"{ignored}Invalid value type.")
        return None
    url = url_like(value, base_url)
    if url is None:
        is_relative = value.startswith(("/", "./", "../"))
        warn(f"{ignored}{'Invalid URL' if is_relative else 'Bare specifier'}: {value}")
        return None
    if key.endswith("/") and not url.endswith("/"):
        warn(f"{ignored}Since specifierKey ended in a slash, so must the address: {value}")
        return None
    return url


def _table(parsed: dict[str, object], key: str) -> dict[str, object]:
    found = parsed.get(key, {})
    if not isinstance(found, dict):
        message = f'Failed to parse import map: "{key}" top-level key must be a JSON object.'
        raise ImportMapError("TypeError", message)
    return found


def _merge(old: SpecifierMap, new: SpecifierMap, warn: Warn) -> None:
    for key, url in new.items():
        if key in old:
            warn(f"An import map rule for specifier '{key}' was removed, as it conflicted with an existing rule.")
        else:
            old[key] = url


def _conflicts(key: str, warn: Warn) -> bool:
    warn(
        f"An import map rule for specifier '{key}' was removed, as it conflicted with already resolved module"
        " specifiers."
    )
    return False


def _is_settled(key: str, resolved: ResolvedBefore) -> bool:
    """Whether a rule for `key` would give another meaning to what has been resolved."""
    is_prefix = key.endswith("/") and resolved.specifier.startswith(key) and resolved.is_bare_or_special
    return key == resolved.specifier or is_prefix


def _is_in_scope(base_url: str, prefix: str) -> bool:
    return prefix == base_url or (prefix.endswith("/") and base_url.startswith(prefix))


def _code_units(text: str) -> bytes:
    """What texts are sorted by: https://infra.spec.whatwg.org/#code-unit-less-than."""
    return text.encode("utf-16-be", "surrogatepass")


def _no_constant(name: str) -> None:
    raise ValueError(name)
