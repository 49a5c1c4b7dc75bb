"""Module specifiers: from what stands in an import to a URL, and from a URL to a short name.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, unquote

import ada_url

from modviz.hosts.files import query_and_fragment, without_query
from modviz.record.failures import Lack, UnknownModuleType, UnresolvedSpecifier


class RequestRefused(Exception):
    """A module cannot be asked for in this way: `about` says why."""

    def __init__(self, about: Lack | UnresolvedSpecifier | UnknownModuleType) -> None:
        super().__init__(about.message)
        self.about = about


@lru_cache(maxsize=256)
def resolve_module_specifier(specifier: str, base_url: str) -> str:
    """Resolve a URL-like module specifier against the URL of the module it stands in.

    Raises
    ------
    RequestRefused
        It is a bare name, or something that is no URL.
    """
    if specifier.startswith(("/", "./", "../")):
        url = absolute_url(specifier, base_url)
        if url is None:
            raise RequestRefused(UnresolvedSpecifier(specifier, is_bare=False))
        return url
    if ada_url.check_url(specifier):
        return str(ada_url.normalize_url(specifier))
    raise RequestRefused(UnresolvedSpecifier(specifier, is_bare=True))


def absolute_url(url: str, base_url: str) -> str | None:
    """`url` against `base_url`; None where that makes none.

    Source: https://html.spec.whatwg.org/multipage/urls-and-fetching.html#encoding-parsing-a-url
    """
    try:
        return str(ada_url.join_url(base_url, url))
    except ValueError:
        return None


def resolve_url(url: str, base_url: str) -> str:
    """The same; what is no URL at all stays as it is."""
    found = absolute_url(url, base_url)
    return url if found is None else found


class Names:
    """Short names for URLs: relative to the folder of the entry, unique, and the same every time.

    Parameters
    ----------
    base_url
        The folder that names are relative to, ending in "/".
    """

    def __init__(self, base_url: str) -> None:
        self._base = base_url.split("/")[:-1]
        self._known: dict[str, str] = {}

    def name(self, url: str) -> str:
        """The short name of `url`, such as `lib/a.js` or `../shared/b.js?v=2`; other hosts and schemes keep the URL."""
        if url not in self._known:
            self._known[url] = self._shorten(url)
        return self._known[url]

    def _shorten(self, url: str) -> str:
        parts = without_query(url).split("/")
        if parts[:3] != self._base[:3]:
            return url
        shared = 0
        for part, base_part in zip(parts[:-1], self._base, strict=False):
            if part != base_part:
                break
            shared += 1
        up = [".."] * (len(self._base) - shared)
        return _readable("/".join(up + parts[shared:])) + query_and_fragment(url)


def _readable(path: str) -> str:
    """Percent escapes undone, unless the result could be mistaken for another URL."""
    if "%" not in path:
        return path
    readable = unquote(path)
    is_exact = quote(readable, safe="/:@!$&'()*+,;=~-._[]|") == path
    return readable if is_exact and not set(readable) & set("?#%") else path
