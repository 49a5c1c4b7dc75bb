"""Why a run failed, told from the record: what a person with a broken project wants to know."""

from __future__ import annotations

import re
from collections import deque

from modviz.record.world import GuestError, Module, World

_DEAD_ZONE = re.compile(r"Cannot access '(.+)' before initialization", re.DOTALL)


def explanation(world: World, error: GuestError) -> str:
    """Why `error` came about, in a few sentences; the empty string where its message says it all.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in it.
    """
    reader = world.modules.get(error.module or "")
    found = _DEAD_ZONE.fullmatch(error.message)
    if error.name != "ReferenceError" or found is None or reader is None:
        return ""
    binding = (reader.bindings or {}).get(found[1])
    if binding is None or binding.target_module in (None, reader.name):
        return _own_box(reader, found[1])
    owner = world.modules[binding.target_module or ""]
    return _box_of_another(world, reader, owner, binding.target_binding or found[1])


def _own_box(reader: Module, name: str) -> str:
    line = _declared_at(reader, name)
    if line is None:
        return ""
    return f"{name} gets its value at line {line} of {reader.name} itself, and that line had not run yet."


def _box_of_another(world: World, reader: Module, owner: Module, name: str) -> str:
    line = _declared_at(owner, name)
    place = f"line {line} of {owner.name}" if line is not None else owner.name
    empty = f"{name} gets its value at {place}, which had not run yet."
    there, back = _way(world, owner, reader), _way(world, reader, owner)
    if not there or not back:
        return empty
    circle = " → ".join([*there, *back[1:]])
    if owner.body == "waiting":
        return (
            f"{circle} is a cycle. {owner.name} was reached first, but a module runs only after what it imports, so"
            f" {reader.name} ran before it. {empty}"
        )
    return f"{circle} is a cycle, and {owner.name} was not finished when {reader.name} read from it. {empty}"


def _declared_at(module: Module, name: str) -> int | None:
    return next((each.position.line for each in module.parsed.declarations if each.name == name), None)


def _way(world: World, start: Module, end: Module) -> list[str]:
    """The shortest chain of imports from `start` to `end`; empty when there is none."""
    came_from: dict[str, str | None] = {start.name: None}
    queue = deque([start.name])
    while queue:
        name = queue.popleft()
        if name == end.name:
            way: list[str] = []
            step: str | None = name
            while step is not None:
                way.append(step)
                step = came_from[step]
            return way[::-1]
        module = world.modules.get(name)
        for required in module.loaded_modules.values() if module else ():
            if required not in came_from:
                came_from[required] = name
                queue.append(required)
    return []
