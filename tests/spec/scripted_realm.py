"""A realm without an engine: tests say what each body does, a statement a line (`modules.py` has the statements)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from modviz.hosts.host import HostRealm
from modviz.record.entries import ParsedModule
from modviz.record.values import Value
from modviz.record.world import GuestError, Place
from modviz.spec.ports import Execution, RealmStopped, ResolvedImport
from modviz.spec.seen import (
    AsyncModuleSettled,
    AwaitSeen,
    BindingSeen,
    BodyEndSeen,
    ConsoleSeen,
    DeadZoneSeen,
    HostRequest,
    ImportCallSeen,
    ImportEvaluatedSeen,
    ImportLoadedSeen,
    ImportRejectedSeen,
    Observation,
    ResumedSeen,
    StatementSeen,
    Thrown,
)
from tests.spec.modules import Statement

Seen = list[Observation | HostRequest]


class ScriptedRealm(HostRealm):
    """Runs scripted bodies, and jobs in the order in which they are enqueued."""

    def __init__(self) -> None:
        self._bodies: dict[str, Iterator[Statement]] = {}
        self._declared: dict[str, list[str]] = {}
        self._boxes: dict[tuple[str, str], str] = {}
        self._imports: dict[str, dict[str, tuple[str, str | None]]] = {}
        self._jobs: deque[Callable[[], Seen]] = deque()
        # Of the promises of top-level capabilities: what they were rejected with, and who waits for them.
        self._settled: dict[str, GuestError | None] = {}
        self._waiting: dict[str, list[Callable[[GuestError | None], None]]] = {}
        self._calls = 0

    def add(self, module: str, parsed: ParsedModule, body: Sequence[Statement]) -> None:
        """Learn what `module` declares, and what its body does."""
        self._bodies[module] = iter(body)
        self._declared[module] = [declaration.name for declaration in parsed.declarations]

    def compile_errors(self) -> Sequence[Thrown]:
        return ()

    def instantiate(self, module: str, imports: Sequence[ResolvedImport]) -> Seen:
        self._imports[module] = {each.local_name: (each.target_module, each.target_binding) for each in imports}
        return []

    def execute(self, module: str) -> Execution:
        seen, thrown, _ = self._go_on(module)
        return Execution(seen, thrown)

    def execute_async(self, module: str) -> Seen:
        seen, thrown, is_suspended = self._go_on(module)
        if is_suspended:
            return seen
        self._jobs.append(lambda: [AsyncModuleSettled(module, thrown)])
        return seen if thrown else [*seen, BodyEndSeen(module)]

    def create_top_level_promise(self, module: str) -> None:
        self._waiting[module] = []

    def settle_top_level_promise(self, module: str, error: GuestError | None) -> None:
        self._settled[module] = error
        for reaction in self._waiting.pop(module):
            reaction(error)

    def settle_load_promise(self, number: int, error: GuestError | None, jobs: int = 0) -> None:
        self._jobs.append(lambda: [self._rejected(number, error) if error else ImportLoadedSeen(number)])

    def await_evaluation(self, number: int, module: str) -> None:
        def react(error: GuestError | None) -> None:
            self._jobs.append(lambda: [self._rejected(number, error) if error else ImportEvaluatedSeen(number)])

        if module in self._settled:
            react(self._settled[module])
        else:
            self._waiting[module].append(react)

    def resolve_import(self, number: int, module: str, phase: str) -> None:
        self._jobs.append(lambda: [ConsoleSeen("log", f"import() gave {module}", None, None)])

    def reject_import(self, number: int, error: GuestError) -> None:
        self._jobs.append(lambda: [ConsoleSeen("log", f"import() threw {error.message}", None, None)])

    def run_jobs(self, clock: float) -> tuple[int, Seen]:
        seen: Seen = []
        ran = 0
        while self._jobs and not any(isinstance(each, HostRequest) for each in seen):
            seen += self._jobs.popleft()()
            ran += 1
        return ran, seen

    def _go_on(self, module: str) -> tuple[Seen, Thrown | None, bool]:
        """Run the body on, to its next await, its end or its error; the last says whether it awaits."""
        seen: Seen = []
        for line, verb, words in self._bodies[module]:
            seen.append(StatementSeen(Place(module, line)))
            match verb:
                case "print":
                    seen.append(ConsoleSeen("log", words, module, line))
                case "throw":
                    return seen, Thrown("Error", words, module, line, 1), False
                case "export":
                    name, _, value = words.partition(" = ")
                    self._boxes[module, name] = value
                    index = self._declared[module].index(name)
                    seen.append(BindingSeen(module, index, Value("number", value), line))
                case "read":
                    target = self._imports[module].get(words, (module, words))
                    if target not in self._boxes:
                        message = f"Cannot access '{words}' before initialization"
                        seen.append(DeadZoneSeen(module, words, line, 1))
                        return seen, Thrown("ReferenceError", message, module, line, 1), False
                    seen.append(ConsoleSeen("log", f"{words} is {self._boxes[target]}", module, line))
                case "stop":
                    raise RealmStopped(Thrown("Error", "It took too long.", limit="time"), seen)
                case "import()":
                    self._calls += 1
                    seen.append(ImportCallSeen(self._calls, module, words, (), "evaluation", line, 1))
                case "await":
                    if words != "for ever":
                        self._jobs.append(partial(self._resume, module))
                    return [*seen, AwaitSeen(module, "promise", None)], None, True
        return seen, None, False

    def _resume(self, module: str) -> Seen:
        return [ResumedSeen(module, False), *self.execute_async(module)]

    def _rejected(self, number: int, error: GuestError) -> ImportRejectedSeen:
        self.reject_import(number, error)
        return ImportRejectedSeen(number, Thrown(error.name, error.message, error.module, error.line, error.column))
