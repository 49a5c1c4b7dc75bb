"""Asynchronous evaluation: modules with a top-level await, and the modules that wait for them.

Source: https://tc39.es/ecma262/#sec-execute-async-module and the clauses after it
"""

from __future__ import annotations

from modviz.record.events import (
    AsyncDependencyArrived,
    AsyncModuleFulfilled,
    AsyncModuleRejected,
    AsyncOrderSet,
)
from modviz.record.waiting import waits_for
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.execution import execute_module, start_execution
from modviz.spec.observations import note
from modviz.spec.top_level_capability import reject, resolve


def assign_async_evaluation_order(agent: Agent, module: Module) -> None:
    """Set [[AsyncEvaluationOrder]] to IncrementModuleAsyncEvaluationCount().

    Source: https://tc39.es/ecma262/#sec-IncrementModuleAsyncEvaluationCount
    """
    assert module.async_evaluation_order == "unset"
    order = agent.module_async_evaluation_count
    agent.module_async_evaluation_count += 1
    pending = module.pending_async_dependencies
    assert pending is not None
    required = waits_for(agent.recorder.world, module) if pending else ()
    agent.recorder.emit(AsyncOrderSet(module.name, order, pending, required))


def execute_async_module(agent: Agent, module: Module) -> None:
    """ExecuteAsyncModule: start the body of `module`; it comes back at its first await, or at its end.

    What happens when its promise is settled is told by the realm as an observation, in the job in which the closures of
    the specification run; see `async_module_execution_fulfilled` and `async_module_execution_rejected`.

    Source: https://tc39.es/ecma262/#sec-execute-async-module
    """
    assert module.status in ("evaluating", "evaluating-async")
    assert module.has_tla
    start_execution(agent, module)
    note(agent, agent.realm.execute_async(module.name))


def gather_available_ancestors(agent: Agent, module: Module, exec_list: dict[str, Module]) -> None:
    """GatherAvailableAncestors: find the modules that waited for `module` alone, and can run now.

    [[CycleRoot]] is never empty, not even where evaluation failed: see `modviz.spec.evaluation.evaluate`.

    Source: https://tc39.es/ecma262/#sec-gather-available-ancestors
    """
    for name in module.async_parent_modules:
        parent = agent.module(name)
        assert parent.cycle_root is not None
        if name in exec_list or agent.module(parent.cycle_root).evaluation_error is not None:
            continue
        assert parent.status == "evaluating-async"
        assert parent.evaluation_error is None
        assert isinstance(parent.async_evaluation_order, int)
        assert parent.pending_async_dependencies
        pending = parent.pending_async_dependencies - 1
        agent.recorder.emit(AsyncDependencyArrived(name, module.name, pending, module.status != "evaluated"))
        if parent.pending_async_dependencies == 0:
            exec_list[name] = parent
            if not parent.has_tla:
                gather_available_ancestors(agent, parent, exec_list)


def async_module_execution_fulfilled(agent: Agent, module: Module) -> None:
    """AsyncModuleExecutionFulfilled: `module` is through, so modules that waited for it may run.

    Source: https://tc39.es/ecma262/#sec-async-module-execution-fulfilled
    """
    if module.status == "evaluated":
        assert module.evaluation_error is not None
        return
    _become_evaluated(agent, module)
    exec_list: dict[str, Module] = {}
    gather_available_ancestors(agent, module, exec_list)
    assert all(
        isinstance(each.async_evaluation_order, int)
        and each.pending_async_dependencies == 0
        and each.evaluation_error is None
        for each in exec_list.values()
    )
    sorted_exec_list = sorted(exec_list.values(), key=_order)
    for ancestor in sorted_exec_list:
        if ancestor.status == "evaluated":
            assert ancestor.evaluation_error is not None
        elif ancestor.has_tla:
            execute_async_module(agent, ancestor)
        else:
            try:
                execute_module(agent, ancestor)
            except GuestThrew as failure:
                async_module_execution_rejected(agent, ancestor, failure.error)
            else:
                _become_evaluated(agent, ancestor)


def async_module_execution_rejected(
    agent: Agent, module: Module, error: GuestError, caused_by: str | None = None
) -> None:
    """AsyncModuleExecutionRejected: `module` failed, and so do all that wait for it.

    The promise of `module` is rejected before those of the modules that wait for it, as it is with fulfilling: see
    https://github.com/tc39/ecma262/issues/3589, and `top-level-await/rejection-order.js` of Test262.  `caused_by` is
    for the record: the module that `module` waited for.

    Source: https://tc39.es/ecma262/#sec-async-module-execution-rejected
    """
    if module.status == "evaluated":
        assert module.evaluation_error is not None
        return
    assert module.status == "evaluating-async"
    assert isinstance(module.async_evaluation_order, int)
    assert module.evaluation_error is None
    agent.recorder.emit(AsyncModuleRejected(module.name, error, caused_by))
    if module.top_level_promise is not None:
        assert module.cycle_root == module.name
        reject(agent, module, error, is_late=True)
    for name in module.async_parent_modules:
        async_module_execution_rejected(agent, agent.module(name), error, module.name)


def _become_evaluated(agent: Agent, module: Module) -> None:
    assert module.status == "evaluating-async"
    assert isinstance(module.async_evaluation_order, int)
    assert module.evaluation_error is None
    agent.recorder.emit(AsyncModuleFulfilled(module.name, module.has_tla))
    if module.top_level_promise is not None:
        assert module.cycle_root == module.name
        resolve(agent, module, is_late=True)


def _order(module: Module) -> int:
    assert isinstance(module.async_evaluation_order, int)
    return module.async_evaluation_order
