"""How far the depth-first walk is with a module on the stack."""

from __future__ import annotations

from modviz.record.world import Module


def is_done(module: Module) -> bool:
    """Whether the walk is through with `module` itself, which stays on the stack until its component closes.

    In linking, making its environment comes last; in evaluation, running its body, or noting that it runs
    later.
    """
    if module.status == "linking":
        return module.bindings is not None
    return module.body in ("finished", "threw", "suspended") or module.async_evaluation_order != "unset"
