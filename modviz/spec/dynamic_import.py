"""`import()`: a call starts a second graph, which joins the first where they share modules.

Source: https://tc39.es/ecma262/#sec-import-call-runtime-semantics-evaluation and
https://tc39.es/ecma262/#sec-ContinueDynamicImport
"""

from __future__ import annotations

from modviz.record.entries import ModuleRequest, Position, RequestedModule
from modviz.record.events import ImportCalled, ImportFulfilled, ImportLoaded, ImportRejected
from modviz.record.failures import NoModuleSource
from modviz.record.world import GuestError
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.deferral import gather_asynchronous_transitive_dependencies
from modviz.spec.evaluation import evaluate
from modviz.spec.linking import link
from modviz.spec.loading import load_requested_modules
from modviz.spec.namespace import get_module_namespace
from modviz.spec.resolve_export import ResolvedBinding, resolve_export
from modviz.spec.seen import ImportCallSeen


def evaluate_import_call(agent: Agent, call: ImportCallSeen) -> None:
    """EvaluateImportCall, from the place where the host is asked for the module.

    The realm has made the promise, and has turned the arguments into a specifier and attributes, which are all
    supported.  The host is asked when the code that calls has come to its end, since that code cannot wait for this
    side.  The order of jobs is as if it had been asked at once: what it refuses the realm has refused already, and if
    nothing has to be fetched, the job of `link_and_evaluate` stands in the queue since the call.  What is different,
    where the failure of a fetch is kept above all, is shown in `tests/spec/test_deviations.py`.

    Source: https://tc39.es/ecma262/#sec-evaluate-import-call
    """
    agent.recorder.emit(ImportCalled(call.number, call.module, call.specifier, call.line, call.column, call.phase))
    request = ModuleRequest(call.specifier, call.attributes, call.phase)
    requested = RequestedModule(request, Position(call.line or 1, call.column or 1))

    def finish_loading_imported_module(result: str | GuestError) -> None:
        # FinishLoadingImportedModule.  [[LoadedModules]] of the referrer stays as it is, for nobody would read the
        # entry of a call: the module map is what gives a second call the same module.
        # https://tc39.es/ecma262/#sec-FinishLoadingImportedModule
        continue_dynamic_import(agent, call.number, result, call.phase)

    agent.host.load_imported_module(call.module, requested, finish_loading_imported_module)


def continue_dynamic_import(agent: Agent, number: int, result: str | GuestError, phase: str) -> None:
    """ContinueDynamicImport: load what the module needs; the rest follows in a job.

    In the source phase there is nothing to give: a Source Text Module Record has no module source.

    Source: https://tc39.es/ecma262/#sec-ContinueDynamicImport, with the source phase of
    https://tc39.es/proposal-source-phase-imports/#sec-ContinueDynamicImport
    """
    if isinstance(result, GuestError):
        reject_import(agent, number, agent.import_error(number, result))
        return
    if phase == "source":
        reject_import(agent, number, GuestError.raised(NoModuleSource(result), result))
        return
    agent.import_targets[number] = (result, phase)

    def load_promise_settled(error: GuestError | None) -> None:
        failure = None if error is None else agent.import_error(number, error)
        agent.realm.settle_load_promise(number, failure, agent.host.jobs_of_import(agent.module(result)))

    load_requested_modules(agent, agent.module(result), load_promise_settled)


def link_and_evaluate(agent: Agent, number: int) -> None:
    """The linkAndEvaluateClosure of ContinueDynamicImport, in the job in which the realm calls it.

    Of a deferred import only what awaits is evaluated, and often that is nothing.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-ContinueDynamicImport
    """
    name, phase = agent.import_targets[number]
    module = agent.module(name)
    agent.recorder.emit(ImportLoaded(number, name, phase, module.status))
    try:
        link(agent, module)
    except GuestThrew as failure:
        reject_import(agent, number, failure.error)
        return
    if phase == "defer":
        evaluation_list = gather_asynchronous_transitive_dependencies(agent, module)
        if not evaluation_list:
            evaluate_fulfilled(agent, number)
            return
        roots = [evaluate(agent, each).name for each in evaluation_list]
        agent.realm.await_all_evaluations(number, roots)
    else:
        root = evaluate(agent, module)
        agent.realm.await_evaluation(number, root.name)


def evaluate_fulfilled(agent: Agent, number: int) -> None:
    """The fulfilledClosure of ContinueDynamicImport: the promise of `import()` gets the namespace object."""
    name, phase = agent.import_targets[number]
    get_module_namespace(agent, agent.module(name), phase)
    agent.realm.resolve_import(number, name, phase)
    agent.recorder.emit(ImportFulfilled(number, name, phase, phase == "evaluation" and _is_thenable(agent, name)))


def _is_thenable(agent: Agent, name: str) -> bool:
    """Whether a promise that is resolved with the namespace object of the module `name` takes that for a promise.

    Source: https://tc39.es/ecma262/#sec-promise-resolve-functions
    """
    resolution = resolve_export(agent, agent.module(name), "then")
    if not isinstance(resolution, ResolvedBinding) or resolution.binding_name is None:
        return False
    box = agent.recorder.world.box(resolution.module, resolution.binding_name)
    return box is not None and box.value is not None and box.value.type == "function"


def reject_import(agent: Agent, number: int, error: GuestError) -> None:
    """Reject the promise of an `import()` with an error that the realm does not have yet, or has by its handle."""
    agent.realm.reject_import(number, error)
    note_rejection(agent, number, error)


def note_rejection(agent: Agent, number: int, error: GuestError) -> None:
    """Record that the promise of an `import()` is rejected."""
    call = agent.recorder.world.imports[number]
    agent.recorder.emit(ImportRejected(number, call.specifier, error))
