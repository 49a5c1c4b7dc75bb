"""How far the depth-first walk is with a module on the stack, and whether the run has failed on the way."""

from __future__ import annotations

from modviz.record.world import Module, World


def is_done(module: Module) -> bool:
    """Whether the walk is through with `module` itself, which stays on the stack until its component closes.

    In linking, making its environment comes last; in evaluation, running its body, or noting that it runs
    later.
    """
    if module.status == "linking":
        return module.bindings is not None
    return module.body in ("finished", "threw", "suspended") or module.async_evaluation_order != "unset"


def has_failed(world: World) -> bool:
    """Whether an error keeps the entry from coming to its end; one below an `import()` is for the program to catch."""
    if world.error is None:
        return False
    if world.error.phase == "limit":
        return True
    entry = world.modules.get(world.shared.entry or "")
    if entry is None or world.phase != "evaluate":
        # Before the entry runs, only a classic script can have called import().
        return not world.imports
    is_above = entry.name in world.stack and any(world.modules[name].body == "threw" for name in world.stack)
    return is_above or entry.evaluation_error is not None
