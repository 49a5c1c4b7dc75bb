"""What the realm has to know of modules, so that touching a deferred namespace object can evaluate one.

Code that reads a property cannot wait for this side.  So the realm does that evaluation by itself, and for that it is
told of every change before any code can run again.
"""

from __future__ import annotations

from collections.abc import Sequence

from modviz.record.world import Module
from modviz.spec.agent import Agent
from modviz.spec.ports import ModuleState


def share_states(agent: Agent, changed: Sequence[str]) -> None:
    """Tell the realm the states of the modules `changed`, or keep their names until it has to know.

    What the realm has done by itself it knows already.
    """
    if agent.replay is not None:
        return
    agent.unshared.update(dict.fromkeys(changed))
    if agent.defers and agent.unshared:
        agent.realm.share_states([_state(agent, agent.module(name)) for name in agent.unshared])
        agent.unshared.clear()


def _state(agent: Agent, module: Module) -> ModuleState:
    requests = (requested.request for requested in module.parsed.requested_modules)
    return ModuleState(
        module.name,
        module.status,
        module.cycle_root,
        module.evaluation_error,
        module.has_tla,
        module.is_synthetic,
        tuple(
            (agent.get_imported_module(module, request).name, request.phase == "defer")
            for request in requests
            if request.phase != "source"
        ),
    )
