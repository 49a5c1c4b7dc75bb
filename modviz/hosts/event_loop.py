"""The event loop: jobs first, then whatever is due next on the virtual clock, a fetch or a timer.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from modviz.hosts.page import Page
from modviz.record.events import ClockAdvanced, ConsolePrinted, TimerFired
from modviz.record.world import Timer
from modviz.spec.agent import Agent
from modviz.spec.jobs import perform_jobs
from modviz.spec.observations import note
from modviz.spec.ports import RealmStopped, Thrown

_MOST_TASKS = 100_000
"""A page may set timers for ever; a run has an end."""


def run_event_loop(agent: Agent, page: Page, is_done: Callable[[], bool] = lambda: False) -> None:
    """Run jobs and tasks until nothing is left to do, or until `is_done`.

    Raises
    ------
    RealmStopped
        A limit was reached.
    """
    perform_jobs(agent)
    for _ in range(_MOST_TASKS):
        if is_done() or not _run_task(agent, page):
            return
        perform_jobs(agent)
    message = f"The program was still setting timers after {_MOST_TASKS:,} tasks and was stopped."
    raise RealmStopped(Thrown("Error", message, limit="tasks"))


def _run_task(agent: Agent, page: Page) -> bool:
    """Run what is due first; False when there is nothing."""
    timer = min(agent.recorder.world.timers.values(), key=_due, default=None)
    fetch_due = page.next_due
    if fetch_due is not None and (timer is None or fetch_due <= timer.due):
        _advance_clock(agent, fetch_due)
        page.run_next_fetch()
        return True
    if timer is None:
        return False
    _advance_clock(agent, timer.due)
    _fire(agent, timer)
    return True


def _due(timer: Timer) -> tuple[float, int]:
    return (timer.due, timer.number)


def _advance_clock(agent: Agent, time: float) -> None:
    clock = agent.recorder.world.clock
    if time > clock:
        agent.recorder.emit(ClockAdvanced(clock, time))


def _fire(agent: Agent, timer: Timer) -> None:
    world = agent.recorder.world
    again = None
    if timer.interval is not None:
        again = replace(timer, due=world.clock + max(timer.interval, 1.0))
    agent.recorder.emit(TimerFired(timer, again))
    execution = agent.realm.fire_timer(timer.number, world.clock)
    note(agent, execution.observations)
    if execution.thrown is not None:
        thrown = execution.thrown
        text = f"Uncaught {thrown.name}: {thrown.message}"
        agent.recorder.emit(ConsolePrinted("error", text, thrown.module, thrown.line))
