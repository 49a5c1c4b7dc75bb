"""The events of instantiation: the depth-first walk, environments, boxes and pointers.

The walk itself (`WalkEntered`, `CycleFound`, `AncestorIndexLowered`, `ComponentClosed`) is the same in linking
and in evaluation, so its events serve both phases.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import Event, Subject, known_place
from modviz.record.events.run import error_place
from modviz.record.sources import source_line
from modviz.record.values import Value
from modviz.record.waiting import dead_lock_words, waits
from modviz.record.words import ModuleStatus, Names
from modviz.record.world import Binding, GuestError, Place, World

_MOST_NAMED = 3
"""So many members of a cycle are told to wait."""


class WalkEntered(Event, frozen=True):
    """The depth-first walk enters a module: it gets the next index and goes on the stack."""

    cites: ClassVar[Clause] = citation.INNER_MODULE_LINKING
    sign = ("↘", "status-linking")
    front = ("graph", "stack")
    landmarks = ("module",)
    module: str
    status: ModuleStatus
    index: int

    def apply(self, world: World) -> None:
        module = world.modules[self.module]
        module.status = self.status
        module.dfs_index = self.index
        module.dfs_ancestor_index = self.index
        if self.status == "evaluating":
            module.pending_async_dependencies = 0
        world.stack.append(self.module)

    @property
    def clause(self) -> Clause:
        return _walk_clause(self.status)

    @property
    def narration(self) -> str:
        return f"The walk enters {self.module}{self.rule}."

    @property
    def rule(self) -> str:
        todo = "linked" if self.status == "linking" else "evaluated"
        return (
            f": it is {self.status}, with index {self.index}, and stays on the stack until it and everything it needs"
            f" is {todo}"
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("stack",))


class AlreadyDone(Event, frozen=True):
    """The walk meets a module that needs nothing more.

    `failed` is the module whose error is kept for `required`, if its evaluation has failed: itself or its cycle root.
    """

    cites: ClassVar[Clause] = citation.INNER_MODULE_LINKING
    beat: ClassVar[bool] = False
    sign = ("·", "dim")
    front = ("graph", "stack")
    module: str
    required: str
    status: str
    walk: str
    failed: str | None = None

    @property
    def clause(self) -> Clause:
        return _walk_clause(self.walk)

    @property
    def narration(self) -> str:
        if self.failed is None:
            return f"{self.module} needs {self.required}, which is {self.status} already: nothing to do."
        who = "which" if self.failed == self.required else f"which is in one cycle with {self.failed}, which"
        sentence = f"{self.module} needs {self.required}, {who} has failed before"
        if self.walk == "linking":
            return f"{sentence}. It is linked, so there is nothing to do yet."
        return f"{sentence}: that error is thrown again."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("edge", self.module, self.required),)


class CycleFound(Event, frozen=True):
    """The walk meets a module that is still on the stack: these modules depend on each other."""

    cites: ClassVar[Clause] = citation.INNER_MODULE_LINKING
    sign = ("↺", "cycle")
    front = ("graph", "stack")
    landmarks = ("cycle",)
    module: str
    required: str
    is_new: bool
    path: Names
    walk: str

    def apply(self, world: World) -> None:
        if self.is_new:
            world.back_edges[self.module, self.required] = None

    @property
    def clause(self) -> Clause:
        return _walk_clause(self.walk)

    @property
    def narration(self) -> str:
        if self.module == self.required:
            return f"{self.module} imports itself. It is on the stack already, so the walk does not enter it again."
        names = (*self.path, self.required)
        circle = " → ".join(names if len(names) <= 8 else (*names[:4], "…", *names[-3:]))
        return f"{self.module} needs {self.required}, which is still on the stack: a cycle, {circle}.{self.rule}"

    @property
    def rule(self) -> str:
        return " The walk does not enter it again."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("edge", self.module, self.required),)


class AncestorIndexLowered(Event, frozen=True):
    """A module learns that it can reach one that is further down the stack."""

    cites: ClassVar[Clause] = citation.INNER_MODULE_LINKING
    sign = ("↑", "cycle")
    front = ("graph", "stack")
    module: str
    required: str
    old: int
    new: int
    walk: str

    def apply(self, world: World) -> None:
        world.modules[self.module].dfs_ancestor_index = self.new

    @property
    def clause(self) -> Clause:
        return _walk_clause(self.walk)

    @property
    def narration(self) -> str:
        return (
            f"Through {self.required}, {self.module} reaches back to what has index {self.new} on the stack. Its"
            f" ancestor index sinks from {self.old} to {self.new}{self.rule}."
        )

    @property
    def rule(self) -> str:
        return ": it cannot be finished before that one is"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("stack",))


class ComponentClosed(Event, frozen=True):
    """A module's ancestor index is its own index: it and all above it on the stack are finished together.

    `modules` are in the order in which they leave the stack, the root last.
    """

    cites: ClassVar[Clause] = citation.INNER_MODULE_LINKING
    sign = ("◑", "status-linked")
    front = ("graph", "stack", "jobs")
    landmarks = ("cycle",)
    module: str
    modules: Names
    old_status: str
    statuses: tuple[ModuleStatus, ...]
    sets_cycle_root: bool
    waits_for: tuple[str, ...] = ()
    """What the code of the root has to wait for."""

    def apply(self, world: World) -> None:
        for name, status in zip(self.modules, self.statuses, strict=True):
            module = world.modules[name]
            module.status = status
            if self.sets_cycle_root:
                module.cycle_root = self.module
        del world.stack[-len(self.modules) :]
        world.components.append(self.modules)

    @property
    def clause(self) -> Clause:
        return _walk_clause(self.old_status)

    @property
    def own_sign(self) -> tuple[str, str]:
        return self.sign if "linked" in self.statuses else ("●", "status-evaluated")

    @property
    def own_front(self) -> tuple[str, ...]:
        # Those that leave the stack and are not done go on in jobs.
        return ("graph", "jobs" if self.statuses[-1] == "evaluating-async" else "stack")

    @property
    def own_landmarks(self) -> tuple[str, ...]:
        return self.landmarks if len(self.modules) > 1 else ()

    @property
    def narration(self) -> str:
        status = " or ".join(dict.fromkeys(self.statuses))
        if len(self.modules) == 1:
            return f"{self.module} leaves the stack: it is {status}.{self.rule or self._why_not_done}"
        members = ", ".join(reversed(self.modules))
        return (
            f"The cycle closes. {members} can all reach each other, so they become {status} together, as one"
            f" component; {self.module} is its root."
        )

    @property
    def rule(self) -> str:
        is_done_alone = len(self.modules) == 1 and self.statuses[-1] != "evaluating-async"
        return " It is in no cycle with other modules, so it is done by itself." if is_done_alone else ""

    @property
    def _why_not_done(self) -> str:
        if self.waits_for:
            return f" Its code has not run yet: it waits for {', '.join(self.waits_for)}."
        return " Its code is not through: it goes on later, in a job. The walk does not wait for that."

    def telling(self, world: World) -> str:
        if "evaluating-async" not in self.statuses:
            return self.narration
        sentences = [self.narration]
        if len(self.modules) > 1:
            members = (wait for wait in waits(world) if wait.module in self.modules)
            sentences += (f"{wait.words}." for wait in islice(members, _MOST_NAMED))
        dead_lock = dead_lock_words(world, self.module)
        return " ".join([*sentences, dead_lock] if dead_lock else sentences)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (*(("module", name) for name in self.modules), ("stack",))


class EnvironmentCreated(Event, frozen=True):
    """A module gets its environment: a place for its boxes and pointers."""

    cites: ClassVar[Clause] = citation.NEW_MODULE_ENVIRONMENT
    beat: ClassVar[bool] = False
    sign = ("□", "dim")
    front = ("memory",)
    module: str

    def apply(self, world: World) -> None:
        world.modules[self.module].bindings = {}

    @property
    def narration(self) -> str:
        return f"{self.module} gets an environment: a place in memory for its names."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class BindingCreated(Event, frozen=True):
    """A name of the module's own gets a box, still empty."""

    cites: ClassVar[Clause] = citation.CREATE_MUTABLE_BINDING
    sign = ("░", "empty")
    front = ("memory",)
    module: str
    name: str
    kind: str
    export_names: tuple[str, ...]
    line: int
    column: int

    def apply(self, world: World) -> None:
        bindings = world.modules[self.module].bindings
        assert bindings is not None
        bindings[self.name] = Binding(self.name, self.kind, self.export_names)

    @property
    def clause(self) -> Clause:
        return citation.CREATE_IMMUTABLE_BINDING if self.kind == "const" else self.cites

    @property
    def is_beat(self) -> bool:
        return bool(self.export_names) and self.kind not in ("function", "var")

    @property
    def narration(self) -> str:
        what = "the default export" if self.name == "*default*" else self.name
        if self.kind in ("function", "var"):
            return f"A box for the {self.kind} {what} of {self.module}. It is filled at once, before any code runs."
        if self.kind == "copy":
            return (
                f"A box for {self.export_names[0]} of {self.module}: a copy will be in it, once {self.module} has run."
            )
        return f"An empty box for {what} of {self.module}.{self.rule}"

    @property
    def rule(self) -> str:
        shared = " Other modules can point at it." if self.export_names else ""
        return f" It has a place in memory and no value: reading it now would throw.{shared}"

    @property
    def place(self) -> Place | None:
        return Place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("box", self.module, self.name),)


_DEFAULT_OF_A_NAME = re.compile(r"export\s+default\s+([\w$]+)\s*;?$")
_SPREAD_OUT = re.compile(r"=\s*(?:\{[^{}]*\.\.\.|Object\.assign\(\s*\{\}\s*,\s*)([\w$]+)")
_TAKEN_FROM_IMPORT = re.compile(r"(?:export\s+)?(?:const|let|var)\s*\{.*\}\s*=\s*(?:await\s+import\(|\{\s*\.\.\.)")


class BindingInitialized(Event, frozen=True):
    """A box gets its first value."""

    cites: ClassVar[Clause] = citation.INITIALIZE_BINDING
    sign = ("▪", "changed")
    front = ("memory",)
    module: str
    name: str
    kind: str
    value: Value
    line: int | None = None

    def apply(self, world: World) -> None:
        bindings = world.modules[self.module].bindings
        assert bindings is not None
        bindings[self.name] = bindings[self.name].holding(self.value)

    @property
    def is_beat(self) -> bool:
        return self.line is not None or self.kind == "function"

    @property
    def narration(self) -> str:
        what = "the default export" if self.name == "*default*" else self.name
        if self.line is not None:
            return f"The box for {what} gets its first value: {self.value.preview}.{self.rule}"
        if self.kind == "function":
            return f"Functions come first: {what} of {self.module} can be called{self.rule}."
        if self.kind == "default":
            return f"{self.module} has no code that could fill its box: it holds undefined until its data comes."
        if self.kind == "copy":
            return f"Until {self.module} has run to its end, the copy in this box is undefined."
        return f"{what} is a var: its box holds undefined from the start, so reading it early does not throw."

    def telling(self, world: World) -> str:
        return f"{self.narration}{self._copied(world)}"

    def _copied(self, world: World) -> str:
        """Another sentence where the value is a copy of what another box holds, which may change later."""
        line = source_line(world, self.module, self.line).strip() if self.line is not None else ""
        default = _DEFAULT_OF_A_NAME.match(line) if self.name == "*default*" else None
        if default is not None and default[1] in (world.modules[self.module].bindings or {}):
            return (
                f" It is a box of its own, with what {default[1]} holds now: later changes of {default[1]} do not show."
            )
        if self.name != "*default*" and _TAKEN_FROM_IMPORT.match(line):
            return " It is a copy: later changes in the imported module do not show here."
        spread = _SPREAD_OUT.search(line)
        if spread is not None and _is_namespace(world, self.module, spread[1]):
            return (
                " It is an object of its own, with copies of what the boxes hold now: later changes do not show in it."
            )
        return ""

    @property
    def rule(self) -> str:
        if self.line is not None:
            return " From now on it can be read."
        return f" before a single line of {self.module} has run" if self.kind == "function" else ""

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("box", self.module, self.name),)


class ImportBound(Event, frozen=True):
    """An imported name becomes a pointer to the box of another module, or to its namespace object.

    `through` are the modules that pass the export on, by which ResolveExport went on its way.
    """

    cites: ClassVar[Clause] = citation.CREATE_IMPORT_BINDING
    sign = ("▶", "pointer")
    front = ("memory",)
    module: str
    local_name: str
    import_name: str
    target_module: str
    target_binding: str | None
    through: tuple[str, ...]
    line: int
    column: int
    phase: str = "evaluation"

    def apply(self, world: World) -> None:
        bindings = world.modules[self.module].bindings
        assert bindings is not None
        kind = "import"
        if self.target_binding is None:
            kind = "deferred-namespace" if self.phase == "defer" else "namespace"
        bindings[self.local_name] = Binding(
            self.local_name, kind, target_module=self.target_module, target_binding=self.target_binding
        )

    @property
    def clause(self) -> Clause:
        # A namespace object is no box of another module: it is the value of a box of the importer's own.
        return citation.CREATE_IMMUTABLE_BINDING if self.target_binding is None else self.cites

    @property
    def narration(self) -> str:
        if self.target_binding is None and self.phase == "defer":
            return (
                f"In {self.module}, {self.local_name} stands for the deferred namespace object of"
                f" {self.target_module}: reading a property of it runs {self.target_module}, if it has not run yet."
            )
        if self.target_binding is None:
            return (
                f"In {self.module}, {self.local_name} stands for the namespace object of {self.target_module}:"
                " a view of all its exports, live like every import."
            )
        renamed = "" if self.local_name == self.import_name else f" and calls it {self.local_name}"
        passed_on = "".join(f"; {module} passes it on" for module in self.through)
        return (
            f"{self.module} asks for {self.import_name}{renamed}{passed_on}; {self.target_module} owns the box"
            f"{self.rule}."
        )

    @property
    def rule(self) -> str:
        return f", so {self.module} gets a pointer to it, not a copy"

    @property
    def place(self) -> Place | None:
        return Place(self.module, self.line, self.column)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        pointer = ("box", self.module, self.local_name)
        if self.target_binding is None:
            return (pointer, ("edge", self.module, self.target_module))
        return (pointer, ("box", self.target_module, self.target_binding))


class NamespaceCreated(Event, frozen=True):
    """A module gets its namespace object, which lists its exports in alphabetical order.

    `phase` is "defer" for the deferred one, which is another object.
    """

    cites: ClassVar[Clause] = citation.GET_MODULE_NAMESPACE
    sign = ("═", "pointer")
    front = ("memory",)
    module: str
    exports: tuple[str, ...]
    phase: str = "evaluation"
    left_out: tuple[tuple[str, str, str], ...] = ()
    """Names that two stars lead to, and the owners of the two boxes."""

    def apply(self, world: World) -> None:
        self._set(world, self.exports)

    def _set(self, world: World, exports: tuple[str, ...] | None) -> None:
        module = world.modules[self.module]
        if self.phase == "defer":
            module.deferred_namespace = exports
        else:
            module.namespace = exports

    @property
    def clause(self) -> Clause:
        return citation.GET_DEFERRED_MODULE_NAMESPACE if self.phase == "defer" else self.cites

    @property
    def narration(self) -> str:
        names = ", ".join(self.exports) if self.exports else "nothing"
        left_out = "".join(
            f" It leaves out {name}: two stars lead to two boxes of that name, of {one} and of {other}."
            for name, one, other in self.left_out
        )
        if self.phase == "defer":
            return (
                f"{self.module} gets its deferred namespace object, which shows {names}. Whoever reads a property of"
                f" it makes {self.module} run first; until then {self.module} is linked and not evaluated.{left_out}"
            )
        return (
            f"{self.module} gets its one namespace object. It shows {names}, sorted by name, and reads the boxes live."
            f"{left_out}"
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module),)


class LinkFailed(Event, frozen=True):
    """An import or re-export cannot be resolved; linking fails."""

    cites: ClassVar[Clause] = citation.INITIALIZE_ENVIRONMENT
    sign = ("✗", "error")
    front = ("source", "stack")
    landmarks = ("error",)
    module: str
    error: GuestError

    def apply(self, world: World) -> None:
        world.error = self.error

    @property
    def narration(self) -> str:
        return (
            f"Linking fails in {self.module}. {self.error.name}: {self.error.message}."
            " No code has run, and none will: a name that cannot be resolved stops the whole graph."
        )

    @property
    def place(self) -> Place | None:
        return error_place(self.error)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("module", self.module), ("outcome",))


class LinkUndone(Event, frozen=True):
    """After a failed link, every module on the stack goes back to unlinked."""

    cites: ClassVar[Clause] = citation.LINK
    sign = ("↩", "error")
    front = ("graph", "stack")
    modules: tuple[str, ...]

    def apply(self, world: World) -> None:
        for name in self.modules:
            world.modules[name].status = "unlinked"
        world.stack.clear()

    @property
    def narration(self) -> str:
        names = ", ".join(self.modules)
        return f"The walk is abandoned: {names} on the stack go back to unlinked, as if it had never begun."

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (*(("module", name) for name in self.modules), ("stack",))


def _walk_clause(status: str) -> Clause:
    """Which of the two walks it is, seen from the status that modules have on the way."""
    return citation.INNER_MODULE_LINKING if status == "linking" else citation.INNER_MODULE_EVALUATION


def _is_namespace(world: World, module: str, name: str) -> bool:
    """Whether `name` stands for a namespace object in `module`, by an import or by its value."""
    binding = (world.modules[module].bindings or {}).get(name)
    if binding is None:
        return False
    if binding.is_pointer:
        return binding.target_binding is None
    return binding.value is not None and binding.value.preview.startswith("[Module")
