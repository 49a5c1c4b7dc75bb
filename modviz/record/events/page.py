"""The events of a page: its parser stops and goes on, its script elements go through their states, it is told so."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field
from msgspec.structs import replace

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject, clock_words, known_place, listed
from modviz.record.events.construction import ModuleParsed
from modviz.record.values import Value
from modviz.record.world import (
    USUAL_LATENCY,
    GlobalName,
    GuestError,
    ImportMapState,
    Module,
    Place,
    ScriptElement,
    World,
)

_TURNS = {
    "at once": "It runs at once.",
    "blocking": "The parser waits until it has run.",
    "deferred": "It runs after the parser has come to the end, in the order of the text.",
    "async": "It runs as soon as it is there, whatever else is going on.",
    "ordered": "It runs when it is there and those inserted before it have run.",
    "never": "It is no script that runs.",
}
"""When a script element runs, in a sentence."""

_STATES = {
    "loading": "The parser has begun.",
    "interactive": "The parser is at the end: the whole document is there. What is deferred runs now.",
    "complete": "All that the page waits for has loaded.",
}


class PageOpened(Event, frozen=True):
    """The text of the page has arrived, and the parser starts."""

    cites: ClassVar[Clause] = citation.PARSE_HTML
    sign = ("▸", "phase")
    front = ("source", "graph")
    page: str
    url: str
    source_text: str

    def apply(self, world: World) -> None:
        world.texts[self.page] = self.source_text
        world.ready_state = "loading"

    @property
    def narration(self) -> str:
        return f"{self.page} has arrived. The parser reads it from the top, and stops where a script has to run first."

    @property
    def place(self) -> Place | None:
        return Place(self.page, 1)


class RequestSent(Event, frozen=True):
    """A request is sent before a script is prepared that needs its answer, by the parser's look ahead or a link."""

    cites: ClassVar[Clause] = citation.LOOK_AHEAD
    beat: ClassVar[bool] = False
    sign = ("↓", "status-fetching")
    front = ("waterfall",)
    name: str
    kind: str
    asked_by: str
    latency: float = USUAL_LATENCY

    @property
    def narration(self) -> str:
        return f"{self.name} is asked for ahead, by the {self.asked_by}; the answer takes {self.latency:g} ms."

    @property
    def module_name(self) -> str | None:
        return self.name


class ReadyStateChanged(Event, frozen=True):
    """The document is in another state: "interactive" once it is parsed, "complete" once all has loaded."""

    cites: ClassVar[Clause] = citation.THE_END
    sign = ("◆", "phase")
    front = ("console", "graph")
    landmarks = ("phase",)
    state: str

    def apply(self, world: World) -> None:
        world.ready_state = self.state

    @property
    def narration(self) -> str:
        return f"document.readyState is {self.state!r}. {_STATES[self.state]}"

    def telling(self, world: World) -> str:
        return f"{clock_words(world)}{self.narration}"


class ScriptPrepared(Event, frozen=True):
    """A script element is prepared: what kind it is and when it runs is settled."""

    cites: ClassVar[Clause] = citation.PREPARE_THE_SCRIPT_ELEMENT
    sign = ("◌", "module")
    front = ("graph", "source")
    element: int
    kind: str
    turn: str
    name: str
    src: str | None
    page: str
    line: int | None = None
    column: int | None = None

    def apply(self, world: World) -> None:
        state = "done" if self.turn == "never" else "waiting"
        world.scripts[self.element] = ScriptElement(
            self.element, self.kind, self.turn, self.name, self.src, state, self.line, self.column
        )

    @property
    def narration(self) -> str:
        what = _KINDS.get(self.kind, "an element of an unknown type")
        where = f" of line {self.line}" if self.line is not None else ", which a script has inserted,"
        source = f" {self.src}" if self.src is not None else " its own text"
        return f"The script element{where} is {what}; it takes{source}. {_TURNS[self.turn]}"

    @property
    def place(self) -> Place | None:
        return known_place(self.page, self.line, self.column)


class ScriptReady(Event, frozen=True):
    """The script of an element is there, with all that it needs; or there is none (`failed`)."""

    cites: ClassVar[Clause] = citation.MARK_AS_READY
    beat: ClassVar[bool] = False
    sign = ("◑", "module")
    front = ("graph",)
    element: int
    name: str
    failed: bool = False

    def apply(self, world: World) -> None:
        _set_state(world, self.element, "failed" if self.failed else "ready")

    @property
    def narration(self) -> str:
        if self.failed:
            return f"There is no script for {self.name}: it could not be fetched. Its element gets an error event."
        return f"{self.name} is ready to run."

    @property
    def module_name(self) -> str | None:
        return self.name


class ScriptElementStarted(Event, frozen=True):
    """The script of an element runs now."""

    cites: ClassVar[Clause] = citation.EXECUTE_THE_SCRIPT_ELEMENT
    sign = ("▸", "module")
    front = ("graph", "source")
    landmarks = ("module",)
    element: int
    name: str

    def apply(self, world: World) -> None:
        _set_state(world, self.element, "running")

    @property
    def narration(self) -> str:
        return f"It is the turn of {self.name}: its script element is executed."

    @property
    def module_name(self) -> str | None:
        return self.name


class GlobalsDeclared(Event, frozen=True):
    """A classic script declares names in the global environment: each as its name, its kind and its line."""

    cites: ClassVar[Clause] = citation.GLOBAL_DECLARATION_INSTANTIATION
    sign = ("□", "module")
    front = ("globals", "source")
    script: str
    names: tuple[tuple[str, str, int], ...]

    def apply(self, world: World) -> None:
        for name, kind, line in self.names:
            known = world.globals.get(name)
            if known is None or known.kind == "leak":
                value = None if known is None else known.value
                world.globals[name] = GlobalName(name, kind, self.script, line, value)
            else:
                world.globals[name] = replace(known, again=(*known.again, (self.script, line)))

    @property
    def narration(self) -> str:
        names = listed([name for name, _, _ in self.names])
        return f"{self.script} declares {names} in the one global environment that all scripts share."

    def telling(self, world: World) -> str:
        clashes = [name for name, _, _ in self.names if world.globals[name].again]
        if not clashes:
            return self.narration
        return f"{self.narration} A script before has declared {listed(clashes)}, and there is one room for all."

    @property
    def module_name(self) -> str | None:
        return self.script


class GlobalWritten(Event, frozen=True):
    """A global name has another value than before the script ran, or the task."""

    cites: ClassVar[Clause] = citation.SET_MUTABLE_BINDING
    beat: ClassVar[bool] = False
    sign = ("■", "module")
    front = ("globals",)
    name: str
    value: Value

    def apply(self, world: World) -> None:
        known = world.globals.get(self.name) or GlobalName(self.name, "leak")
        world.globals[self.name] = replace(known, value=self.value)

    @property
    def narration(self) -> str:
        return f"The global name {self.name} holds {self.value.preview} now."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("global", self.name),)


class ScriptElementDone(Event, frozen=True):
    """The script of an element has run; what it awaits may still be open."""

    cites: ClassVar[Clause] = citation.EXECUTE_THE_SCRIPT_ELEMENT
    beat: ClassVar[bool] = False
    sign = ("✓", "module")
    front = ("graph",)
    element: int
    name: str

    def apply(self, world: World) -> None:
        _set_state(world, self.element, "done")

    @property
    def narration(self) -> str:
        return f"{self.name} has had its turn."

    @property
    def module_name(self) -> str | None:
        return self.name


class InlineModuleParsed(ModuleParsed, frozen=True):
    """The text of a script element was parsed into a module record; it has no URL, so no module map has it."""

    def apply(self, world: World) -> None:
        world.modules[self.module] = Module(self.module, self.url, self.parsed, world.realm, self.kind)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)

    def _twin(self, world: World) -> str:
        """It is in no file, so in no other one."""
        return ""


class ScriptParseFailed(Event, frozen=True):
    """The text of a script element, or of a classic script, has a syntax error."""

    cites: ClassVar[Clause] = citation.CREATE_A_CLASSIC_SCRIPT
    sign = ("✗", "error")
    front = ("source", "console")
    landmarks = ("error",)
    script: str
    error: GuestError

    @property
    def narration(self) -> str:
        return f"{self.script} cannot be parsed: {self.error.message}. Nothing of it runs; the page goes on."

    @property
    def module_name(self) -> str | None:
        return self.script

    @property
    def place(self) -> Place | None:
        return known_place(self.error.module, self.error.line, self.error.column)


class ScriptFetchStarted(Event, frozen=True):
    """The file of a classic script is asked for; there is no map of those, each element asks for itself."""

    cites: ClassVar[Clause] = citation.FETCH_CLASSIC_SCRIPT
    sign = ("↓", "status-fetching")
    front = ("graph", "source")
    element: int
    script: str
    url: str
    latency: float = USUAL_LATENCY

    def apply(self, world: World) -> None:
        _set_state(world, self.element, "fetching")

    @property
    def narration(self) -> str:
        span = "" if self.latency == USUAL_LATENCY else f", which takes {self.latency:g} ms"
        return f"{self.script} is fetched{span}."

    @property
    def module_name(self) -> str | None:
        return self.script


class ScriptFetched(Event, frozen=True):
    """The text of a classic script arrived."""

    cites: ClassVar[Clause] = citation.FETCH_CLASSIC_SCRIPT
    beat: ClassVar[bool] = False
    sign = ("↧", "status-fetching")
    front = ("graph", "source")
    script: str
    source_text: str

    def apply(self, world: World) -> None:
        world.texts[self.script] = self.source_text

    @property
    def narration(self) -> str:
        return f"The text of {self.script} arrived."

    @property
    def module_name(self) -> str | None:
        return self.script


class ScriptFetchFailed(Event, frozen=True):
    """The file of a classic script could not be had."""

    cites: ClassVar[Clause] = citation.FETCH_CLASSIC_SCRIPT
    sign = ("✗", "error")
    front = ("graph", "source")
    landmarks = ("error",)
    script: str
    error: GuestError

    @property
    def narration(self) -> str:
        return f"{self.script} could not be fetched: {self.error.message}"

    @property
    def module_name(self) -> str | None:
        return self.script


class EventFired(Event, frozen=True):
    """The page fires an event: at an element, the document or the window."""

    cites: ClassVar[Clause] = citation.FIRE_AN_EVENT
    beat: ClassVar[bool] = False
    sign = ("·", "dim")
    front = ("console",)
    type: str
    target: str

    @property
    def narration(self) -> str:
        return f"The event {self.type} is fired at {self.target}. Whoever listens runs now."

    def telling(self, world: World) -> str:
        return f"{clock_words(world)}{self.narration}"


class DocumentWritten(Event, frozen=True):
    """A script wrote into the text that the parser reads; `ignored` says why that was not done."""

    cites: ClassVar[Clause] = citation.DOCUMENT_WRITE
    sign = ("✎", "module")
    front = ("source", "console")
    text: str
    ignored: str = ""

    @property
    def narration(self) -> str:
        if self.ignored:
            return f"document.write() does nothing: {self.ignored}."
        return "document.write() puts text in front of what the parser has not read yet; it reads that at once."


class ImportMapRegistered(Event, frozen=True):
    """An import map joins those before it; these tables are what all of them say together."""

    cites: ClassVar[Clause] = citation.REGISTER_AN_IMPORT_MAP
    sign = ("⇢", "module")
    front = ("import_map", "source")
    name: str
    imports: dict[str, str | None]
    scopes: dict[str, dict[str, str | None]]
    integrity: dict[str, str] = field(default_factory=dict)

    def apply(self, world: World) -> None:
        world.import_map = ImportMapState(self.imports, self.scopes, self.integrity)

    @property
    def narration(self) -> str:
        count = len(self.imports) + sum(map(len, self.scopes.values()))
        rules = f"{count:,} rule{'s' * (count != 1)}"
        return f"The import map of {self.name} is registered. There are {rules} now for what specifiers mean."

    @property
    def module_name(self) -> str | None:
        return self.name


class SpecifierMapped(Event, frozen=True):
    """A rule of the import map says what a specifier means: the one for `key`, in a scope if `scope` is not None."""

    cites: ClassVar[Clause] = citation.RESOLVE_MODULE_SPECIFIER
    beat: ClassVar[bool] = False
    sign = ("⇢", "module")
    front = ("import_map", "graph")
    specifier: str
    url: str
    key: str
    scope: str | None

    def apply(self, world: World) -> None:
        world.rule = (self.scope, self.key)

    @property
    def narration(self) -> str:
        where = "imports" if self.scope is None else f"the scope {self.scope}"
        return f"{self.specifier!r} is {self.url}: of all rules of the import map, {self.key!r} in {where} wins."


class BrowserMessage(Event, frozen=True):
    """What a browser itself says in its console, in its words, about something that a program cannot notice."""

    cites: ClassVar[Clause] = citation.REPORT_A_WARNING
    beat: ClassVar[bool] = False
    sign = ("!", "error")
    front = ("console",)
    level: str
    text: str

    @property
    def narration(self) -> str:
        return f"The browser says: {self.text}"


_KINDS = {"classic": "a classic script", "module": "a module script", "importmap": "an import map"}


def _set_state(world: World, element: int, state: str) -> None:
    known = world.scripts.get(element)
    if known is not None:
        world.scripts[element] = replace(known, state=state)
