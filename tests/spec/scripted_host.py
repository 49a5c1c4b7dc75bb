"""A host without files and network: tests say which modules there are, and in which order they arrive."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from modviz.hosts.host import Host
from modviz.hosts.scripts import outcome_of, run_module_script
from modviz.record.entries import RequestedModule
from modviz.record.events import FetchFinished, FetchStarted, ModuleParsed, RunStarted
from modviz.record.recorder import Recorder
from modviz.record.trace import Trace
from modviz.record.world import GuestError, Module, Outcome
from modviz.recording.run import run
from modviz.spec.agent import GuestThrew
from modviz.spec.jobs import create_agent, perform_jobs
from tests.spec.modules import read
from tests.spec.scripted_realm import ScriptedRealm

ENTRY = "main"


class ScriptedHost(Host):
    """Answers requests at once, but for the modules in `late`: these arrive in that order when nothing else is left.

    Parameters
    ----------
    modules
        The texts of the modules by name, which are their specifiers, too.
    late
        Names of modules that take time.
    """

    def __init__(self, recorder: Recorder, modules: Mapping[str, str], late: Sequence[str]) -> None:
        self._modules = modules
        self._late = list(late)
        self._waiting: dict[str, list[Callable[[str | GuestError], None]]] = {}
        self._realm = ScriptedRealm()
        self.agent = create_agent(recorder, self._realm, self)

    def run(self) -> Outcome:
        root: Module | None = None
        error: GuestError | None = None
        try:
            root = run_module_script(self.agent, self._realm, lambda finish: self._find(ENTRY, finish), self._run_tasks)
        except GuestThrew as failure:
            error = failure.error
        self._run_tasks(lambda: False)
        return outcome_of(self.agent.recorder.world, root, error)

    def load_imported_module(
        self, referrer: str | None, requested: RequestedModule, finish: Callable[[str | GuestError], None]
    ) -> None:
        self._find(requested.request.specifier, finish)

    def jobs_of_import(self, module: Module) -> int:
        return 0

    def link_error(self, root: Module, error: GuestError) -> GuestError:
        return error

    def _find(self, name: str, finish: Callable[[str | GuestError], None]) -> None:
        if name in self._late:
            self._waiting.setdefault(name, []).append(finish)
        else:
            finish(self._module(name))

    def _module(self, name: str) -> str | GuestError:
        if name not in self._modules:
            return GuestError("TypeError", f"there is no {name}", "fetch")
        if name not in self.agent.recorder.world.modules:
            parsed, body = read(self._modules[name])
            self._realm.add(name, parsed, body)
            self.agent.recorder.emit(FetchStarted(name, name, None))
            self.agent.recorder.emit(FetchFinished(name, name, self._modules[name]))
            self.agent.recorder.emit(ModuleParsed(name, name, parsed))
        return name

    def _run_tasks(self, is_done: Callable[[], bool]) -> None:
        perform_jobs(self.agent)
        while not is_done() and (arriving := next((name for name in self._late if name in self._waiting), None)):
            self._late.remove(arriving)
            for finish in self._waiting.pop(arriving):
                finish(self._module(arriving))
            perform_jobs(self.agent)


def record(modules: Mapping[str, str], late: Sequence[str] = ()) -> Trace:
    """The trace of a run that starts at the module `main`."""
    recorder = Recorder(limit=10_000)
    run(ScriptedHost(recorder, modules, late), RunStarted(ENTRY, "module", "scripted", "as a test says"))
    return Trace(ENTRY, recorder.events, recorder.worlds)
