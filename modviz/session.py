"""One run: wires a host, the parser and a realm together, from an entry to its trace."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

import ada_url
import msgspec

from modviz.errors import EntryNotFoundError, ModvizError
from modviz.hosts.event_loop import EventLoop
from modviz.hosts.files import Disk, Files, Memory, Unreadable, decode
from modviz.hosts.network import Network, Response, responses_by_url
from modviz.hosts.page import JAVASCRIPT, Page
from modviz.hosts.specifiers import Names
from modviz.js.parse_cache import open_parse_cache
from modviz.js.parse_error import ParseError
from modviz.js.parsing import Parsing
from modviz.js.realm import QuickJSRealm
from modviz.limits import Limits
from modviz.progress import Progress, Silent
from modviz.record.entries import ParsedModule
from modviz.record.events import LimitReached, PhaseStarted, RunFinished, RunStarted, ScriptStarted
from modviz.record.recorder import Recorder
from modviz.record.result import Trace
from modviz.record.waiting import circle, circle_words, waits
from modviz.record.world import GuestError, Module, Outcome
from modviz.spec.agent import GuestThrew
from modviz.spec.evaluation import evaluate
from modviz.spec.jobs import create_agent, perform_jobs
from modviz.spec.linking import link
from modviz.spec.loading import load_requested_modules
from modviz.spec.observations import evaluation_error, note, note_last
from modviz.spec.ports import RealmStopped, Refused, Thrown
from modviz.spec.synthetic import SYNTHETIC_WITH_DEFAULT

Source = str | bytes

_RECURSION_LIMIT = 100_000
"""Frames of Python, which hold none of C's stack: four for each module of a chain."""


def trace(
    entry: str | PathLike[str],
    *,
    sources: Mapping[str, Source] | None = None,
    goal: str = "module",
    prelude: Sequence[str | PathLike[str]] = (),
    events: bool = True,
    limits: Limits | None = None,
    progress: Progress | None = None,
    keeps_failed_fetches: bool = False,
    responses: Mapping[str, Response] | None = None,
) -> Trace:
    """Load, link and evaluate `entry` and all it imports, and record every step.

    Parameters
    ----------
    entry
        A path, or a name in `sources`.
    sources
        An in-memory file system: text or UTF-8 bytes by relative name.  Nothing is read from the disk then.
    goal
        "module", or "script" to parse the entry as a classic script.
    prelude
        Classic scripts that run in the realm before the entry: paths, names in `sources`, or the text of a script
        itself (anything that has a line break).
    events
        False to run with everything but the event list.
    limits
        The bounds of the run; those of `Limits()` by default.
    progress
        Told how far the run is; may end it by raising.
    keeps_failed_fetches
        True for the module map of browsers before 2026, which never fetches a URL again that failed once.
    responses
        How the virtual network answers for some files or URLs; names are relative to the folder of the entry, or as in
        `sources`.  All else answers as usual.

    Returns
    -------
    Trace
        The record; what went wrong in the guest's program is in its `outcome`.

    Raises
    ------
    ModvizError
        The call itself is mistaken, for example when there is no such entry.
    """
    if goal not in ("module", "script"):
        raise ModvizError(f"goal is {goal!r}; it must be 'module' or 'script'.")
    limits = limits or Limits()
    place = _in_memory(entry, sources) if sources is not None else _on_disk(entry)
    scripts = [_prelude_script(script, number, place) for number, script in enumerate(prelude, 1)]
    if goal == "script":
        scripts.append(_Script(place.names.name(place.url), place.url, _entry_text(entry, place)))
    else:
        _entry_text(entry, place)
    network = Network(place.files, responses_by_url(responses or {}, place.folder))
    recorder = Recorder(limits.events, keep=events)
    realm = QuickJSRealm(limits)
    parsing = Parsing(open_parse_cache())
    try:
        run = _Run(recorder, realm, parsing, place, network, limits, progress or Silent(), keeps_failed_fetches)
        run.run(scripts, None if goal == "script" else place.url)
    finally:
        parsing.close()
        realm.close()
    return Trace(place.names.name(place.url), recorder.events, recorder.world)


class _Place(msgspec.Struct, frozen=True, gc=False):
    """Where a run takes place: its entry, its files, and the folder that their names are relative to."""

    url: str
    folder: str
    files: Files
    names: Names


class _Script(msgspec.Struct, frozen=True, gc=False):
    name: str
    url: str
    source_text: str


class _Run:
    """The steps of one run, from the first script to the outcome."""

    def __init__(
        self,
        recorder: Recorder,
        realm: QuickJSRealm,
        parsing: Parsing,
        place: _Place,
        network: Network,
        limits: Limits,
        progress: Progress,
        keeps_failed_fetches: bool,
    ) -> None:
        self._recorder = recorder
        self._realm = realm
        self._parsing = parsing
        self._place = place
        self._network = network
        self._progress = progress
        self._page = Page(
            recorder,
            network,
            place.names,
            self._create_module,
            parsing.announce,
            place.url,
            limits.modules,
            keeps_failed_fetches,
        )
        self._agent = create_agent(recorder, realm, self._page)
        self._event_loop = EventLoop(self._agent, network)

    def run(self, scripts: Sequence[_Script], entry_url: str | None) -> None:
        """Run `scripts`, then the module at `entry_url`, and record the outcome."""
        goal = "script" if entry_url is None else "module"
        self._recorder.emit(RunStarted(self._place.names.name(self._place.url), goal))
        try:
            with _room_for_long_chains(), _no_garbage_collection():
                outcome = self._run_all(scripts, entry_url)
        except RealmStopped as stopped:
            note_last(self._agent, stopped.observations)
            outcome = self._stopped(stopped.thrown)
        self._recorder.emit(RunFinished(outcome))

    def _run_all(self, scripts: Sequence[_Script], entry_url: str | None) -> Outcome:
        root: Module | None = None
        error: GuestError | None = None
        try:
            for script in scripts:
                self._run_script(script)
                perform_jobs(self._agent)
            if entry_url is not None:
                root = self._run_module(entry_url)
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
        reasons = [f"{wait.words}." for wait in waiting]
        in_circle = circle(waiting, world)
        if in_circle:
            reasons.append(circle_words(in_circle))
        return Outcome("pending", waiting=tuple(names), reasons=tuple(reasons))

    def _run_script(self, script: _Script) -> None:
        world = self._recorder.world
        if world.phase is None:
            self._start_phase("evaluate")
        # Few runs have scripts.
        from modviz.js.parser import parse_script

        try:
            parse_script(script.source_text)
        except ParseError as error:
            raise GuestThrew(
                GuestError(error.name, error.message, "parse", script.name, error.line, error.column)
            ) from None
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

    def _create_module(self, module_type: str, name: str, url: str, source_text: str) -> ParsedModule:
        if module_type != JAVASCRIPT:
            thrown = self._realm.create_synthetic_module(module_type, name, source_text)
            if thrown is not None:
                raise Refused(thrown.name, thrown.message)
            return SYNTHETIC_WITH_DEFAULT
        try:
            syntax = self._parsing.parse(source_text)
        except ParseError as error:
            raise Refused(error.name, error.message, error.line, error.column) from None
        self._realm.compile_module(name, url, syntax)
        return syntax.parsed

    def _start_phase(self, phase: str) -> None:
        self._recorder.emit(PhaseStarted(phase, self._recorder.world.phase))

    def _stopped(self, thrown: Thrown) -> Outcome:
        error = GuestError(thrown.name, thrown.message, "limit", thrown.module, thrown.line, thrown.column)
        self._recorder.emit(LimitReached(error, self._recorder.world.error))
        return Outcome("stopped", error)


def _in_memory(entry: str | PathLike[str], sources: Mapping[str, Source]) -> _Place:
    memory = Memory(sources)
    return _Place(memory.url(str(entry)), memory.base_url, memory, Names(memory.base_url))


def _on_disk(entry: str | PathLike[str]) -> _Place:
    path = Path(entry).resolve()
    url = ada_url.normalize_url(path.as_uri())
    folder = url.rpartition("/")[0] + "/"
    return _Place(url, folder, Disk(), Names(folder))


def _entry_text(entry: str | PathLike[str], place: _Place) -> str:
    try:
        return decode(place.files.read(place.url))
    except Unreadable as failure:
        raise EntryNotFoundError(f"Cannot open the entry {entry}: {failure}.") from None


def _prelude_script(script: str | PathLike[str], number: int, place: _Place) -> _Script:
    if isinstance(script, str) and "\n" in script:
        return _Script(f"prelude {number}", f"prelude:{number}", script)
    url = place.files.url(str(script)) if isinstance(place.files, Memory) else Path(script).resolve().as_uri()
    try:
        return _Script(place.names.name(url), url, decode(place.files.read(url)))
    except Unreadable as failure:
        raise EntryNotFoundError(f"Cannot open the prelude script {script}: {failure}.") from None


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
