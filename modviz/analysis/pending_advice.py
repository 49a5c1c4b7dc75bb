"""What to do about a run that is pending for ever: some top-level await never settles."""

from __future__ import annotations

from modviz.record.import_graph import ImportGraph
from modviz.record.waiting import Wait, circle, waits
from modviz.record.world import DynamicImport, World


def pending_advice(world: World) -> str:
    """One or two sentences on what to do about the awaits that never settle.

    Parameters
    ----------
    world
        The world at the end of the run, which is pending.
    """
    waiting = waits(world)
    names = circle(waiting, world)
    if names:
        return _about_a_dead_lock(world, names)
    thenable = next((call for call in world.imports.values() if call.state == "thenable"), None)
    if thenable is not None:
        return (
            f"give then of {thenable.target} another name: await and import() call what is called so. Or let it call"
            " the function that it is given first."
        )
    awaiting = next((wait for wait in waiting if _is_at_an_await(world, wait)), None)
    if awaiting is None:
        return "look at the top-level awaits: one of their promises is never settled."
    place = world.modules[awaiting.module].awaits
    line = f" in line {place.place.line}" if place is not None and place.place is not None else ""
    return (
        f"look at what {awaiting.module} awaits{line}: nothing is left that could settle it. Where the promise is made,"
        " something has to call resolve or reject on every way; or await it inside a function that nobody awaits."
    )


def _about_a_dead_lock(world: World, names: tuple[str, ...]) -> str:
    call = _call_in(world, names)
    if call is None or call.target is None:
        return "let one of them go on without the other: take an await, or an import, out of the circle."
    if call.target == call.referrer:
        return f"take import('{call.specifier}') out: a module cannot wait for itself."
    waiter = next(name for name in names if name != call.target) if len(names) > 1 else call.referrer
    back = ImportGraph(world.modules).way(call.target, waiter or "")
    line = f" (line {call.line} of {call.referrer})" if call.referrer is not None and call.line is not None else ""
    without = (
        f"do not await import('{call.specifier}'){line} while {waiter} is evaluated: call it without await, with then()"
    )
    if len(back) < 2:
        return f"{without}, or later, inside a function."
    return (
        f"{without}, or later, inside a function. Or let {back[-2]} not import {back[-1]}: move what it needs into a"
        " third module."
    )


def _call_in(world: World, names: tuple[str, ...]) -> DynamicImport | None:
    """The call of `import()` that some module of the circle waits for."""
    return next(
        (call for call in world.imports.values() if call.target in names and call.state in ("loading", "evaluating")),
        None,
    )


def _is_at_an_await(world: World, wait: Wait) -> bool:
    return world.modules[wait.module].awaits is not None
