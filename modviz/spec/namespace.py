"""Module namespace objects: which names they show, and which boxes are behind them.

How such an object behaves when code touches it is the business of the realm.

Source: https://tc39.es/ecma262/#sec-getmodulenamespace
"""

from __future__ import annotations

from modviz.record.events import NamespaceCreated
from modviz.record.world import Module
from modviz.spec.agent import Agent
from modviz.spec.resolve_export import ResolvedBinding, get_exported_names, resolve_export


def get_module_namespace(agent: Agent, module: Module) -> None:
    """GetModuleNamespace: make sure that `module` has its one namespace object.

    Names that resolve to nothing, or to several things, are left out.
    """
    assert module.status != "new"
    if module.namespace is not None:
        return
    unambiguous_names: dict[str, ResolvedBinding] = {}
    for name in get_exported_names(agent, module):
        resolution = resolve_export(agent, module, name)
        if isinstance(resolution, ResolvedBinding):
            unambiguous_names[name] = resolution
    module_namespace_create(agent, module, unambiguous_names)


def module_namespace_create(agent: Agent, module: Module, exports: dict[str, ResolvedBinding]) -> None:
    """ModuleNamespaceCreate: the object with `exports`, sorted by the code units of their names.

    A namespace reached through `export * as` is made here as well, where the specification makes it when it is first
    read: the realm has no way to ask for it then, and no code can tell the difference.

    Source: https://tc39.es/ecma262/#sec-modulenamespacecreate
    """
    sorted_exports = sorted(exports, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    agent.recorder.emit(NamespaceCreated(module.name, tuple(sorted_exports)))
    for resolution in exports.values():
        if resolution.binding_name is None:
            get_module_namespace(agent, agent.module(resolution.module))
    agent.realm.create_namespace(
        module.name,
        [(name, exports[name].module, exports[name].binding_name) for name in sorted_exports],
    )
