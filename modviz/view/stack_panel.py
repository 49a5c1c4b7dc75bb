"""The stack panel: the depth-first walk, the module it is in on top, with the components that are forming.

Source: https://tc39.es/ecma262/#sec-innermodulelinking and https://tc39.es/ecma262/#sec-innermoduleevaluation
"""

from __future__ import annotations

from itertools import islice

from rich.cells import cell_len

from modviz.trace.events import BindingCreated, BindingInitialized, EnvironmentCreated, ImportBound
from modviz.trace.world import Module
from modviz.view.line import make_panel
from modviz.view.memory_box import CHANGED
from modviz.view.panel import Line, Moment, Panel, Span
from modviz.view.status import module_sign
from modviz.view.text import clean, crop, crop_start, pad, wrap

_MAKES_BOXES = (EnvironmentCreated, BindingCreated, BindingInitialized, ImportBound)
_MOST_FRAMES = 200
_MOST_CLOSED = 5


def stack_panel(moment: Moment, width: int, height: int) -> Panel:
    """The stack, top first: each module with its index, its ancestor index, and what it waits for.

    Modules that a bracket holds together can reach each other: they will leave the stack together.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    world = moment.world
    closed = _closed_lines(world.components)
    if not world.stack:
        words = [(Span(text, "dim"),) for text in wrap(_empty_words(moment), max(1, width))]
        return make_panel(moment, "Stack", [*words, *closed], width)
    frames = [world.modules[name] for name in reversed(world.stack[-_MOST_FRAMES:])]
    names = min(max(cell_len(clean(frame.name)) for frame in frames), max(8, width // 3))
    header = Span(f"    {pad('module', names)}  index  reaches back to", "heading")
    waiting_for: str | None = None
    lines: list[Line] = [(header,)]
    for frame, bracket in zip(frames, _brackets(frames), strict=True):
        is_changed = ("module", frame.name) in moment.changed
        lines.append(_frame_line(frame, bracket, is_changed, names, _words(moment, frame, waiting_for)))
        if not _is_done(frame):
            waiting_for = frame.name
    below = len(world.stack) - len(frames)
    if below:
        lines.append((Span(f"    and {below:,} more below", "dim"),))
    return make_panel(moment, "Stack", [*lines, *closed], width, 1)


def _frame_line(frame: Module, bracket: str, is_changed: bool, names: int, words: str) -> Line:
    sign = module_sign(frame)
    new = " changed" if is_changed else ""
    index, ancestor = str(frame.dfs_index), str(frame.dfs_ancestor_index)
    reaches = ancestor if ancestor != index else f"{ancestor} (itself)"
    return (
        Span(f"{bracket}{CHANGED if is_changed else ' '} ", f"component{new}"),
        Span(f"{sign.glyph} ", sign.style + new),
        Span(pad(crop_start(clean(frame.name), names), names), f"module-name{new}", ("module", frame.name)),
        Span(f"  {index:>5}  {reaches:<15}", f"index{new}"),
        Span(f"  {words}", "dim"),
    )


def _brackets(frames: list[Module]) -> list[str]:
    """For each frame, top first, the part of the bracket that holds together what can reach each other.

    A frame belongs to the one above it when something of the group above reaches this frame or one below it.
    """
    joined = [False]
    lowest = -1
    for above, frame in zip(frames, frames[1:], strict=False):
        reached = above.dfs_ancestor_index or 0
        lowest = min(lowest, reached) if joined[-1] else reached
        joined.append(lowest <= (frame.dfs_index or 0))
    after = [*joined[1:], False]
    signs = {(False, False): " ", (False, True): "╭", (True, True): "│", (True, False): "╰"}
    return [signs[pair] for pair in zip(joined, after, strict=True)]


def _is_done(frame: Module) -> bool:
    """Whether the walk is finished with the module itself, which stays only because its component is not closed."""
    if frame.status == "linking":
        return frame.bindings is not None
    return frame.body in ("finished", "threw")


def _words(moment: Moment, frame: Module, waiting_for: str | None) -> str:
    """What the module is doing on the stack."""
    if frame.body == "running":
        return "runs now"
    if frame.body == "threw":
        return "threw an error"
    if not _is_done(frame):
        return "the walk is here" if waiting_for is None else f"waits for {clean(waiting_for)}"
    if isinstance(moment.event, _MAKES_BOXES) and moment.event.module == frame.name:
        return "gets its boxes now"
    done = "has its boxes" if frame.status == "linking" else "has run"
    if frame.dfs_ancestor_index == frame.dfs_index:
        return done
    return f"{done}, stays until number {frame.dfs_ancestor_index} is done"


def _empty_words(moment: Moment) -> str:
    world = moment.world
    if not world.components:
        return "The stack is empty. The depth-first walk of phases 2 and 3 will put modules on it."
    return "The stack is empty: the walk is over, or has not begun again."


def _closed_lines(components: list[tuple[str, ...]]) -> list[Line]:
    """The components that left the stack last."""
    lines: list[Line] = []
    for members in islice(reversed(components), _MOST_CLOSED):
        names = ", ".join(clean(name) for name in islice(reversed(members), 6))
        more = f" and {len(members) - 6:,} more" if len(members) > 6 else ""
        together = " together" if len(members) > 1 else ""
        lines.append((Span(crop(f"    left{together}: {names}{more}", 400), "dim"),))
    return lines
