"""What to do where a module imports a name that the other one does not export."""

from __future__ import annotations

import re
from difflib import get_close_matches

from modviz.record.events.base import listed
from modviz.record.failures import MissingExport
from modviz.record.sources import map_entry
from modviz.record.world import Module, World

_COMMONJS = re.compile(r"\bmodule\.exports\b|\bexports\.\w|\bdefine\.amd\b")

_IDENTIFIER = re.compile(r"[\w$]+")


def missing_export_advice(world: World, missing: MissingExport) -> str:
    """One or two sentences on what to do about a missing export; empty when the world does not have its module.

    Parameters
    ----------
    world
        The world at the end of the run.
    missing
        What linking found.
    """
    owner, name, exported = world.modules.get(missing.module), missing.export_name, missing.exported_names
    if owner is None:
        return ""
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
    if exported == ("default",):
        clause = f"import {_as_local(name)} from '{missing.specifier}'"
        return f"import it without braces ({clause}): {owner.name} exports nothing but its default."
    if name == "default":
        clause = f"import {{ {_as_local(exported[0])} }} from '{missing.specifier}'"
        return f"import what you need in braces, as in {clause}: {owner.name} has no default export."
    near = get_close_matches(name, exported, 1)
    if near:
        return f"check how it is spelt: {owner.name} exports {near[0]}, but no {name}."
    return f"compare it with the names that {owner.name} exports: {listed(exported)}."


def _is_commonjs(world: World, module: Module) -> bool:
    entry = map_entry(world, module.name)
    return entry is not None and _COMMONJS.search(entry.source_text or "") is not None


def _as_local(name: str) -> str:
    return name if _IDENTIFIER.fullmatch(name) else "name"
