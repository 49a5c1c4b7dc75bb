"""[[TopLevelCapability]]: the promise that tells when a module, and all it requires, is evaluated.

The promise itself lives in the realm, whose queue of jobs its reactions go to; the record keeps its state.

Source: https://tc39.es/ecma262/#sec-cyclic-module-records
"""

from __future__ import annotations

from modviz.record.events import TopLevelPromiseCreated, TopLevelPromiseSettled
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent


def create_capability(agent: Agent, module: Module) -> None:
    """Give `module` a new promise, pending."""
    agent.realm.create_top_level_promise(module.name)
    agent.recorder.emit(TopLevelPromiseCreated(module.name))


def resolve(agent: Agent, module: Module, is_late: bool = False) -> None:
    """Resolve the promise of `module` with undefined; `is_late` when that is not done by Evaluate itself."""
    agent.realm.settle_top_level_promise(module.name, None)
    agent.recorder.emit(TopLevelPromiseSettled(module.name, "fulfilled", is_late))


def reject(agent: Agent, module: Module, error: GuestError, is_late: bool = False) -> None:
    """Reject the promise of `module` with `error`; `is_late` when that is not done by Evaluate itself."""
    agent.realm.settle_top_level_promise(module.name, error)
    agent.recorder.emit(TopLevelPromiseSettled(module.name, "rejected", is_late))
