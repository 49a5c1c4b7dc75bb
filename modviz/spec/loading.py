"""Loading: from one module record to the records of its whole graph.

Source: https://tc39.es/ecma262/#sec-LoadRequestedModules and the clauses after it.  In the specification loading
answers with a promise; here the state says how it ended, since no guest code can see that promise.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from modviz.record.entries import ModuleRequest, RequestedModule
from modviz.record.events import GraphLoaded, LoadFailed, ModuleLoaded
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent


class GraphLoadingState(msgspec.Struct):
    """A GraphLoadingState Record.  `settled` stands for its promise: it is called once, with the error if there is one.

    Source: https://tc39.es/ecma262/#graphloadingstate-record
    """

    settled: Callable[[GuestError | None], None]
    is_loading: bool = True
    pending_modules_count: int = 1
    visited: dict[str, None] = {}


def load_requested_modules(agent: Agent, module: Module, settled: Callable[[GuestError | None], None]) -> None:
    """LoadRequestedModules: load all modules that `module` needs, directly or not.

    `settled` is called when they are all there, or with the first error: now, or later.

    Source: https://tc39.es/ecma262/#sec-LoadRequestedModules
    """
    inner_module_loading(agent, GraphLoadingState(settled), module)


def inner_module_loading(agent: Agent, state: GraphLoadingState, module: Module) -> None:
    """InnerModuleLoading: ask for what `module` requests, and notice when nothing is pending any more.

    Source: https://tc39.es/ecma262/#sec-InnerModuleLoading
    """
    assert state.is_loading
    if not module.is_synthetic and module.status == "new" and module.name not in state.visited:
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
        if loaded_now:
            agent.recorder.emit(GraphLoaded(loaded_now, agent.recorder.world.phase == "construct"))
        state.settled(None)


def _ask_host(agent: Agent, state: GraphLoadingState, referrer: Module, requested: RequestedModule) -> None:
    def finish_loading_imported_module(result: str | GuestError) -> None:
        # https://tc39.es/ecma262/#sec-FinishLoadingImportedModule
        if isinstance(result, str):
            known = referrer.loaded_modules.get(requested.request)
            assert known is None or known == result
            if known is None:
                agent.recorder.emit(ModuleLoaded(referrer.name, requested.request, result))
        continue_module_loading(agent, state, result)

    unsupported = unsupported_attribute(requested.request)
    if unsupported is not None:
        line, column = requested.position.line, requested.position.column
        message = f"Import attribute '{unsupported}' is not supported"
        error = GuestError("SyntaxError", message, "resolve", referrer.name, line, column)
        continue_module_loading(agent, state, error)
        return
    agent.host.load_imported_module(referrer.name, requested, finish_loading_imported_module)


def unsupported_attribute(request: ModuleRequest) -> str | None:
    """The first key of an import attribute that this host does not support; AllImportAttributesSupported.

    Source: https://tc39.es/ecma262/#sec-AllImportAttributesSupported
    """
    return next((key for key, _ in request.attributes if key != "type"), None)


def continue_module_loading(agent: Agent, state: GraphLoadingState, result: str | GuestError) -> None:
    """ContinueModuleLoading: go on with a module that arrived, or stop at the first failure.

    Source: https://tc39.es/ecma262/#sec-ContinueModuleLoading
    """
    if not state.is_loading:
        return
    if isinstance(result, str):
        inner_module_loading(agent, state, agent.module(result))
    else:
        state.is_loading = False
        agent.recorder.emit(LoadFailed(result, agent.recorder.world.error))
        state.settled(result)
