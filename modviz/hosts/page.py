"""The page: HTML's way of finding modules, with its module map.

Fetches answer in the order in which they were asked for, as on a network where every file takes the same time.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from modviz.hosts.files import Files, Unreadable, fetch_data_url
from modviz.hosts.specifiers import Names, resolve_module_specifier
from modviz.spec.ports import Refused
from modviz.trace.entries import ParsedModule, RequestedModule
from modviz.trace.events import (
    FetchFailed,
    FetchFinished,
    FetchStarted,
    ModuleMapHit,
    ModuleParsed,
    ModuleRequested,
    ParseFailed,
)
from modviz.trace.recorder import Recorder
from modviz.trace.world import GuestError

Finish = Callable[[str | GuestError], None]
ParseModule = Callable[[str, str, str], ParsedModule]
"""Parses a module: name, URL, source text -> what was found; raises `Refused` for a syntax error."""


@dataclass
class _Fetch:
    """A fetch under way, and who waits for it, with the place in their text that asks for it."""

    url: str
    name: str
    waiting: list[tuple[str | None, RequestedModule | None, Finish]] = field(default_factory=list)


class Page:
    """The host of a run: resolves specifiers, keeps the module map and fetches what is not in it yet.

    Parameters
    ----------
    recorder
        Through which the module map is written.
    files
        Where texts come from.
    names
        Gives modules their short names.
    parse_module
        The parser.
    modules
        How many modules the map may hold.
    """

    def __init__(
        self,
        recorder: Recorder,
        files: Files,
        names: Names,
        parse_module: ParseModule,
        modules: int,
    ) -> None:
        self._recorder = recorder
        self._files = files
        self._names = names
        self._parse_module = parse_module
        self._most_modules = modules
        self._fetches: dict[str, _Fetch] = {}
        self._queue: deque[_Fetch] = deque()

    def load_imported_module(
        self, referrer: str, requested: RequestedModule, finish: Finish
    ) -> None:
        """HostLoadImportedModule for a module of this page."""
        specifier = requested.request.specifier
        position = requested.position
        try:
            if requested.request.attributes:
                raise _unsupported_attribute(requested)
            base_url = self._recorder.world.modules[referrer].url
            url = resolve_module_specifier(specifier, base_url)
        except Refused as refusal:
            finish(
                GuestError(
                    refusal.name, refusal.message, "resolve", referrer, position.line, position.column
                )
            )
            return
        name = self._names.name(url)
        self._recorder.emit(
            ModuleRequested(referrer, specifier, name, url, position.line, position.column)
        )
        self.fetch_single_module_script(url, referrer, requested, finish)

    def fetch_single_module_script(
        self, url: str, referrer: str | None, requested: RequestedModule | None, finish: Finish
    ) -> None:
        """Answer from the module map, or fetch; `finish` is called with the module's name or the error."""
        world = self._recorder.world
        name = self._names.name(url)
        entry = world.module_map.get(url)
        if entry is None:
            self._recorder.emit(FetchStarted(name, url, referrer))
            fetch = _Fetch(url, name)
            self._fetches[url] = fetch
            self._queue.append(fetch)
        elif referrer is not None:
            self._recorder.emit(ModuleMapHit(name, url, referrer))
        if entry is not None and entry.state == "parsed":
            finish(name)
        elif entry is not None and entry.state == "failed":
            assert entry.error is not None
            finish(_as_seen_by(entry.error, referrer, requested))
        else:
            self._fetches[url].waiting.append((referrer, requested, finish))

    @property
    def pending(self) -> int:
        """How many fetches are under way."""
        return len(self._queue)

    def run_next_fetch(self) -> None:
        """Let the oldest fetch answer: its text arrives and is parsed, and those who wait for it go on."""
        fetch = self._queue.popleft()
        del self._fetches[fetch.url]
        result = self._create_module_script(fetch)
        for referrer, requested, finish in fetch.waiting:
            finish(
                result if isinstance(result, str) else _as_seen_by(result, referrer, requested)
            )

    def _create_module_script(self, fetch: _Fetch) -> str | GuestError:
        if len(self._recorder.world.modules) >= self._most_modules:
            return GuestError(
                "RangeError",
                f"The graph has more than {self._most_modules:,} modules, which is the limit of this run",
                "limit",
            )
        try:
            source_text = self._fetch_text(fetch.url)
        except Unreadable as failure:
            message = f"Failed to fetch module '{fetch.url}': {failure}"
            error = GuestError("TypeError", message, "fetch")
            self._recorder.emit(FetchFailed(fetch.name, fetch.url, error))
            return error
        self._recorder.emit(FetchFinished(fetch.name, fetch.url, source_text))
        try:
            parsed = self._parse_module(fetch.name, fetch.url, source_text)
        except Refused as refusal:
            error = GuestError(
                refusal.name, refusal.message, "parse", fetch.name, refusal.line, refusal.column
            )
            self._recorder.emit(ParseFailed(fetch.name, fetch.url, error))
            return error
        self._recorder.emit(ModuleParsed(fetch.name, fetch.url, parsed))
        return fetch.name

    def _fetch_text(self, url: str) -> str:
        scheme = url.partition(":")[0]
        if scheme == "data":
            return fetch_data_url(url)
        try:
            return self._files.fetch(url)
        except Unreadable:
            if scheme == "file":
                raise
            raise Unreadable(f"only file: and data: URLs can be loaded here, not '{scheme}:'") from None


def _as_seen_by(
    error: GuestError, referrer: str | None, requested: RequestedModule | None
) -> GuestError:
    """A failed fetch has its place in the text that asked for it; a syntax error has one of its own."""
    if error.module is not None or referrer is None or requested is None:
        return error
    position = requested.position
    return GuestError(
        error.name, error.message, error.phase, referrer, position.line, position.column
    )


def _unsupported_attribute(requested: RequestedModule) -> Refused:
    key, value = requested.request.attributes[0]
    return Refused("TypeError", f"Import attribute '{key}' with value '{value}' is not supported yet")
