"""What specifiers mean in a page: its import maps, and what has been resolved by them.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
"""

from __future__ import annotations

from collections.abc import Callable

from modviz.hosts.page.import_maps import (
    ImportMap,
    ImportMapError,
    ResolvedBefore,
    SpecifierError,
    merge_import_maps,
    parse_import_map,
    resolve_specifier,
)
from modviz.hosts.page.script_element import ScriptElement
from modviz.hosts.specifiers import RequestRefused
from modviz.record.events import ImportMapRegistered, SpecifierMapped
from modviz.record.failures import BadImportMap, UnresolvedSpecifier
from modviz.record.recorder import Recorder
from modviz.record.world import GuestError


class PageSpecifiers:
    """The import maps of a page.

    Parameters
    ----------
    recorder
        Told which rule says what a specifier means.
    warn
        Told what a browser warns of.
    """

    def __init__(self, recorder: Recorder, warn: Callable[[str], None]) -> None:
        self._recorder = recorder
        self._warn = warn
        self._import_map = ImportMap()
        self._resolved: dict[ResolvedBefore, None] = {}
        self._script_urls: dict[str, str] = {}

    @property
    def integrity(self) -> dict[str, str]:
        """The digests of modules that the import maps give, by their URLs."""
        return self._import_map.integrity

    def add_script(self, name: str, base_url: str) -> None:
        """Learn what the specifiers of a classic script are relative to."""
        self._script_urls[name] = base_url

    def base_of(self, referrer: str | None, base_url: str) -> str:
        """What specifiers in a module or script are relative to; `base_url` is that of the page."""
        module = None if referrer is None else self._recorder.world.modules.get(referrer)
        if module is not None:
            return module.base_url or module.url
        return self._script_urls.get(referrer or "", base_url)

    def resolve(self, specifier: str, base_url: str, asked_by: str) -> str:
        """Resolve a module specifier, and remember what it means.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
        """
        try:
            resolved, record = resolve_specifier(specifier, base_url, self._import_map)
        except SpecifierError as error:
            is_bare = not specifier.startswith(("/", "./", "../"))
            raise RequestRefused(UnresolvedSpecifier(specifier, is_bare, str(error), asked_by)) from None
        if record not in self._resolved:
            self._resolved[record] = None
            if resolved.key is not None:
                self._recorder.emit(SpecifierMapped(specifier, resolved.url, resolved.key, resolved.scope))
        return resolved.url

    def register(self, element: ScriptElement) -> GuestError | None:
        """Register an import map; returns the error if it is none.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#register-an-import-map
        """
        try:
            new = parse_import_map(element.facts.text, element.facts.base, self._warn)
        except ImportMapError as error:
            line, column = element.place or (None, None)
            return GuestError.raised(BadImportMap(error.name, str(error)), element.name, line, column)
        merge_import_maps(self._import_map, new, self._resolved, self._warn)
        known = self._import_map
        scopes = {prefix: dict(specifiers) for prefix, specifiers in known.scopes.items()}
        self._recorder.emit(ImportMapRegistered(element.name, dict(known.imports), scopes, dict(known.integrity)))
        return None
