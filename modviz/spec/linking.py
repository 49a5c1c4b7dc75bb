"""Linking: a depth-first walk that makes environments, and finds the cycles on its way.

Source: https://tc39.es/ecma262/#sec-moduledeclarationlinking
"""

from __future__ import annotations

from modviz.record.events import LinkFailed, LinkUndone
from modviz.record.world import Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.environments import initialize_environment
from modviz.spec.synthetic import link_synthetic_module
from modviz.spec.walk import close_component, enter, lower_ancestor_index, pass_by


def link(agent: Agent, module: Module) -> None:
    """Link: prepare `module` and all it needs for evaluation.

    Raises
    ------
    GuestThrew
        A name could not be resolved.  The modules on the stack are unlinked again.

    Source: https://tc39.es/ecma262/#sec-moduledeclarationlinking, and https://tc39.es/ecma262/#sec-smr-Link
    """
    if module.is_synthetic:
        link_synthetic_module(agent, module)
        return
    assert module.status in ("unlinked", "linked", "evaluating-async", "evaluated")
    stack: dict[str, Module] = {}
    try:
        inner_module_linking(agent, module, stack, 0)
    except GuestThrew as failure:
        error = agent.host.link_error(module, failure.error)
        agent.recorder.emit(LinkFailed(error.module or module.name, error))
        assert all(waiting.status == "linking" for waiting in stack.values())
        agent.recorder.emit(LinkUndone(tuple(stack)))
        assert module.status == "unlinked"
        raise GuestThrew(error) from None
    assert module.status in ("linked", "evaluating-async", "evaluated")
    assert not stack


def inner_module_linking(agent: Agent, module: Module, stack: dict[str, Module], index: int) -> int:
    """InnerModuleLinking: link `module` after all it requires; returns the next free index.

    Source: https://tc39.es/ecma262/#sec-InnerModuleLinking, with the source phase of
    https://tc39.es/proposal-source-phase-imports/#sec-InnerModuleLinking
    """
    if module.is_synthetic:
        link_synthetic_module(agent, module)
        return index
    if module.status in ("linking", "linked", "evaluating-async", "evaluated"):
        return index
    assert module.status == "unlinked"
    module_index = index
    enter(agent, module, stack, "linking", index)
    index += 1
    for requested in module.parsed.requested_modules:
        if requested.request.phase == "source":
            continue
        required_module = agent.get_imported_module(module, requested.request)
        if required_module.status not in ("unlinked", "linking"):
            pass_by(agent, module, required_module)
        index = inner_module_linking(agent, required_module, stack, index)
        if required_module.is_synthetic:
            continue
        assert required_module.status in ("linking", "linked", "evaluating-async", "evaluated")
        assert (required_module.status == "linking") == (required_module.name in stack)
        if required_module.status == "linking":
            lower_ancestor_index(agent, module, required_module, stack, _is_in_progress)
    initialize_environment(agent, module)
    assert module.name in stack
    assert module.dfs_ancestor_index is not None
    assert module.dfs_ancestor_index <= module_index
    if module.dfs_ancestor_index == module_index:
        close_component(agent, module, stack, lambda _: "linked")
    return index


def _is_in_progress(module: Module) -> bool:
    return module.status == "linking" and module.bindings is None
