"""EvaluateModuleSync: the evaluation that touching a deferred namespace object triggers.

Source: https://tc39.es/proposal-defer-import-eval/#sec-EvaluateModuleSync
"""

from __future__ import annotations

from modviz.record.events import (
    DeferredEvaluationFinished,
    DeferredEvaluationRefused,
    DeferredEvaluationStarted,
)
from modviz.record.failures import UnreadyModule
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent
from modviz.spec.deferral import blocking_module, cycle_root, is_module_scc_evaluated
from modviz.spec.evaluation import evaluate
from modviz.spec.seen import Question


def touch_deferred_namespace(agent: Agent, question: Question) -> GuestError | None:
    """GetModuleExportsList: evaluate the module that `question` is about; returns what touching its namespace throws.

    Of a module that is evaluated nothing is told: the promise that EvaluateModuleSync makes for it nobody can see
    (`tests/spec/test_deviations.py`).

    Source: https://tc39.es/proposal-defer-import-eval/#sec-GetModuleExportsList
    """
    module = agent.module(question.about)
    if is_module_scc_evaluated(agent, module):
        return cycle_root(agent, module).evaluation_error
    by, line, column = question.by, question.line, question.column
    blocking = blocking_module(agent, module)
    if blocking is not None:
        agent.recorder.emit(DeferredEvaluationRefused(module.name, blocking.name, by, line, column))
        return GuestError.raised(UnreadyModule(module.name, blocking.name), by, line, column)
    resumed = agent.recorder.world.place
    agent.recorder.emit(DeferredEvaluationStarted(module.name, by, line, column))
    error = evaluate_module_sync(agent, module)
    agent.recorder.emit(DeferredEvaluationFinished(module.name, error, resumed))
    return error


def evaluate_module_sync(agent: Agent, module: Module) -> GuestError | None:
    """EvaluateModuleSync: evaluate `module`, which can be done without waiting; returns the error if it throws.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-EvaluateModuleSync
    """
    assert blocking_module(agent, module) is None
    root = evaluate(agent, module)
    assert root.top_level_promise in ("fulfilled", "rejected")
    return root.evaluation_error
