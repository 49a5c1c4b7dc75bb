"""The page: HTML's way of finding modules, with its module map.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from modviz.hosts.files import without_query
from modviz.hosts.mime import is_for_module
from modviz.hosts.network import Answer, Network, reason_phrase
from modviz.hosts.specifiers import Names, RequestRefused, resolve_module_specifier, resolve_url
from modviz.record.entries import ParsedModule, RequestedModule
from modviz.record.events import (
    FetchFailed,
    FetchFinished,
    FetchStarted,
    ModuleMapHit,
    ModuleParsed,
    ModuleRequested,
    ParseFailed,
    ResourceArrived,
    ResourceRequested,
)
from modviz.record.failures import (
    FailedFetch,
    MissingAttribute,
    UnknownModuleType,
    UnsupportedScheme,
    WrongMimeType,
)
from modviz.record.recorder import Recorder
from modviz.record.world import GuestError, MapEntry, Module
from modviz.spec.loading import unsupported_attribute_error
from modviz.spec.ports import FetchAnswer, FetchSeen, RealmStopped, Thrown

Finish = Callable[[str | GuestError], None]
CreateModule = Callable[[str, str, str, str], ParsedModule | GuestError]
"""Makes a module: type, name, URL, source text -> what was found, or the syntax error."""

JAVASCRIPT = "javascript"
"""The module type of a request without a `type` attribute."""

JSON = "json"
"""The module type of data in JSON."""

BYTES = "bytes"
"""The module type of what is no text: https://tc39.es/proposal-import-bytes/."""

_MODULE_TYPES = (JAVASCRIPT, JSON, "text", BYTES)

_BYTES_IN_A_LINE = 16

_Unfetched = FailedFetch | MissingAttribute | UnsupportedScheme | WrongMimeType


class _Fetch(msgspec.Struct):
    """A fetch under way, and who waits for it, with the place in their text that asks for it."""

    key: str
    url: str
    name: str
    module_type: str
    answer: Answer
    waiting: list[tuple[str | None, RequestedModule | None, Finish]] = []


class Page:
    """The host of a run: resolves specifiers, keeps the module map and fetches what is not in it yet.

    Parameters
    ----------
    recorder
        Through which the module map is written.
    network
        What answers requests.
    names
        Gives modules their short names.
    create_module
        The parser, and the realm that gets the code.
    announce
        Told each source text that `create_module` is going to get, so that it may be parsed meanwhile.
    base_url
        The URL of the page: what `fetch()` and the specifiers of code that is in no file are relative to.
    script_urls
        What the specifiers of classic scripts are relative to, by the names of the scripts.
    modules
        How many modules the map may hold.
    keeps_failed_fetches
        Whether the module map keeps a failed fetch for ever, as it did before 2026
        (https://github.com/whatwg/html/pull/10327).
    """

    def __init__(
        self,
        recorder: Recorder,
        network: Network,
        names: Names,
        create_module: CreateModule,
        announce: Callable[[str], None],
        base_url: str,
        script_urls: Mapping[str, str],
        modules: int,
        keeps_failed_fetches: bool = False,
    ) -> None:
        self._recorder = recorder
        self._network = network
        self._names = names
        self._create_module = create_module
        self._announce = announce
        self._base_url = base_url
        self._script_urls = script_urls
        self._most_modules = modules
        self._keeps_failed_fetches = keeps_failed_fetches
        self._fetches: dict[str, _Fetch] = {}

    def load_imported_module(self, referrer: str | None, requested: RequestedModule, finish: Finish) -> None:
        """HostLoadImportedModule for a module or script of this page.

        With the first request of a module all its requests are checked: where one is refused, none is fetched.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#hostloadimportedmodule
        """
        for each in self._checked_with(referrer, requested):
            error = self._refusal_of(referrer, each)
            if error is not None:
                finish(error)
                return
        specifier, position = requested.request.specifier, requested.position
        url = resolve_module_specifier(specifier, self._base_url_of(referrer))
        if referrer is not None:
            name = self._names.name(url)
            self._recorder.emit(ModuleRequested(referrer, specifier, name, url, position.line, position.column))
        self.fetch_single_module_script(url, finish, referrer, requested, _module_type(requested))

    def fetch_single_module_script(
        self,
        url: str,
        finish: Finish,
        referrer: str | None = None,
        requested: RequestedModule | None = None,
        module_type: str = JAVASCRIPT,
    ) -> None:
        """Answer from the module map, or fetch; `finish` is called with the module's name or the error."""
        world = self._recorder.world
        # The module map is keyed by URL and module type.
        suffix = "" if module_type == JAVASCRIPT else f" ({module_type})"
        key, name = url + suffix, self._names.name(url) + suffix
        entry = world.module_map.get(key)
        if entry is None or self._is_forgotten(entry):
            answer = self._network.request(url)
            failure = entry.error if entry else None
            self._recorder.emit(FetchStarted(name, key, referrer, failure, answer.latency))
            fetch = _Fetch(key, url, name, module_type, answer)
            self._fetches[key] = fetch
            entry = world.module_map[key]
            self._network.send(entry.due, f"the arrival of {name}", lambda: self._finish_fetch(fetch))
            if module_type == JAVASCRIPT and _refusal(fetch) is None:
                self._announce(answer.text)
        elif referrer is not None:
            self._recorder.emit(ModuleMapHit(name, key, referrer))
        if entry.state == "parsed":
            finish(name)
        elif entry.state == "failed":
            assert entry.error is not None
            finish(_as_seen_by(entry.error, referrer, requested))
        else:
            self._fetches[key].waiting.append((referrer, requested, finish))

    def _checked_with(self, referrer: str | None, requested: RequestedModule) -> Sequence[RequestedModule]:
        module = self._module(referrer)
        requests = module.parsed.requested_modules if module else ()
        return requests if requested in requests[:1] else (requested,)

    def _refusal_of(self, referrer: str | None, requested: RequestedModule) -> GuestError | None:
        """Why nothing can be fetched for what `referrer` asks for.  Of calls of `import()` the realm says the same."""
        error = unsupported_attribute_error(referrer, requested)
        if error is not None:
            return error
        position = requested.position
        try:
            _module_type(requested)
            resolve_module_specifier(requested.request.specifier, self._base_url_of(referrer))
        except RequestRefused as refusal:
            return GuestError.raised(refusal.about, referrer, position.line, position.column)
        return None

    def _base_url_of(self, referrer: str | None) -> str:
        module = self._module(referrer)
        return module.url if module else self._script_urls.get(referrer or "", self._base_url)

    def _module(self, referrer: str | None) -> Module | None:
        return None if referrer is None else self._recorder.world.modules.get(referrer)

    def _is_forgotten(self, entry: MapEntry) -> bool:
        if entry.error is None or self._keeps_failed_fetches:
            return False
        return entry.error.phase == "fetch"

    def fetch(self, request: FetchSeen, answer: Callable[[FetchAnswer], None]) -> None:
        """Answer `fetch()` from the virtual network."""
        # A fragment is for the browser only: no server sees it, nor `Response.url`.
        url = resolve_url(request.url, self._base_url).partition("#")[0]
        found = self._network.request(url, request.method)
        name = self._names.name(url)
        self._recorder.emit(ResourceRequested(request.number, url, request.module, request.line, name, found.latency))
        due = self._recorder.world.requests[request.number].due
        self._network.send(
            due, f"the answer for {name}", lambda: self._finish_request(request.number, url, found, answer)
        )

    def _finish_request(self, number: int, url: str, found: Answer, answer: Callable[[FetchAnswer], None]) -> None:
        self._recorder.emit(ResourceArrived(number, url, self._names.name(url), found.status))
        status_text = found.problem if found.status is None else reason_phrase(found.status)
        answer(FetchAnswer(url, found.status, status_text, found.content_type, found.text))

    def _finish_fetch(self, fetch: _Fetch) -> None:
        """The text arrives and is parsed, and those who wait for it go on."""
        del self._fetches[fetch.key]
        result = self._create_module_script(fetch)
        for referrer, requested, finish in fetch.waiting:
            finish(result if isinstance(result, str) else _as_seen_by(result, referrer, requested))

    def _create_module_script(self, fetch: _Fetch) -> str | GuestError:
        if len(self._recorder.world.modules) >= self._most_modules:
            message = f"The graph has more than {self._most_modules:,} modules, which is the limit of this run."
            raise RealmStopped(Thrown("RangeError", message, limit="modules"))
        refusal = _refusal(fetch)
        if refusal is not None:
            error = GuestError.raised(refusal)
            self._recorder.emit(FetchFailed(fetch.name, fetch.key, error))
            return error
        is_text = fetch.module_type != BYTES
        source_text = fetch.answer.text if is_text else _dump(fetch.answer.body)
        self._recorder.emit(FetchFinished(fetch.name, fetch.key, source_text, is_text))
        parsed = self._create_module(fetch.module_type, fetch.name, fetch.url, source_text)
        if isinstance(parsed, GuestError):
            self._recorder.emit(ParseFailed(fetch.name, fetch.key, parsed, fetch.module_type == JSON))
            return parsed
        is_synthetic = fetch.module_type != JAVASCRIPT
        self._recorder.emit(ModuleParsed(fetch.name, fetch.key, parsed, is_synthetic))
        return fetch.name


def _refusal(fetch: _Fetch) -> _Unfetched | None:
    """Why no module can be made of what was fetched; None when one can."""
    answer, url, module_type = fetch.answer, fetch.url, fetch.module_type
    is_json = without_query(url).endswith(".json")
    if module_type == JAVASCRIPT and is_json and not answer.is_type_given:
        return MissingAttribute(url, "json")
    if answer.unsupported_scheme:
        return UnsupportedScheme(url, answer.unsupported_scheme)
    if answer.problem:
        return FailedFetch(url, answer.status, answer.problem)
    if answer.is_type_given and not is_for_module(answer.content_type, module_type):
        return WrongMimeType(url, module_type, answer.content_type.partition(";")[0].strip())
    return None


def _dump(body: bytes) -> str:
    """`body` for the eyes, and for the realm: two hexadecimal digits a byte, in lines."""
    lines = (body[start : start + _BYTES_IN_A_LINE] for start in range(0, len(body), _BYTES_IN_A_LINE))
    return "\n".join(line.hex(" ") for line in lines)


def _as_seen_by(error: GuestError, referrer: str | None, requested: RequestedModule | None) -> GuestError:
    """A failed fetch has its place in the text that asked for it; a syntax error has one of its own."""
    if error.module is not None or referrer is None or requested is None:
        return error
    position = requested.position
    return replace(error, module=referrer, line=position.line, column=position.column)


def _module_type(requested: RequestedModule) -> str:
    """The module type that the attribute `type` asks for; raises `RequestRefused` for one that does not exist.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#module-type-from-module-request
    """
    module_type = dict(requested.request.attributes).get("type", JAVASCRIPT)
    if module_type not in _MODULE_TYPES[1:] and requested.request.attributes:
        raise RequestRefused(UnknownModuleType(requested.request.specifier, module_type))
    return module_type
