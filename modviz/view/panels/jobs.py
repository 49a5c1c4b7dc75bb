"""The jobs panel: what goes on now and later, and why. The job that runs, the queue, and what is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from modviz.record.waiting import waiters, waits
from modviz.record.world import Job, Module, World
from modviz.view.folding import fold_within
from modviz.view.glyphs import CHANGED
from modviz.view.graph.module_graph import module_graph
from modviz.view.line import is_marked, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.job_queue import queued
from modviz.view.status import IMPORT_SIGNS
from modviz.view.text import clean

_INDENT = 8
"""The empty cells before what goes on with a line."""

_SOON = 10
"""The cells of what stands first in its line, since it must be seen where there is little room: in how many ms."""

_ORDER_IN_SHORT = "    the lowest number goes first"
_ORDER = f"{_ORDER_IN_SHORT} ([[AsyncEvaluationOrder]])"
"""What the numbers before modules are."""

_MOST_ROWS = 100
_MOST_QUEUED = 8


def jobs_panel(moment: Moment, width: int, height: int) -> Panel:
    """The job that runs, the queue, the modules that go on later in the order in which they will, imports and timers.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    world = moment.world
    jobs, modules = list(_jobs(moment)), list(_waiting_modules(moment))
    lines = [*jobs, *modules, *_imports(moment), *_requests(world), *_timers(world)]
    if modules and len(lines) < height:
        lines.insert(len(jobs), (Span(_ORDER if len(_ORDER) <= width else _ORDER_IN_SHORT, "dim"),))
    nothing: Line = (Span("Nothing is left for later: no awaits, no import() calls, no timers.", "dim"),)
    lines = fold_within(lines, width, height, _INDENT)
    focus = next((number for number, line in enumerate(lines) if is_marked(line)), None)
    return make_panel(moment, "Jobs", lines or [nothing], width, focus)


def _jobs(moment: Moment) -> Iterator[Line]:
    """The job that runs and the queue behind it, each with who enqueued it."""
    job = moment.world.job
    if job is not None:
        yield (Span(f"  ▸ job {job.number} runs: ", "job"), *_job_words(job))
    upcoming = list(islice(queued(moment.timeline), _MOST_QUEUED + 1))
    for each in upcoming[:_MOST_QUEUED]:
        yield (
            Span(f"  · job {each.number} is next: " if each is upcoming[0] else f"  · job {each.number}: ", "job"),
            *_job_words(each),
        )
    if len(upcoming) > _MOST_QUEUED:
        yield (Span("    and more jobs behind", "dim"),)


def _job_words(job: Job) -> Line:
    target = ("module", job.module) if job.module is not None else None
    what = Span(clean(job.what), "", target)
    return (what, Span(f"  enqueued by {clean(job.enqueuer)}", "dim")) if job.enqueuer else (what,)


def _waiting_modules(moment: Moment) -> Iterator[Line]:
    """The asynchronous modules that are not through, by their [[AsyncEvaluationOrder]]."""
    world = moment.world
    waiting = [module for module in world.modules.values() if isinstance(module.async_evaluation_order, int)]
    waiting.sort(key=lambda module: str(module.async_evaluation_order).rjust(12))
    digits = max((len(str(module.async_evaluation_order)) for module in waiting), default=1)
    words = {wait.module: wait.words.removeprefix(wait.module).strip() for wait in waits(world)}
    for module in islice(waiting, _MOST_ROWS):
        new = " changed" if ("module", module.name) in moment.changed else ""
        yield (
            Span(
                f"{CHANGED if new else ' '} ◍ {module.async_evaluation_order:>{digits}} ",
                f"status-evaluating-async{new}",
            ),
            Span(clean(module.name), f"module-name{new}", ("module", module.name)),
            Span(f" {clean(words.get(module.name) or _what_it_does(module))}", "dim"),
            *_awaited_by(world, module),
        )


def _what_it_does(module: Module) -> str:
    return "runs now" if module.body == "running" else "can run"


def _awaited_by(world: World, module: Module) -> Line:
    """The modules that wait for this one, by requiring it or by awaiting its import()."""
    names = waiters(world, module)
    if not names:
        return ()
    return (Span(f"  ← {', '.join(map(clean, names))} wait{'s' * (len(names) == 1)} for it", "dim"),)


def _imports(moment: Moment) -> Iterator[Line]:
    """The calls of import(), the latest first, each with its state or with when its file arrives."""
    due = _due(moment)
    for call in islice(reversed(moment.world.imports.values()), _MOST_ROWS):
        new = " changed" if ("import", str(call.number)) in moment.changed else ""
        sign = IMPORT_SIGNS[call.state]
        state = _soon(due[call.number]) if call.number in due else f"{sign.word:<{_SOON}} "
        target = ("module", call.target) if call.target is not None else None
        yield (
            Span(f"{CHANGED if new else ' '} {sign.glyph} {state}", sign.style + new),
            Span(f"import({clean(call.specifier)!r})", f"guest import{new}", target),
            *_place("  by ", call.referrer, call.line),
        )


def _due(moment: Moment) -> dict[int, float]:
    """In how many milliseconds the module arrives that a call of import() asks for, by the number of the call."""
    world, graph = moment.world, module_graph(moment.timeline)
    return {
        number: entry.due - world.shared.clock
        for (_, imported), numbers in graph.dynamic.items()
        if (entry := world.module_map.get(graph.urls.get(imported, ""))) is not None and entry.state == "fetching"
        for number in numbers
    }


def _soon(milliseconds: float) -> str:
    return f"{f'in {milliseconds:g} ms':<{_SOON}} "


def _place(start: str, module: str | None, line: int | None) -> Line:
    if module is None:
        return ()
    if line is None:
        return (Span(start, "dim"), Span(clean(module), "place", ("module", module)))
    return (Span(start, "dim"), Span(f"{clean(module)}:{line}", "place", ("line", module, str(line))))


def _requests(world: World) -> Iterator[Line]:
    """The requests of fetch() that are under way, the first to be answered first."""
    under_way = sorted((each for each in world.requests.values() if not each.is_answered), key=lambda each: each.due)
    for request in islice(under_way, _MOST_ROWS):
        yield (
            Span(f"  ◷ {_soon(request.due - world.shared.clock)}fetch() for {clean(request.name)}", "job"),
            *_place("  by ", request.module, request.line),
        )


def _timers(world: World) -> Iterator[Line]:
    """The timers that have not fired, the next one first, by the virtual clock."""
    for timer in islice(sorted(world.timers.values(), key=lambda timer: timer.due), _MOST_ROWS):
        again = f", every {timer.interval:g} ms" if timer.interval is not None else ""
        yield (
            Span(f"  ◷ {_soon(timer.due - world.shared.clock)}timer {timer.number}{again}", "job"),
            *_place("  set by ", timer.set_by, timer.line),
        )
