"""Which panels show what has just happened: those are in front, on a board that has no room for all."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from modviz.record import events
from modviz.record.events import ComponentClosed, Event, PhaseStarted, RunFinished
from modviz.record.timeline import Timeline
from modviz.view.board.panels import CONSOLE, GRAPH, JOBS, MEMORY, MODULE_MAP, SOURCE, STACK, matters

_LONGEST_LOOK_BACK = 500
"""Events; a program that prints for ever does nothing that other panels would show."""

_SHOWN_IN: Mapping[type[Event], tuple[str, ...]] = {
    events.FetchStarted: (GRAPH.name, MODULE_MAP.name),
    events.FetchFailed: (GRAPH.name, MODULE_MAP.name),
    events.ModuleMapHit: (GRAPH.name, MODULE_MAP.name),
    events.ModuleParsed: (GRAPH.name, MODULE_MAP.name),
    events.ParseFailed: (SOURCE.name, MODULE_MAP.name),
    events.LoadFailed: (GRAPH.name, MODULE_MAP.name),
    events.GraphLoaded: (GRAPH.name, MODULE_MAP.name),
    events.WalkEntered: (GRAPH.name, STACK.name),
    events.CycleFound: (GRAPH.name, STACK.name),
    events.AncestorIndexLowered: (GRAPH.name, STACK.name),
    events.BindingCreated: (MEMORY.name,),
    events.ImportBound: (MEMORY.name,),
    events.BindingInitialized: (MEMORY.name,),
    events.BindingWritten: (SOURCE.name, MEMORY.name),
    events.ObjectChanged: (SOURCE.name, MEMORY.name),
    events.DeadZoneRead: (SOURCE.name, MEMORY.name),
    events.AssignmentRefused: (SOURCE.name, MEMORY.name),
    events.ScriptStarted: (SOURCE.name,),
    events.ExecutionStarted: (SOURCE.name,),
    events.StatementReached: (SOURCE.name,),
    events.ExecutionThrew: (SOURCE.name, CONSOLE.name),
    events.ConsolePrinted: (SOURCE.name, CONSOLE.name),
    events.AwaitReached: (SOURCE.name, JOBS.name),
    events.BodyResumed: (SOURCE.name, JOBS.name),
    events.AsyncOrderSet: (GRAPH.name, JOBS.name),
    events.AsyncDependencyNoted: (GRAPH.name, JOBS.name),
    events.AsyncDependencyArrived: (GRAPH.name, JOBS.name),
    events.AsyncModuleFulfilled: (GRAPH.name, JOBS.name),
    events.AsyncModuleRejected: (GRAPH.name, JOBS.name),
    events.ImportCalled: (SOURCE.name, JOBS.name),
    events.ImportLoaded: (GRAPH.name, JOBS.name),
    events.ImportFulfilled: (GRAPH.name, JOBS.name),
    events.ImportRejected: (GRAPH.name, JOBS.name),
    events.ResourceRequested: (SOURCE.name, JOBS.name),
    events.ResourceArrived: (GRAPH.name, JOBS.name),
    events.TimerSet: (SOURCE.name, JOBS.name),
    events.TimerFired: (JOBS.name,),
}


def foremost(timeline: Timeline) -> tuple[str, ...]:
    """All panels that matter now: where something happened last comes first, then what matters in this phase.

    Parameters
    ----------
    timeline
        The record, and the position in it.
    """
    here = timeline.position
    found: dict[str, None] = {}
    for position in islice(range(here, 0, -1), _LONGEST_LOOK_BACK):
        event = timeline.events[position - 1]
        for panel in _SHOWN_IN.get(type(event)) or _shown_in_by_outcome(event):
            found.setdefault(panel)
        if isinstance(event, PhaseStarted):
            break
    return (*found, *matters(timeline.world.phase or "construct"))


def _shown_in_by_outcome(event: Event) -> tuple[str, ...]:
    if isinstance(event, ComponentClosed):
        # Those that leave the stack and are not done go on in jobs.
        return (GRAPH.name, JOBS.name if event.statuses[-1] == "evaluating-async" else STACK.name)
    if not isinstance(event, RunFinished):
        return ()
    if event.outcome.status == "pending":
        return (GRAPH.name, JOBS.name)
    # Where a run failed, the source points at it, and the console says why, and what to do.
    return (CONSOLE.name,) if event.outcome.error is None else (SOURCE.name, CONSOLE.name)
