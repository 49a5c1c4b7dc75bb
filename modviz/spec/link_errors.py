"""The SyntaxErrors of linking, in the words of V8, which are those that people search for."""

from __future__ import annotations

from modviz.record.entries import ExportEntry, ImportEntry
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.resolve_export import Unresolved

NO_MODULE_SOURCE = "Source phase import object is not defined for module"
"""What GetModuleSource of every Source Text Module Record throws.

Source: https://tc39.es/proposal-source-phase-imports/
"""


def missing_module_source(module: Module, entry: ImportEntry | ExportEntry) -> GuestThrew:
    """The error for a source phase import in `module`."""
    return _error(NO_MODULE_SOURCE, module, entry)


def unresolved_import(
    agent: Agent, module: Module, entry: ImportEntry | ExportEntry, resolution: Unresolved
) -> GuestThrew:
    """The error for an import or indirect export of `module` that has no single answer."""
    assert entry.module_request is not None
    assert isinstance(entry.import_name, str)
    if resolution is Unresolved.AMBIGUOUS:
        return _error(
            f"The requested module '{entry.module_request.specifier}' contains conflicting star exports for name"
            f" '{entry.import_name}'",
            module,
            entry,
        )
    closing = _circular_error(agent, module, entry)
    if closing is not None:
        return closing
    return _error(
        f"The requested module '{entry.module_request.specifier}' does not provide an export named"
        f" '{entry.import_name}'",
        module,
        entry,
    )


def _error(message: str, module: Module, entry: ImportEntry | ExportEntry) -> GuestThrew:
    line, column = entry.position.line, entry.position.column
    return GuestThrew(GuestError("SyntaxError", message, "link", module.name, line, column))


def _circular_error(agent: Agent, module: Module, entry: ImportEntry | ExportEntry) -> GuestThrew | None:
    """The error at the re-export that leads back to one gone through before; None if there is no such circle."""
    seen = {id(entry)}
    while entry.module_request is not None and isinstance(entry.import_name, str):
        imported_module = agent.get_imported_module(module, entry.module_request)
        following = agent.named_exports(imported_module).get(entry.import_name)
        if following is None:
            return None
        if id(following) in seen:
            return _error(
                f"Detected cycle while resolving name '{entry.import_name}' in '{entry.module_request.specifier}'",
                module,
                entry,
            )
        seen.add(id(following))
        module, entry = imported_module, following
    return None
