"""Module namespace objects: which names they show, and which boxes are behind them.

How such an object behaves when code touches it is the business of the realm.

Source: https://tc39.es/ecma262/#sec-getmodulenamespace and, for the second object that `import defer` gives,
https://tc39.es/proposal-defer-import-eval/#sec-getmodulenamespace
"""

from __future__ import annotations

from modviz.record.events import NamespaceCreated
from modviz.record.world import Module
from modviz.spec.agent import Agent
from modviz.spec.resolve_export import Ambiguous, ResolvedBinding, get_exported_names, resolve_export


def get_module_namespace(agent: Agent, module: Module, phase: str = "evaluation") -> None:
    """GetModuleNamespace: make sure that `module` has its one namespace object of that `phase`.

    Names that resolve to nothing, or to several things, are left out.  So is `then` from a deferred one: whether it is
    a promise is asked of every object that `await` gets, and that must not evaluate anything.

    The specification asserts that `module` is not unlinked either.  Here it may be, when its namespace object is made
    ahead of its time: see `module_namespace_create`.
    """
    assert module.is_synthetic or module.status != "new"
    if (module.deferred_namespace if phase == "defer" else module.namespace) is not None:
        return
    unambiguous_names: dict[str, ResolvedBinding] = {}
    left_out: list[tuple[str, str, str]] = []
    for name in get_exported_names(agent, module):
        if phase == "defer" and name == "then":
            continue
        resolution = resolve_export(agent, module, name)
        if isinstance(resolution, ResolvedBinding):
            unambiguous_names[name] = resolution
        elif isinstance(resolution, Ambiguous):
            left_out.append((name, resolution.one.module, resolution.other.module))
    module_namespace_create(agent, module, unambiguous_names, phase, tuple(left_out))


def module_namespace_create(
    agent: Agent,
    module: Module,
    exports: dict[str, ResolvedBinding],
    phase: str,
    left_out: tuple[tuple[str, str, str], ...] = (),
) -> None:
    """ModuleNamespaceCreate: the object with `exports`, sorted by the code units of their names.

    `left_out` are the names that two stars lead to, with the owners of the two boxes, for the record.

    The specification resolves an export when it is read, and makes a namespace object that is reached through
    `export * as` then.  Here both are done at once, since the realm has no way to ask; no code can tell the difference,
    for a name resolves to the same always.  `tests/spec/test_deviations.py` shows it.

    Source: https://tc39.es/ecma262/#sec-modulenamespacecreate
    """
    assert (module.deferred_namespace if phase == "defer" else module.namespace) is None
    sorted_exports = sorted(exports, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    agent.recorder.emit(NamespaceCreated(module.name, tuple(sorted_exports), phase, left_out))
    for resolution in exports.values():
        if resolution.binding_name is None and resolution.phase != "source":
            get_module_namespace(agent, agent.module(resolution.module), resolution.phase)
    bindings = ((name, exports[name]) for name in sorted_exports)
    agent.realm.create_namespace(
        module.name, phase, [(name, each.module, each.binding_name, each.phase) for name, each in bindings]
    )
