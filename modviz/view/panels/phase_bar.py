"""The phase bar: construction, instantiation, evaluation, and how far each has come."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from modviz.record.world import PHASES
from modviz.view.line import finish, line_width
from modviz.view.moment import Line, Moment, Span
from modviz.view.panels.require_calls import innermost_call, stages
from modviz.view.status import PHASE_NAMES, PHASE_SIGNS
from modviz.view.text import clean, crop_start
from modviz.view.walk_state import has_failed

_LONGEST_BAR = 16
_LONGEST_NAME = 20


def phase_bar(moment: Moment, width: int) -> Line:
    """The three phases, each with a sign, its name and its progress; a click goes to the phase.

    Parameters
    ----------
    moment
        The run at one position.
    width
        The room there is; below 60 cells the bars go, then the names.
    """
    states = [(phase, *_state(moment, phase)) for phase in PHASES]
    words = [f"{PHASE_SIGNS[state].glyph} {PHASE_NAMES[phase]} " for phase, state, _ in states]
    short = [f"{PHASE_SIGNS[state].glyph} {number} " for number, (_, state, _) in enumerate(states, 1)]
    if _needed(words) > width:
        words = short
    inside = _require_part(moment, is_short=False)
    if _needed(words) + line_width(inside) > width:
        inside = _require_part(moment, is_short=True)
    if _needed(words) + line_width(inside) > width:
        words = short
    if _needed(words) + line_width(inside) > width:
        inside = ()
    needed = _needed(words)
    room = (width - needed - line_width(inside)) // len(words)
    cells = max(0, min(room, _LONGEST_BAR))
    spans: list[Span] = []
    for (phase, state, progress), word in zip(states, words, strict=True):
        style = PHASE_SIGNS[state].style
        target = ("phase", phase)
        bar = _bar(progress, cells, ends_badly=state in ("failed", "pending"))
        spans += [Span("  ")] if spans else []
        spans += [Span(word, style, target), Span(bar, style, target)]
    return finish(moment, (*spans, *inside), width)


def _needed(words: Sequence[str]) -> int:
    return sum(map(cell_len, words)) + 2 * (len(words) - 1)


def _require_part(moment: Moment, is_short: bool) -> Line:
    """The three phases of the innermost call of `require`, which are in the middle of the third one of ES modules."""
    call = innermost_call(moment.world)
    if call is None:
        return ()
    name = clean(call.target or call.specifier)
    words = f"   {crop_start(name, _LONGEST_NAME)}: " if is_short else f"   in it, for {name}:  "
    return (Span(words, "dim"), *stages(call))


def _state(moment: Moment, phase: str) -> tuple[str, float]:
    """The state of a phase, as in `PHASE_SIGNS`, and its progress from 0 to 1."""
    position = moment.timeline.position
    begun = [span for span in moment.timeline.phase_spans if span[1] <= position]
    mine = [span for span in begun if span[0] == phase]
    if not mine:
        return "future", 0.0
    if mine[-1] is not begun[-1]:
        return "done", 1.0
    _, first, last = mine[-1]
    progress = (position - first + 1) / (last - first + 1)
    outcome = moment.world.shared.outcome
    if outcome is not None and outcome.status == "fulfilled":
        return "done", 1.0
    if outcome is not None and outcome.status == "pending":
        return "pending", progress
    return ("current" if outcome is None and not has_failed(moment.world) else "failed"), progress


def _bar(progress: float, cells: int, ends_badly: bool) -> str:
    """A heavy line as far as the phase has come, then a light dotted one; `✗` where it stopped."""
    if cells < 3:
        return ""
    # The first cell shows that the phase has begun, and the last that it is over.
    full = cells if progress >= 1 else min(cells - 1, max(1, round(progress * cells))) if progress else 0
    if ends_badly:
        return f"{'━' * (full - 1)}✗{'·' * (cells - full)}"
    return f"{'━' * full}{'·' * (cells - full)}"
