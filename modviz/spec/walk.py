"""The steps that linking and evaluation share: entering a module, meeting a cycle, closing a component.

Both walks are Tarjan's algorithm for strongly connected components: the stack holds the modules that are not
finished, and a module's ancestor index is the lowest index it is known to reach.  Here the stack is a dict by names,
the last entered last, since it is asked often whether it contains a module; none occurs in it twice.

Source: https://tc39.es/ecma262/#sec-InnerModuleLinking and https://tc39.es/ecma262/#sec-innermoduleevaluation;
R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972).
"""

from __future__ import annotations

from collections.abc import Callable

from modviz.record.events import (
    AlreadyDone,
    AncestorIndexLowered,
    ComponentClosed,
    CycleFound,
    WalkEntered,
)
from modviz.record.waiting import waits_for
from modviz.record.world import Module
from modviz.spec.agent import Agent


def enter(agent: Agent, module: Module, stack: dict[str, Module], status: str, index: int) -> None:
    """Give `module` the status of being worked on and the next index, and put it on the stack."""
    agent.recorder.emit(WalkEntered(module.name, status, index))
    assert module.name not in stack
    stack[module.name] = module


def pass_by(agent: Agent, module: Module, required_module: Module) -> None:
    """Tell that `required_module` needs nothing more, and whether an error is kept for it.

    The error is its own, or that of its cycle root, which stands for all of a cycle that awaits.
    """
    root = required_module if required_module.cycle_root is None else agent.module(required_module.cycle_root)
    failed = next((each.name for each in (required_module, root) if each.evaluation_error is not None), None)
    agent.recorder.emit(AlreadyDone(module.name, required_module.name, required_module.status, module.status, failed))


def lower_ancestor_index(
    agent: Agent,
    module: Module,
    required_module: Module,
    stack: dict[str, Module],
    is_in_progress: Callable[[Module], bool],
) -> None:
    """Set the ancestor index of `module` to the lower of its own and that of `required_module`.

    `required_module` is on the stack.  When the walk is still inside it (`is_in_progress`), it came back to where it
    was: this is the edge that closes a cycle.
    """
    assert module.dfs_ancestor_index is not None
    assert required_module.dfs_ancestor_index is not None
    if is_in_progress(required_module):
        path: list[str] = []
        for entered in reversed(stack.values()):
            if is_in_progress(entered):
                path.append(entered.name)
            if entered is required_module:
                break
        is_new = (module.name, required_module.name) not in agent.recorder.world.back_edges
        agent.recorder.emit(CycleFound(module.name, required_module.name, is_new, tuple(reversed(path)), module.status))
    if required_module.dfs_ancestor_index < module.dfs_ancestor_index:
        agent.recorder.emit(
            AncestorIndexLowered(
                module.name,
                required_module.name,
                module.dfs_ancestor_index,
                required_module.dfs_ancestor_index,
                module.status,
            )
        )


def close_component(agent: Agent, module: Module, stack: dict[str, Module], status_of: Callable[[Module], str]) -> None:
    """Take `module` and all above it from the stack: they are one strongly connected component, finished.

    Each gets the status that `status_of` says; in evaluation each also learns its cycle root.
    """
    component: list[Module] = []
    while True:
        _, required_module = stack.popitem()
        component.append(required_module)
        if required_module is module:
            break
    agent.recorder.emit(
        ComponentClosed(
            module.name,
            tuple(member.name for member in component),
            module.status,
            tuple(status_of(member) for member in component),
            module.status == "evaluating",
            waits_for(agent.recorder.world, module) if module.pending_async_dependencies else (),
        )
    )
