"""Node as a host: it runs its entry, an ES module or a CommonJS module, and ends with a status.

Source: https://nodejs.org/api/
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import msgspec

from modviz.errors import ModvizError
from modviz.hosts.host import Surroundings
from modviz.hosts.node.built_in_answers import BuiltInAnswers
from modviz.hosts.node.builtin_modules import builtin_names
from modviz.hosts.node.commonjs import CommonJS, read_question
from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.event_loop import EventLoop
from modviz.hosts.node.failures import guest_error
from modviz.hosts.node.file_port import ProgramFiles
from modviz.hosts.node.file_urls import url_to_path
from modviz.hosts.node.kinds import extension_of
from modviz.hosts.node.link_words import link_error
from modviz.hosts.node.module_loading import ModuleLoading
from modviz.hosts.node.packages_seen import PackagesSeen
from modviz.hosts.node.realm import NodeRealm
from modviz.hosts.node.required_modules import RequiredModules
from modviz.hosts.node.resolution import ResolutionFailure
from modviz.hosts.node.resolver import Resolver
from modviz.hosts.node.texts import Texts
from modviz.hosts.requests import Requests
from modviz.hosts.scripts import outcome_of, run_classic_script, run_module_script
from modviz.record.entries import RequestedModule
from modviz.record.events import NamesDetected, PhaseStarted, ProcessFailed, TicksRan, WarningEmitted
from modviz.record.failures import Lack
from modviz.record.world import GuestError, Module, Outcome
from modviz.spec.agent import GuestThrew
from modviz.spec.jobs import create_agent
from modviz.spec.observations import evaluation_error, note
from modviz.spec.ports import UNREADABLE, FetchAnswer, RealmStopped
from modviz.spec.seen import (
    BuiltinSeen,
    ExceptionSeen,
    FetchSeen,
    HostObservation,
    Question,
    RejectionSeen,
    Thrown,
    TicksSeen,
    TimerRefSeen,
    WarningSeen,
)

_UNSETTLED = 13
"""The exit status of a process whose entry still awaits something when nothing is left to do."""


class _Ended(Exception):
    """The process ends, with `code`."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Node:
    """Implements `modviz.hosts.host.Host` for a program of Node.

    Parameters
    ----------
    surroundings
        What the run gives to its host.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self._program = program = surroundings.program
        self._recorder = surroundings.recorder
        self._parsing = surroundings.parsing
        self._arguments = surroundings.arguments
        self._realm = realm = cast(NodeRealm, surroundings.realm)
        self.agent = create_agent(self._recorder, realm, self)
        try:
            self._filename = url_to_path(program.url)
            self._folder = url_to_path(program.folder).rstrip("/") or "/"
        except NodeFailure:
            raise ModvizError(
                f"Node opens no file whose name is not UTF-8, as in {program.url}: rename it, or use --host page."
            ) from None
        files = ProgramFiles(program.files)
        self._built_in_answers = BuiltInAnswers(program.files)
        self._resolver = Resolver(files, surroundings.conditions, self._folder)
        self._texts = Texts(self._resolver.packages, self._parsing, program.names)
        packages = PackagesSeen(self._recorder, self._resolver.packages, program.names)
        self._commonjs = CommonJS(surroundings, realm, files, self._resolver, self._texts, packages)
        self._loading = ModuleLoading(
            self.agent, surroundings, realm, files, self._resolver, self._texts, self._commonjs, packages
        )
        self._required = RequiredModules(self.agent, self._loading)
        self._requests = Requests(surroundings, program.url)
        self._loop = EventLoop(self.agent, realm, surroundings.network, surroundings.progress)
        self._root: Module | None = None
        self._failure: GuestError | None = None
        self._is_over = False

    def run(self) -> Outcome:
        """Run the entry, and then what that has started, until the process ends."""
        try:
            self._run_entry()
            self._loop.run()
            self._run("beforeExit")
            while self._loop.has_work():
                self._loop.run()
                self._run("beforeExit")
            self._is_over = True
            if self._is_unsettled():
                self._warn_of_unsettled()
            self._run("exit", code=_UNSETTLED if self._is_unsettled() else 0)
        except _Ended as end:
            return self._outcome(end.code)
        raise RealmStopped(UNREADABLE)

    def _run_entry(self) -> None:
        self._realm.start_host(
            cwd=self._folder, argv=["/usr/local/bin/node", self._filename, *self._arguments], builtins=builtin_names()
        )
        for script in self._program.scripts:
            run_classic_script(self.agent, self._realm, self._parsing, script)
        if self._begins_as_module():
            self._run_module()
            return
        self._recorder.emit(PhaseStarted("evaluate"))
        self.agent.task = f"the entry {self._program.name}"
        self._run("runMain", filename=self._filename)
        module = self._recorder.world.modules.get(self._program.name)
        if self._texts.kept(self._program.url) is not None and module is None:
            self._run_module()
        else:
            self._loop.drain(ticks_first=True)

    def _begins_as_module(self) -> bool:
        """Whether Node loads the entry as an ES module without having tried to read it as CommonJS."""
        extension = extension_of(self._filename)
        if extension in (".mjs", ".mts", ".wasm"):
            return True
        if extension in (".cjs", ".cts"):
            return False
        try:
            package = self._resolver.packages.scope(self._filename)
        except NodeFailure:
            return False
        return package is not None and package.type == "module"

    def _run_module(self) -> None:
        self._run("mainIsModule", url=self._program.url)
        try:
            self._root = run_module_script(self.agent, self._realm, self._loading.load_entry, _at_once)
        except GuestThrew as failure:
            self._fail(failure.error)
        else:
            self._realm.watch_entry(self._root.name)
        self._loop.drain(ticks_first=False)

    def _fail(self, error: GuestError) -> None:
        """Nobody has caught `error`."""
        if error.is_lack:
            self._failure = error
            raise _Ended(1)
        note(self.agent, self._realm.fail_host(error))

    def _run(self, what: str, **details: object) -> None:
        _, seen = self._realm.run_host(what, **details)
        note(self.agent, seen)
        if what == "beforeExit":
            self._loop.drain(ticks_first=True)

    def _is_unsettled(self) -> bool:
        return self._root is not None and self._root.top_level_promise == "pending"

    def _warn_of_unsettled(self) -> None:
        """Say where the body stands that the entry waits for, as Node does."""
        for module in self._recorder.world.modules.values():
            awaits = module.awaits
            if module.body == "suspended" and awaits is not None and awaits.place is not None:
                line = awaits.place.line
                message = f"Detected unsettled top-level await at {module.url}:{line}"
                self._recorder.emit(WarningEmitted(module.name, line, "Warning", "", message))
                return

    def _outcome(self, code: int) -> Outcome:
        error = self._failure
        if error is not None:
            return Outcome("stopped" if error.is_lack else "rejected", error, code=None if error.is_lack else code)
        if self._is_over and code == _UNSETTLED and self._is_unsettled():
            assert self._root is not None
            return msgspec.structs.replace(outcome_of(self._recorder.world, self._root, None), code=code)
        return Outcome("exited", code=code) if code else Outcome("fulfilled")

    def load_imported_module(
        self, referrer: str | None, requested: RequestedModule, finish: Callable[[str | GuestError], None]
    ) -> None:
        """HostLoadImportedModule for a module or script of this program."""
        self._loading.load_imported_module(referrer, requested, finish)

    def jobs_of_import(self, module: Module) -> int:
        """Node goes through the graph once with a promise for each module, unless it has done so before."""
        return self._loading.jobs_of_import(module)

    def link_error(self, root: Module, error: GuestError) -> GuestError:
        """The error of linking in Node's words, which help where CommonJS is imported."""
        return error if self._required.is_linking else link_error(self._recorder.world, root, error)

    def fetch(self, request: FetchSeen, answer: Callable[[FetchAnswer], None]) -> None:
        """Answer `fetch()`, from the virtual network."""
        self._requests.fetch(request, answer)

    def answer_question(self, question: Question) -> str | GuestError:
        """What code asks that only Node knows."""
        place = (question.by, question.line, question.column)
        match question.what:
            case "resolve":
                return self._commonjs.resolve(question)
            case "read":
                return self._commonjs.read(question)
            case "compile":
                return self._commonjs.compile(question)
            case "evaluate":
                return self._required.evaluate(question)
            case "import.meta.resolve":
                return self._resolve_for_meta(question)
            case "path":
                try:
                    return url_to_path(question.about)
                except NodeFailure as failure:
                    return guest_error(failure.error, "evaluate", *place)
            case "lack":
                return GuestError.raised(Lack("part", question.about, "evaluate"), *place)
            case what if what in BuiltInAnswers.QUESTIONS:
                return self._built_in_answers.answer(question)
            case "exit":
                raise _Ended(_exit_code(question.about))
        raise RealmStopped(UNREADABLE)

    def _resolve_for_meta(self, question: Question) -> str | GuestError:
        asked = read_question(question.about, _ToResolve)
        found = self._resolver.resolve_import(asked.specifier, asked.parent)
        if not isinstance(found, ResolutionFailure):
            return found.url
        url = dict(found.error.properties).get("url")
        if found.error.code in ("ERR_UNSUPPORTED_DIR_IMPORT", "ERR_MODULE_NOT_FOUND") and isinstance(url, str):
            return url
        return guest_error(found.error, "resolve", question.by, question.line, question.column)

    def note(self, observation: HostObservation) -> None:
        """Make events of what was seen that only Node has."""
        match observation:
            case WarningSeen(name, code, message, module, line):
                self._recorder.emit(WarningEmitted(module, line, name, code, message))
            case TicksSeen(count):
                self._recorder.emit(TicksRan(count))
            case TimerRefSeen(number, is_ref):
                (self._loop.unreferenced.discard if is_ref else self._loop.unreferenced.add)(number)
            case BuiltinSeen(name, names):
                if name not in self._recorder.world.modules:
                    raise RealmStopped(UNREADABLE)
                self._recorder.emit(NamesDetected(name, tuple(names)))
            case _:
                self._commonjs.note(observation)

    def report_exception(self, exception: ExceptionSeen) -> None:
        """Nobody has caught it: the process ends, unless something that modviz lacks is behind it."""
        self._report("error", exception.thrown)

    def report_rejection(self, rejection: RejectionSeen) -> None:
        """Nobody has handled it: the process ends, in the same way."""
        self._report("rejection", rejection.thrown)

    def _report(self, kind: str, thrown: Thrown) -> None:
        self._failure = error = evaluation_error(thrown)
        if error.is_lack:
            raise _Ended(1)
        self._recorder.emit(ProcessFailed(kind, error))


class _ToResolve(msgspec.Struct, forbid_unknown_fields=True):
    specifier: str
    parent: str


def _exit_code(text: str) -> int:
    try:
        return int(text) & 0xFF
    except ValueError:
        raise RealmStopped(UNREADABLE) from None


def _at_once(is_done: Callable[[], bool]) -> None:
    """Wait for loading, which Node does at once."""
    assert is_done()
