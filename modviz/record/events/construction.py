"""The events of construction: specifiers are resolved, files fetched, texts parsed into module records."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.entries import ModuleRequest, ParsedModule
from modviz.record.events.base import Event, Subject, clock_words, listed
from modviz.record.events.run import error_place
from modviz.record.world import USUAL_LATENCY, GuestError, MapEntry, Module, Place, World


class ModuleRequested(Event, frozen=True):
    """A module asks for another one, and its specifier was resolved to a URL."""

    cites: ClassVar[Clause] = citation.RESOLVE_MODULE_SPECIFIER
    beat: ClassVar[bool] = False
    sign = ("→", "dim")
    front = ("graph",)
    module: str
    specifier: str
    requested: str
    url: str
    line: int
    column: int

    @property
    def narration(self) -> str:
        return f"{self.module} asks for {self.specifier!r}. Seen from {self.module}, that is {self.requested}."

    @property
    def place(self) -> Place | None:
        return Place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class FetchStarted(Event, frozen=True):
    """A URL goes into the module map, marked as fetching, and its file is asked for."""

    cites: ClassVar[Clause] = citation.FETCH_SINGLE_MODULE_SCRIPT
    sign = ("↓", "status-fetching")
    front = ("graph", "module_map")
    landmarks = ("module",)
    module: str
    url: str
    asked_by: str | None
    failure: GuestError | None = None
    """The error of an earlier fetch of this URL, which the module map did not keep."""
    latency: float = USUAL_LATENCY

    def apply(self, world: World) -> None:
        asked_by = [] if self.asked_by is None else [self.asked_by]
        due = world.shared.clock + self.latency
        if self.failure is None:
            world.module_map[self.url] = MapEntry(self.url, self.module, "fetching", asked_by, due=due)
        else:
            entry = world.module_map[self.url]
            entry.state = "fetching"
            entry.error = None
            entry.due = due
            entry.asked_by.extend(asked_by)

    @property
    def narration(self) -> str:
        span = "" if self.latency == USUAL_LATENCY else f", which takes {self.latency:g} ms"
        if self.failure is not None:
            return (
                f"{self.module} could not be fetched before. The module map does not keep such failures, so it is"
                f" fetched again{span}."
            )
        return f"{self.module} is not in the module map yet{self.rule}. It is fetched{span}."

    @property
    def rule(self) -> str:
        return ", and gets an entry there that is marked 'fetching'"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url),)


class ModuleMapHit(Event, frozen=True):
    """A URL that is asked for is in the module map already, so nothing is fetched."""

    cites: ClassVar[Clause] = citation.FETCH_SINGLE_MODULE_SCRIPT
    sign = ("=", "status-parsed")
    front = ("graph", "module_map")
    module: str
    url: str
    asked_by: str

    def apply(self, world: World) -> None:
        world.module_map[self.url].asked_by.append(self.asked_by)

    @property
    def narration(self) -> str:
        return f"{self.asked_by} asks for {self.module} too. Its URL is in the module map already{self.rule}."

    @property
    def rule(self) -> str:
        return ", so it is not fetched again: everyone shares one module"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url),)


class FetchFinished(Event, frozen=True):
    """The text of a module arrived; of one that is no text, its bytes as hexadecimal numbers."""

    cites: ClassVar[Clause] = citation.FETCH_SINGLE_MODULE_SCRIPT
    beat: ClassVar[bool] = False
    sign = ("↧", "status-fetching")
    front = ("graph", "module_map")
    module: str
    url: str
    source_text: str
    is_text: bool = True

    def apply(self, world: World) -> None:
        world.module_map[self.url].source_text = self.source_text

    @property
    def narration(self) -> str:
        if not self.is_text:
            count = len(self.source_text.split())
            return f"The bytes of {self.module} arrived: {count:,} byte{'s' * (count != 1)}."
        lines = self.source_text.count("\n") + (not self.source_text.endswith("\n"))
        return f"The text of {self.module} arrived: {lines:,} line{'s' * (lines != 1)}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url),)


class FetchFailed(Event, frozen=True):
    """A file could not be fetched."""

    cites: ClassVar[Clause] = citation.FETCH_SINGLE_MODULE_SCRIPT
    sign = ("✗", "error")
    front = ("graph", "module_map")
    landmarks = ("error",)
    module: str
    url: str
    error: GuestError

    def apply(self, world: World) -> None:
        entry = world.module_map[self.url]
        entry.state = "failed"
        entry.error = self.error

    @property
    def narration(self) -> str:
        return f"{self.module} could not be fetched: {self.error.message}"

    def telling(self, world: World) -> str:
        return f"{clock_words(world)}{self.narration}"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url),)


_TELLING = 60
"""Characters of a text that two files of one name, in different folders, do not have by chance."""


def _path(url: str) -> list[str]:
    """The parts of `url` without its query, whatever the case of its letters."""
    return url.partition("?")[0].partition("#")[0].lower().split("/")


class ModuleParsed(Event, frozen=True):
    """The text was parsed into a module record, which goes into the module map."""

    cites: ClassVar[Clause] = citation.PARSE_MODULE
    sign = ("¶", "status-parsed")
    front = ("graph", "module_map")
    module: str
    url: str
    parsed: ParsedModule
    is_synthetic: bool = False
    kind: str = "javascript"
    """The module type; a record of version 1 does not tell it."""
    came_from: str = ""
    """The URL that the text came from, where that is another one after a redirect."""

    def apply(self, world: World) -> None:
        module = Module(self.module, self.url, self.parsed, world.realm, self.kind, is_synthetic=self.is_synthetic)
        module.base_url = self.came_from
        world.modules[self.module] = module
        world.module_map[self.url].state = "parsed"

    @property
    def clause(self) -> Clause:
        return citation.CREATE_DEFAULT_EXPORT_SYNTHETIC_MODULE if self.is_synthetic else self.cites

    @property
    def narration(self) -> str:
        if self.is_synthetic:
            return f"{self.module} is no code: it becomes a synthetic module record, whose default export is its value."
        requests = [requested.request.specifier for requested in self.parsed.requested_modules]
        exports = [
            entry.export_name
            for entry in (*self.parsed.local_export_entries, *self.parsed.indirect_export_entries)
            if entry.export_name is not None
        ]
        asks = f"it asks for {listed(requests)}" if requests else "it asks for no other module"
        gives = f"it exports {listed(exports)}" if exports else "it exports no names of its own"
        stars = len(self.parsed.star_export_entries)
        if stars:
            gives += f" and everything from {_counted(stars, 'other module')}"
        return f"{self.module} is parsed{self.rule}: {asks}, and {gives}."

    @property
    def rule(self) -> str:
        return " into a module record"

    def telling(self, world: World) -> str:
        return f"{clock_words(world, f', and {self.module} has arrived')}{self.narration}{self._twin(world)}"

    def _twin(self, world: World) -> str:
        """Another sentence where the same file is a module already, by a query, a link, or the case of letters."""
        text = world.module_map[self.url].source_text or ""
        for url, entry in world.module_map.items():
            if url == self.url or entry.source_text != text or entry.module not in world.modules:
                continue
            is_same_name = _path(url) == _path(self.url)
            if is_same_name or (len(text) >= _TELLING and _path(url)[-1] == _path(self.url)[-1]):
                return (
                    f" Its text is that of {entry.module}; under another URL it is another module, with its own boxes."
                )
        return ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url), ("module", self.module))


class ParseFailed(Event, frozen=True):
    """The text is not a module, or not the JSON that was asked for: it has a syntax error."""

    cites: ClassVar[Clause] = citation.PARSE_MODULE
    sign = ("✗", "error")
    front = ("source", "module_map")
    landmarks = ("error",)
    module: str
    url: str
    error: GuestError
    is_json: bool = False

    def apply(self, world: World) -> None:
        entry = world.module_map[self.url]
        entry.state = "failed"
        entry.error = self.error

    @property
    def clause(self) -> Clause:
        return citation.PARSE_JSON_MODULE if self.is_json else self.cites

    @property
    def narration(self) -> str:
        return (
            f"{self.error.place} cannot be parsed. {self.error.name}: {self.error.message}."
            " No module record can be made, so nothing of this graph will run."
        )

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url),)


class ModuleLoaded(Event, frozen=True):
    """A request of a module has its answer: the record goes into the module's [[LoadedModules]]."""

    cites: ClassVar[Clause] = citation.FINISH_LOADING_IMPORTED_MODULE
    beat: ClassVar[bool] = False
    sign = ("→", "dim")
    front = ("graph",)
    module: str
    request: ModuleRequest
    loaded: str

    def apply(self, world: World) -> None:
        world.modules[self.module].loaded_modules[self.request] = self.loaded

    @property
    def narration(self) -> str:
        return f"{self.module} now knows which module {self.request.specifier!r} is: {self.loaded}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("edge", self.module, self.loaded),)


class LoadFailed(Event, frozen=True):
    """Loading the graph failed; the phases after it do not happen."""

    cites: ClassVar[Clause] = citation.CONTINUE_MODULE_LOADING
    sign = ("✗", "error")
    front = ("graph", "module_map")
    landmarks = ("error",)
    error: GuestError

    def apply(self, world: World) -> None:
        world.error = self.error

    @property
    def narration(self) -> str:
        if self.error.is_lack:
            return (
                f"Construction ends here: {self.error.message}. What could be loaded is there, but no module of the"
                " graph is linked or run."
            )
        return (
            f"Construction fails: {self.error.name}: {self.error.message}"
            f"{'' if self.error.message.endswith('.') else '.'}"
            " One module that cannot be loaded is enough: no module of the graph is linked or run."
        )

    @property
    def module_name(self) -> str | None:
        return self.error.module

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("outcome",),)


class GraphLoaded(Event, frozen=True):
    """Every module that the entry needs is loaded: they all become unlinked."""

    cites: ClassVar[Clause] = citation.INNER_MODULE_LOADING
    sign = ("○", "status-unlinked")
    front = ("graph", "module_map")
    modules: tuple[str, ...]
    is_first: bool = True

    @property
    def is_beat(self) -> bool:
        # That of an import() is told when its job runs (`ImportLoaded`).
        return self.is_first

    def apply(self, world: World) -> None:
        for name in self.modules:
            world.modules[name].status = "unlinked"

    @property
    def narration(self) -> str:
        if not self.is_first:
            what = "It is" if len(self.modules) == 1 else "They are"
            return (
                f"The graph of the import() is here. New in it: {listed(list(self.modules))}. {what} unlinked; the"
                " others were here before."
            )
        return (
            f"The whole graph is here: {_counted(len(self.modules), 'module')}, each loaded once. They are"
            " unlinked: their imports point nowhere yet."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return tuple(("module", name) for name in self.modules)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
