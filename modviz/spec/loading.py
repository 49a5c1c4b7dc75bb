"""Loading: from one module record to the records of its whole graph.

Source: https://tc39.es/ecma262/#sec-LoadRequestedModules and the clauses after it.  In the specification loading
answers with a promise; here the state says how it ended, since no guest code can see that promise.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from modviz.record.entries import ModuleRequest, RequestedModule
from modviz.record.events import GraphLoaded, LoadFailed, ModuleLoaded
from modviz.record.failures import UnsupportedAttribute
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
    failures: dict[tuple[str, ModuleRequest], GuestError] = {}
    """What could not be parsed or resolved, by who asked for it, where the graph is loaded to its end all the same."""
    lack: GuestError | None = None
    """The failure once all else is loaded, where modviz lacks something: so that the rest can be seen."""


def load_requested_modules(agent: Agent, module: Module, settled: Callable[[GuestError | None], None]) -> None:
    """LoadRequestedModules: load all modules that `module` needs, directly or not.

    `settled` is called when they are all there, or with the first error: now, or later.

    Source: https://tc39.es/ecma262/#sec-LoadRequestedModules
    """
    inner_module_loading(agent, GraphLoadingState(settled), module, "recursive-load")


def inner_module_loading(agent: Agent, state: GraphLoadingState, module: Module, load_type: str) -> None:
    """InnerModuleLoading: ask for what `module` requests, and notice when nothing is pending any more.

    `load_type` is "single" for a module that is imported in its source phase: what it requests is not needed.  A module
    requested in two phases is asked for twice, since [[LoadedModules]] has an entry for each phase here; the host
    answers with the same module.

    Source: https://tc39.es/ecma262/#sec-InnerModuleLoading, with the load type of
    https://tc39.es/proposal-source-phase-imports/#sec-InnerModuleLoading
    """
    assert state.is_loading
    is_recursive = load_type == "recursive-load"
    if is_recursive and not module.is_synthetic and module.status == "new" and module.name not in state.visited:
        state.visited[module.name] = None
        requested_modules_count = len(module.parsed.requested_modules)
        state.pending_modules_count += requested_modules_count
        for requested in module.parsed.requested_modules:
            request = requested.request
            error = unsupported_attribute_error(module.name, requested)
            loaded = module.loaded_modules.get(request)
            if error is not None:
                continue_module_loading(agent, state, module, request, error)
            elif loaded is not None:
                inner_module_loading(agent, state, agent.module(loaded), _load_type(request.phase))
            else:
                _host_load_imported_module(agent, module, requested, state)
            if not state.is_loading:
                return
    _one_is_loaded(agent, state)


def _one_is_loaded(agent: Agent, state: GraphLoadingState) -> None:
    """The end of InnerModuleLoading: if nothing is pending any more, the graph is loaded."""
    assert state.pending_modules_count >= 1
    state.pending_modules_count -= 1
    if state.pending_modules_count == 0:
        state.is_loading = False
        failure = _first_failure(agent, state) if state.failures else state.lack
        if failure is not None:
            _fail(agent, state, failure)
            return
        loaded_now = tuple(name for name in state.visited if agent.module(name).status == "new")
        if loaded_now:
            agent.recorder.emit(GraphLoaded(loaded_now, agent.recorder.world.phase == "construct"))
        state.settled(None)


def continue_module_loading(
    agent: Agent, state: GraphLoadingState, referrer: Module, request: ModuleRequest, result: str | GuestError
) -> None:
    """ContinueModuleLoading: go on with a module that arrived, or stop at the first failure of the program.

    Browsers go on after a failure that is none of fetching, and tell the first one in the order of the texts.

    Source: https://tc39.es/ecma262/#sec-ContinueModuleLoading
    """
    if not state.is_loading:
        return
    if isinstance(result, str):
        inner_module_loading(agent, state, agent.module(result), _load_type(request.phase))
    elif result.is_lack:
        state.lack = state.lack or result
        _one_is_loaded(agent, state)
    elif agent.loads_all and result.phase != "fetch":
        state.failures[referrer.name, request] = result
        _one_is_loaded(agent, state)
    else:
        state.is_loading = False
        _fail(agent, state, result)


def _fail(agent: Agent, state: GraphLoadingState, error: GuestError) -> None:
    agent.recorder.emit(LoadFailed(error))
    state.settled(error)


def _first_failure(agent: Agent, state: GraphLoadingState) -> GuestError:
    """The failure that a walk meets first which goes through the graph as evaluation does."""
    seen: dict[str, None] = {}
    # By a list, as a chain of imports may be long.  What was visited first is the root.
    waiting: list[tuple[str, ModuleRequest | None]] = [(next(iter(state.visited)), None)]
    while waiting:
        name, request = waiting.pop()
        if request is not None:
            failure = state.failures.get((name, request))
            if failure is not None:
                return failure
            loaded = agent.module(name).loaded_modules.get(request)
            if loaded is None:
                continue
            name = loaded
        if name not in seen:
            seen[name] = None
            requests = agent.module(name).parsed.requested_modules
            waiting += [(name, requested.request) for requested in reversed(requests)]
    return next(iter(state.failures.values()))


def finish_loading_imported_module(
    agent: Agent, referrer: Module, request: ModuleRequest, state: GraphLoadingState, result: str | GuestError
) -> None:
    """FinishLoadingImportedModule, where the payload is the state of loading a graph.

    For the other payload, the promise of an `import()`, see `modviz.spec.dynamic_import`.

    Source: https://tc39.es/ecma262/#sec-FinishLoadingImportedModule
    """
    if isinstance(result, str):
        if request in referrer.loaded_modules:
            assert referrer.loaded_modules[request] == result
        else:
            agent.recorder.emit(ModuleLoaded(referrer.name, request, result))
    continue_module_loading(agent, state, referrer, request, result)


def unsupported_attribute_error(referrer: str | None, requested: RequestedModule) -> GuestError | None:
    """The error for the first import attribute that is not supported; None if AllImportAttributesSupported.

    Of those that every host has to support there is one, `type`.  The realm does the same for `import()`.

    Source: https://tc39.es/ecma262/#sec-AllImportAttributesSupported
    """
    unsupported = next((key for key, _ in requested.request.attributes if key != "type"), None)
    if unsupported is None:
        return None
    about = UnsupportedAttribute(requested.request.specifier, unsupported)
    return GuestError.raised(about, referrer, requested.position.line, requested.position.column)


def _host_load_imported_module(
    agent: Agent, referrer: Module, requested: RequestedModule, state: GraphLoadingState
) -> None:
    agent.host.load_imported_module(
        referrer.name,
        requested,
        lambda result: finish_loading_imported_module(agent, referrer, requested.request, state, result),
    )


def _load_type(phase: str) -> str:
    return "single" if phase == "source" else "recursive-load"
