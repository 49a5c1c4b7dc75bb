"""Evaluation: the same walk once more; each body runs after those of the modules it requires.

Source: https://tc39.es/ecma262/#sec-moduleevaluation
"""

from __future__ import annotations

from modviz.record.events import AsyncDependencyNoted, EvaluationDeferred, EvaluationErrorCached
from modviz.record.world import Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.async_evaluation import assign_async_evaluation_order, execute_async_module
from modviz.spec.bodies_ahead import bodies_ahead
from modviz.spec.deferral import gather_asynchronous_transitive_dependencies
from modviz.spec.execution import execute_module
from modviz.spec.synthetic import evaluate_synthetic_module
from modviz.spec.top_level_capability import create_capability, reject, resolve
from modviz.spec.walk import close_component, enter, lower_ancestor_index, pass_by


def evaluate(agent: Agent, module: Module) -> Module:
    """Evaluate: run the bodies of `module` and of all it requires, each once.

    Returns the module whose top-level promise stands for this evaluation: `module` itself or its cycle root.  In the
    specification the answer is that promise.

    Two things are as they are proposed for the clause, since it contradicts itself.  Each module that fails here is its
    own cycle root, or later steps would find none (https://github.com/tc39/ecma262/pull/3583).  And one that fails may
    have an asynchronous evaluation order, if it is in a cycle and awaits, and one that was evaluated before may be done
    with its own (https://github.com/tc39/ecma262/pull/3613).  `tests/spec/test_deviations.py` has each case.

    Source: https://tc39.es/ecma262/#sec-moduleevaluation, and https://tc39.es/ecma262/#sec-smr-Evaluate
    """
    assert module.status in ("linked", "evaluating-async", "evaluated")
    if module.is_synthetic:
        is_first = module.top_level_promise is None
        if is_first:
            create_capability(agent, module)
        try:
            evaluate_synthetic_module(agent, module)
        except GuestThrew as failure:
            if is_first:
                reject(agent, module, failure.error)
        else:
            if is_first:
                resolve(agent, module)
        return module
    if module.status in ("evaluating-async", "evaluated"):
        assert module.cycle_root is not None
        module = agent.module(module.cycle_root)
    if module.top_level_promise is not None:
        return module
    stack: dict[str, Module] = {}
    create_capability(agent, module)
    agent.realm.expect_executions(bodies_ahead(agent, module))
    try:
        inner_module_evaluation(agent, module, stack, 0)
    except GuestThrew as failure:
        error = failure.error
        assert all(waiting.status == "evaluating" for waiting in stack.values())
        if stack:
            agent.recorder.emit(EvaluationErrorCached(tuple(stack), error))
        assert module.status == "evaluated"
        assert module.evaluation_error is error
        reject(agent, module, error)
    else:
        assert module.status in ("evaluating-async", "evaluated")
        assert module.evaluation_error is None
        if module.status == "evaluated":
            assert not isinstance(module.async_evaluation_order, int)
            resolve(agent, module)
        assert not stack
    return module


def inner_module_evaluation(agent: Agent, module: Module, stack: dict[str, Module], index: int) -> int:
    """InnerModuleEvaluation: evaluate `module` after all it requires; returns the next free index.

    A Synthetic Module Record is evaluated without the promise that EvaluateModuleSync asks for: nobody would see it.

    Source: https://tc39.es/ecma262/#sec-innermoduleevaluation
    """
    if module.is_synthetic:
        evaluate_synthetic_module(agent, module)
        return index
    if module.status in ("evaluating-async", "evaluated"):
        if module.evaluation_error is None:
            return index
        raise GuestThrew(module.evaluation_error)
    if module.status == "evaluating":
        return index
    assert module.status == "linked"
    module_index = index
    enter(agent, module, stack, "evaluating", index)
    index += 1
    for required_module in _evaluation_list(agent, module):
        if required_module.status in ("evaluating-async", "evaluated"):
            pass_by(agent, module, required_module)
        index = inner_module_evaluation(agent, required_module, stack, index)
        if required_module.is_synthetic:
            continue
        assert required_module.status in ("evaluating", "evaluating-async", "evaluated")
        assert (required_module.status == "evaluating") == (required_module.name in stack)
        if required_module.status == "evaluating":
            lower_ancestor_index(agent, module, required_module, stack, _is_in_progress)
        else:
            assert required_module.cycle_root is not None
            required_module = agent.module(required_module.cycle_root)
            assert required_module.status in ("evaluating-async", "evaluated")
            if required_module.evaluation_error is not None:
                raise GuestThrew(required_module.evaluation_error)
        if isinstance(required_module.async_evaluation_order, int):
            agent.recorder.emit(AsyncDependencyNoted(module.name, required_module.name))
    assert module.pending_async_dependencies is not None
    if module.pending_async_dependencies > 0 or module.has_tla:
        assign_async_evaluation_order(agent, module)
        if module.pending_async_dependencies == 0:
            execute_async_module(agent, module)
    else:
        execute_module(agent, module)
    assert module.name in stack
    assert module.dfs_ancestor_index is not None
    assert module.dfs_ancestor_index <= module_index
    if module.dfs_ancestor_index == module_index:
        close_component(agent, module, stack, _status_after_evaluation)
    return index


def _evaluation_list(agent: Agent, module: Module) -> list[Module]:
    """The evaluationList of InnerModuleEvaluation: what is to be evaluated before `module`, each once.

    Of a deferred import these are only the modules that await, for nobody can wait for them later.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-innermoduleevaluation
    """
    evaluation_list: dict[str, Module] = {}
    for requested in module.parsed.requested_modules:
        required_module = agent.get_imported_module(module, requested.request)
        if requested.request.phase == "defer":
            additional_modules = gather_asynchronous_transitive_dependencies(agent, required_module)
            if required_module.status == "linked":
                names = tuple(additional_module.name for additional_module in additional_modules)
                agent.recorder.emit(EvaluationDeferred(module.name, required_module.name, names))
            for additional_module in additional_modules:
                evaluation_list.setdefault(additional_module.name, additional_module)
        else:
            evaluation_list.setdefault(required_module.name, required_module)
    return list(evaluation_list.values())


def _status_after_evaluation(module: Module) -> str:
    assert module.async_evaluation_order != "done"
    return "evaluated" if module.async_evaluation_order == "unset" else "evaluating-async"


def _is_in_progress(module: Module) -> bool:
    return module.status == "evaluating" and module.body == "waiting"
