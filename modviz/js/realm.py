"""A JavaScript realm in a process of its own: the parent's side.

The guest's code runs in a child process that holds one QuickJS context (`realm_process.py`).  So what the
engine's own limits cannot stop (some of its native loops, a fault in it) ends that process and nothing else.
The two talk in lines of JSON.  The parent sends `compile` commands without waiting: the child compiles while
the parent parses the next module.  Every other command waits for its answer, and the child never speaks
unasked, so neither can block the other.
"""

from __future__ import annotations

import importlib.util
import os
import queue
import re
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from modviz.js.child_process import end_process
from modviz.js.insertions import choose_marker
from modviz.js.realm_process import FIRST_LINES
from modviz.js.rewrite import ModuleSyntax, rewrite_module
from modviz.limits import Limits
from modviz.record.values import Value
from modviz.record.world import GuestError
from modviz.spec.ports import (
    AssignmentRefused,
    AsyncModuleSettled,
    AwaitSeen,
    BindingSeen,
    BodyEndSeen,
    ConsoleSeen,
    DeadZoneSeen,
    DeferredBodyEndSeen,
    DeferredBodySeen,
    DeferredEvaluationSeen,
    DeferredRefusedSeen,
    Execution,
    FetchAnswer,
    FetchSeen,
    HostRequest,
    ImportCallSeen,
    ImportEvaluatedSeen,
    ImportLoadedSeen,
    ImportRejectedSeen,
    JobSeen,
    ModuleState,
    MutationSeen,
    Observation,
    RealmStopped,
    RecordsDropped,
    RejectionSeen,
    ResolvedImport,
    ResumedSeen,
    StatementSeen,
    Thrown,
    TimerClearedSeen,
    TimerSetSeen,
)

_GRACE = 1.0
"""Seconds that the child gets beyond twice its limit before it is ended.

The limit is one of computing time, which the engine measures; this deadline is for what the engine cannot stop.  Where
other processes want the machine too, computing takes longer.
"""

_ESCAPE = re.compile(rb"\\(?:u(d[89a-f][0-9a-f]{2})|.)")

_COMPILING = 60.0
"""Seconds within which the child must have compiled all it was sent.  No guest code runs in them."""

_WITHOUT_JOBS = ("compile", "compileErrors", "jobs")
"""Commands that run nothing that could leave a job in the queue."""


class QuickJSRealm:
    """Implements `modviz.spec.ports.Realm`.

    Making one starts the child and returns at once.  Every method may raise `RealmStopped`.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        """Start a realm within `limits`."""
        self._limits = limits or Limits()
        self._process = _start(self._limits)
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        assert self._process.stdout is not None
        # A thread reads, since waiting for a pipe with a deadline is different on every system.
        threading.Thread(
            target=_read, args=(self._process.stdout, self._answers), name="modviz realm", daemon=True
        ).start()
        self._finalizer = weakref.finalize(self, end_process, self._process)
        self._is_compiling = False
        self._may_have_jobs = False
        self._clock = 0.0
        self._stopped: Thrown | None = None
        self._names: list[str] = []
        self._statements: list[StatementSeen] = []
        self._positions: list[tuple[int, int]] = []
        self._next_line = FIRST_LINES[1]

    def compile_module(self, module: str, url: str, source_text: str, syntax: ModuleSyntax) -> None:
        """Give the body of `module` to the engine.  Returns at once; a refusal shows in `compile_errors`."""
        rewritten = rewrite_module(source_text, syntax)
        statements = syntax.parsed.statements
        command = self._describe("compile", module, url, rewritten.text, rewritten.marker)
        command["declarations"] = [(each.name, each.kind) for each in syntax.parsed.declarations]
        self._statements.extend(StatementSeen(module, index) for index in range(len(statements)))
        self._positions.extend((each.line, each.column) for each in statements)
        self._is_compiling = True
        self._send(command)

    def compile_errors(self) -> Sequence[Thrown]:
        """The modules the engine could not compile although the parser accepted them."""
        _, answer = self._ask({"do": "compileErrors"})
        return [self._thrown(each) for each in answer["errors"]]

    def create_namespace(self, module: str, phase: str, exports: Sequence[tuple[str, str, str | None, str]]) -> None:
        """Make the namespace object of `module`; `phase` and `exports` as in `Realm.create_namespace`."""
        self._tell("namespace", module=module, phase=phase, exports=exports)

    def share_states(self, states: Sequence[ModuleState]) -> None:
        """Learn how far these modules are, for the deferred namespace objects."""
        self._tell(
            "states",
            states=[
                {
                    "name": each.name,
                    "status": each.status,
                    "cycleRoot": each.cycle_root,
                    "error": self._described(each.evaluation_error),
                    "hasTla": each.has_tla,
                    "isSynthetic": each.is_synthetic,
                    "requested": each.requested_modules,
                }
                for each in states
            ],
        )

    def instantiate(self, module: str, imports: Sequence[ResolvedImport]) -> Sequence[Observation | HostRequest]:
        """Make the environment of `module`: var bindings and functions get their values now."""
        targets = [(each.local_name, each.target_module, each.target_binding, each.phase) for each in imports]
        return self._ask({"do": "instantiate", "module": module, "imports": targets})[0]

    def execute(self, module: str) -> Execution:
        """Run the body of `module` to its end, or to the error it throws."""
        return self._execution({"do": "execute", "module": module})

    def create_synthetic_module(self, module_type: str, module: str, text: str) -> Thrown | None:
        """Make `module` out of the text of a file, or of its bytes as numbers; returns the error if it cannot be."""
        if module_type == "bytes":
            text = "".join(text.split())
        command = self._describe("synthetic", module, "", text, "$mv")
        command["type"] = module_type
        return self._execution(command).thrown

    def execute_async(self, module: str) -> Sequence[Observation | HostRequest]:
        """Run the body of `module` to its first await, its end or its error."""
        return self._ask({"do": "executeAsync", "module": module})[0]

    def create_top_level_promise(self, module: str) -> None:
        """Make the pending promise of the [[TopLevelCapability]] of `module`."""
        self._tell("createTopLevelPromise", module=module)

    def settle_top_level_promise(self, module: str, error: GuestError | None) -> None:
        """Resolve that promise with undefined, or reject it with `error`."""
        self._tell("settleTopLevelPromise", module=module, error=self._described(error))

    def settle_load_promise(self, number: int, error: GuestError | None) -> None:
        """Settle the promise of LoadRequestedModules for an `import()` call."""
        self._tell("settleLoadPromise", number=number, error=self._described(error))

    def await_evaluation(self, number: int, module: str) -> None:
        """React to the top-level promise of `module` for an `import()` call."""
        self._tell("awaitEvaluation", number=number, module=module)

    def await_all_evaluations(self, number: int, modules: Sequence[str]) -> None:
        """React to the top-level promises of all `modules`, for a call of `import.defer()`."""
        self._tell("awaitAllEvaluations", number=number, modules=modules)

    def resolve_import(self, number: int, module: str, phase: str) -> None:
        """Resolve the promise of an `import()` call with the namespace object of `module`, of that `phase`."""
        self._tell("resolveImport", number=number, module=module, phase=phase)

    def reject_import(self, number: int, error: GuestError) -> None:
        """Reject the promise of an `import()` call with `error`."""
        self._tell("rejectImport", number=number, error=self._described(error))

    def answer_fetch(self, number: int, answer: FetchAnswer) -> None:
        """Answer request `number` of `fetch()`."""
        self._tell(
            "fetchAnswered",
            number=number,
            url=answer.url,
            status=answer.status,
            statusText=answer.status_text,
            headers=[("content-type", answer.content_type)],
            text=answer.body,
        )

    def run_jobs(self, clock: float) -> tuple[int, Sequence[Observation | HostRequest]]:
        """Run jobs until the queue is empty or one leaves something to be done on this side."""
        if not self._may_have_jobs:
            # Asking would wait for all that the child compiles while the parent parses.
            if clock != self._clock:
                self._tell("setClock", clock=clock)
                self._clock = clock
            return 0, ()
        observations, answer = self._ask({"do": "jobs", "clock": clock})
        self._may_have_jobs = answer["ran"] > 0
        return answer["ran"], observations

    def fire_timer(self, number: int, clock: float) -> Execution:
        """Call the function of timer `number`."""
        return self._execution({"do": "timer", "number": number, "clock": clock})

    def run_script(self, name: str, url: str, source_text: str) -> Execution:
        """Run a classic script in the realm's global scope, which all its scripts share.

        A thrown value that is no error object is known by its text only.
        """
        # It needs the parser, which takes time to import.
        from modviz.js.rewrite_script import rewrite_script

        marker = choose_marker(source_text)
        return self._execution(self._describe("script", name, url, rewrite_script(source_text, marker), marker))

    def close(self) -> None:
        """End the child.  Safe to call twice."""
        self._finalizer()

    def _describe(self, what: str, module: str, url: str, text: str, marker: str) -> dict[str, Any]:
        """A command that names a text; its lines are counted on from those of the texts before it."""
        command: dict[str, Any] = {
            "do": what,
            "module": module,
            "number": len(self._names),
            "url": url,
            "text": text,
            "marker": marker,
            "firstLine": self._next_line,
            "lineCount": text.count("\n") + 1,
            "firstStatement": len(self._statements),
        }
        self._names.append(module)
        self._next_line += command["lineCount"]
        return command

    def _execution(self, command: dict[str, Any]) -> Execution:
        observations, answer = self._ask(command)
        return Execution(observations, self._thrown(answer["thrown"]) if answer["thrown"] else None)

    def _described(self, error: GuestError | None) -> dict[str, Any] | None:
        """What the realm needs to make the value that `error` stands for, or to find it."""
        if error is None:
            return None
        if error.module is not None and error.module not in self._names:
            # It could not be parsed, so that the realm does not know it.
            self._names.append(error.module)
        number = None if error.module is None else self._names.index(error.module)
        return {
            "name": error.name,
            "message": error.message,
            "phase": error.phase,
            "module": error.module,
            "place": (number, error.line, error.column),
            "handle": error.handle,
        }

    def _tell(self, what: str, **details: Any) -> None:
        """Send a command that has no answer."""
        self._send({"do": "tell", "what": what, **details})

    def _ask(self, command: dict[str, Any]) -> tuple[list[Observation | HostRequest], dict[str, Any]]:
        """Send a command and wait for what was observed and the answer."""
        if self._is_compiling and command["do"] != "compileErrors":
            self._ask({"do": "compileErrors"})
        allowed = _COMPILING if self._is_compiling else 2 * self._limits.seconds + _GRACE
        started = time.monotonic()
        self._send(command)
        observations: list[Observation | HostRequest] = []
        while True:
            try:
                line = self._answers.get(timeout=max(started + allowed - time.monotonic(), 0.0))
            except queue.Empty:
                raise self._stop(self._time_limit(), observations) from None
            if line is None:
                raise self._stop(Thrown("Error", _died(self._process)), observations)
            if line.startswith(b"["):
                observations.extend(map(self._observation, msgspec.json.decode(_well_formed(line))))
                continue
            answer: dict[str, Any] = msgspec.json.decode(_well_formed(line))
            if "limit" in answer:
                raise self._stop(self._limit(answer["limit"]), observations)
            self._is_compiling = False
            return observations, answer

    def _send(self, command: dict[str, Any]) -> None:
        if self._stopped is not None:
            raise RealmStopped(self._stopped)
        if command["do"] not in _WITHOUT_JOBS and command.get("what") != "setClock":
            self._may_have_jobs = True
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.write(_encode(command) + b"\n")
            pipe.flush()
        except (OSError, ValueError):
            # It has ended, perhaps with a last answer that says why.
            if command["do"] in ("compile", "tell"):
                return
            self._answers.put(None)

    def _stop(self, thrown: Thrown, observations: Sequence[Observation | HostRequest]) -> RealmStopped:
        self._stopped = thrown
        self.close()
        # Nobody is left to answer requests to.
        return RealmStopped(thrown, [each for each in observations if not isinstance(each, HostRequest)])

    def _limit(self, limit: str) -> Thrown:
        if limit == "time":
            return self._time_limit()
        if limit == "memory":
            size = f"{self._limits.memory / 1024 / 1024:g} MB"
            message = f"The script used more memory than its limit of {size} and was stopped."
            return Thrown("Error", message, limit="memory")
        return Thrown("Error", "The JavaScript engine failed and was stopped.")

    def _time_limit(self) -> Thrown:
        seconds = self._limits.seconds
        span = f"{seconds:g} second{'' if seconds == 1 else 's'}"
        message = f"The script ran longer than its limit of {span} and was stopped."
        return Thrown("Error", message, limit="time")

    def _thrown(self, thrown: dict[str, Any]) -> Thrown:
        module, line, column = thrown["place"]
        name = None if module is None else self._names[module]
        statement = thrown["statement"]
        if statement is not None and statement >= 0:
            name = self._statements[statement].module
            line, column = self._positions[statement]
        return Thrown(thrown["name"], thrown["message"], name, line, column, thrown["handle"])

    def _name(self, number: int | None) -> str | None:
        return None if number is None else self._names[number]

    def _observation(self, record: Any) -> Observation | HostRequest:
        if isinstance(record, int):
            return self._statements[record]
        match record:
            case ["binding", module, index, *value]:
                return BindingSeen(self._names[module], index, _value(*value))
            case ["mutation", module, index, *value]:
                return MutationSeen(self._names[module], index, _value(*value))
            case ["console", level, text, module, line]:
                return ConsoleSeen(level, text, self._name(module), line)
            case ["deadzone", module, line, column, name]:
                return DeadZoneSeen(self._name(module), name, line, column)
            case ["refused", module, line, column, name]:
                return AssignmentRefused(self._name(module), name, line, column)
            case ["job", number, kind, module, import_number, enqueued_by]:
                return JobSeen(number, kind, self._name(module), import_number, enqueued_by)
            case ["await", module, kind, known]:
                return AwaitSeen(self._names[module], kind, known)
            case ["resumed", module]:
                return ResumedSeen(self._names[module])
            case ["bodyend", module]:
                return BodyEndSeen(self._names[module])
            case ["trigger", module, by, line, column]:
                return DeferredEvaluationSeen(self._names[module], self._name(by), line, column)
            case ["body", module]:
                return DeferredBodySeen(self._names[module])
            case ["ran", module, thrown]:
                return DeferredBodyEndSeen(self._names[module], self._thrown(thrown) if thrown else None)
            case ["unready", module, blocking, by, line, column]:
                return DeferredRefusedSeen(self._names[module], self._names[blocking], self._name(by), line, column)
            case ["settled", module, thrown]:
                return AsyncModuleSettled(self._names[module], self._thrown(thrown) if thrown else None)
            case ["import", number, module, specifier, attributes, phase, line, column]:
                pairs = tuple((key, value) for key, value in attributes)
                return ImportCallSeen(number, self._name(module), specifier, pairs, phase, line, column)
            case ["fetch", number, url, method, module, line]:
                return FetchSeen(number, url, method, self._name(module), line)
            case ["loaded", number]:
                return ImportLoadedSeen(number)
            case ["evaluated", number]:
                return ImportEvaluatedSeen(number)
            case ["rejected", number, thrown]:
                return ImportRejectedSeen(number, self._thrown(thrown))
            case ["timer", number, delay, repeats, module, line]:
                return TimerSetSeen(number, delay, repeats, self._name(module), line)
            case ["cleared", number]:
                return TimerClearedSeen(number)
            case ["rejection", text, module, line]:
                return RejectionSeen(text, self._name(module), line)
            case ["dropped"]:
                return RecordsDropped()
        raise ValueError(f"unknown record {record!r}")


def _encode(command: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(command)
    except UnicodeEncodeError:
        # A lone surrogate, in the words of an error: as an escape it reaches the realm.
        import json

        return json.dumps(command, separators=(",", ":")).encode("ascii")


def _well_formed(line: bytes) -> bytes:
    """A line of JSON with U+FFFD for lone surrogates, which the realm writes as escapes (and only those)."""
    if b"\\ud" not in line:
        return line
    return _ESCAPE.sub(lambda match: rb"\ufffd" if match[1] else match[0], line)


def _value(type: str, preview: str, identity: int | None) -> Value:
    # Most texts are those of many values: a record should hold each once.
    return Value(sys.intern(type), sys.intern(preview), identity)


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    engine = importlib.util.find_spec("_quickjs")
    if engine is None or engine.origin is None:
        raise ImportError("quickjs-ng is not installed: pip install quickjs-ng")
    figures: Iterable[float] = (limits.seconds, limits.memory, limits.stack, limits.events)
    command = [
        sys.executable,
        # Isolated, and without `site`: that is half of the interpreter's time to start.  The folder of the
        # engine is passed on instead; `_quickjs` is imported as the package `quickjs` starts a thread pool.
        *("-I", "-S"),
        str(Path(__file__).with_name("realm_process.py")),
        os.path.dirname(engine.origin),
        *map(str, figures),
    ]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        # The guest must not see the environment.  (Windows cannot start Python without this one.)
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
        # Ctrl-C in the terminal is for the parent, which ends the child.
        start_new_session=True,
    )


def _read(pipe: IO[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    """Pass on the lines of `pipe`, and None at its end."""
    with pipe:
        for line in pipe:
            answers.put(line)
    answers.put(None)


def _died(process: subprocess.Popen[bytes]) -> str:
    try:
        status = process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return "The JavaScript engine stopped answering."
    return f"The JavaScript engine ended unexpectedly (exit status {status})."
