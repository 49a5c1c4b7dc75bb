"""A JavaScript realm in a process of its own: the parent's side.

The guest's code runs in a child process that holds one QuickJS context (`child/process.py`).  So what the
engine's own limits cannot stop (some of its native loops, a fault in it) ends that process and nothing else.
The two talk in lines of JSON (`channel.py`), and the records in them become observations (`seen.py`).

So that both processes work at the same time, the parent sends `compile` commands without waiting: the child compiles
while the parent parses the next module.  It also sends commands for bodies that it is about to run anyhow, if nothing
comes in between.  Every other command waits for its answer, and serves the questions that come before it (`door.py`).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from itertools import islice
from typing import Any, TypeVar

from modviz.engine.channel import RealmChannel, encode
from modviz.engine.child.realm_source import FIRST_LINES
from modviz.engine.door import Door
from modviz.engine.seen import Compiled, Done, Ran, RealmRecords, Seen
from modviz.limits import Limits
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.script_syntax import ScriptSyntax
from modviz.record.world import GuestError
from modviz.spec.ports import (
    UNREADABLE,
    Answering,
    Execution,
    FetchAnswer,
    InDocument,
    RealmStopped,
    ResolvedImport,
)
from modviz.spec.seen import BindingSeen, HostRequest, Observation, Question, Thrown

_A = TypeVar("_A", Done, Ran)

_WITHOUT_JOBS = ("compile", "compileErrors", "jobs")
"""Commands that run nothing that could leave a job in the queue."""

_TOLD_WITHOUT_JOBS = ("setClock", "imports", "parseFailed", "currentScript")
"""The same, of what is told."""

_AHEAD = 64
"""How many bodies the child may be asked to run ahead, at most."""


class QuickJSRealm:
    """Implements `modviz.spec.ports.Realm`.

    Making one starts the child and returns at once.  Every method may raise `RealmStopped`.
    """

    def __init__(self, limits: Limits | None = None, channel: RealmChannel | None = None) -> None:
        """Start a realm of no host within `limits`, or take the one behind `channel`, which was started within them."""
        limits = limits or Limits()
        self._records = RealmRecords()
        channel = channel or RealmChannel(limits, "common")
        self._markers = channel.markers
        self._door = Door(channel, limits, self._records)
        self._seconds = limits.seconds
        self._tasks_since: float | None = None
        self._is_compiling = False
        self._compile_errors: Sequence[Thrown] = ()
        self._first_values: dict[str, list[BindingSeen]] = {}
        self._may_have_jobs = False
        self._clock = 0.0
        self._next_line = FIRST_LINES[1]
        self._expected: deque[str] = deque()

    def answer_questions(self, answer: Answering) -> None:
        """Learn who answers what code in the realm asks."""

        def answered(observations: Sequence[Observation | HostRequest], question: Question) -> str | GuestError:
            # What was expected to run next need not be what runs next now.
            self._expected.clear()
            self._before_asking()
            result = answer(observations, question)
            self._before_asking()
            # Whatever has been done meanwhile, the code that has asked goes on.
            self._may_have_jobs = True
            return result

        self._door.answer_questions(answered)

    def compile_module(self, module: str, url: str, syntax: ModuleSyntax) -> None:
        """Give the body of `module` to the engine.  Returns at once; a refusal shows in `compile_errors`."""
        self._is_compiling = True
        self._send(self._describe_body("compile", module, url, syntax, self._markers.hidden))

    def compile_commonjs(self, module: str, url: str, path: str, syntax: ModuleSyntax) -> None:
        """Give the body of a CommonJS module to the engine, which runs when code in the realm asks for it."""
        # In a text without probes there is a `with` statement, which would show the other marker to the guest.
        marker = self._markers.hidden if syntax.parsed.statements else self._markers.visible
        command = self._describe_body("tell", module, url, syntax, marker)
        self._send({**command, "what": "commonjs", "path": path})

    def prepare_copies(self, module: str, filename: str, names: Sequence[str], is_main: bool) -> None:
        """Make ready what ES modules import of a CommonJS module: `execute` runs it, if need be, and copies `names`."""
        self._tell("commonjsNames", module=module, filename=filename, names=names, isMain=is_main)

    def share_json(self, module: str, filename: str) -> None:
        """Have `module`, of JSON, and `require` of its file give the same value."""
        self._tell("jsonOfFile", module=module, filename=filename)

    def create_builtin(self, module: str, url: str, builtin: str) -> Execution:
        """Make `module` of the host's own module `builtin`; `BuiltinSeen` says which names it exports."""
        command = self._describe("builtin", module, url, "")
        command["builtin"] = builtin
        return self._execution(command)

    def tell_module_facts(self, module: str, has_await: bool, package_json: str) -> None:
        """Tell the globals of the host what their words for errors of an ES module depend on."""
        self._tell("moduleFacts", module=module, hasAwait=has_await, packageJson=package_json)

    def watch_entry(self, module: str) -> None:
        """Have the host's globals fail if the evaluation of `module`, the entry, fails."""
        self._tell("watchEntry", module=module)

    def start_host(self, **facts: Any) -> None:
        """Tell the globals of the host what they have to know of this run."""
        self._tell("start", **facts)

    def run_host(self, what: str, **details: Any) -> tuple[int, Sequence[Observation | HostRequest]]:
        """Have the globals of the host do something; returns how much there was to do, and what was seen."""
        seen, ran = self._ask({"do": "host", "what": what, **details}, Ran)
        return ran.count, seen

    def fail_host(self, error: GuestError) -> Sequence[Observation | HostRequest]:
        """Have the host's globals treat `error` as one that nobody catches."""
        return self._ask({"do": "uncaught", "error": self._records.described(error)}, Done)[0]

    def compile_errors(self) -> Sequence[Thrown]:
        """The modules the engine could not compile although the parser accepted them."""
        self._before_asking()
        return self._compile_errors

    def create_namespace(self, module: str, phase: str, exports: Sequence[tuple[str, str, str | None, str]]) -> None:
        """Make the namespace object of `module`; `phase` and `exports` as in `Realm.create_namespace`."""
        self._tell("namespace", module=module, phase=phase, exports=exports)

    def instantiate(self, module: str, imports: Sequence[ResolvedImport]) -> Sequence[Observation | HostRequest]:
        """Make the environment of `module`: var bindings and functions get their values now."""
        self._before_asking()
        targets = [(each.local_name, each.target_module, each.target_binding, each.phase) for each in imports]
        self._tell("imports", module=module, imports=targets)
        return self._first_values.get(module, ())

    def expect_executions(self, modules: Sequence[str]) -> None:
        """Learn which bodies are to be run next, in this order, unless one throws.

        The child runs some of them ahead, while this side is busy with what came of those before; but none after one
        that threw or left something to be done here.
        """
        self._expected = deque(modules)

    def execute(self, module: str) -> Execution:
        """Run the body of `module` to its end, or to the error it throws."""
        if not self._expected or self._expected.popleft() != module:
            self._expected.clear()
        came = self._door.receive_ahead(Done) if self._door.ahead else None
        if came is None:
            self._before_asking()
            self._send({"do": "execute", "module": module, "isAhead": False})
            self._send_ahead()
            came = self._door.receive(Done)
        elif 2 * self._door.ahead < _AHEAD:
            self._send_ahead()
        seen, done = came
        execution = Execution(seen, done.thrown)
        if execution.thrown is not None:
            self._expected.clear()
        return execution

    def create_synthetic_module(self, module_type: str, module: str, url: str, text: str) -> Thrown | None:
        """Make `module` out of the text of a file, or of its bytes as numbers; returns the error if it cannot be."""
        if module_type == "bytes":
            text = "".join(text.split())
        command = self._describe("synthetic", module, url, text)
        command["type"] = module_type
        return self._execution(command).thrown

    def keep_parse_error(self, module_type: str, url: str, error: GuestError) -> None:
        """Learn that the module map has `error` for that type and URL, and no module."""
        self._tell("parseFailed", type=module_type, url=url, error=self._records.described(error))

    def execute_async(self, module: str) -> Sequence[Observation | HostRequest]:
        """Run the body of `module` to its first await, its end or its error."""
        return self._ask({"do": "executeAsync", "module": module}, Done)[0]

    def create_top_level_promise(self, module: str) -> None:
        """Make the pending promise of the [[TopLevelCapability]] of `module`."""
        self._tell("createTopLevelPromise", module=module)

    def settle_top_level_promise(self, module: str, error: GuestError | None) -> None:
        """Resolve that promise with undefined, or reject it with `error`."""
        self._tell("settleTopLevelPromise", module=module, error=self._records.described(error))

    def settle_load_promise(self, number: int, error: GuestError | None, jobs: int = 0) -> None:
        """Settle the promise of LoadRequestedModules for an `import()` call."""
        self._tell("settleLoadPromise", number=number, error=self._records.described(error), jobs=jobs)

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
        self._tell("rejectImport", number=number, error=self._records.described(error))

    def answer_fetch(self, number: int, answer: FetchAnswer) -> Sequence[Observation | HostRequest]:
        """Answer request `number` of `fetch()`."""
        command = {
            "do": "fetchAnswered",
            "number": number,
            "url": answer.url,
            "status": answer.status,
            "statusText": answer.status_text,
            "headers": [("content-type", answer.content_type)],
            "text": answer.body,
            "lack": None if answer.lack is None else encode(answer.lack).decode(),
            "failure": answer.failure,
            "type": answer.type,
            "isRedirected": answer.is_redirected,
        }
        return self._ask(command, Done)[0]

    def run_jobs(self, clock: float) -> tuple[int, Sequence[Observation | HostRequest]]:
        """Run jobs until the queue is empty or one leaves something to be done on this side."""
        if not self._may_have_jobs:
            # Asking would wait for all that the child compiles while the parent parses.
            if clock != self._clock:
                self._tell("setClock", clock=clock)
                self._clock = clock
            return 0, ()
        self._check_own_time()
        observations, ran = self._ask({"do": "jobs", "clock": clock}, Ran)
        self._may_have_jobs = ran.count > 0
        return ran.count, observations

    def fire_timer(self, number: int, clock: float) -> Sequence[Observation | HostRequest]:
        """Call the function of timer `number`; what it throws is seen as an exception that nobody can catch."""
        self._check_own_time()
        return self._execution({"do": "timer", "number": number, "clock": clock}).observations

    def run_script(self, name: str, url: str, syntax: ScriptSyntax, document: InDocument | None = None) -> Execution:
        """Run a classic script in the realm's global scope, which all its scripts share.

        With `document`, what it throws is reported to the global object, and is not in what is returned.
        """
        text = syntax.text.replace(syntax.marker, self._markers.visible)
        command = self._describe("script", name, url, text)
        command["isReported"] = document is not None
        command["isMuted"] = document is not None and document.is_muted
        return self._execution(command)

    def look_at_globals(self, names: Sequence[str]) -> Sequence[Observation | HostRequest]:
        """Learn what the global names have for values that scripts declare, and those that nobody does."""
        return self._ask({"do": "globals", "names": names}, Done)[0]

    def open_document(self, url: str, encoding: str) -> None:
        """Tell the document its URL, and the encoding of its text."""
        self._tell("openDocument", url=url, encoding=encoding)

    def set_current_script(self, element: int | None) -> None:
        """Set the `currentScript` of the document: a script element, by the number of its node."""
        self._tell("currentScript", element=element)

    def leave_script(self, element: int) -> None:
        """Learn that a script element, which the parser has made, has not been started: a change may do that."""
        self._tell("leaveScript", element=element)

    def change_document(self, operations: Sequence[Sequence[Any]]) -> Sequence[Observation | HostRequest]:
        """Do to the document what the parser does: `engine/js/globals/window/markup.js` says what there is."""
        return self._ask({"do": "parsed", "operations": operations}, Done)[0]

    def set_ready_state(self, state: str) -> Sequence[Observation | HostRequest]:
        """Set the `readyState` of the document, which fires an event."""
        return self._ask({"do": "setReadyState", "state": state}, Done)[0]

    def fire(
        self, target: int | str, event_type: str, *, bubbles: bool = False, cancelable: bool = False
    ) -> Sequence[Observation | HostRequest]:
        """Fire an event at a node of the document, by its number, or at "window" or "document"."""
        command = {"do": "fire", "target": target, "type": event_type, "bubbles": bubbles, "cancelable": cancelable}
        return self._ask(command, Done)[0]

    def report_error(self, error: GuestError, *, is_muted: bool = False) -> Sequence[Observation | HostRequest]:
        """Report an error to the global object, as if code had thrown it; if it is muted, no details are told."""
        command = {"do": "reportError", "error": self._records.described(error), "isMuted": is_muted}
        return self._ask(command, Done)[0]

    def report_rejection_of(self, module: str) -> None:
        """Report what the top-level promise of `module` is rejected with, once it is."""
        self._tell("reportRejectionOf", module=module)

    def close(self) -> None:
        """End the child.  Safe to call twice."""
        self._door.close()

    def _check_own_time(self) -> None:
        """Stop a program whose jobs and timers always ask for more, when that has taken this side too long."""
        now = time.thread_time()
        if self._tasks_since is None:
            self._tasks_since = now
        elif now - self._tasks_since > self._seconds:
            raise self._door.stop_for_own_time()

    def _describe(self, what: str, module: str, url: str, text: str) -> dict[str, Any]:
        """A command that names a text; its lines are counted on from those of the texts before it."""
        command: dict[str, Any] = {
            "do": what,
            "module": module,
            "number": len(self._records.names),
            "url": url,
            "text": text,
            "firstLine": self._next_line,
            "lineCount": text.count("\n") + 1,
            "firstStatement": self._records.statement_count,
        }
        self._records.names.append(module)
        self._next_line += command["lineCount"]
        return command

    def _describe_body(self, what: str, module: str, url: str, syntax: ModuleSyntax, marker: str) -> dict[str, Any]:
        """The same with what the realm has to know of a body of code."""
        command = self._describe(what, module, url, self._markers.put_in(syntax.text, syntax.marker, marker))
        command["statementCount"] = len(syntax.parsed.statements)
        command["declarations"] = [(each.name, each.kind) for each in syntax.parsed.declarations]
        command["hasImportCall"], command["hasImportMeta"] = syntax.mentions("i"), syntax.mentions("a")
        self._records.add_statements(module, syntax.parsed.statements)
        return command

    def _execution(self, command: dict[str, Any]) -> Execution:
        seen, done = self._ask(command, Done)
        return Execution(seen, done.thrown)

    def _tell(self, what: str, **details: Any) -> None:
        """Send a command that has no answer."""
        self._send({"do": "tell", "what": what, **details})

    def _finish_compiling(self) -> None:
        """Wait until the child has compiled all it was sent, and learn what bindings have values from the start."""
        if not self._is_compiling:
            return
        self._send({"do": "compileErrors"})
        seen, compiled = self._door.receive(Compiled, is_compiling=True)
        self._is_compiling = False
        self._compile_errors = compiled.errors
        for each in seen:
            if not isinstance(each, BindingSeen):
                raise RealmStopped(UNREADABLE)
            self._first_values.setdefault(each.module, []).append(each)

    def _send_ahead(self) -> None:
        for module in islice(self._expected, self._door.ahead, _AHEAD):
            self._door.send_ahead({"do": "execute", "module": module, "isAhead": True})

    def _before_asking(self) -> None:
        """Take what still comes for earlier commands, so that the next answer is that to the next command."""
        self._door.skip_ahead()
        self._finish_compiling()

    def _ask(self, command: dict[str, Any], kind: type[_A]) -> tuple[Seen, _A]:
        self._before_asking()
        self._send(command)
        return self._door.receive(kind)

    def _send(self, command: dict[str, Any]) -> None:
        if command["do"] not in _WITHOUT_JOBS and command.get("what") not in _TOLD_WITHOUT_JOBS:
            self._may_have_jobs = True
        self._door.send(command)
