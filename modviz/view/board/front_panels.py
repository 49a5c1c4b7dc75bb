"""Which panels show what has just happened: those are in front, on a board that has no room for all."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from modviz.record import events
from modviz.record.events import ComponentClosed, Event, PhaseStarted, RunFinished
from modviz.record.timeline import Timeline
from modviz.view.board.arrangement import CONSOLE, GRAPH, JOBS, MEMORY, MODULE_MAP, SOURCE, STACK, matters

_LONGEST_LOOK_BACK = 500
"""Events; a program that prints for ever does nothing that other panels would show."""

_SHOWN_IN: Mapping[type[Event], tuple[str, ...]] = {
    events.FetchStarted: (GRAPH, MODULE_MAP),
    events.FetchFailed: (GRAPH, MODULE_MAP),
    events.ModuleMapHit: (GRAPH, MODULE_MAP),
    events.ModuleParsed: (GRAPH, MODULE_MAP),
    events.ParseFailed: (SOURCE, MODULE_MAP),
    events.LoadFailed: (GRAPH, MODULE_MAP),
    events.GraphLoaded: (GRAPH, MODULE_MAP),
    events.WalkEntered: (GRAPH, STACK),
    events.CycleFound: (GRAPH, STACK),
    events.AncestorIndexLowered: (GRAPH, STACK),
    events.BindingCreated: (MEMORY,),
    events.ImportBound: (MEMORY,),
    events.BindingInitialized: (MEMORY,),
    events.BindingWritten: (SOURCE, MEMORY),
    events.ObjectChanged: (SOURCE, MEMORY),
    events.DeadZoneRead: (SOURCE, MEMORY),
    events.AssignmentRefused: (SOURCE, MEMORY),
    events.ScriptStarted: (SOURCE,),
    events.ExecutionStarted: (SOURCE,),
    events.StatementReached: (SOURCE,),
    events.ExecutionThrew: (SOURCE, CONSOLE),
    events.ConsolePrinted: (SOURCE, CONSOLE),
    events.AwaitReached: (SOURCE, JOBS),
    events.BodyResumed: (SOURCE, JOBS),
    events.AsyncOrderSet: (GRAPH, JOBS),
    events.AsyncDependencyNoted: (GRAPH, JOBS),
    events.AsyncDependencyArrived: (GRAPH, JOBS),
    events.AsyncModuleFulfilled: (GRAPH, JOBS),
    events.AsyncModuleRejected: (GRAPH, JOBS),
    events.ImportCalled: (SOURCE, JOBS),
    events.ImportLoaded: (GRAPH, JOBS),
    events.ImportFulfilled: (GRAPH, JOBS),
    events.ImportRejected: (GRAPH, JOBS),
    events.ResourceRequested: (SOURCE, JOBS),
    events.ResourceArrived: (GRAPH, JOBS),
    events.TimerSet: (SOURCE, JOBS),
    events.TimerFired: (JOBS,),
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
        return (GRAPH, JOBS if event.statuses[-1] == "evaluating-async" else STACK)
    if not isinstance(event, RunFinished):
        return ()
    if event.outcome.status == "pending":
        return (GRAPH, JOBS)
    # Where a run failed, the source points at it, and the console says why, and what to do.
    return (CONSOLE,) if event.outcome.error is None else (SOURCE, CONSOLE)
