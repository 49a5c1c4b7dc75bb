"""The events of CommonJS: what is required, found and run, how exports fill, and what is copied of them."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.entries import Declaration, ExportEntry, ParsedModule, Position
from modviz.record.events.base import Event, Subject, known_place, listed
from modviz.record.events.run import error_place
from modviz.record.events.searching import places_without
from modviz.record.values import UNDEFINED, Value
from modviz.record.words import CacheState
from modviz.record.world import (
    Binding,
    CachedModule,
    ExportsCard,
    GuestError,
    MapEntry,
    Module,
    PathSearch,
    Place,
    RequireCall,
    World,
)

WHOLE = "module.exports"
"""The binding that the default import of a CommonJS module points to."""

_NOTHING_YET = ParsedModule((), (), (), (), (), (), (), has_tla=False)


def copy_name(export_name: str) -> str:
    """The name of the binding that holds the copy of a property of `module.exports`."""
    return f"exports.{export_name}"


class RequireCalled(Event, frozen=True):
    """Code calls `require`, or `require.resolve` if it `is_lookup`.

    `module` is that of the code.  It is None where Node itself does: for the entry, or for what an ES module imports.
    """

    cites: ClassVar[Clause] = citation.REQUIRE
    sign = ("▸", "status-fetching")
    front = ("source", "stack")
    landmarks = ("module",)
    number: int
    module: str | None
    specifier: str
    line: int | None
    column: int | None
    is_lookup: bool = False
    is_entry: bool = False

    def apply(self, world: World) -> None:
        world.requires[self.number] = RequireCall(
            self.number, self.module, self.specifier, self.line, world.place, is_lookup=self.is_lookup
        )
        world.require_stack.append(self.number)

    @property
    def narration(self) -> str:
        if self.is_entry:
            return "Node loads the entry as a CommonJS module: it is found, read and run in one go."
        if self.module is None:
            return "Node loads it as if it were required: it is found, read and run in one go."
        if self.is_lookup:
            return f"{self.module} asks which file {self.specifier!r} means. Nothing is read or run for that."
        return (
            f"{self.module} calls require({self.specifier!r}), and stands still in the middle of its line{self.rule}."
        )

    @property
    def rule(self) -> str:
        return "" if self.is_lookup else " until that is found, read and run"

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("stack",),)


class RequireResolved(Event, frozen=True):
    """The search for what is required has ended: at the file, ES module or built-in module `target`.

    `tried` are the paths of the search, each with what was there, in order.
    """

    cites: ClassVar[Clause] = citation.REQUIRE_ALGORITHM
    sign = ("→", "status-fetching")
    front = ("graph", "stack", "search_path")
    number: int
    module: str | None
    specifier: str
    target: str
    url: str
    tried: tuple[tuple[str, str], ...] = ()
    is_over: bool = False
    """Whether that is all there is to do: for `require.resolve`, and for a built-in module."""

    def apply(self, world: World) -> None:
        call = world.requires[self.number]
        world.requires[self.number] = replace(call, target=self.target, stage="read")
        world.search = PathSearch(self.module, self.specifier, self.tried, self.target)
        if self.is_over:
            _end_call(world, self.number, "done")

    @property
    def own_front(self) -> tuple[str, ...]:
        return self.front if len(self.tried) > 1 else self.front[:-1]

    @property
    def narration(self) -> str:
        missing = places_without(self.tried)
        looked = ""
        if missing:
            looked = f" {listed(missing, 3)} {'is' if len(missing) == 1 else 'are'} not there; this one is."
        return f"Found: {self.specifier!r} is {self.target}.{looked}"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        edge = () if self.module is None else (("edge", self.module, self.target),)
        return (*edge, ("search",))


class RequireFailed(Event, frozen=True):
    """What is required is not there, or cannot be read as a module: `require` throws."""

    cites: ClassVar[Clause] = citation.REQUIRE_ALGORITHM
    sign = ("✗", "error")
    front = ("source", "stack", "search_path")
    landmarks = ("error",)
    number: int
    module: str | None
    specifier: str
    error: GuestError
    tried: tuple[tuple[str, str], ...] = ()
    resumed: Place | None = None

    def apply(self, world: World) -> None:
        if self.tried:
            world.search = PathSearch(self.module, self.specifier, self.tried, None)
        _end_call(world, self.number, "failed")
        world.place = self.resumed

    @property
    def own_front(self) -> tuple[str, ...]:
        return self.front if self.tried else self.front[:-1]

    @property
    def narration(self) -> str:
        who = self.module or "Node"
        looked = ""
        if self.tried:
            looked = f" It looked at {listed([path for path, _ in self.tried], 4)}."
        return f"require({self.specifier!r}) of {who} throws: {self.error.message.partition(chr(10))[0]}{looked}"

    @property
    def place(self) -> Place | None:
        return self.resumed or error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("stack",),)


class RequireCacheHit(Event, frozen=True):
    """What is required is in `require.cache` already: nothing runs, also where it has not run to its end."""

    cites: ClassVar[Clause] = citation.REQUIRE_CACHE
    sign = ("=", "status-parsed")
    front = ("graph", "memory")
    landmarks = ("cycle",)
    number: int
    module: str | None
    target: str
    is_loaded: bool

    def apply(self, world: World) -> None:
        _end_call(world, self.number, "done")
        if not self.is_loaded and self.module is not None:
            world.require_cycles[(self.module, self.target)] = None

    @property
    def own_sign(self) -> tuple[str, str]:
        return self.sign if self.is_loaded else ("↺", "cycle")

    @property
    def own_landmarks(self) -> tuple[str, ...]:
        return () if self.is_loaded else self.landmarks

    @property
    def clause(self) -> Clause:
        return self.cites if self.is_loaded else citation.REQUIRE_CYCLES

    @property
    def narration(self) -> str:
        who = self.module or "The program"
        if self.is_loaded:
            return f"{self.target} has run before. {who} gets the same module.exports from require.cache{self.rule}."
        return (
            f"A cycle: {self.target} is still running, further down on the stack. {who} does not wait for it and gets"
            " its module.exports as it is now, half filled."
        )

    @property
    def rule(self) -> str:
        return ", and nothing runs again" if self.is_loaded else ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        edge = () if self.module is None else (("edge", self.module, self.target),)
        return (("module", self.target), *edge)


class RequireCacheChanged(Event, frozen=True):
    """`require.cache` has an entry for the file `module`, or a loaded one, or has it no more.

    That is Node's own doing, unless code has done it: `is_by_program`, with the place where it stands, if that is
    known.  `number` counts the entries as they come in.
    """

    cites: ClassVar[Clause] = citation.REQUIRE_CACHE_OBJECT
    sign = ("▪", "status-parsed")
    front = ("require_cache", "stack")
    module: str
    state: CacheState
    was: CacheState
    number: int
    is_by_program: bool = False
    by: str | None = None
    line: int | None = None

    @property
    def is_beat(self) -> bool:
        return self.is_by_program

    @property
    def own_front(self) -> tuple[str, ...]:
        return self.front if self.is_by_program else self.front[1:]

    def apply(self, world: World) -> None:
        world.require_cache[self.module] = CachedModule(self.state, self.number, self.by, self.line)

    @property
    def narration(self) -> str:
        if not self.is_by_program:
            return {
                "loading": f"{self.module} is in require.cache before it runs: a cycle finds it there.",
                "loaded": f"{self.module} is loaded: in require.cache it says so.",
                "gone": f"{self.module} is no longer in require.cache.",
            }[self.state]
        who = self.by or "The program"
        if self.state == "gone":
            return f"{who} takes {self.module} out of require.cache: the next require finds, reads and runs it again."
        what = "an entry" if self.was == "gone" else "another entry"
        counts = "" if self.state == "loaded" else ", which counts as still loading"
        rule = "require gives its exports, and runs nothing"
        return f"{who} puts {what} for {self.module} into require.cache{counts}: {rule}."

    @property
    def place(self) -> Place | None:
        return known_place(self.by, self.line)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("cached", self.module),)


class FileRead(Event, frozen=True):
    """The text of a file was read, and it is known what it is: a CommonJS module, JSON, or (`kind`) an ES module.

    `reason` says what tells that, in a few words.
    """

    cites: ClassVar[Clause] = citation.MODULE_KINDS
    sign = ("↧", "status-fetching")
    front = ("graph", "module_map")
    module: str
    url: str
    source_text: str
    kind: str
    reason: str = ""

    def apply(self, world: World) -> None:
        entry = world.module_map.get(self.url)
        if entry is not None and entry.state == "parsed":
            return
        world.module_map[self.url] = MapEntry(self.url, self.module, "parsed", source_text=self.source_text)
        world.modules[self.module] = Module(
            self.module, self.url, _NOTHING_YET, world.realm, self.kind, is_synthetic=True, status="unlinked"
        )

    @property
    def narration(self) -> str:
        if self.kind == "builtin":
            return f"{self.module} is built into Node: there is no file to read."
        kind = {"commonjs": "a CommonJS module", "json": "JSON"}[self.kind]
        why = f": {self.reason}" if self.reason else ""
        return f"{self.module} is read. It is {kind}{why}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("map", self.url), ("module", self.module))


class CommonJSParsed(Event, frozen=True):
    """The text of a CommonJS module was parsed, as the body of a function."""

    cites: ClassVar[Clause] = citation.MODULE_WRAPPER
    beat: ClassVar[bool] = False
    sign = ("¶", "status-parsed")
    front = ("graph",)
    module: str
    parsed: ParsedModule

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        copies = tuple(each for each in module.parsed.declarations if each.kind == "copy")
        module.parsed = replace(
            self.parsed,
            declarations=(*self.parsed.declarations, *copies),
            local_export_entries=module.parsed.local_export_entries,
        )
        for number in world.require_stack[-1:]:
            world.requires[number] = replace(world.requires[number], stage="run")

    @property
    def narration(self) -> str:
        return (
            f"{self.module} is parsed: Node makes a function of its text, with the parameters exports, require, module,"
            " __filename and __dirname."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class CommonJSStarted(Event, frozen=True):
    """The body of a CommonJS module starts to run; `is_again` if it has thrown before."""

    cites: ClassVar[Clause] = citation.MODULE_WRAPPER
    sign = ("▸", "module")
    front = ("source", "memory")
    landmarks = ("module",)
    module: str
    by: str | None
    is_again: bool = False

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        copies = {name: each for name, each in (module.bindings or {}).items() if each.kind == "copy"}
        own = {each.name: Binding(each.name, each.kind) for each in module.parsed.declarations if each.kind != "copy"}
        module.bindings = {**own, **copies}
        module.cards = ()
        module.status = "evaluating"
        module.body = "running"
        world.place = None

    @property
    def narration(self) -> str:
        if self.is_again:
            return f"{self.module} threw last time, so it was not kept: its code runs again, from the start."
        if self.by is None:
            return f"{self.module} runs."
        return f"{self.module} runs, in the middle of a line of {self.by}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("stack",))


class CommonJSEnded(Event, frozen=True):
    """The body of a CommonJS module has run to its end: `require` returns what `module.exports` is now."""

    cites: ClassVar[Clause] = citation.REQUIRE_CACHE
    sign = ("●", "status-evaluated")
    front = ("source", "memory")
    module: str
    exports: Value
    resumed: Place | None

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.status = "evaluated"
        module.body = "finished"
        *before, card = module.cards
        module.cards = (*before, replace(card, value=self.exports))
        world.place = self.resumed
        _end_call_for(world, self.module, "done")

    @property
    def narration(self) -> str:
        back = f" {self.resumed.module} goes on in line {self.resumed.line}." if self.resumed is not None else ""
        return (
            f"{self.module} has run to its end, and gives {self.exports.preview}. It stays in require.cache and does"
            f" not run again.{back}"
        )

    @property
    def place(self) -> Place | None:
        return self.resumed

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("stack",))


class CommonJSThrew(Event, frozen=True):
    """The body of a CommonJS module threw: it leaves `require.cache`, and the error goes to who required it."""

    cites: ClassVar[Clause] = citation.REQUIRE_CACHE
    sign = ("✗", "error")
    front = ("source", "console")
    landmarks = ("error",)
    module: str
    error: GuestError
    resumed: Place | None

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.status = "evaluated"
        module.body = "threw"
        world.place = self.resumed
        _end_call_for(world, self.module, "failed")

    @property
    def narration(self) -> str:
        where = f" at {self.error.place}" if self.error.place else ""
        return (
            f"{self.module} throws{where}: {self.error.name}: {self.error.message.partition(chr(10))[0]}. It is taken"
            " out of require.cache, so the next require runs it again."
        )

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("stack",))


class ExportsReplaced(Event, frozen=True):
    """`module.exports` is `new`; `old` is None at the start, when Node makes the first object."""

    cites: ClassVar[Clause] = citation.MODULE_EXPORTS
    sign = ("✱", "value")
    front = ("memory", "source")
    module: str
    old: Value | None
    new: Value

    @property
    def is_beat(self) -> bool:
        return self.old is not None

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.cards = (*module.cards, ExportsCard(self.new))

    @property
    def narration(self) -> str:
        if self.old is None:
            return f"{self.module} gets an empty object: exports and module.exports are two names of it."
        return (
            f"{self.module} puts {self.new.preview} in the place of its exports. Who asked before keeps the old object;"
            " the name exports still means that, too."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("exports", self.module),)


class ExportsWritten(Event, frozen=True):
    """A property of `module.exports` has another value."""

    cites: ClassVar[Clause] = citation.EXPORTS_SHORTCUT
    sign = ("✱", "value")
    front = ("memory", "source")
    module: str
    name: str
    old: Value | None
    new: Value
    line: int | None

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        *before, card = module.cards
        properties = dict(card.properties)
        properties[self.name] = (self.new, self.line)
        module.cards = (*before, ExportsCard(card.value, tuple(properties.items())))

    @property
    def narration(self) -> str:
        was = f"; it was {self.old.preview}" if self.old is not None else ""
        return f"module.exports of {self.module} has {self.name}: {self.new.preview}{was}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("exports", self.module),)


class NamesDetected(Event, frozen=True):
    """An ES module imports a CommonJS module: its text is searched for names that it may export; nothing runs."""

    cites: ClassVar[Clause] = citation.DETECTED_NAMES
    sign = ("○", "status-unlinked")
    front = ("graph", "detected_names")
    module: str
    names: tuple[str, ...]

    @property
    def is_of_text(self) -> bool:
        """Whether they were detected in a text: modules that are built into Node have none."""
        return not self.module.startswith("node:")

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        start = Position(1, 1)
        # A module that is built into Node has no export of that name.
        names_of_whole = ("default", WHOLE) if self.is_of_text else ("default",)
        wholes = [ExportEntry(name, None, None, WHOLE, start) for name in names_of_whole]
        copies = [ExportEntry(name, None, None, copy_name(name), start) for name in self.names]
        declared = [Declaration(name, "copy", start) for name in (WHOLE, *map(copy_name, self.names))]
        module.parsed = replace(
            module.parsed,
            declarations=(*module.parsed.declarations, *declared),
            local_export_entries=(*wholes, *copies),
        )

    @property
    def narration(self) -> str:
        if not self.is_of_text:
            return (
                f"{self.module} exports the object it is as default, and its properties by name: {listed(self.names)}."
            )
        found = f"It finds {listed(self.names)}" if self.names else "It finds no name"
        return (
            f"An ES module imports {self.module}, which is CommonJS. Nothing of it runs yet: Node searches its text for"
            f" names that it seems to export. {found}; module.exports itself is the default."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class CopyingStarted(Event, frozen=True):
    """The evaluation of ES modules has come to one that is none: Node runs it now, unless it has run before."""

    cites: ClassVar[Clause] = citation.SYNTHETIC_EVALUATE
    beat: ClassVar[bool] = False
    sign = ("▸", "status-evaluating")
    front = ("graph", "stack")
    module: str

    def apply(self, world: World) -> None:
        world.modules[self.module].is_copying = True

    @property
    def narration(self) -> str:
        return (
            f"{self.module} comes next. Node runs it, unless it has run before, and then copies what ES modules may see"
            " of it."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class NamesCopied(Event, frozen=True):
    """What ES modules see of a CommonJS module gets its values, once: copies of the properties of `module.exports`."""

    cites: ClassVar[Clause] = citation.DETECTED_NAMES
    sign = ("◫", "status-evaluated")
    front = ("memory", "graph")
    module: str
    whole: Value
    values: tuple[tuple[str, Value], ...]

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        assert module.bindings is not None
        module.is_copying = False
        module.is_copied = True
        module.status = "evaluated"
        for name, value in ((WHOLE, self.whole), *((copy_name(name), value) for name, value in self.values)):
            module.bindings[name] = module.bindings[name].holding(value)

    @property
    def narration(self) -> str:
        empty = [name for name, value in self.values if value == UNDEFINED]
        lost = (
            f" {listed(empty)} {'was' if len(empty) == 1 else 'were'} detected in the text and not there."
            if empty
            else ""
        )
        if not self.values:
            return f"The default import of {self.module} is its module.exports: {self.whole.preview}."
        names = listed([name for name, _ in self.values])
        if self.module.startswith("node:"):
            return f"The names that {self.module} exports get their values: {names}."
        return (
            f"The names that ES modules import from {self.module} are copied now, once: {names}. Later changes of"
            f" module.exports do not reach them.{lost}"
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        names = (WHOLE, *(copy_name(name) for name, _ in self.values))
        return (("module", self.module), *(("box", self.module, name) for name in names))


class CopyingThrew(Event, frozen=True):
    """A CommonJS module that ES modules import threw; for them that is so for ever."""

    cites: ClassVar[Clause] = citation.DETECTED_NAMES
    beat: ClassVar[bool] = False
    sign = ("✗", "error")
    front = ("graph",)
    module: str
    error: GuestError

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.is_copying = False
        module.is_copied = True
        module.status = "evaluated"
        module.evaluation_error = self.error

    @property
    def narration(self) -> str:
        return (
            f"For ES modules {self.module} counts as evaluated, with this error: who imports it later gets the same"
            " one, and nothing runs again."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class JsonLoaded(Event, frozen=True):
    """A file with JSON was required: its value is `module.exports`."""

    cites: ClassVar[Clause] = citation.REQUIRE_ALGORITHM
    sign = ("●", "status-evaluated")
    front = ("memory", "source")
    module: str
    value: Value
    resumed: Place | None

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.status = "evaluated"
        module.cards = (ExportsCard(self.value),)
        world.place = self.resumed
        _end_call_for(world, self.module, "done")

    @property
    def narration(self) -> str:
        return f"{self.module} is JSON: nothing runs, its value is {self.value.preview}."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("exports", self.module))


class ModuleRequired(Event, frozen=True):
    """An ES module is required: its graph goes through all three phases now, in the middle of a line."""

    cites: ClassVar[Clause] = citation.REQUIRE_ESM
    sign = ("▸", "status-evaluating")
    front = ("graph", "stack")
    landmarks = ("module",)
    module: str
    by: str | None

    @property
    def narration(self) -> str:
        return (
            f"{self.module} is an ES module. {self.by or 'The program'} waits in the middle of its line, while the"
            " graph of it is loaded, linked and evaluated; no job runs in between, so nothing in it may await."
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class ModuleRequireEnded(Event, frozen=True):
    """The ES module that was required is evaluated, and `require` gives its namespace object, or throws `error`."""

    cites: ClassVar[Clause] = citation.REQUIRE_ESM
    sign = ("●", "status-evaluated")
    front = ("source", "memory")
    landmarks = ("error",)
    module: str
    by: str | None
    error: GuestError | None
    resumed: Place | None

    def apply(self, world: World) -> None:
        world.place = self.resumed
        _end_call_for(world, self.module, "done" if self.error is None else "failed")

    @property
    def own_sign(self) -> tuple[str, str]:
        return self.sign if self.error is None else ("✗", "error")

    @property
    def own_landmarks(self) -> tuple[str, ...]:
        return () if self.error is None else self.landmarks

    @property
    def narration(self) -> str:
        if self.error is None:
            return f"{self.module} is evaluated. {self.by or 'The program'} gets what it exports, and goes on."
        return f"require() of {self.module} throws: {self.error.message.partition(chr(10))[0]}"

    @property
    def place(self) -> Place | None:
        return self.resumed

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


def _end_call(world: World, number: int, stage: str) -> None:
    """A call of `require` is over, and so is what it has called and not ended."""
    world.requires[number] = replace(world.requires[number], stage=stage)
    if number in world.require_stack:
        del world.require_stack[world.require_stack.index(number) :]


def _end_call_for(world: World, target: str, stage: str) -> None:
    """The innermost call of `require` that waits for `target` is over."""
    for number in reversed(list(world.require_stack)):
        if world.requires[number].target == target:
            _end_call(world, number, stage)
            return
