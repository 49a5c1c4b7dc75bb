"""Which bodies an evaluation is certain to run first.  The specification has no such step.

The realm is told them so that it need not wait for this side between two bodies.  Nothing that is recorded depends on
it; `tests/spec/test_bodies_ahead.py` compares the two.
"""

from __future__ import annotations

from modviz.record.world import Module
from modviz.spec.agent import Agent
from modviz.spec.synthetic import OF_THE_HOST


def bodies_ahead(agent: Agent, module: Module) -> list[str]:
    """The modules whose bodies InnerModuleEvaluation for `module` runs, in its order, as far as that is certain.

    It is up to the first module that awaits, has failed, or is imported deferred.  If a body throws, those after it do
    not run, nor any after a question of code in it.  Takes time in proportion to the modules and requests of the graph.
    """
    bodies: list[str] = []
    _add_bodies(agent, module, bodies, set())
    return bodies


def _add_bodies(agent: Agent, module: Module, bodies: list[str], visited: set[str]) -> bool:
    """Add the bodies of `module` and what it requires to `bodies`; False if it is not certain what follows."""
    if module.name in visited:
        return True
    visited.add(module.name)
    if module.kind in OF_THE_HOST:
        # It may run others, or throw.
        return False
    if module.status == "evaluated":
        return _is_without_error(agent, module)
    if module.is_synthetic:
        bodies.append(module.name)
        return True
    if module.status != "linked" or module.has_tla:
        return False
    for requested in module.parsed.requested_modules:
        if requested.request.phase != "evaluation":
            return False
        if not _add_bodies(agent, agent.get_imported_module(module, requested.request), bodies, visited):
            return False
    bodies.append(module.name)
    return True


def _is_without_error(agent: Agent, module: Module) -> bool:
    if module.is_synthetic:
        return True
    assert module.cycle_root is not None
    cycle_root = agent.module(module.cycle_root)
    return cycle_root.status == "evaluated" and cycle_root.evaluation_error is None
