"""`import defer`: what of a deferred graph has to be evaluated at once, and when the rest can be.

Source: https://tc39.es/proposal-defer-import-eval/, with IsModuleSCCEvaluated as in its tests in Test262: a module of
an asynchronous cycle may be evaluated while the cycle is not.
"""

from __future__ import annotations

from modviz.record.world import Module
from modviz.spec.agent import Agent


def gather_asynchronous_transitive_dependencies(
    agent: Agent, module: Module, seen: set[str] | None = None
) -> list[Module]:
    """GatherAsynchronousTransitiveDependencies: the modules at and below `module` that await, the first on each path.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-GatherAsynchronousTransitiveDependencies
    """
    seen = set() if seen is None else seen
    if module.name in seen:
        return []
    seen.add(module.name)
    if module.is_synthetic:
        return []
    if module.status == "evaluating" or is_module_scc_evaluated(agent, module):
        return []
    if module.has_tla:
        return [module]
    result: dict[str, Module] = {}
    for required_module in _required_modules(agent, module):
        for additional_module in gather_asynchronous_transitive_dependencies(agent, required_module, seen):
            result.setdefault(additional_module.name, additional_module)
    return list(result.values())


def blocking_module(agent: Agent, module: Module, seen: set[str] | None = None) -> Module | None:
    """ReadyForSyncExecution: the first module at or below `module` that would have to be waited for.

    None says that `module` and all it requires can be evaluated now.  A module that is evaluated while its cycle is not
    has to be waited for, too; the proposal has no such step, and its assertion fails there.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-ReadyForSyncExecution
    """
    if module.is_synthetic:
        return None
    seen = set() if seen is None else seen
    if module.name in seen:
        return None
    seen.add(module.name)
    if is_module_scc_evaluated(agent, module):
        return None
    if module.status != "linked" or module.has_tla:
        return module
    for required_module in _required_modules(agent, module):
        blocking = blocking_module(agent, required_module, seen)
        if blocking is not None:
            return blocking
    return None


def is_module_scc_evaluated(agent: Agent, module: Module) -> bool:
    """IsModuleSCCEvaluated: whether `module` is evaluated, and with it all of its cycle."""
    return cycle_root(agent, module).status == "evaluated"


def cycle_root(agent: Agent, module: Module) -> Module:
    """The [[CycleRoot]] of `module`, or `module` itself where there is none yet."""
    return module if module.cycle_root is None else agent.module(module.cycle_root)


def _required_modules(agent: Agent, module: Module) -> list[Module]:
    # What is imported in its source phase is not evaluated.
    requests = (requested.request for requested in module.parsed.requested_modules)
    return [agent.get_imported_module(module, request) for request in requests if request.phase != "source"]
