"""What is, at one moment of a run: the modules, their boxes, the module map, the stack, the console.

A run has a `World` for each realm and one part that all realms share.  Plain mutable data that mirrors the slots of the
specification; only events write it (see `events`).  What a run has by the thousand are structures of msgspec: they take
a quarter of the time of dataclasses to make, and less to copy.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import structs

from modviz.record.entries import ModuleRequest, ParsedModule
from modviz.record.failures import About, Raised, RaisedByNode
from modviz.record.values import Value
from modviz.record.words import CacheState, ErrorPhase

PHASES = ("construct", "instantiate", "evaluate")
"""The three phases of a run, in order."""

USUAL_LATENCY = 10.0
"""Milliseconds of the virtual clock that a fetch takes, unless the run declares something else for it."""


FIRST_REALM = "main"
"""The name of the realm that a run starts with; most runs have no other."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place in a module's text: line and column from 1.

    `end_line` is the last line that belongs to it, and `end_column` the column after the last character there.
    """

    module: str
    line: int
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None


class GuestError(msgspec.Struct, frozen=True, gc=False):
    """What went wrong in the guest's modules.

    `phase` is "resolve", "fetch", "parse", "link", "evaluate" or "limit".  `module` is the name of the module
    it happened in; `line` and `column` count from 1, and are None where there is no place to point at.  `handle` names
    the thrown value inside the realm, if code threw it.  `about` is what happened, as data, where modviz knows it.
    `own_code` is the property `code` of the error itself, such as Node's errors have.
    """

    name: str
    message: str
    phase: ErrorPhase
    module: str | None = None
    line: int | None = None
    column: int | None = None
    handle: int | None = None
    about: About | None = None
    own_code: str | None = msgspec.field(default=None, name="code")

    @classmethod
    def raised(
        cls, about: Raised, module: str | None = None, line: int | None = None, column: int | None = None
    ) -> GuestError:
        """The error that modviz raises for `about`, at a place in `module`."""
        own_code = about.error_code if isinstance(about, RaisedByNode) else None
        return cls(about.name, about.message, about.phase, module, line, column, about=about, own_code=own_code)

    @property
    def code(self) -> str:
        """The error's own code, or the kind of what happened, such as "dead-zone" (`modviz.record.failures`), or ""."""
        return self.own_code or ("" if self.about is None else self.about.code)

    @property
    def is_lack(self) -> bool:
        """Whether modviz lacks what was asked for: no fault of the program."""
        return self.about is not None and self.about.is_lack

    @property
    def words(self) -> str:
        """The error as it is told: its name, a code of Node's, and the message; that alone where modviz is meant."""
        if self.is_lack:
            return self.message
        code = f" [{self.own_code}]" if self.own_code is not None and self.own_code.startswith("ERR_") else ""
        return f"{self.name}{code}: {self.message}"

    @property
    def place(self) -> str:
        """The place as `module:line:column`, as far as it is known."""
        parts = [self.module, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class UncaughtError(GuestError, frozen=True, gc=False):
    """An error that nobody caught: of code that threw ("error"), or of a promise ("rejection"), in some realm."""

    kind: str = "error"
    realm: str = FIRST_REALM

    @classmethod
    def of(cls, error: GuestError, kind: str, realm: str) -> UncaughtError:
        """The same error, as one that nobody caught."""
        return cls(**structs.asdict(error), kind=kind, realm=realm)


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """How a run ended, and the error, if any.

    `status` is "fulfilled", "rejected", "pending", "exited" (the program ended itself, with `code`) or "stopped": by a
    limit, or where something was needed that modviz has not.  When it is pending, `waiting` are the modules that wait
    for a promise that is never settled, or for each other, and `reasons` says so in sentences.
    """

    status: str
    error: GuestError | None = None
    waiting: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    code: int | None = None


class ConsoleLine(msgspec.Struct, frozen=True, gc=False):
    """One console call: its level ("log", "error", ...), its text, where it was made, and in which realm."""

    level: str
    text: str
    module: str | None
    line: int | None
    realm: str = FIRST_REALM


class Binding(msgspec.Struct, frozen=True, gc=False):
    """One box, or one pointer to a box, and what is in it; another content makes another one.

    A binding of the module's own (`kind` "var", "let", "const", "class", "function" or "default") is a box:
    empty (`value` is None: the dead zone) or holding a value.  An import (`kind` "import") is a pointer to the box
    `target_binding` of `target_module`; an import of a namespace object (`kind` "namespace") points at a whole module,
    and `target_binding` is None.  So does `kind` "deferred-namespace", of `import defer`.
    """

    name: str
    kind: str
    export_names: tuple[str, ...] = ()
    value: Value | None = None
    target_module: str | None = None
    target_binding: str | None = None

    @property
    def is_pointer(self) -> bool:
        """Whether this is an import, which owns no box."""
        return self.target_module is not None

    def holding(self, value: Value | None) -> Binding:
        """The same box with `value` in it."""
        return Binding(self.name, self.kind, self.export_names, value, self.target_module, self.target_binding)


class ExportsCard(msgspec.Struct, frozen=True, gc=False):
    """An object that is, or was, `module.exports`: its value, and its properties with the lines that wrote them."""

    value: Value
    properties: tuple[tuple[str, tuple[Value, int | None]], ...] = ()


class RequireCall(msgspec.Struct, frozen=True, gc=False):
    """One call of `require`: who called it (None: Node itself, for the entry), for what, and how far it is.

    `stage` is "find", "read", "run", "done" or "failed".  `stands_at` is the place where the code stands that called.
    """

    number: int
    referrer: str | None
    specifier: str
    line: int | None
    stands_at: Place | None
    target: str | None = None
    stage: str = "find"
    is_lookup: bool = False


class Package(msgspec.Struct, frozen=True, gc=False):
    """A package in node_modules that modules come from.

    `folder` is the URL of its folder, and `shown` the short name of that; `version` is "" if it says none.
    """

    name: str
    version: str
    folder: str
    shown: str


class PathSearch(msgspec.Struct, frozen=True, gc=False):
    """A search for what `specifier` means in `module`: which paths were tried, and what was there."""

    module: str | None
    specifier: str
    tried: tuple[tuple[str, str], ...]
    target: str | None


class CachedModule(msgspec.Struct, frozen=True, gc=False):
    """An entry of `require.cache`, which is "loading", "loaded" or, where it has been taken out, "gone".

    `number` says in which order the entries came in.  `by` is the module whose code has changed the entry, and `line`
    the line there; None where that was Node's own doing.
    """

    state: CacheState
    number: int
    by: str | None = None
    line: int | None = None


class MapEntry(msgspec.Struct):
    """An entry of the module map: a URL and what became of it: "fetching", "parsed" or "failed".

    `due` is when its last fetch answers, or has answered, on the virtual clock.
    """

    url: str
    module: str
    state: str
    asked_by: list[str] = []
    source_text: str | None = None
    error: GuestError | None = None
    due: float = 0.0

    def __copy__(self) -> MapEntry:
        """An entry equal to this one, with a list of its own."""
        return structs.replace(self, asked_by=self.asked_by.copy())


class Awaited(msgspec.Struct, frozen=True, gc=False):
    """The promise that the body of a module awaits, as far as it is known.

    `kind` is "import" or "fetch", for the promise of call or request `number`, named by `what`; or "promise" for any
    other.  Of such a promise only this is known: `started` is what the same statement has begun and what is still under
    way, in words; `calls` are the calls of `import()` among that.
    """

    kind: str
    number: int | None
    what: str
    started: tuple[str, ...]
    calls: tuple[int, ...]
    place: Place | None

    @property
    def words(self) -> str:
        """What is awaited, as a noun."""
        if self.kind == "import":
            return f"import('{self.what}')"
        if self.kind == "fetch":
            return f"fetch() for {self.what}"
        return self.words_with(self.started)

    def words_with(self, started: Sequence[str]) -> str:
        """Some promise as a noun, with what was `started` and is still under way."""
        return f"a promise (under way: {', '.join(started)})" if started else "a promise"


class Module(msgspec.Struct):
    """A Source Text Module Record and its environment.

    `status` is one of "new", "unlinked", "linking", "linked", "evaluating", "evaluating-async", "evaluated".
    `kind` is the module type: "javascript", "json", "text" or "bytes".  `is_synthetic` marks a Synthetic Module Record,
    such as that of a JSON file, which has no code and no requests.
    `dfs_index` is the index at which the current depth-first walk entered the module (a local variable,
    moduleIndex, of the operations in ECMA-262 2026; kept here to be seen).  `bindings` is None until the
    environment exists.  `body` tells how far the module's code is: "waiting", "running", "suspended" (in a top-level
    await; `awaits` says what for), "finished" or "threw".  `async_evaluation_order` is "unset", the number given to an
    asynchronous module, or "done"; `top_level_promise` is the state of the promise of [[TopLevelCapability]], or None.
    `namespace` and `deferred_namespace` are the names that the two namespace objects show, once they exist.
    `base_url` is the URL that its specifiers are relative to, where a redirect made that another one; else "".

    A CommonJS module (`kind` "commonjs") is no such record; what ES modules import of it is a synthetic one, whose
    bindings are of `kind` "copy" and stand beside those of its body.  `is_copying` says that they are about to get
    their values, and `is_copied` that they have them.  `cards` are the objects that have been its `module.exports`;
    the last one is that now.
    """

    name: str
    url: str
    parsed: ParsedModule
    realm: str = FIRST_REALM
    kind: str = "javascript"
    status: str = "new"
    loaded_modules: dict[ModuleRequest, str] = {}
    dfs_index: int | None = None
    dfs_ancestor_index: int | None = None
    cycle_root: str | None = None
    evaluation_error: GuestError | None = None
    bindings: dict[str, Binding] | None = None
    namespace: tuple[str, ...] | None = None
    deferred_namespace: tuple[str, ...] | None = None
    is_synthetic: bool = False
    body: str = "waiting"
    async_evaluation_order: int | str = "unset"
    pending_async_dependencies: int | None = None
    async_parent_modules: list[str] = []
    awaits: Awaited | None = None
    top_level_promise: str | None = None
    base_url: str = ""
    is_copying: bool = False
    is_copied: bool = False
    cards: tuple[ExportsCard, ...] = ()

    @property
    def has_tla(self) -> bool:
        """Whether the module has an `await` at its top level."""
        return self.parsed.has_tla

    def __copy__(self) -> Module:
        """A module equal to this one, with tables and lists of its own."""
        return structs.replace(
            self,
            loaded_modules=self.loaded_modules.copy(),
            bindings=None if self.bindings is None else self.bindings.copy(),
            async_parent_modules=self.async_parent_modules.copy(),
        )


class DynamicImport(msgspec.Struct):
    """One call of `import()`: who called it, for what, and how far it is.

    `state` is "loading", "evaluating", "thenable" (its module exports `then`), "fulfilled" or "rejected"; `target` is
    the module, once it is known.  `phase` is that of a ModuleRequest: "defer" for `import.defer()`.
    """

    number: int
    referrer: str | None
    specifier: str
    line: int | None
    state: str = "loading"
    target: str | None = None
    column: int | None = None
    phase: str = "evaluation"


class Request(msgspec.Struct):
    """A request of `fetch()`: what for, by whom, and its status once it is answered (None: the network failed).

    `name` is short for the URL; `due` is when the answer arrives, on the virtual clock.
    """

    number: int
    url: str
    module: str | None
    line: int | None
    name: str
    is_answered: bool = False
    status: int | None = None
    due: float = 0.0


class Timer(msgspec.Struct, frozen=True, gc=False):
    """A timer that has not fired: when it is due, in milliseconds of the virtual clock.

    An immediate of Node has no time: it runs when those timers have been called that are due.
    """

    number: int
    due: float
    interval: float | None
    set_by: str | None
    line: int | None = None
    is_immediate: bool = False


class DocumentNode(msgspec.Struct, frozen=True, gc=False):
    """A node that stands in the document of a page, with the numbers of those around it; the document itself is 0.

    `kind` is "document", "doctype", "element", "text" or "comment"; `name` is that of an element, `text` what others
    say.
    """

    number: int
    kind: str
    name: str = ""
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    parent: int | None = None
    first: int | None = None
    last: int | None = None
    previous: int | None = None
    next: int | None = None


class Job(msgspec.Struct, frozen=True, gc=False):
    """The job that runs, counted from 1.

    `kind` is "await" (`module` goes on), "import" (a step of an `import()`), "module" (the end of the body of `module`)
    or "reaction"; `what` says it in words.  `enqueued_by` is the number of the job in which it was enqueued, 0 when no
    job ran then, None when it is not known; `enqueuer` says in words who that was.
    """

    number: int
    kind: str
    module: str | None = None
    what: str = "the reaction to a promise"
    enqueued_by: int | None = None
    enqueuer: str = ""


class ScriptElement(msgspec.Struct, frozen=True, gc=False):
    """A script element that has been prepared.

    `kind` is "classic", "module", "importmap" or "unknown"; `turn` says when it runs: "at once", "blocking" (the parser
    waits), "deferred", "async", "ordered" or "never".  `name` is that of its script, `src` that of its file, if it has
    one.  `state` is "waiting" (for its graph), "fetching", "ready", "running", "done" or "failed".
    """

    number: int
    kind: str
    turn: str
    name: str
    src: str | None
    state: str
    line: int | None = None
    column: int | None = None


class GlobalName(msgspec.Struct, frozen=True, gc=False):
    """A name in the global environment, which all classic scripts share.

    `kind` is that of its declaration, or "leak" for one that nobody declares: an assignment has made it.  `script` and
    `line` say where it was declared first, and `again` where else.  `value` is None as long as it is empty.
    """

    name: str
    kind: str
    script: str | None = None
    line: int | None = None
    value: Value | None = None
    again: tuple[tuple[str, int], ...] = ()


class Call(msgspec.Struct, frozen=True, gc=False):
    """A call of a function of another module, at `place`: `name` is that of the function, "" if it has none."""

    name: str
    is_constructed: bool
    place: Place

    def callee(self, module: str) -> str:
        """The function, which is one of `module`, in words."""
        if self.name == "default":
            return f"the default export of {module}"
        if not self.name:
            return f"a function of {module}"
        return f"{'new ' if self.is_constructed else ''}{self.name}() of {module}"


class ImportMapState(msgspec.Struct, frozen=True, gc=False):
    """What the import maps of a page say together: URLs by specifier (None: blocked), also by scope; digests."""

    imports: dict[str, str | None]
    scopes: dict[str, dict[str, str | None]]
    integrity: dict[str, str] = {}


class Realm(msgspec.Struct, frozen=True, gc=False):
    """A realm: a global object with modules of its own.

    `kind` says which globals it has ("window" for a page); `parent` is the realm that started it, None for the first.
    """

    name: str
    kind: str
    parent: str | None = None


class Shared(msgspec.Struct):
    """What all realms of a run share."""

    entry: str | None = None
    goal: str | None = None
    host: str | None = None
    host_words: str | None = None
    realms: dict[str, Realm] = {}
    console: list[ConsoleLine] = []
    errors: list[UncaughtError] = []
    outcome: Outcome | None = None
    record_cut: bool = False
    clock: float = 0.0


class World(msgspec.Struct):
    """The state of one realm after some number of events; `World()` is that of the first before all events.

    Modules are looked up by name in here: another realm may have others of the same names.
    """

    realm: str = FIRST_REALM
    shared: Shared = msgspec.field(default_factory=Shared)
    phase: str | None = None
    modules: dict[str, Module] = {}
    module_map: dict[str, MapEntry] = {}
    stack: list[str] = []
    back_edges: dict[tuple[str, str], None] = {}
    components: list[tuple[str, ...]] = []
    place: Place | None = None
    error: GuestError | None = None
    imports: dict[int, DynamicImport] = {}
    requests: dict[int, Request] = {}
    timers: dict[int, Timer] = {}
    packages: dict[str, Package] = {}
    """Those in node_modules that modules come from, by the URLs of their folders."""
    document: dict[int, DocumentNode] = {}
    job: Job | None = None
    texts: dict[str, str] = {}
    """The texts that are no module's: that of the page, and those of classic scripts, by name."""
    globals: dict[str, GlobalName] = {}
    """What scripts have put into the global environment, by name."""
    scripts: dict[int, ScriptElement] = {}
    """The script elements of the page, by the numbers of their nodes."""
    import_map: ImportMapState | None = None
    rule: tuple[str | None, str] | None = None
    """The rule of the import map that was used last: its scope, None for none, and its key."""
    ready_state: str | None = None
    """How far the document is: "loading", "interactive", "complete"; None where there is none."""
    requires: dict[int, RequireCall] = {}
    require_stack: list[int] = []
    require_cycles: dict[tuple[str, str], None] = {}
    search: PathSearch | None = None
    """The search of Node's that was the last one."""
    require_cache: dict[str, CachedModule] = {}
    """`require.cache`, by the names of its files; what has been taken out stays, and says so."""
    calls: dict[str, Call] = {}
    """The last call of a function of each module from another one, as far as calls are told."""

    def box(self, module: str, name: str) -> Binding | None:
        """The box that `name` means in `module`: its own, or the one its import points to.

        None when there is no such binding, or when it stands for a namespace object.
        """
        bindings = self.modules[module].bindings or {}
        binding = bindings.get(name)
        if binding is None or not binding.is_pointer:
            return binding
        if binding.target_module is None or binding.target_binding is None:
            return None
        return (self.modules[binding.target_module].bindings or {}).get(binding.target_binding)


class Worlds(dict[str, World]):
    """The worlds of the realms of a run, by name; each is there, and empty, before its realm starts."""

    def __init__(self) -> None:
        super().__init__()
        self.shared = Shared()
        # So that it comes first, whatever is asked for first.
        self[FIRST_REALM] = World(FIRST_REALM, self.shared)

    def __missing__(self, realm: str) -> World:
        world = self[realm] = World(realm, self.shared)
        return world
