"""ExecuteModule: the body of one module runs in the realm.

Source: https://tc39.es/ecma262/#sec-source-text-module-record-execute-module
"""

from __future__ import annotations

from itertools import islice

from modviz.record.events import ExecutionFinished, ExecutionStarted, ExecutionThrew
from modviz.record.world import Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.observations import evaluation_error, note

_MOST_NAMED = 3
"""So many modules that are suspended meanwhile are named."""


def execute_module(agent: Agent, module: Module) -> None:
    """ExecuteModule for a module without a top-level await: run its body to the end.

    Where there is one, the clause is given a promise capability; here `modviz.spec.async_evaluation` does that part.

    Raises
    ------
    GuestThrew
        The body threw.

    Source: https://tc39.es/ecma262/#sec-source-text-module-record-execute-module
    """
    assert not module.has_tla
    assert module.bindings is not None
    start_execution(agent, module)
    execution = agent.realm.execute(module.name)
    note(agent, execution.observations)
    if execution.thrown is None:
        agent.recorder.emit(ExecutionFinished(module.name))
        return
    error = evaluation_error(execution.thrown)
    agent.recorder.emit(ExecutionThrew(module.name, error))
    raise GuestThrew(error)


def start_execution(agent: Agent, module: Module) -> None:
    """Record that the body of `module` starts, and which modules it imports have not run.

    Those are in its cycle, or are imported deferred.
    """
    unfinished: dict[str, None] = {}
    deferred: dict[str, None] = {}
    for requested in module.parsed.requested_modules:
        required_module = agent.get_imported_module(module, requested.request)
        if required_module is not module and required_module.body == "waiting" and not required_module.is_synthetic:
            (deferred if requested.request.phase == "defer" else unfinished)[required_module.name] = None
    suspended = tuple(islice(agent.suspended, _MOST_NAMED))
    is_leaf = not module.parsed.requested_modules
    agent.recorder.emit(ExecutionStarted(module.name, tuple(unfinished), suspended, tuple(deferred), is_leaf))
