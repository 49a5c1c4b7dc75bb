"""EvaluateModuleSync: the evaluation that touching a deferred namespace object triggers.

The realm has done it by the time it is heard of here, for code that reads a property cannot wait for this side.  So the
operations of the specification follow: they take the same walk, and each body they come to must be the next that ran.
Of a module that is evaluated nothing is heard: the promise that EvaluateModuleSync makes for it nobody can see
(`tests/spec/test_deviations.py`).

Source: https://tc39.es/proposal-defer-import-eval/#sec-EvaluateModuleSync
"""

from __future__ import annotations

from collections.abc import Iterator

from modviz.record.events import DeferredEvaluationFinished, DeferredEvaluationStarted
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent
from modviz.spec.deferral import ready_for_sync_execution
from modviz.spec.evaluation import evaluate
from modviz.spec.ports import (
    DeferredBodyEndSeen,
    DeferredBodySeen,
    DeferredEvaluationSeen,
    Execution,
    HostRequest,
    Observation,
)

Following = Iterator[Observation | HostRequest]
"""What was observed after the start of a deferred evaluation."""


def follow_sync_evaluation(agent: Agent, seen: DeferredEvaluationSeen, following: Following) -> None:
    """Do here what the realm did; takes what belongs to it from `following`."""
    module = agent.module(seen.module)
    resumed = agent.recorder.world.place
    agent.recorder.emit(DeferredEvaluationStarted(seen.module, seen.by, seen.line, seen.column))
    outer = agent.replay
    agent.replay = _Following(following)
    error = evaluate_module_sync(agent, module)
    agent.replay = outer
    agent.recorder.emit(DeferredEvaluationFinished(module.name, error, resumed))


def evaluate_module_sync(agent: Agent, module: Module) -> GuestError | None:
    """EvaluateModuleSync: evaluate `module`, which can be done without waiting; returns the error if it throws.

    The TypeError for a module that is not ready has been thrown in the realm: see `DeferredRefusedSeen`.

    Source: https://tc39.es/proposal-defer-import-eval/#sec-EvaluateModuleSync
    """
    assert ready_for_sync_execution(agent, module)
    root = evaluate(agent, module)
    assert root.top_level_promise in ("fulfilled", "rejected")
    return root.evaluation_error


class _Following:
    """The bodies that a deferred evaluation ran, one after the other."""

    def __init__(self, observations: Following) -> None:
        self._observations = observations

    def execute(self, module: str) -> Execution:
        """What the body of `module` did, other deferred evaluations in the middle of it included."""
        assert next(self._observations) == DeferredBodySeen(module)
        inside: list[Observation | HostRequest] = []
        for observation in self._observations:
            if isinstance(observation, DeferredBodyEndSeen) and observation.module == module:
                return Execution(inside, observation.thrown)
            inside.append(observation)
        raise AssertionError(f"the body of {module} never ended")
