"""InitializeEnvironment: a module's boxes and pointers, made before any code runs.

Source: https://tc39.es/ecma262/#sec-source-text-module-record-initialize-environment
"""

from __future__ import annotations

from modviz.record.entries import ImportEntry, ImportName
from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    EnvironmentCreated,
    ImportBound,
)
from modviz.record.failures import Box
from modviz.record.world import Module
from modviz.spec.agent import Agent
from modviz.spec.link_errors import missing_module_source, unresolved_import
from modviz.spec.namespace import get_module_namespace
from modviz.spec.observations import first_values
from modviz.spec.ports import ResolvedImport
from modviz.spec.resolve_export import ResolvedBinding, resolve_export


def initialize_environment(agent: Agent, module: Module) -> None:
    """InitializeEnvironment of Source Text Module Records.

    Raises
    ------
    GuestThrew
        A SyntaxError, when an import or a re-export cannot be resolved.

    Source: https://tc39.es/ecma262/#sec-source-text-module-record-initialize-environment
    """
    for entry in module.parsed.indirect_export_entries:
        assert entry.export_name is not None
        asked: dict[Box, None] = {}
        resolution = resolve_export(agent, module, entry.export_name, asked)
        if not isinstance(resolution, ResolvedBinding):
            raise unresolved_import(agent, module, entry, resolution, asked)
    agent.recorder.emit(EnvironmentCreated(module.name))
    imports = [_create_import_binding(agent, module, entry) for entry in module.parsed.import_entries]
    _create_own_bindings(agent, module, imports)


def _create_import_binding(agent: Agent, module: Module, entry: ImportEntry) -> ResolvedImport:
    imported_module = agent.get_imported_module(module, entry.module_request)
    target: ResolvedBinding
    if isinstance(entry.import_name, ImportName):
        assert entry.import_name in (ImportName.NAMESPACE_OBJECT, ImportName.SOURCE)
        target = ResolvedBinding(imported_module.name, None, phase=entry.module_request.phase)
    else:
        asked: dict[Box, None] = {}
        resolution = resolve_export(agent, imported_module, entry.import_name, asked)
        if not isinstance(resolution, ResolvedBinding):
            raise unresolved_import(agent, module, entry, resolution, asked)
        target = resolution
    if target.phase == "source":
        raise missing_module_source(module, entry, target.module)
    if target.binding_name is None:
        get_module_namespace(agent, agent.module(target.module), target.phase)
    else:
        agent.importers.setdefault((target.module, target.binding_name), []).append(module.name)
    agent.recorder.emit(
        ImportBound(
            module.name,
            entry.local_name,
            entry.import_name if isinstance(entry.import_name, str) else "*",
            target.module,
            target.binding_name,
            target.through,
            entry.position.line,
            entry.position.column,
            target.phase,
        )
    )
    return ResolvedImport(entry.local_name, target.module, target.binding_name, target.phase)


def _create_own_bindings(agent: Agent, module: Module, imports: list[ResolvedImport]) -> None:
    export_names: dict[str, list[str]] = {}
    for entry in module.parsed.local_export_entries:
        assert entry.local_name is not None
        assert entry.export_name is not None
        export_names.setdefault(entry.local_name, []).append(entry.export_name)
    # The realm makes the environment in one go; the events then tell it in the order of the clause, where vars come
    # first, and each function is initialised as soon as its box exists.
    values = first_values(agent.realm.instantiate(module.name, imports))
    numbered = list(enumerate(module.parsed.declarations))
    var_declarations = [each for each in numbered if each[1].kind == "var"]
    lex_declarations = [each for each in numbered if each[1].kind != "var"]
    for index, declaration in (*var_declarations, *lex_declarations):
        agent.recorder.emit(
            BindingCreated(
                module.name,
                declaration.name,
                declaration.kind,
                tuple(export_names.get(declaration.name, ())),
                declaration.position.line,
                declaration.position.column,
            )
        )
        if declaration.is_initialized_at_instantiation:
            agent.recorder.emit(BindingInitialized(module.name, declaration.name, declaration.kind, values[index]))
