"""Evaluation: the same walk once more; each body runs after those of the modules it requires.

Source: https://tc39.es/ecma262/#sec-moduleevaluation
"""

from __future__ import annotations

from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.observations import note
from modviz.spec.ports import Thrown
from modviz.spec.walk import close_component, enter, lower_ancestor_index
from modviz.trace.events import (
    AlreadyDone,
    EvaluationErrorCached,
    ExecutionFinished,
    ExecutionStarted,
    ExecutionThrew,
)
from modviz.trace.world import GuestError, Module


def evaluate(agent: Agent, module: Module) -> None:
    """Evaluate: run the bodies of `module` and of all it requires, each once.

    Raises
    ------
    GuestThrew
        A body threw.  The error is kept in the records of all modules on the stack.

    Source: https://tc39.es/ecma262/#sec-moduleevaluation
    """
    assert module.status in ("linked", "evaluated")
    stack: list[Module] = []
    try:
        inner_module_evaluation(agent, module, stack, 0)
    except GuestThrew as failure:
        assert all(waiting.status == "evaluating" for waiting in stack)
        if stack:
            agent.recorder.emit(
                EvaluationErrorCached(
                    tuple(waiting.name for waiting in stack), failure.error, "evaluating"
                )
            )
        raise
    assert not stack


def inner_module_evaluation(agent: Agent, module: Module, stack: list[Module], index: int) -> int:
    """InnerModuleEvaluation: evaluate `module` after all it requires; returns the next free index.

    Source: https://tc39.es/ecma262/#sec-innermoduleevaluation
    """
    if module.status == "evaluated":
        if module.evaluation_error is None:
            return index
        raise GuestThrew(module.evaluation_error)
    if module.status == "evaluating":
        return index
    assert module.status == "linked"
    module_index = index
    enter(agent, module, stack, "evaluating", index)
    index += 1
    for requested in module.parsed.requested_modules:
        required_module = agent.get_imported_module(module, requested.request)
        if required_module.status == "evaluated":
            agent.recorder.emit(
                AlreadyDone(module.name, required_module.name, required_module.status)
            )
        index = inner_module_evaluation(agent, required_module, stack, index)
        assert required_module.status in ("evaluating", "evaluated")
        if required_module.status == "evaluating":
            lower_ancestor_index(agent, module, required_module, stack, _is_in_progress)
    execute_module(agent, module)
    assert module.dfs_ancestor_index is not None
    assert module.dfs_ancestor_index <= module_index
    if module.dfs_ancestor_index == module_index:
        close_component(agent, module, stack, "evaluated")
    return index


def execute_module(agent: Agent, module: Module) -> None:
    """ExecuteModule: run the body of `module` in the realm.

    Raises
    ------
    GuestThrew
        The body threw.

    Source: https://tc39.es/ecma262/#sec-source-text-module-record-execute-module
    """
    agent.recorder.emit(ExecutionStarted(module.name, _unfinished(agent, module)))
    execution = agent.realm.execute(module.name)
    note(agent, execution.observations)
    place = agent.recorder.world.place
    if execution.thrown is None:
        agent.recorder.emit(ExecutionFinished(module.name, place))
        return
    error = evaluation_error(execution.thrown)
    agent.recorder.emit(ExecutionThrew(module.name, error, place))
    raise GuestThrew(error)


def evaluation_error(thrown: Thrown) -> GuestError:
    """The error of evaluation that `thrown` describes."""
    return GuestError(
        thrown.name, thrown.message, "evaluate", thrown.module, thrown.line, thrown.column
    )


def _unfinished(agent: Agent, module: Module) -> tuple[str, ...]:
    """The modules that `module` imports itself and whose bodies have not run to their end: its cycle."""
    required = (
        agent.get_imported_module(module, requested.request)
        for requested in module.parsed.requested_modules
    )
    return tuple(
        required_module.name
        for required_module in required
        if required_module is not module and _is_in_progress(required_module)
    )


def _is_in_progress(module: Module) -> bool:
    return module.status == "evaluating" and module.body == "waiting"
