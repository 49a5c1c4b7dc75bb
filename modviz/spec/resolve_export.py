"""ResolveExport and GetExportedNames: from an exported name to the box that is meant.

Source: https://tc39.es/ecma262/#sec-resolveexport and https://tc39.es/ecma262/#sec-getexportednames
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from modviz.record.entries import ExportEntry, ImportName
from modviz.record.world import Module
from modviz.spec.agent import Agent


class ResolvedBinding(msgspec.Struct, frozen=True, gc=False):
    """A ResolvedBinding Record: a module and the name of a binding in it, or None for its namespace object.

    `phase` says which namespace object: "evaluation", or "defer" where the proposal of deferred imports has
    deferred-namespace as the binding name.  It is "source" where the proposal of source phase imports has source, for
    which there is no object at all.  `through` are the modules that pass the export on, the one that was asked first;
    the specification does not keep them, a learner wants to see them.
    """

    module: str
    binding_name: str | None
    through: tuple[str, ...] = ()
    phase: str = "evaluation"

    def is_same(self, other: ResolvedBinding) -> bool:
        """Whether both lead to the same binding, however they got there."""
        return (self.module, self.binding_name, self.phase) == (other.module, other.binding_name, other.phase)


class Ambiguous(msgspec.Struct, frozen=True, gc=False):
    """The answer ambiguous: two stars of `module` lead to the bindings `one` and `other` of the name `export_name`.

    `asked_by` is the re-export by which `module` was asked, and the module that has it; None where an import asked.
    The specification keeps nothing of this; it is what the error is about.
    """

    module: str
    export_name: str
    one: ResolvedBinding
    other: ResolvedBinding
    asked_by: tuple[str, ExportEntry] | None = None


Resolution = ResolvedBinding | Ambiguous | None
"""What ResolveExport answers; None is its null."""


def resolve_export(
    agent: Agent,
    module: Module,
    export_name: str,
    resolve_set: dict[tuple[str, str], None] | None = None,
) -> Resolution:
    """ResolveExport: the box that `export_name` of `module` stands for.

    `resolve_set` holds what is being resolved already, and in the end all that was asked for, in that order; coming
    back to one of those is a circular request and answers null, as does a name that nobody exports.  Two stars that
    lead to different boxes are ambiguous.

    A Synthetic Module Record has its own, much shorter operation; the same comes of this one, for such a module has
    local exports only.

    Source: https://tc39.es/ecma262/#sec-resolveexport and https://tc39.es/ecma262/#sec-smr-resolveexport
    """
    assert module.is_synthetic or module.status != "new"
    resolve_set = {} if resolve_set is None else resolve_set
    here = (module.name, export_name)
    if here in resolve_set:
        return None
    resolve_set[here] = None
    entry = agent.named_exports(module).get(export_name)
    if entry is not None and entry.module_request is None:
        return ResolvedBinding(module.name, entry.local_name)
    if entry is not None:
        assert entry.module_request is not None
        imported_module = agent.get_imported_module(module, entry.module_request)
        if isinstance(entry.import_name, ImportName):
            assert entry.import_name in (ImportName.ALL, ImportName.SOURCE)
            return ResolvedBinding(imported_module.name, None, phase=entry.module_request.phase)
        assert entry.import_name is not None
        return _through(module, entry, resolve_export(agent, imported_module, entry.import_name, resolve_set))
    if export_name == "default":
        # A default export cannot come from `export *`.
        return None
    star_resolution: ResolvedBinding | None = None
    for star in module.parsed.star_export_entries:
        assert star.module_request is not None
        imported_module = agent.get_imported_module(module, star.module_request)
        resolution = resolve_export(agent, imported_module, export_name, resolve_set)
        if isinstance(resolution, Ambiguous):
            return _through(module, star, resolution)
        if isinstance(resolution, ResolvedBinding):
            if star_resolution is None:
                star_resolution = resolution
            elif not resolution.is_same(star_resolution):
                return Ambiguous(module.name, export_name, star_resolution, resolution)
    return None if star_resolution is None else _passed_on(module, star_resolution)


def get_exported_names(agent: Agent, module: Module, export_star_set: dict[str, None] | None = None) -> list[str]:
    """GetExportedNames: all names that `module` exports, its own first, then those of its stars.

    Source: https://tc39.es/ecma262/#sec-getexportednames and https://tc39.es/ecma262/#sec-smr-getexportednames
    """
    assert module.is_synthetic or module.status != "new"
    export_star_set = {} if export_star_set is None else export_star_set
    if module.name in export_star_set:
        return []
    export_star_set[module.name] = None
    # A dict, since a List that is searched for each name would take time with the square of the names.
    exported_names = dict.fromkeys(agent.named_exports(module))
    for star in module.parsed.star_export_entries:
        assert star.module_request is not None
        requested_module = agent.get_imported_module(module, star.module_request)
        for name in get_exported_names(agent, requested_module, export_star_set):
            if name != "default":
                exported_names.setdefault(name)
    return list(exported_names)


def _through(module: Module, entry: ExportEntry, resolution: Resolution) -> Resolution:
    """What came of asking for the re-export `entry` of `module`."""
    if isinstance(resolution, Ambiguous) and resolution.asked_by is None:
        return replace(resolution, asked_by=(module.name, entry))
    return _passed_on(module, resolution) if isinstance(resolution, ResolvedBinding) else resolution


def _passed_on(module: Module, resolution: ResolvedBinding) -> ResolvedBinding:
    return replace(resolution, through=(module.name, *resolution.through))
