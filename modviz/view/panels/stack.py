"""The stack panel: the depth-first walk, the module it is in on top, with the components that are forming.

Source: https://tc39.es/ecma262/#sec-InnerModuleLinking and https://tc39.es/ecma262/#sec-innermoduleevaluation
"""

from __future__ import annotations

from itertools import islice, pairwise

from rich.cells import cell_len

from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    ComponentClosed,
    EnvironmentCreated,
    ImportBound,
    LinkFailed,
    WalkEntered,
)
from modviz.record.timeline import Timeline
from modviz.record.world import Module
from modviz.view.glyphs import CHANGED
from modviz.view.line import LazyLines, make_panel, spread
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.require_calls import highest_calls, require_lines
from modviz.view.prepared import once_per_realm
from modviz.view.status import module_sign
from modviz.view.text import clean, crop_start, pad, wrap
from modviz.view.walk_state import has_failed, is_done

_MAKES_BOXES = (EnvironmentCreated, BindingCreated, BindingInitialized, ImportBound)
_DONE_WORDS = {"finished": "has run", "suspended": "awaits a promise"}
_MOST_FRAMES = 200
_MOST_CLOSED = 5


def stack_panel(moment: Moment, width: int, height: int) -> Panel:
    """The stack, top first: each module with what it waits for, and where there is room with its two indices.

    Modules that a bracket holds together can reach each other: they will leave the stack together.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    world = moment.world
    closed = _closed_lines(moment)
    requires = list(require_lines(moment, width))
    if requires and not world.stack:
        return make_panel(moment, "Stack", [*requires, *closed], width)
    if not world.stack:
        empty: list[Line] = [(Span(text, "dim"),) for text in wrap(_empty_words(moment), max(1, width))]
        return make_panel(moment, "Stack", [*empty, *closed], width)
    frames = [world.modules[name] for name in reversed(world.stack[-_MOST_FRAMES:])]
    names = min(max(cell_len(clean(frame.name)) for frame in frames), max(8, width // 3))
    brackets, waits = _brackets(frames), _waits(frames)
    below = len(world.stack) - len(frames)
    after: list[Line] = [(Span(f"    and {below:,} more below", "dim"),)] if below else []
    after += closed
    # What is required in the middle of a walk stands above it.
    header_at = len(requires)

    def line(number: int) -> Line:
        number -= header_at
        if number < 0:
            return requires[number + header_at]
        if number >= len(frames):
            return after[number - len(frames)]
        frame = frames[number]
        is_changed = ("module", frame.name) in moment.changed
        words = _words(moment, frame, waits[number])
        shown = _frame_line(frame, brackets[number], is_changed, names, words)
        return spread(shown, _indices(frame), width)

    return make_panel(moment, "Stack", LazyLines(header_at + len(frames) + len(after), line), width, 0)


@once_per_realm
def highest_stack(timeline: Timeline) -> int:
    """How many rows it takes at most, with two of those that have left."""
    deepest = max((event.index + 1 for _, event in timeline.own_events() if isinstance(event, WalkEntered)), default=0)
    return highest_calls(timeline) + (deepest + 3 if deepest else 2)


def _waits(frames: list[Module]) -> list[str | None]:
    """For each frame, top first, the module above it that it waits for."""
    waiting_for: str | None = None
    waits = []
    for frame in frames:
        waits.append(waiting_for)
        if not is_done(frame) or frame.body == "threw":
            waiting_for = frame.name
    return waits


def _frame_line(frame: Module, bracket: str, is_changed: bool, names: int, words: str) -> Line:
    sign = module_sign(frame)
    new = " changed" if is_changed else ""
    return (
        Span(f"{bracket}{CHANGED if is_changed else ' '} ", f"component{new}"),
        Span(f"{sign.glyph} ", sign.style + new),
        Span(pad(crop_start(clean(frame.name), names), names), f"module-name{new}", ("module", frame.name)),
        Span(f"  {words}", "dim"),
    )


def _indices(frame: Module) -> Line:
    """The index and the ancestor index: as what they are, for two numbers would read as "one of two"."""
    index, ancestor = frame.dfs_index, frame.dfs_ancestor_index
    return (Span(f"#{index}" if index == ancestor else f"#{index}, reaches #{ancestor}", "index"),)


def _brackets(frames: list[Module]) -> list[str]:
    """For each frame, top first, the part of the bracket that holds together what can reach each other.

    A frame belongs to the one above it when something of the group above reaches this frame or one below it.
    """
    joined = [False]
    lowest = -1
    for above, frame in pairwise(frames):
        reached = above.dfs_ancestor_index or 0
        lowest = min(lowest, reached) if joined[-1] else reached
        joined.append(lowest <= (frame.dfs_index or 0))
    after = [*joined[1:], False]
    signs = {(False, False): " ", (False, True): "╔", (True, True): "║", (True, False): "╚"}
    return [signs[pair] for pair in zip(joined, after, strict=True)]


def _words(moment: Moment, frame: Module, waiting_for: str | None) -> str:
    """What the module is doing on the stack."""
    if frame.body == "running":
        return "runs now"
    if frame.body == "threw":
        return "threw an error"
    if not is_done(frame):
        return "walk is here" if waiting_for is None else f"waits for {clean(waiting_for)}"
    if isinstance(moment.event, LinkFailed) and moment.event.module == frame.name:
        return "cannot be linked"
    if isinstance(moment.event, _MAKES_BOXES) and moment.event.module == frame.name:
        return "gets its boxes now"
    done = _DONE_WORDS.get(frame.body, "waits for an await") if frame.status != "linking" else "has its boxes"
    if frame.dfs_ancestor_index == frame.dfs_index:
        return done
    return f"{done}, held by #{frame.dfs_ancestor_index}"


def _empty_words(moment: Moment) -> str:
    world = moment.world
    if has_failed(world):
        if world.phase == "construct" and not world.components:
            return "The stack is empty, and stays so: construction failed, and no module is walked to."
        return "The stack is empty: the walk was abandoned."
    if not world.components:
        return "The stack is empty. The depth-first walks of phases 2 and 3 will put modules on it."
    became = _component_statuses(moment.timeline)[len(world.components) - 1]
    if became == "linked" and world.phase == "evaluate":
        if world.modules[world.components[-1][-1]].evaluation_error is not None:
            return "The stack is empty: the walk was abandoned."
        return "The stack is empty. The walk of phase 3 begins next."
    return "The stack is empty: the walk is over."


def _closed_lines(moment: Moment) -> list[Line]:
    """The components that left the stack last, and what they became."""
    components = moment.world.components
    becoming = _component_statuses(moment.timeline)
    lines: list[Line] = [(Span("    left the stack, latest first:", "dim"),)] if components else []
    for number in range(len(components) - 1, max(-1, len(components) - 1 - _MOST_CLOSED), -1):
        members = components[number]
        names = ", ".join(clean(name) for name in islice(reversed(members), 6))
        more = f" and {len(members) - 6:,} more" if len(members) > 6 else ""
        together = " together" if len(members) > 1 else ""
        lines.append((Span(f"    {becoming[number]}{together}: {names}{more}", "dim"),))
    return lines


@once_per_realm
def _component_statuses(timeline: Timeline) -> list[str]:
    """The status (or statuses) that each component of the record gets, in the order in which they close."""
    return [
        " or ".join(dict.fromkeys(event.statuses))
        for _, event in timeline.own_events()
        if isinstance(event, ComponentClosed)
    ]
