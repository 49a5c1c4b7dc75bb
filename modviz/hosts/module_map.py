"""HTML's module map: what is fetched once, and the making of modules.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from modviz.hosts.files import without_query
from modviz.hosts.host import HostRealm, ModuleHooks, Surroundings
from modviz.hosts.mime import essence_of, is_for_module, is_type_known
from modviz.hosts.network import Answer, FetchFailure, failure_of
from modviz.hosts.specifiers import RequestRefused
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.parsing import Parsing
from modviz.record.entries import ParsedModule, RequestedModule
from modviz.record.events import (
    FetchFailed,
    FetchFinished,
    FetchStarted,
    ModuleMapHit,
    ModuleParsed,
    ModuleRequested,
    ParseFailed,
)
from modviz.record.failures import (
    Lack,
    MissingAttribute,
    Syntax,
    UnknownModuleType,
    WrongMimeType,
)
from modviz.record.world import GuestError, MapEntry, World
from modviz.spec.loading import unsupported_attribute_error
from modviz.spec.ports import RealmStopped
from modviz.spec.seen import Thrown
from modviz.spec.synthetic import SYNTHETIC_WITH_DEFAULT

Finish = Callable[[str | GuestError], None]

JAVASCRIPT = "javascript"
"""The module type of a request without a `type` attribute."""

JSON = "json"
"""The module type of data in JSON."""

BYTES = "bytes"
"""The module type of what is no text: https://tc39.es/proposal-import-bytes/."""

MODULE_TYPES = (JSON, "text", BYTES, "css")
"""The module types that the attribute `type` may name; which of them a host has is its business."""

_BYTES_IN_A_LINE = 16

_Unfetched = FetchFailure | MissingAttribute | WrongMimeType


class _Fetch(msgspec.Struct):
    """A fetch under way, and who waits for it, with the place in their text that asks for it."""

    key: str
    url: str
    name: str
    module_type: str
    answer: Answer
    waiting: list[tuple[str | None, RequestedModule | None, Finish]] = []


class ModuleMap:
    """The module map of one realm: what has been fetched, and who waits for what is being fetched.

    Parameters
    ----------
    hooks
        What the host has to say: what specifiers mean, and how modules are made.
    surroundings
        What the run has given to the host.
    request
        Makes the request for a URL, where a host has more to say to it than to ask the network.
    module_types
        The module types that the attribute `type` may name.
    """

    def __init__(
        self,
        hooks: ModuleHooks,
        surroundings: Surroundings,
        request: Callable[[str], Answer] | None = None,
        module_types: Sequence[str] = MODULE_TYPES,
    ) -> None:
        self._module_types = module_types
        self._hooks = hooks
        self._request = request or surroundings.network.request
        self._recorder = surroundings.recorder
        self._network = surroundings.network
        self._names = surroundings.program.names
        self._parsing = surroundings.parsing
        self._most_modules = surroundings.limits.modules
        self._keeps_failed_fetches = surroundings.keeps_failed_fetches
        self._fetches: dict[str, _Fetch] = {}

    def load_imported_module(self, referrer: str | None, requested: RequestedModule, finish: Finish) -> None:
        """HostLoadImportedModule, as HTML has it.

        With the first request of a module all its requests are checked: where one is refused, none is fetched.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#hostloadimportedmodule
        """
        for each in self._checked_with(referrer, requested):
            error = self._refusal_of(referrer, each)
            if error is not None and (each == requested or not error.is_lack):
                finish(error)
                return
        specifier, position = requested.request.specifier, requested.position
        url = self._hooks.resolve(specifier, referrer)
        if referrer is not None:
            name = self._names.name(url) + _suffix(self._module_type(requested))
            self._recorder.emit(ModuleRequested(referrer, specifier, name, url, position.line, position.column))
        self.fetch_single_module_script(url, finish, referrer, requested, self._module_type(requested))

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
        suffix = _suffix(module_type)
        key, name = url + suffix, self._names.name(url) + suffix
        entry = world.module_map.get(key)
        if entry is None or self._is_forgotten(entry):
            answer = self._request(url)
            failure = entry.error if entry else None
            self._recorder.emit(FetchStarted(name, key, referrer, failure, answer.latency))
            fetch = _Fetch(key, url, name, module_type, answer)
            self._fetches[key] = fetch
            entry = world.module_map[key]
            self._network.send(entry.due, f"the arrival of {name}", lambda: self._finish_fetch(fetch))
            if module_type == JAVASCRIPT and fetch_error(url, module_type, answer) is None:
                self._parsing.announce(answer.text)
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
        module = None if referrer is None else self._recorder.world.modules.get(referrer)
        requests = module.parsed.requested_modules if module else ()
        return requests if requested in requests[:1] else (requested,)

    def _refusal_of(self, referrer: str | None, requested: RequestedModule) -> GuestError | None:
        """Why nothing can be fetched for what `referrer` asks for.  Of calls of `import()` the realm says the same."""
        error = unsupported_attribute_error(referrer, requested)
        if error is not None:
            return error
        position = requested.position
        try:
            self._module_type(requested)
            self._hooks.resolve(requested.request.specifier, referrer)
        except RequestRefused as refusal:
            return GuestError.raised(refusal.about, referrer, position.line, position.column)
        return None

    def _module_type(self, requested: RequestedModule) -> str:
        """The module type that the attribute `type` asks for; raises `RequestRefused` for one that does not exist.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#module-type-from-module-request
        """
        module_type = dict(requested.request.attributes).get("type", JAVASCRIPT)
        if module_type not in self._module_types and requested.request.attributes:
            raise RequestRefused(UnknownModuleType(requested.request.specifier, module_type))
        return module_type

    def _is_forgotten(self, entry: MapEntry) -> bool:
        if entry.error is None or self._keeps_failed_fetches:
            return False
        return entry.error.phase == "fetch"

    def _finish_fetch(self, fetch: _Fetch) -> None:
        """The text arrives and is parsed, and those who wait for it go on."""
        del self._fetches[fetch.key]
        result = self._create_module_script(fetch)
        for referrer, requested, finish in fetch.waiting:
            finish(result if isinstance(result, str) else _as_seen_by(result, referrer, requested))

    def _create_module_script(self, fetch: _Fetch) -> str | GuestError:
        check_room(self._recorder.world, self._most_modules)
        error = self._hooks.fetch_error(fetch.url, fetch.module_type, fetch.answer)
        if error is not None:
            self._recorder.emit(FetchFailed(fetch.name, fetch.key, error))
            return error
        is_text = fetch.module_type != BYTES
        source_text = fetch.answer.text if is_text else _dump(fetch.answer.body)
        self._recorder.emit(FetchFinished(fetch.name, fetch.key, source_text, is_text))
        base_url = fetch.answer.url or fetch.url
        parsed = self._hooks.create_module(fetch.module_type, fetch.name, base_url, source_text)
        if isinstance(parsed, GuestError):
            self._recorder.emit(ParseFailed(fetch.name, fetch.key, parsed, fetch.module_type == JSON))
            return parsed
        is_synthetic = fetch.module_type != JAVASCRIPT
        redirected = base_url if base_url != fetch.url else ""
        self._recorder.emit(ModuleParsed(fetch.name, fetch.key, parsed, is_synthetic, fetch.module_type, redirected))
        return fetch.name


def fetch_error(url: str, module_type: str, answer: Answer) -> GuestError | None:
    """Why no module of `module_type` can be made of `answer`, in the words of a browser; None when one can.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script
    """
    refusal = _refusal(url, module_type, answer)
    if refusal is None:
        return None
    return GuestError.raised(refusal)


def check_room(world: World, most_modules: int) -> None:
    """Raise `RealmStopped` where one more module is more than a run may have."""
    if len(world.modules) >= most_modules:
        message = f"The graph has more than {most_modules:,} modules, which is the limit of this run."
        raise RealmStopped(Thrown("RangeError", message, limit="modules"))


def create_module(
    realm: HostRealm,
    parsing: Parsing,
    module_type: str,
    name: str,
    url: str,
    source_text: str,
    before_data_errors: str = "",
) -> ParsedModule | GuestError:
    """Make the module `name` of `source_text` and give it to the realm.

    Returns what was found in it; or the syntax error, which the realm then has, too: that of data begins with
    `before_data_errors`.  Raises `RealmStopped` where
    parsing reaches a limit.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#creating-a-javascript-module-script and the clauses
    after it
    """
    if module_type != JAVASCRIPT:
        thrown = realm.create_synthetic_module(module_type, name, url, source_text)
        if thrown is None:
            return SYNTHETIC_WITH_DEFAULT
        message = before_data_errors + thrown.message
        error = GuestError(thrown.name, message, "parse", name, about=Syntax("invalid-json", thrown.message))
    else:
        try:
            syntax = parsing.parse(source_text)
        except ParseError as failure:
            error = syntax_error(failure, name)
        except ParsingLimitError as reached:
            raise parsing_stopped(reached, name) from None
        else:
            realm.compile_module(name, url, syntax)
            return syntax.parsed
    realm.keep_parse_error(module_type, url, error)
    return error


def syntax_error(error: ParseError, module: str) -> GuestError:
    """The error of a text that cannot be parsed, of `module`, a module or script; or what it lacks."""
    if error.about.lacks:
        return GuestError.raised(Lack("syntax", error.about.lacks, "parse"), module, error.line, error.column)
    return GuestError(error.name, error.message, "parse", module, error.line, error.column, about=error.about)


def parsing_stopped(reached: ParsingLimitError, name: str) -> RealmStopped:
    """The end of a run in which parsing `name`, a module or a script, has reached a limit."""
    return RealmStopped(Thrown("RangeError", f"{name} {reached}.", name, limit="parsing"))


def _refusal(url: str, module_type: str, answer: Answer) -> _Unfetched | None:
    failure = failure_of(url, answer)
    if failure is not None:
        return failure
    if module_type == JAVASCRIPT and not answer.is_type_given and without_query(url).endswith(".json"):
        return MissingAttribute(url, "json")
    is_typed = answer.is_type_given or is_type_known(url)
    if is_typed and not is_for_module(answer.content_type, module_type):
        return WrongMimeType(url, module_type, essence_of(answer.content_type))
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


def _suffix(module_type: str) -> str:
    """What the key and the name of a module end with: the module map is keyed by URL and module type."""
    return "" if module_type == JAVASCRIPT else f" ({module_type})"
