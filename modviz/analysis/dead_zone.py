"""A box that was read too early: whose it is, who read it, and how the imports between the two go round."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from modviz.record.entries import DEFAULT_BINDING, ExportEntry, ModuleRequest
from modviz.record.sources import source_line
from modviz.record.world import GuestError, Module, World

_MESSAGE = re.compile(r"Cannot access '(.+)' before initialization", re.DOTALL)
_EXTENDS = re.compile(r"\bextends\s+[\w$.]*$")
_NAMESPACES = ("namespace", "deferred-namespace")


@dataclass(frozen=True)
class DeadZone:
    """What is known of one read in the dead zone.

    `name` is what the reader calls the box, `box` what its owner does, and `line` the line of the owner that fills it.
    `runner` is the module that ran: the reader, or one that called a function of it.  `there` leads by imports from the
    owner to the runner, `back` from the runner to the owner; each is empty when there is no such way.  `hub` is a
    module on the way back that imports the runner, where the owner does not; `barrel` is a module there that only
    passes names on.
    `is_extended` says that a class was to extend what is in the box; `is_function_value`, that it gets a function that
    could be a function declaration.
    """

    name: str
    box: str
    reader: Module
    runner: Module
    owner: Module
    line: int | None
    there: tuple[str, ...]
    back: tuple[str, ...]
    hub: str | None
    barrel: str | None
    is_extended: bool
    is_function_value: bool

    @property
    def is_own(self) -> bool:
        """Whether the module that ran owns the box itself."""
        return self.owner is self.runner

    @property
    def is_called(self) -> bool:
        """Whether another module than the reader ran, and called a function of it."""
        return self.runner is not self.reader

    @property
    def words(self) -> str:
        """The box as it is told: by the name that its owner gives it."""
        return f"the default export of {self.owner.name}" if self.box == DEFAULT_BINDING else self.box


def dead_zone(world: World, error: GuestError) -> DeadZone | None:
    """What is known of the read that `error` tells of; None when it tells of none.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in it.
    """
    reader = world.modules.get(error.module or "")
    found = _MESSAGE.fullmatch(error.message)
    if error.name != "ReferenceError" or found is None or reader is None:
        return None
    box = _box(world, reader, found[1])
    if box is None:
        return None
    owner, name = box
    line = next((each.position.line for each in owner.parsed.declarations if each.name == name), None)
    # The body that threw is that of the module which ran, wherever in its calls the read is.
    runner = next((each for each in world.modules.values() if each.body == "threw"), reader)
    there, back = way(world, owner, runner), way(world, runner, owner)
    hub = None
    if not there:
        reaching = _all_that_reach(world, runner)
        hub = next((step for step in back[1:-1] if step in reaching), None)
    text = source_line(world, reader.name, error.line)
    return DeadZone(
        found[1],
        name,
        reader,
        runner,
        owner,
        line,
        there,
        back,
        hub,
        next((step for step in back[1:-1] if _is_barrel(world.modules[step])), None),
        error.column is not None and _EXTENDS.search(text[: error.column - 1]) is not None,
        _is_function_value(source_line(world, owner.name, line), name),
    )


def way(world: World, start: Module, end: Module) -> tuple[str, ...]:
    """The shortest chain of imports from `start` to `end`; empty when there is none."""
    came_from: dict[str, str | None] = {start.name: None}
    queue = deque([start.name])
    while queue:
        name = queue.popleft()
        if name == end.name:
            steps: list[str] = []
            step: str | None = name
            while step is not None:
                steps.append(step)
                step = came_from[step]
            return tuple(steps[::-1])
        module = world.modules.get(name)
        for required in module.loaded_modules.values() if module else ():
            if required not in came_from:
                came_from[required] = name
                queue.append(required)
    return ()


def _all_that_reach(world: World, end: Module) -> set[str]:
    importers: dict[str, list[str]] = {}
    for module in world.modules.values():
        for required in module.loaded_modules.values():
            importers.setdefault(required, []).append(module.name)
    reaching: set[str] = set()
    waiting = [end.name]
    while waiting:
        name = waiting.pop()
        if name not in reaching:
            reaching.add(name)
            waiting += importers.get(name, ())
    return reaching


def import_line(module: Module, required: str) -> int | None:
    """The line in which `module` first asks for the module `required`."""
    lines = (
        requested.position.line
        for requested in module.parsed.requested_modules
        if module.loaded_modules.get(requested.request) == required
    )
    return next(lines, None)


def _box(world: World, reader: Module, name: str) -> tuple[Module, str] | None:
    """The owner of the box that `reader` calls `name`, or reads by that name from a namespace; and its name there."""
    bindings = reader.bindings or {}
    binding = bindings.get(name)
    if binding is not None and binding.target_module is not None and binding.target_binding is not None:
        return world.modules[binding.target_module], binding.target_binding
    if binding is not None and not binding.is_pointer and binding.value is None:
        return reader, name
    for namespace in bindings.values():
        whole = world.modules.get(namespace.target_module or "") if namespace.kind in _NAMESPACES else None
        found = None if whole is None else _exported(world, whole, name, set())
        if found is not None and _is_empty(*found):
            return found
    return None


def _is_empty(owner: Module, name: str) -> bool:
    binding = (owner.bindings or {}).get(name)
    return binding is not None and binding.value is None


def _exported(world: World, module: Module, name: str, seen: set[str]) -> tuple[Module, str] | None:
    """The box behind the export `name` of `module`, also where it only passes the name on."""
    if module.name in seen:
        return None
    seen.add(module.name)
    parsed = module.parsed
    for entry in parsed.local_export_entries:
        if entry.export_name == name and entry.local_name is not None:
            return module, entry.local_name
    for entry in parsed.indirect_export_entries:
        if entry.export_name == name and isinstance(entry.import_name, str):
            return _through(world, module, entry, entry.import_name, seen)
    for entry in parsed.star_export_entries:
        found = _through(world, module, entry, name, seen)
        if found is not None:
            return found
    return None


def _through(world: World, module: Module, entry: ExportEntry, name: str, seen: set[str]) -> tuple[Module, str] | None:
    request: ModuleRequest | None = entry.module_request
    required = None if request is None else world.modules.get(module.loaded_modules.get(request, ""))
    return None if required is None else _exported(world, required, name, seen)


def _is_barrel(module: Module) -> bool:
    parsed = module.parsed
    return not parsed.declarations and bool(parsed.star_export_entries or parsed.indirect_export_entries)


def _is_function_value(text: str, name: str) -> bool:
    before = r"\bexport\s+default\s+" if name == DEFAULT_BINDING else rf"(?<![\w$]){re.escape(name)}\s*=\s*"
    return re.search(before + r"(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)", text) is not None
