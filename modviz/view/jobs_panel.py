"""The jobs panel: what goes on later. The job that runs, suspended modules, calls of import(), and timers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from modviz.record.world import DynamicImport, Module, World
from modviz.view.glyphs import CHANGED
from modviz.view.line import is_marked, make_panel
from modviz.view.panel import Line, Moment, Panel, Span
from modviz.view.status import IMPORT_SIGNS
from modviz.view.text import clean

_MOST_ROWS = 100


def jobs_panel(moment: Moment, width: int, height: int) -> Panel:
    """The job that runs, the modules that go on later in the order in which they will, imports and timers.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    lines = [*_job(moment.world), *_waiting_modules(moment), *_imports(moment), *_timers(moment.world)]
    nothing: Line = (Span("Nothing is left for later: no awaits, no import() calls, no timers.", "dim"),)
    focus = next((number for number, line in enumerate(lines) if is_marked(line)), None)
    return make_panel(moment, "Jobs", lines or [nothing], width, focus)


def _job(world: World) -> Iterator[Line]:
    if world.job is None:
        return
    job = world.job
    after = "" if job.module is None else f" of {clean(job.module)}"
    yield (Span(f"  job {job.number} runs: ", "job"), Span(f"{job.kind}{after}"))


def _waiting_modules(moment: Moment) -> Iterator[Line]:
    """The asynchronous modules that are not through, by their [[AsyncEvaluationOrder]]."""
    waiting = [module for module in moment.world.modules.values() if isinstance(module.async_evaluation_order, int)]
    waiting.sort(key=lambda module: str(module.async_evaluation_order).rjust(12))
    for module in islice(waiting, _MOST_ROWS):
        new = " changed" if ("module", module.name) in moment.changed else ""
        yield (
            Span(
                f"{CHANGED if new else ' '} ◍ {module.async_evaluation_order:>3} ",
                f"status-evaluating-async{new}",
            ),
            Span(clean(module.name), f"module-name{new}", ("module", module.name)),
            Span(f"  {_what_for(module)}", "dim"),
        )


def _what_for(module: Module) -> str:
    if module.body == "suspended":
        return "awaits a promise"
    if module.body == "running":
        return "runs now"
    pending = module.pending_async_dependencies
    if not pending:
        return "can run"
    return f"waits for {pending} module{'s' * (pending != 1)}"


def _imports(moment: Moment) -> Iterator[Line]:
    """The calls of import(), the latest first."""
    for call in islice(reversed(moment.world.imports.values()), _MOST_ROWS):
        new = " changed" if ("import", str(call.number)) in moment.changed else ""
        sign = IMPORT_SIGNS[call.state]
        target = ("module", call.target) if call.target is not None else None
        yield (
            Span(f"{CHANGED if new else ' '} {sign.glyph} {sign.word:<10} ", sign.style + new),
            Span(f"import({clean(call.specifier)!r})", f"guest import{new}", target),
            *_called_by(call),
        )


def _called_by(call: DynamicImport) -> Line:
    if call.referrer is None:
        return ()
    if call.line is None:
        return (Span("  by ", "dim"), Span(clean(call.referrer), "place", ("module", call.referrer)))
    place = ("line", call.referrer, str(call.line))
    return (Span("  by ", "dim"), Span(f"{clean(call.referrer)}:{call.line}", "place", place))


def _timers(world: World) -> Iterator[Line]:
    """The timers that have not fired, the next one first, by the virtual clock."""
    for timer in islice(sorted(world.timers.values(), key=lambda timer: timer.due), _MOST_ROWS):
        again = f", every {timer.interval:g} ms" if timer.interval is not None else ""
        by = f"  set by {clean(timer.set_by)}" if timer.set_by is not None else ""
        yield (
            Span(f"  ⧗ timer {timer.number} in {timer.due - world.clock:g} ms{again}", "job"),
            Span(by, "dim"),
        )
