"""The SyntaxErrors of linking: what they are about, and the place they point at."""

from __future__ import annotations

from collections.abc import Iterable

from modviz.record.entries import ExportEntry, ImportEntry
from modviz.record.failures import AmbiguousExport, Box, CircularExport, MissingExport, NoModuleSource, Raised
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.resolve_export import Ambiguous, get_exported_names


def missing_module_source(module: Module, entry: ImportEntry | ExportEntry, source: str) -> GuestThrew:
    """The error for an import of the module `source` in its source phase, in `module`."""
    return _error(NoModuleSource(source), module, entry)


def unresolved_import(
    agent: Agent, module: Module, entry: ImportEntry | ExportEntry, resolution: Ambiguous | None, asked: Iterable[Box]
) -> GuestThrew:
    """The error for an import or indirect export of `module` that has no single answer.

    Parameters
    ----------
    agent
        The surrounding agent.
    module, entry
        What asks for the name.
    resolution
        What ResolveExport answered.
    asked
        The exports that it looked for, in their order.
    """
    assert entry.module_request is not None
    assert isinstance(entry.import_name, str)
    specifier, name = entry.module_request.specifier, entry.import_name
    imported_module = agent.get_imported_module(module, entry.module_request)
    if resolution is not None:
        return _ambiguous(agent, module, entry, resolution)
    closing = _circular_error(agent, module, entry)
    if closing is not None:
        return closing
    names = tuple(get_exported_names(agent, imported_module))
    return _error(MissingExport(specifier, name, imported_module.name, tuple(asked), names), module, entry)


def _error(about: Raised, module: Module, entry: ImportEntry | ExportEntry) -> GuestThrew:
    return GuestThrew(GuestError.raised(about, module.name, entry.position.line, entry.position.column))


def _ambiguous(agent: Agent, module: Module, entry: ImportEntry | ExportEntry, resolution: Ambiguous) -> GuestThrew:
    """The error at what asked the module with the two stars: `entry` of `module`, or a re-export behind it."""
    asker, asking = module, entry
    if resolution.asked_by is not None:
        asker, asking = agent.module(resolution.asked_by[0]), resolution.asked_by[1]
    assert asking.module_request is not None
    one, other = resolution.one, resolution.other
    boxes = ((one.module, one.binding_name), (other.module, other.binding_name))
    specifier = asking.module_request.specifier
    return _error(AmbiguousExport(specifier, resolution.export_name, resolution.module, boxes), asker, asking)


def _circular_error(agent: Agent, module: Module, entry: ImportEntry | ExportEntry) -> GuestThrew | None:
    """The error at the re-export that leads back to one gone through before; None if there is no such circle."""
    visited: dict[Box, None] = {}
    if isinstance(entry, ExportEntry) and entry.export_name is not None:
        visited[module.name, entry.export_name] = None
    while entry.module_request is not None and isinstance(entry.import_name, str):
        imported_module = agent.get_imported_module(module, entry.module_request)
        box = (imported_module.name, entry.import_name)
        following = agent.named_exports(imported_module).get(entry.import_name)
        if following is None:
            return None
        if box in visited:
            boxes = tuple(visited)
            circle = boxes[boxes.index(box) :]
            return _error(CircularExport(entry.module_request.specifier, entry.import_name, circle), module, entry)
        visited[box] = None
        module, entry = imported_module, following
    return None
