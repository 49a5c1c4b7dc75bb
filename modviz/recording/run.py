"""The steps of one run, from the first script to the outcome: what HTML does with a page that has one program."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from modviz.engine.realm import QuickJSRealm
from modviz.hosts.event_loop import EventLoop
from modviz.hosts.network import Network
from modviz.hosts.page import JAVASCRIPT, Page
from modviz.limits import Limits
from modviz.parsing.parse_error import ParseError
from modviz.parsing.parsing import Parsing
from modviz.progress import Progress
from modviz.record.entries import ParsedModule
from modviz.record.events import LimitReached, PhaseStarted, RunFinished, RunStarted, ScriptStarted
from modviz.record.failures import Limit, Syntax
from modviz.record.recorder import Recorder
from modviz.record.waiting import circle, circle_words, waits
from modviz.record.world import GuestError, Module, Outcome
from modviz.recording.program import Program, Script
from modviz.spec.agent import GuestThrew
from modviz.spec.evaluation import evaluate
from modviz.spec.jobs import create_agent, perform_jobs
from modviz.spec.linking import link
from modviz.spec.loading import load_requested_modules
from modviz.spec.observations import evaluation_error, note, note_last
from modviz.spec.ports import RealmStopped, Thrown
from modviz.spec.synthetic import SYNTHETIC_WITH_DEFAULT

_RECURSION_LIMIT = 100_000
"""Frames of Python, which hold none of C's stack: four for each module of a chain."""


class Run:
    """One run of a program, from its first script to its outcome; `recorder` holds what came of it."""

    def __init__(
        self,
        program: Program,
        recorder: Recorder,
        realm: QuickJSRealm,
        parsing: Parsing,
        network: Network,
        limits: Limits,
        progress: Progress,
        keeps_failed_fetches: bool,
    ) -> None:
        self._recorder = recorder
        self._realm = realm
        self._parsing = parsing
        self._program = program
        self._network = network
        self._progress = progress
        self._page = Page(
            recorder,
            network,
            program.names,
            self._create_module,
            parsing.announce,
            program.url,
            {script.name: script.url for script in program.scripts},
            limits.modules,
            keeps_failed_fetches,
        )
        self._agent = create_agent(recorder, realm, self._page)
        self._event_loop = EventLoop(self._agent, network)

    def run(self) -> None:
        """Run the scripts of the program, then its module, and record the outcome."""
        self._recorder.emit(RunStarted(self._program.name, self._program.goal))
        try:
            with _room_for_long_chains(), _no_garbage_collection():
                outcome = self._run_all()
        except RealmStopped as stopped:
            note_last(self._agent, stopped.observations)
            outcome = self._stopped(stopped.thrown)
        self._recorder.emit(RunFinished(outcome))

    def _run_all(self) -> Outcome:
        root: Module | None = None
        error: GuestError | None = None
        try:
            for script in self._program.scripts:
                self._run_script(script)
                perform_jobs(self._agent)
            if self._program.goal == "module":
                root = self._run_module(self._program.url)
        except GuestThrew as failure:
            error = failure.error
        # What the program has started goes on, even when its entry has failed.
        self._event_loop.run(self._report)
        if root is not None and root.top_level_promise == "rejected":
            error = root.evaluation_error
        if error is not None:
            return Outcome("rejected", error)
        if root is not None and root.top_level_promise == "pending":
            return self._pending()
        return Outcome("fulfilled")

    def _pending(self) -> Outcome:
        """The outcome of a run that has nothing left to do while modules still wait."""
        world = self._recorder.world
        names = (module.name for module in world.modules.values() if module.status == "evaluating-async")
        waiting = waits(world)
        in_circle = circle(waiting, world)
        # First, since a long list is cut where there is little room.
        dead_lock = [circle_words(in_circle)] if in_circle else []
        reasons = (*dead_lock, *(f"{wait.words}." for wait in waiting))
        return Outcome("pending", waiting=tuple(names), reasons=reasons)

    def _run_script(self, script: Script) -> None:
        world = self._recorder.world
        if world.phase is None:
            self._start_phase("evaluate")
        # Few runs have scripts.
        from modviz.parsing.parser import parse_script

        try:
            parse_script(script.source_text)
        except ParseError as error:
            raise GuestThrew(_syntax_error(error, script.name)) from None
        self._recorder.emit(ScriptStarted(script.name))
        self._agent.task = f"the script {script.name}"
        execution = self._realm.run_script(script.name, script.url, script.source_text)
        note(self._agent, execution.observations)
        if execution.thrown is not None:
            raise GuestThrew(evaluation_error(execution.thrown))

    def _run_module(self, url: str) -> Module:
        """Load, link and evaluate the module at `url`; the promise of the module returned says how it goes on."""
        self._start_phase("construct")
        module = self._load(url)
        refusals = self._realm.compile_errors()
        if refusals:
            first = refusals[0]
            raise GuestThrew(GuestError(first.name, first.message, "parse", first.module, first.line, first.column))
        self._start_phase("instantiate")
        link(self._agent, module)
        self._start_phase("evaluate")
        self._agent.task = f"the evaluation of {module.name}"
        return evaluate(self._agent, module)

    def _load(self, url: str) -> Module:
        arrived: list[str | GuestError] = []
        self._page.fetch_single_module_script(url, arrived.append)
        self._run_until(lambda: bool(arrived))
        entry = arrived[0]
        if isinstance(entry, GuestError):
            raise GuestThrew(entry)
        module = self._agent.module(entry)
        settled: list[GuestError | None] = []
        load_requested_modules(self._agent, module, settled.append)
        self._run_until(lambda: bool(settled))
        error = settled[0]
        if error is not None:
            raise GuestThrew(error)
        return module

    def _run_until(self, is_done: Callable[[], bool]) -> None:
        self._event_loop.run(lambda: is_done() or self._report())

    def _report(self) -> bool:
        """Tell the progress; False, as this is no reason to end the event loop."""
        done = len(self._recorder.world.modules)
        self._progress.report("parse", done, done + self._network.pending)
        return False

    def _create_module(self, module_type: str, name: str, url: str, source_text: str) -> ParsedModule | GuestError:
        if module_type != JAVASCRIPT:
            thrown = self._realm.create_synthetic_module(module_type, name, url, source_text)
            if thrown is None:
                return SYNTHETIC_WITH_DEFAULT
            error = GuestError(thrown.name, thrown.message, "parse", name, about=Syntax("invalid-json", thrown.message))
        else:
            try:
                syntax = self._parsing.parse(source_text)
            except ParseError as failure:
                error = _syntax_error(failure, name)
            else:
                self._realm.compile_module(name, url, syntax)
                return syntax.parsed
        self._realm.keep_parse_error(module_type, url, error)
        return error

    def _start_phase(self, phase: str) -> None:
        self._recorder.emit(PhaseStarted(phase))

    def _stopped(self, thrown: Thrown) -> Outcome:
        about = Limit(thrown.limit or "engine")
        error = GuestError(thrown.name, thrown.message, "limit", thrown.module, thrown.line, thrown.column, about=about)
        self._recorder.emit(LimitReached(error))
        return Outcome("stopped", error)


def _syntax_error(error: ParseError, module: str) -> GuestError:
    return GuestError(error.name, error.message, "parse", module, error.line, error.column, about=error.about)


@contextmanager
def _room_for_long_chains() -> Iterator[None]:
    """Allow the recursive operations of the specification to go as deep as the longest chain of imports could be."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Look for no garbage: a record only grows, and going through it again and again takes a sixth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
