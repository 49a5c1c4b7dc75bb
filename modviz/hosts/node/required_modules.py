"""`require` of ES modules: a graph is loaded, linked and evaluated in the middle of a line, so nothing may await in it.

Source: https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from modviz.hosts.node.commonjs import read_question
from modviz.hosts.node.errors import NodeError
from modviz.hosts.node.failures import guest_error
from modviz.hosts.node.file_urls import path_to_url, url_to_path
from modviz.hosts.node.module_loading import ModuleLoading
from modviz.record.events import ModuleRequired, ModuleRequireEnded
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.evaluation import evaluate
from modviz.spec.linking import link
from modviz.spec.loading import load_requested_modules
from modviz.spec.namespace import get_module_namespace
from modviz.spec.ports import UNREADABLE, RealmStopped
from modviz.spec.seen import Question

_RUN = ("linked", "evaluating", "evaluating-async", "evaluated")


class _ToEvaluate(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    filename: str
    parent: str | None


class RequiredModules:
    """The ES modules that are required in one run.

    Parameters
    ----------
    agent
        The agent whose modules they are.
    loading
        What loads them.
    """

    def __init__(self, agent: Agent, loading: ModuleLoading) -> None:
        self._agent = agent
        self._loading = loading
        self.is_linking = False
        """Whether the graph that is being linked is one that is required: Node tells its errors in other words."""

    def evaluate(self, question: Question) -> str | GuestError:
        """Evaluate the ES module that code requires; its namespace object is in the realm then."""
        asked = read_question(question.about, _ToEvaluate)
        world = self._agent.recorder.world
        call = world.requires[world.require_stack[-1]] if world.require_stack else None
        by = None if call is None else call.referrer
        resumed = world.place if call is None else call.stands_at
        self._agent.recorder.emit(ModuleRequired(asked.name, by))
        try:
            module = self._evaluated(asked)
        except GuestThrew as failure:
            error = failure.error
            if error.module is None:
                error = replace(error, module=question.by, line=question.line, column=question.column)
            self._agent.recorder.emit(ModuleRequireEnded(asked.name, by, error, resumed))
            return error
        get_module_namespace(self._agent, module)
        self._agent.recorder.emit(ModuleRequireEnded(asked.name, by, None, resumed))
        return ""

    def _evaluated(self, asked: _ToEvaluate) -> Module:
        module = self._agent.recorder.world.modules.get(asked.name)
        if module is None or module.status == "new":
            module = self._loaded(asked)
        elif module.is_synthetic:
            raise RealmStopped(UNREADABLE)
        elif module.status == "evaluating" and not self._has_await(module):
            raise GuestThrew(_cycle(asked))
        elif module.status not in _RUN:
            raise GuestThrew(_race(asked))
        if self._has_await(module):
            raise GuestThrew(_asynchronous(asked))
        root = evaluate(self._agent, module)
        if root.top_level_promise != "fulfilled":
            assert root.evaluation_error is not None
            raise GuestThrew(root.evaluation_error)
        return module

    def _loaded(self, asked: _ToEvaluate) -> Module:
        """The module with its graph, loaded and linked."""
        settled: list[GuestError | None] = []
        with self._no_cycles():
            name = self._loading.load_file(path_to_url(asked.filename))
            if isinstance(name, GuestError):
                raise GuestThrew(name)
            module = self._agent.module(name)
            load_requested_modules(self._agent, module, settled.append)
        if settled[0] is not None:
            raise GuestThrew(settled[0])
        was_linking, self.is_linking = self.is_linking, True
        try:
            link(self._agent, module)
        finally:
            self.is_linking = was_linking
        return module

    @contextmanager
    def _no_cycles(self) -> Iterator[None]:
        """Meanwhile refuse imports of what is being evaluated: it cannot be waited for."""
        before = self._loading.refuse_cycle
        self._loading.refuse_cycle = self._refusal
        try:
            yield
        finally:
            self._loading.refuse_cycle = before

    def _refusal(self, name: str, specifier: str, referrer: str | None) -> GuestError | None:
        modules = self._agent.recorder.world.modules
        module = modules[name]
        kind = "Module"
        if module.kind == "commonjs" and self._loading.is_new:
            # It requires the graph that imports it.
            kind, is_running = "CommonJS Module", module.body == "running"
        else:
            is_running = module.is_copying if module.is_synthetic else module.status == "evaluating"
        if not is_running:
            return None
        parent = "" if referrer is None else f" (from {url_to_path(modules[referrer].url)})"
        message = f"Cannot import {kind} {specifier} in a cycle.{parent}"
        return guest_error(NodeError("Error", "ERR_REQUIRE_CYCLE_MODULE", message))

    def _has_await(self, module: Module) -> bool:
        """Whether `module`, or one that it imports, however far away, has an await at its top level."""
        seen = {module.name}
        waiting = [module]
        while waiting:
            each = waiting.pop()
            if each.has_tla:
                return True
            for name in each.loaded_modules.values():
                if name not in seen:
                    seen.add(name)
                    waiting.append(self._agent.module(name))
        return False


def _cycle(asked: _ToEvaluate) -> GuestError:
    parent = "" if asked.parent is None else f" (from {asked.parent})"
    message = (
        f"Cannot require() ES Module {asked.filename} in a cycle.{parent} A cycle involving require(esm) is not allowed"
        " to maintain invariants mandated by the ECMAScript specification. Try making at least part of the dependency"
        " in the graph lazily loaded."
    )
    return guest_error(NodeError("Error", "ERR_REQUIRE_CYCLE_MODULE", message))


def _race(asked: _ToEvaluate) -> GuestError:
    parent = " " if asked.parent is None else f"{asked.parent} in "
    message = (
        f"Cannot require() ES Module {asked.filename} because it is not yet fully loaded.\nThis may be caused by a race"
        " condition if the module is simultaneously dynamically import()-ed via Promise.all().\nTry await-ing the"
        f" import() sequentially in a loop instead.\n (From {parent}non-loader-hook thread)"
    )
    return guest_error(NodeError("Error", "ERR_REQUIRE_ESM_RACE_CONDITION", message))


def _asynchronous(asked: _ToEvaluate) -> GuestError:
    message = (
        "require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the"
        " top-level await comes from, use --experimental-print-required-tla."
    )
    parent = "" if asked.parent is None else f"\n  From {asked.parent} "
    message = f"{message}{parent}\n  Requiring {asked.filename} "
    return guest_error(NodeError("Error", "ERR_REQUIRE_ASYNC_MODULE", message))
