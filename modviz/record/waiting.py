"""Who waits for whom, among modules whose evaluation goes on later; a dead-lock is a circle of them."""

from __future__ import annotations

import msgspec

from modviz.record.world import Awaited, Module, World


class Wait(msgspec.Struct, frozen=True, gc=False):
    """A module that is evaluating-async and does not run now, in words, and the modules it waits for."""

    module: str
    targets: tuple[str, ...]
    words: str


def waits(world: World) -> tuple[Wait, ...]:
    """All that wait now, in the order in which they will go on."""
    modules = [module for module in world.modules.values() if isinstance(module.async_evaluation_order, int)]
    modules.sort(key=_order)
    return tuple(wait for module in modules if (wait := _wait(world, module)) is not None)


def waits_for(world: World, module: Module) -> tuple[str, ...]:
    """The modules that `module` requires and that are not through with their awaits."""
    required = dict.fromkeys(module.loaded_modules.values())
    return tuple(name for name in required if _is_awaited_by(world, world.modules[name], module))


def circle(waiting: tuple[Wait, ...], world: World) -> tuple[str, ...]:
    """The first modules found that wait for each other, none of which can ever go on; empty when there are none."""
    # The promise that stands for the evaluation of a module is that of its cycle root.
    targets = {wait.module: [world.modules[name].cycle_root or name for name in wait.targets] for wait in waiting}
    done: set[str] = set()
    for start in targets:
        path: dict[str, None] = {}
        node: str | None = start
        while node is not None and node in targets and node not in done:
            if node in path:
                names = list(path)
                return tuple(names[names.index(node) :])
            path[node] = None
            # A module with several targets waits for all of them: one that is in a circle is enough.
            node = next((name for name in targets[node] if name in targets and name not in done), None)
        done.update(path)
    return ()


def circle_words(names: tuple[str, ...]) -> str:
    """A circle of waiting modules as a sentence."""
    if len(names) == 1:
        return f"{names[0]} waits for itself, so it can never go on."
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} wait for each other, so none of them can ever go on."


def _wait(world: World, module: Module) -> Wait | None:
    if module.body == "suspended" and module.awaits is not None:
        call = world.imports.get(module.awaits.number or 0) if module.awaits.kind == "import" else None
        targets = (call.target,) if call is not None and call.target is not None else ()
        return Wait(module.name, targets, f"{module.name} awaits {_awaited_words(world, module.awaits)}")
    if module.body != "waiting" or not module.pending_async_dependencies:
        return None
    required = waits_for(world, module)
    return Wait(module.name, required, f"{module.name} waits for {', '.join(required)}")


def _awaited_words(world: World, awaits: Awaited) -> str:
    if awaits.kind != "promise":
        return awaits.words
    # The calls of import() come first in what was started, in this order.
    calls = zip(awaits.calls, awaits.started, strict=False)
    settled = [words for number, words in calls if world.imports[number].state in ("fulfilled", "rejected")]
    return awaits.words_with([words for words in awaits.started if words not in settled])


def _is_awaited_by(world: World, required: Module, module: Module) -> bool:
    # A member of a cycle that is closed is waited for through its cycle root.
    root = world.modules[required.cycle_root] if required.cycle_root is not None else required
    return any(
        isinstance(each.async_evaluation_order, int) and module.name in each.async_parent_modules
        for each in (required, root)
    )


def _order(module: Module) -> int:
    assert isinstance(module.async_evaluation_order, int)
    return module.async_evaluation_order
