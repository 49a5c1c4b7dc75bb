"""What to do where a module imports a name that the other one does not export."""

from __future__ import annotations

import re
from difflib import get_close_matches

from modviz.record.events.base import listed
from modviz.record.sources import map_entry
from modviz.record.world import GuestError, Module, World

_MESSAGE = re.compile(r"The requested module '(.*)' does not provide an export named '(.*)'", re.DOTALL)
_COMMONJS = re.compile(r"\bmodule\.exports\b|\bexports\.\w|\bdefine\.amd\b")

_IDENTIFIER = re.compile(r"[\w$]+")


def missing_export_advice(world: World, error: GuestError) -> str:
    """One or two sentences on what to do about the missing export that `error` tells; empty if it tells none.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in the guest's modules.
    """
    found = _MESSAGE.fullmatch(error.message)
    importer = world.modules.get(error.module or "")
    if found is None or importer is None:
        return ""
    specifier, name = found.groups()
    requests = importer.loaded_modules.items()
    owner = next((world.modules[loaded] for request, loaded in requests if request.specifier == specifier), None)
    return "" if owner is None else _advice(world, owner, specifier, name)


def _advice(world: World, owner: Module, specifier: str, name: str) -> str:
    exported = _exported_names(world, owner)
    declared = next((each for each in owner.parsed.declarations if each.name == name), None)
    if declared is not None:
        return (
            f"write export before {name} in line {declared.position.line} of {owner.name}: it is only declared there."
        )
    if not exported and _is_commonjs(world, owner):
        return (
            f"import a file with export statements, if that package has one: {owner.name} is CommonJS, and only Node"
            " makes exports of what such a file assigns to module.exports."
        )
    if not exported:
        words = "export default" if name == "default" else "export"
        return f"write {words} in {owner.name} before what others are to import: it exports nothing."
    if exported == ["default"]:
        clause = f"import {_as_local(name)} from '{specifier}'"
        return f"import it without braces ({clause}): {owner.name} exports nothing but its default."
    if name == "default":
        clause = f"import {{ {_as_local(exported[0])} }} from '{specifier}'"
        return f"import what you need in braces, as in {clause}: {owner.name} has no default export."
    near = get_close_matches(name, exported, 1)
    if near:
        return f"check how it is spelt: {owner.name} exports {near[0]}, but no {name}."
    return f"compare it with the names that {owner.name} exports: {listed(exported)}."


def _exported_names(world: World, module: Module) -> list[str]:
    """The names that `module` exports, those behind its `export *` included, each once."""
    found: dict[str, None] = {}
    pending, visited = [module], {module.name}
    while pending:
        current = pending.pop()
        for entry in (*current.parsed.local_export_entries, *current.parsed.indirect_export_entries):
            assert entry.export_name is not None
            # A star passes on no default.
            if entry.export_name != "default" or current is module:
                found.setdefault(entry.export_name)
        for entry in reversed(current.parsed.star_export_entries):
            assert entry.module_request is not None
            name = current.loaded_modules.get(entry.module_request)
            if name is not None and name not in visited:
                visited.add(name)
                pending.append(world.modules[name])
    return list(found)


def _is_commonjs(world: World, module: Module) -> bool:
    entry = map_entry(world, module.name)
    return entry is not None and _COMMONJS.search(entry.source_text or "") is not None


def _as_local(name: str) -> str:
    return name if _IDENTIFIER.fullmatch(name) else "name"
