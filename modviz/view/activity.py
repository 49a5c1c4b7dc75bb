"""What a module is doing now, in a few words: it runs, it waits for another one, it threw."""

from __future__ import annotations

from modviz.record.waiting import waits
from modviz.record.world import Module, World
from modviz.view.status import module_sign
from modviz.view.text import clean
from modviz.view.walk_state import is_done


def activity(world: World, module: Module) -> str:
    """What `module` is doing: of one that the walk is in, more than the word of its status says."""
    if module.status == "evaluating-async" or module.body == "suspended":
        words = next((wait.words for wait in waits(world) if wait.module == module.name), module_sign(module).word)
        return clean(words.removeprefix(f"{module.name} "))
    if module.status not in ("linking", "evaluating") or module.body == "threw" or module.evaluation_error is not None:
        return module_sign(module).word
    if module.body == "running":
        return "runs now"
    if is_done(module):
        return "has its boxes" if module.status == "linking" else "has run"
    above = waited_for(world, module.name)
    return "walk is here" if above is None else f"waits for {clean(above)}"


def waited_for(world: World, name: str) -> str | None:
    """The nearest module above `name` on the stack that is not through; None when there is none."""
    if name not in world.stack:
        return None
    for above in world.stack[world.stack.index(name) + 1 :]:
        module = world.modules[above]
        if not is_done(module) or module.body == "threw":
            return above
    return None
