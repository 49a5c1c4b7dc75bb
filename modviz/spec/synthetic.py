"""Synthetic Module Records: modules without code, such as JSON files, whose exports are set once.

Source: https://tc39.es/ecma262/#sec-synthetic-module-records
"""

from __future__ import annotations

from modviz.record.entries import (
    DEFAULT_BINDING,
    Declaration,
    ExportEntry,
    ParsedModule,
    Position,
)
from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    EnvironmentCreated,
    SyntheticModuleEvaluated,
    SyntheticModuleLinked,
)
from modviz.record.values import UNDEFINED
from modviz.record.world import Module
from modviz.spec.agent import Agent
from modviz.spec.observations import first_values

SYNTHETIC_WITH_DEFAULT = ParsedModule(
    requested_modules=(),
    import_entries=(),
    local_export_entries=(ExportEntry("default", None, None, DEFAULT_BINDING, Position(1, 1)),),
    indirect_export_entries=(),
    star_export_entries=(),
    declarations=(Declaration(DEFAULT_BINDING, "default", Position(1, 1)),),
    statements=(),
    has_tla=False,
)
"""What is known of a module whose one export is its default: CreateDefaultExportSyntheticModule.

Source: https://tc39.es/ecma262/#sec-create-default-export-synthetic-module
"""


def link_synthetic_module(agent: Agent, module: Module) -> None:
    """Link: make the environment, with every export undefined.

    The specification does it again for each module that requires this one.  Once is enough here, or boxes that others
    point at would be replaced.

    Source: https://tc39.es/ecma262/#sec-smr-Link
    """
    if module.bindings is not None:
        return
    agent.recorder.emit(EnvironmentCreated(module.name))
    for declaration, entry in zip(module.parsed.declarations, module.parsed.local_export_entries, strict=True):
        line, column = declaration.position.line, declaration.position.column
        export_names = (entry.export_name,) if entry.export_name else ()
        agent.recorder.emit(BindingCreated(module.name, declaration.name, declaration.kind, export_names, line, column))
        agent.recorder.emit(BindingInitialized(module.name, declaration.name, declaration.kind, UNDEFINED))
    agent.recorder.emit(SyntheticModuleLinked(module.name))


def evaluate_synthetic_module(agent: Agent, module: Module) -> None:
    """Evaluate: set the exports to their values.  The specification does it again each time, which changes nothing.

    Source: https://tc39.es/ecma262/#sec-smr-Evaluate
    """
    if module.status == "evaluated":
        return
    values = first_values(agent.realm.execute(module.name).observations)
    agent.recorder.emit(SyntheticModuleEvaluated(module.name, values.get(0, UNDEFINED)))
