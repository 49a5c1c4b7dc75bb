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


def ready_for_sync_execution(agent: Agent, module: Module, seen: set[str] | None = None) -> bool:
    """ReadyForSyncExecution: whether `module` and all it requires can be evaluated without waiting.

    A module that is evaluated while its cycle is not has to be waited for, too.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-ReadyForSyncExecution
    """
    if module.is_synthetic:
        return True
    seen = set() if seen is None else seen
    if module.name in seen:
        return True
    seen.add(module.name)
    if is_module_scc_evaluated(agent, module):
        return True
    if module.status in ("evaluating", "evaluating-async"):
        return False
    if module.status == "evaluated":
        # The proposal has no such step: its assertion fails for a module of a cycle that is not evaluated.
        return False
    assert module.status == "linked"
    if module.has_tla:
        return False
    # (A generator within `all` would take C stack for each module: Python 3.12 has little.)
    for required_module in _required_modules(agent, module):
        if not ready_for_sync_execution(agent, required_module, seen):
            return False
    return True


def is_module_scc_evaluated(agent: Agent, module: Module) -> bool:
    """IsModuleSCCEvaluated: whether `module` is evaluated, and with it all of its cycle."""
    root = module if module.cycle_root is None else agent.module(module.cycle_root)
    return root.status == "evaluated"


def _required_modules(agent: Agent, module: Module) -> list[Module]:
    # What is imported in its source phase is not evaluated.
    requests = (requested.request for requested in module.parsed.requested_modules)
    return [agent.get_imported_module(module, request) for request in requests if request.phase != "source"]
