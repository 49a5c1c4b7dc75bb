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
    CopyingStarted,
    CopyingThrew,
    EnvironmentCreated,
    SyntheticModuleEvaluated,
    SyntheticModuleLinked,
)
from modviz.record.values import UNDEFINED
from modviz.record.world import Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.observations import evaluation_error, first_values, note

OF_THE_HOST = ("commonjs", "builtin")
"""The kinds of synthetic modules whose evaluation steps the host has: CommonJS modules, and those built into it."""

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
    # A CommonJS module may have run before somebody imports it: then there are bindings of its body.
    known = module.bindings
    exported = {entry.local_name: entry for entry in reversed(module.parsed.local_export_entries)}
    missing = [
        each
        for each in module.parsed.declarations
        if each.name in exported and (known is None or each.name not in known)
    ]
    if not missing:
        return
    if known is None:
        agent.recorder.emit(EnvironmentCreated(module.name))
    for declaration in missing:
        line, column = declaration.position.line, declaration.position.column
        name = exported[declaration.name].export_name
        export_names = (name,) if name else ()
        agent.recorder.emit(BindingCreated(module.name, declaration.name, declaration.kind, export_names, line, column))
        agent.recorder.emit(BindingInitialized(module.name, declaration.name, declaration.kind, UNDEFINED))
    agent.recorder.emit(SyntheticModuleLinked(module.name))


def evaluate_synthetic_module(agent: Agent, module: Module) -> None:
    """Evaluate: set the exports to their values.  The specification does it again each time, which changes nothing.

    Those of some are the host's business: the evaluation steps of a CommonJS module run it, and may throw.

    Raises
    ------
    GuestThrew
        They threw, now or before.

    Source: https://tc39.es/ecma262/#sec-smr-Evaluate
    """
    if module.kind in OF_THE_HOST:
        _evaluate_by_host(agent, module)
        return
    if module.status == "evaluated":
        return
    values = first_values(agent.realm.execute(module.name).observations)
    agent.recorder.emit(SyntheticModuleEvaluated(module.name, values.get(0, UNDEFINED)))


def _evaluate_by_host(agent: Agent, module: Module) -> None:
    if not module.is_copied and not module.is_copying:
        agent.recorder.emit(CopyingStarted(module.name))
        execution = agent.realm.execute(module.name)
        note(agent, execution.observations)
        if execution.thrown is not None:
            agent.recorder.emit(CopyingThrew(module.name, evaluation_error(execution.thrown)))
    if module.evaluation_error is not None:
        raise GuestThrew(module.evaluation_error)
