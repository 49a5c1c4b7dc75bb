"""Who waits for whom, among modules whose evaluation goes on later; a dead-lock is a circle of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from modviz.record.world import Awaited, DynamicImport, Module, Place, World


class Wait(msgspec.Struct, frozen=True, gc=False):
    """A module that is evaluating-async and does not run now, in words, and the modules it waits for.

    `is_certain` is False where it awaits a promise of which only this is known: nothing but calls of `import()` is
    under way that could settle it, and those wait for the targets.
    """

    module: str
    targets: tuple[str, ...]
    words: str
    is_certain: bool = True


class Started(msgspec.Struct, frozen=True, gc=False):
    """A call of `import()`, a `fetch()` or a timer that is under way, in words, and where it was started.

    `kind` is "import", "fetch" or "timer", and `number` that of the call, the request or the timer.
    """

    kind: str
    number: int
    module: str | None
    line: int | None
    words: str

    def is_in(self, statement: Place) -> bool:
        """Whether `statement` started it."""
        if self.module != statement.module or self.line is None:
            return False
        return statement.line <= self.line <= (statement.end_line or statement.line)


def things_under_way(world: World) -> list[Started]:
    """Calls of `import()` and `fetch()` without an answer, and timers that are not due yet, in this order."""
    calls = (call for call in world.imports.values() if is_under_way(call))
    requests = (request for request in world.requests.values() if not request.is_answered)
    return [
        *(Started("import", each.number, each.referrer, each.line, f"import('{each.specifier}')") for each in calls),
        *(Started("fetch", each.number, each.module, each.line, f"fetch() for {each.name}") for each in requests),
        *(
            Started("timer", each.number, each.set_by, each.line, f"timer {each.number}, due at {each.due:g} ms")
            for each in world.timers.values()
        ),
    ]


def waits(world: World) -> tuple[Wait, ...]:
    """All that wait now, in the order in which they will go on."""
    modules = [module for module in world.modules.values() if isinstance(module.async_evaluation_order, int)]
    modules.sort(key=_order)
    return tuple(wait for module in modules if (wait := _wait(world, module)) is not None)


def waits_for(world: World, module: Module) -> tuple[str, ...]:
    """The modules that `module` requires and that are not through with their awaits."""
    required = dict.fromkeys(module.loaded_modules.values())
    return tuple(name for name in required if _is_awaited_by(world, world.modules[name], module))


def waiters(world: World, module: Module) -> tuple[str, ...]:
    """The modules that wait for `module`: those that require it, and those that await its `import()`."""
    names = dict.fromkeys(module.async_parent_modules if module.status != "evaluated" else ())
    for call in world.imports.values():
        if call.target == module.name and is_under_way(call):
            names.update(dict.fromkeys(awaiters(world, call)))
    return tuple(names)


def held_up(world: World, names: Iterable[str]) -> frozenset[str]:
    """All modules that wait for one of those named, directly or through others, when an `import()` is under way."""
    found: set[str] = set()
    left = list(names) if _has_calls(world) else []
    while left:
        new = [name for name in waiters(world, world.modules[left.pop()]) if name not in found]
        found.update(new)
        left += new
    return frozenset(found)


def awaiters(world: World, call: DynamicImport) -> tuple[str, ...]:
    """The modules that await the promise of `call`, alone or with others."""
    return tuple(
        module.name
        for module in world.modules.values()
        if module.awaits is not None and call.number in module.awaits.calls
    )


def is_under_way(call: DynamicImport) -> bool:
    """Whether the promise of `call` is still pending."""
    return call.state in ("loading", "evaluating")


def call_behind(world: World, names: Iterable[str]) -> DynamicImport | None:
    """The call of `import()` that the modules named are evaluated for, if that is why."""
    wanted = set(names)
    return next((call for call in world.imports.values() if call.target in wanted and is_under_way(call)), None)


def awaited_words(world: World, module: str, awaits: Awaited) -> str:
    """What `module` awaits, as a noun; of a promise that nothing else is known of, what may settle it."""
    return awaits.words if awaits.kind != "promise" else awaits.words_with(_under_way(world, module, awaits))


def stopped_words(world: World, module: str | None, what: str) -> str:
    """A further sentence, if `module`, which did `what`, has stopped at an await."""
    record = world.modules.get(module or "")
    is_stopped = record is not None and record.awaits is not None
    return f" {module}, which {what}, has stopped at an await." if is_stopped else ""


def dead_lock_words(world: World, module: str) -> str:
    """The circle of modules that wait for each other, as a sentence, if `module` is in one."""
    # Without a call of import() there is none: the walk sees to that.
    if not _has_calls(world) or not waiters(world, world.modules[module]):
        return ""
    waiting = waits(world)
    names = circle(waiting, world)
    return circle_words(names, waiting) if module in names else ""


def circle(waiting: tuple[Wait, ...], world: World) -> tuple[str, ...]:
    """The first modules found that wait for each other, none of which can ever go on; empty when there are none.

    It is asked at each step, so it does without networkx, which takes long to import.
    """
    targets = {wait.module: [holder(world, wait, name) for name in wait.targets] for wait in waiting}
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


def holder(world: World, wait: Wait, target: str) -> str:
    """The module that must be through for `wait` to end: the promise for all members of a cycle is that of its root."""
    module = world.modules[wait.module]
    root = world.modules[target].cycle_root or target
    # Inside of a cycle, who requires another member waits for that one alone.
    return target if module.body == "waiting" and module.cycle_root == root else root


def circle_words(names: tuple[str, ...], waiting: tuple[Wait, ...]) -> str:
    """A circle of modules that are `waiting`, as a sentence."""
    unsure = [f"what {each.module} awaits" for each in waiting if each.module in names and not each.is_certain]
    condition = f"As nothing else is under way that could settle {' or '.join(unsure)}, " if unsure else ""
    if len(names) == 1:
        return f"{condition}{names[0]} waits for itself, so it can never go on."
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{condition}{listed} wait for each other, so none of them can ever go on."


def _has_calls(world: World) -> bool:
    return any(is_under_way(call) for call in world.imports.values())


def _wait(world: World, module: Module) -> Wait | None:
    if module.body == "suspended" and module.awaits is not None:
        words = awaited_words(world, module.name, module.awaits)
        if module.awaits.kind == "promise":
            calls = _calls_behind(world, module.name, module.awaits)
            targets = tuple(call.target for call in calls if call.target is not None)
            return Wait(module.name, targets, f"{module.name} awaits {words}", is_certain=False)
        call = world.imports.get(module.awaits.number or 0) if module.awaits.kind == "import" else None
        if call is not None and call.state == "thenable":
            return Wait(module.name, (), f"{module.name} awaits {words}: {thenable_words(call)}")
        if call is not None and not is_under_way(call):
            return Wait(module.name, (), f"{module.name} goes on soon: {words} is {call.state}")
        targets = (call.target,) if call is not None and call.target is not None else ()
        return Wait(module.name, targets, f"{module.name} awaits {words}")
    if module.body != "waiting" or not module.pending_async_dependencies:
        return None
    required = waits_for(world, module)
    return Wait(module.name, required, f"{module.name} waits for {', '.join(required)}")


def thenable_words(call: DynamicImport) -> str:
    """Why a call whose module has been evaluated has given nothing yet."""
    return f"{call.target} exports a function called then, which was called to settle that, and has not done so"


def _calls_behind(world: World, module: str, awaits: Awaited) -> list[DynamicImport]:
    """The calls of `import()` that alone can settle what `module` awaits, as nothing else is under way."""
    started = things_under_way(world)
    if any(each.kind != "import" for each in started):
        return []
    in_statement = [each for each in started if awaits.place is not None and each.is_in(awaits.place)]
    own = [each for each in started if each.module == module]
    return [world.imports[each.number] for each in in_statement or own or started]


def _under_way(world: World, module: str, awaits: Awaited) -> list[str]:
    """What the awaiting statement has started and is not over; if it started nothing, what its module has.

    If that has nothing either, then what the modules have asked for whose functions it may have called.
    """
    started = things_under_way(world)
    thenable = [call for number in awaits.calls if (call := world.imports[number]).state == "thenable"]
    if thenable:
        return [f"import('{call.specifier}'), but {thenable_words(call)}" for call in thenable]
    own = [each for each in started if each.module == module]
    if awaits.started and awaits.place is not None:
        return [each.words for each in own if each.is_in(awaits.place)]
    called = set(world.modules[module].loaded_modules.values())
    asked = (each for each in started if each.module in called and each.kind != "timer")
    return [each.words for each in own] or [f"{each.words} by {each.module}" for each in asked]


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
