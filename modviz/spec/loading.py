"""Loading: from one module record to the records of its whole graph.

Source: https://tc39.es/ecma262/#sec-LoadRequestedModules and the clauses after it.  In the specification loading
answers with a promise; here the state says how it ended, since no guest code can see that promise.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from modviz.spec.agent import Agent
from modviz.trace.entries import RequestedModule
from modviz.trace.events import GraphLoaded, LoadFailed, ModuleLoaded
from modviz.trace.world import GuestError, Module


@dataclass
class GraphLoadingState:
    """A GraphLoadingState Record; `error` is set when loading failed.

    Source: https://tc39.es/ecma262/#graphloadingstate-record
    """

    is_loading: bool = True
    pending_modules_count: int = 1
    visited: dict[str, None] = field(default_factory=dict)
    error: GuestError | None = None


def load_requested_modules(agent: Agent, module: Module) -> GraphLoadingState:
    """LoadRequestedModules: load all modules that `module` needs, directly or not.

    Returns the state at once; it is settled when its `is_loading` is False.

    Source: https://tc39.es/ecma262/#sec-LoadRequestedModules
    """
    state = GraphLoadingState()
    inner_module_loading(agent, state, module)
    return state


def inner_module_loading(agent: Agent, state: GraphLoadingState, module: Module) -> None:
    """InnerModuleLoading: ask for what `module` requests, and notice when nothing is pending any more.

    Source: https://tc39.es/ecma262/#sec-InnerModuleLoading
    """
    assert state.is_loading
    if module.status == "new" and module.name not in state.visited:
        state.visited[module.name] = None
        state.pending_modules_count += len(module.parsed.requested_modules)
        for requested in module.parsed.requested_modules:
            loaded = module.loaded_modules.get(requested.request)
            if loaded is not None:
                inner_module_loading(agent, state, agent.module(loaded))
            else:
                _ask_host(agent, state, module, requested)
            if not state.is_loading:
                return
    assert state.pending_modules_count >= 1
    state.pending_modules_count -= 1
    if state.pending_modules_count == 0:
        state.is_loading = False
        loaded_now = tuple(name for name in state.visited if agent.module(name).status == "new")
        agent.recorder.emit(GraphLoaded(loaded_now))


def _ask_host(
    agent: Agent, state: GraphLoadingState, referrer: Module, requested: RequestedModule
) -> None:
    def finish_loading_imported_module(result: str | GuestError) -> None:
        # https://tc39.es/ecma262/#sec-FinishLoadingImportedModule
        if isinstance(result, str):
            known = referrer.loaded_modules.get(requested.request)
            assert known is None or known == result
            if known is None:
                agent.recorder.emit(ModuleLoaded(referrer.name, requested.request, result))
        continue_module_loading(agent, state, result)

    agent.host.load_imported_module(referrer.name, requested, finish_loading_imported_module)


def continue_module_loading(
    agent: Agent, state: GraphLoadingState, result: str | GuestError
) -> None:
    """ContinueModuleLoading: go on with a module that arrived, or stop at the first failure.

    Source: https://tc39.es/ecma262/#sec-ContinueModuleLoading
    """
    if not state.is_loading:
        return
    if isinstance(result, str):
        inner_module_loading(agent, state, agent.module(result))
    else:
        state.is_loading = False
        state.error = result
        agent.recorder.emit(LoadFailed(result))
