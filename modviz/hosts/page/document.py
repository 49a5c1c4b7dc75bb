"""A page that has a document: HTML is its program, and each script element an entry of its own.

The operations of HTML are functions in the files beside this one; they share a `Document`, which is the host.

Source: https://html.spec.whatwg.org/multipage/
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

import msgspec

from modviz.hosts.blob_urls import Blob
from modviz.hosts.host import Surroundings
from modviz.hosts.module_map import ModuleMap, create_module, fetch_error
from modviz.hosts.network import Answer
from modviz.hosts.page.browser_messages import messages_of_failed_fetch
from modviz.hosts.page.document_realm import DocumentRealm
from modviz.hosts.page.end_of_parsing import finish_parsing
from modviz.hosts.page.executing import execute_the_script_element
from modviz.hosts.page.html import Operation, ScriptTag, parse_fragment
from modviz.hosts.page.integrity import has_integrity
from modviz.hosts.page.links import LinkFacts, fetch_and_process_the_linked_resource
from modviz.hosts.page.page_requests import PageRequests
from modviz.hosts.page.page_specifiers import PageSpecifiers
from modviz.hosts.page.parser import Parser
from modviz.hosts.page.preparing import prepare_the_script_element
from modviz.hosts.page.script_element import ScriptElement, ScriptFacts, script_facts
from modviz.hosts.requests import Requests
from modviz.hosts.scripts import run_classic_script
from modviz.hosts.servers import origin_of
from modviz.hosts.specifiers import RequestRefused, absolute_url
from modviz.hosts.tasks import EventLoop
from modviz.record.entries import Declaration, ParsedModule, RequestedModule
from modviz.record.events import (
    BrowserMessage,
    DocumentWritten,
    ErrorUncaught,
    EventFired,
    GlobalsDeclared,
    PageOpened,
    PhaseStarted,
    ReadyStateChanged,
    RejectionUnhandled,
    RequestSent,
    ScriptElementDone,
)
from modviz.record.failures import FailedImport, FailedIntegrity, Lack, Syntax, UnresolvedSpecifier
from modviz.record.world import GuestError, Module, Outcome
from modviz.spec.agent import GuestThrew
from modviz.spec.jobs import create_agent, perform_jobs
from modviz.spec.observations import evaluation_error, note
from modviz.spec.ports import UNREADABLE, FetchAnswer, RealmStopped
from modviz.spec.seen import ExceptionSeen, FetchSeen, HostObservation, Question, RejectionSeen, Thrown

_MOST_GLOBALS = 300
"""How many global names are looked at."""

_MODULE_TYPES = ("json", "text", "css")

_OBJECT = re.compile(r"^\{ (.*) \}$", re.DOTALL)


class Document:
    """Implements `modviz.hosts.host.Host` for a page of HTML.

    Parameters
    ----------
    surroundings
        What the run gives to its host.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.program = surroundings.program
        self.recorder = surroundings.recorder
        self.realm = cast(DocumentRealm, surroundings.realm)
        self.parsing = surroundings.parsing
        self.network = surroundings.network
        self.url = self.program.url.partition("#")[0]
        self.origin = origin_of(self.url)
        self.name = self.program.names.name(self.url)
        shared = self.recorder.world.shared
        self.requests = PageRequests(
            self.network,
            self.origin,
            lambda: shared.clock,
            lambda url, kind, latency: self.tell_request(url, kind, "parser", latency),
        )
        self._specifiers = PageSpecifiers(self.recorder, lambda text: self.say(text, "warn"))
        self.module_map = ModuleMap(self, surroundings, self.requests.request_module, _MODULE_TYPES)
        self.agent = create_agent(self.recorder, self.realm, self)
        self.agent.loads_all = True
        self.agent.import_error = self._import_error
        self.event_loop = EventLoop(self.agent, self.network, surroundings.progress)
        self._fetch_method = Requests(surroundings, self.url, self.origin)
        self._lacking: GuestError | None = None
        # Script elements that wait for their turn.
        self.pending_blocking: ScriptElement | None = None
        self.deferred: list[ScriptElement] = []
        self.as_soon_as_possible: list[ScriptElement] = []
        self.in_order: list[ScriptElement] = []
        self.load_delays = 0
        self.blocking_sheets = 0
        self.ignored_writes = 0
        self._seconds_left = surroundings.limits.seconds
        self._inline: dict[tuple[int, int], int] = {}
        self._inserted = 0
        self._current_script: int | None = None
        # How deep in code of the guest's this side is asked.
        self._depth = 0
        self.parser = Parser(
            self.program.page_text,
            self._change_document,
            self._end_of_script,
            lambda tag: fetch_and_process_the_linked_resource(self, LinkFacts.of(tag), is_parser_inserted=True),
            lambda: self.pending_blocking is not None,
            self._unblock_parser,
        )

    # ---- The run ---------------------------------------------------------------------------------------------

    def run(self) -> Outcome:
        """Parse the page and run its scripts, and then what they have started."""
        self.realm.open_document(self.program.url, self.program.encoding)
        self.recorder.emit(PhaseStarted("construct"))
        self.recorder.emit(PageOpened(self.name, self.url, self.parser.tree.text))
        for script in self.program.scripts:
            try:
                run_classic_script(self.agent, self.realm, self.parsing, script)
            except GuestThrew as failure:
                self.report(failure.error)
        self.requests.look_ahead(self.parser.tree, self.base_url)
        self.parser.run()
        if self.parser.tree.has_foreign_script:
            self.note_lack(GuestError.raised(Lack("part", "scripts in SVG", "evaluate"), self.name))
        finish_parsing(self)
        self.event_loop.run()
        self.look_at_globals()
        return self._outcome()

    def _outcome(self) -> Outcome:
        """The worst that has happened: what modviz lacks, then the first error that nobody caught."""
        world = self.recorder.world
        if world.shared.errors:
            error = world.shared.errors[0]
            return Outcome("rejected", GuestError(*msgspec.structs.astuple(error)[: len(GuestError.__struct_fields__)]))
        if self._lacking is not None:
            return Outcome("stopped", self._lacking)
        waiting = [module.name for module in world.modules.values() if module.status == "evaluating-async"]
        if waiting:
            reasons = tuple(f"{name} waits for a promise that is never settled." for name in waiting)
            return Outcome("pending", waiting=tuple(waiting), reasons=reasons)
        return Outcome("fulfilled")

    def _change_document(self, operations: Sequence[Operation]) -> None:
        if operations:
            note(self.agent, self.realm.change_document(operations))

    def _end_of_script(self, tag: ScriptTag) -> None:
        """What the parser does at the end tag of a script.

        Source: https://html.spec.whatwg.org/multipage/parsing.html#scriptEndTag
        """
        if self._depth == 0:
            perform_jobs(self.agent)
        facts = script_facts(tag, self.base_url)
        place = self.parser.place(tag.text_start if facts.src is None else tag.start)
        if not prepare_the_script_element(self, facts, is_parser_inserted=True, place=place):
            self.realm.leave_script(tag.number)

    def _unblock_parser(self) -> None:
        """Wait for the script that blocks the parser, and run it.

        Source: https://html.spec.whatwg.org/multipage/parsing.html#scriptEndTag
        """
        while self.pending_blocking is not None:
            element = self.pending_blocking
            self.spin(lambda element=element: element.is_ready and not self.blocking_sheets)  # type: ignore[misc]
            self.pending_blocking = None
            self.parser.at_insertion_point(
                lambda element=element: execute_the_script_element(self, element)  # type: ignore[misc]
            )

    def spin(self, is_done: Callable[[], bool]) -> None:
        """Spin the event loop.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#spin-the-event-loop
        """
        self.event_loop.run(is_done)

    def queue_task(self, what: str, steps: Callable[[], None], *, after: float = 0.0) -> None:
        """Queue a task, `what` in words, `after` so many milliseconds."""
        self.network.send(self.recorder.world.shared.clock + after, what, steps)

    def fire(self, target: int | str, event_type: str, *, bubbles: bool = False, cancelable: bool = False) -> None:
        """Fire an event of the page's own, and do the jobs that its listeners leave."""
        element = self.recorder.world.scripts.get(target) if isinstance(target, int) else None
        words = element.name if element else "an element" if isinstance(target, int) else f"the {target}"
        self.recorder.emit(EventFired(event_type, words))
        note(self.agent, self.realm.fire(target, event_type, bubbles=bubbles, cancelable=cancelable))
        self.checkpoint()

    def set_ready_state(self, state: str) -> None:
        """Update the current document readiness.

        Source: https://html.spec.whatwg.org/multipage/dom.html#update-the-current-document-readiness
        """
        self.recorder.emit(ReadyStateChanged(state))
        note(self.agent, self.realm.set_ready_state(state))
        self.checkpoint()

    def checkpoint(self) -> None:
        """Perform a microtask checkpoint, unless code of the guest's waits for the end of this."""
        if self._depth == 0:
            perform_jobs(self.agent)

    @contextmanager
    def current_script(self, element: int) -> Iterator[None]:
        """Let a script element be the `currentScript` of the document for a while."""
        before, self._current_script = self._current_script, element
        self.realm.set_current_script(element)
        try:
            yield
        finally:
            self._current_script = before
            self.realm.set_current_script(before)

    def declare_globals(self, script: str, declarations: Sequence[Declaration]) -> None:
        """Record what a classic script declares in the global environment."""
        names = tuple((each.name, each.kind, each.position.line) for each in declarations[:_MOST_GLOBALS])
        if names:
            self.recorder.emit(GlobalsDeclared(script, names))

    def look_at_globals(self) -> None:
        """Record what the global names hold now."""
        if self._depth == 0:
            known = self.recorder.world.globals.values()
            declared = [each.name for each in known if each.kind != "leak"]
            note(self.agent, self.realm.look_at_globals(declared[:_MOST_GLOBALS]))

    def start_phase(self, phase: str) -> None:
        """Say which of the three phases goes on now; those of several scripts take turns."""
        if self.recorder.world.phase != phase:
            self.recorder.emit(PhaseStarted(phase))

    # ---- Errors ----------------------------------------------------------------------------------------------

    def report(self, error: GuestError, *, is_muted: bool = False) -> None:
        """Report an exception that modviz has noticed, not code; what is muted the page does not hear."""
        if error.is_lack:
            self.note_lack(error)
            return
        note(self.agent, self.realm.report_error(error, is_muted=is_muted))
        self.checkpoint()

    def note_lack(self, error: GuestError) -> None:
        """Learn of something that modviz has not, which is no error of the program."""
        self._lacking = self._lacking or error

    def report_exception(self, exception: ExceptionSeen) -> None:
        """Print the exception; the page goes on.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#report-an-exception
        """
        thrown = exception.thrown
        error = self._uncaught(thrown, exception.text.removeprefix("Uncaught "))
        self.recorder.emit(ErrorUncaught("error", exception.text, thrown.module, thrown.line, error))

    def report_rejection(self, rejection: RejectionSeen) -> None:
        """Print what the promise was rejected with; the page goes on.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#notify-about-rejected-promises
        """
        thrown = rejection.thrown
        error = self._uncaught(thrown, rejection.text.removeprefix("Uncaught (in promise) "))
        self.recorder.emit(RejectionUnhandled("error", rejection.text, thrown.module, thrown.line, error))

    def _uncaught(self, thrown: Thrown, words: str) -> GuestError | None:
        """The error of the program, or None where modviz lacks something: then the run counts as stopped.

        `words` are what the console says of a thrown value that is no error object.
        """
        error = evaluation_error(thrown)
        if error.name == "Uncaught":
            # In the browser's console, objects have no spaces inside of their braces.
            error = msgspec.structs.replace(error, message=_OBJECT.sub(r"{\1}", words))
        phase = "parse" if isinstance(error.about, Syntax) else getattr(error.about, "phase", error.phase)
        error = msgspec.structs.replace(error, phase=phase)
        if not error.is_lack:
            return error
        self.note_lack(error)
        return None

    def _import_error(self, number: int, error: GuestError) -> GuestError:
        """In a browser, a failed `import()` says which module was asked for, not which one is missing."""
        call = self.recorder.world.imports[number]
        about = error.about
        if isinstance(about, UnresolvedSpecifier) and about.specifier == call.specifier:
            return msgspec.structs.replace(
                GuestError.raised(msgspec.structs.replace(about, asked_by="import()")),
                module=error.module,
                line=error.line,
                column=error.column,
            )
        if error.phase != "fetch" or about is None or isinstance(about, FailedImport | Lack | Syntax):
            return error
        url = self.resolve(call.specifier, call.referrer)
        return GuestError.raised(FailedImport(url, about), call.referrer, call.line, call.column)  # type: ignore[arg-type]

    # ---- Fetching --------------------------------------------------------------------------------------------

    @property
    def base_url(self) -> str:
        """The document base URL.

        Source: https://html.spec.whatwg.org/multipage/urls-and-fetching.html#document-base-url
        """
        base = next((link for link in self.parser.tree.links if link.name == "base"), None)
        found = absolute_url(base.attributes.get("href", ""), self.url) if base is not None else None
        return found or self.url

    def tell_request(self, url: str, kind: str, asked_by: str, latency: float) -> None:
        """Say that a request was sent which no script waits for yet."""
        self.recorder.emit(RequestSent(self.program.names.name(url), kind, asked_by, latency))

    def say_fetch_failed(self, url: str, error: GuestError, answer: Answer) -> None:
        """What a browser says in its console of something that it could not load."""
        for text in messages_of_failed_fetch(url, self.origin, error, answer):
            self.say(text)

    def say(self, text: str, level: str = "error") -> None:
        """What the browser itself says in its console."""
        self.recorder.emit(BrowserMessage(level, text))

    # ---- Modules ---------------------------------------------------------------------------------------------

    def load_imported_module(
        self, referrer: str | None, requested: RequestedModule, finish: Callable[[str | GuestError], None]
    ) -> None:
        """HostLoadImportedModule for a module or script of this page."""
        self.module_map.load_imported_module(referrer, requested, finish)

    def resolve(self, specifier: str, referrer: str | None) -> str:
        """The URL that `specifier` means in the module or script `referrer`; raises `RequestRefused` if none."""
        return self._specifiers.resolve(specifier, self._specifiers.base_of(referrer, self.base_url), "import")

    def register_import_map(self, element: ScriptElement) -> None:
        """Register an import map, or report why it is none."""
        error = self._specifiers.register(element)
        if error is not None:
            self.report(error)
        self.recorder.emit(ScriptElementDone(element.number, element.name))

    def add_script(self, name: str, base_url: str) -> None:
        """Learn what the specifiers of a classic script are relative to."""
        self._specifiers.add_script(name, base_url)

    def script_name(self, place: tuple[int, int] | None) -> str:
        """A name for a script in no file: its number among those of the page, or of those that scripts insert."""
        if place is None:
            self._inserted += 1
            return f"{self.name}#inserted-{self._inserted}"
        return f"{self.name}#{self._inline.setdefault(place, len(self._inline) + 1)}"

    def fetch_error(self, url: str, module_type: str, answer: Answer) -> GuestError | None:
        """Why no module of `module_type` can be made of `answer`, which has arrived; None when one can."""
        error = fetch_error(url, module_type, answer)
        integrity = self.requests.integrity.get(url, self._specifiers.integrity.get(url, ""))
        if error is None and not has_integrity(answer.body, integrity):
            error = GuestError.raised(FailedIntegrity(url, integrity))
        if error is not None:
            self.say_fetch_failed(url, error, answer)
        return error

    def create_module(self, module_type: str, name: str, url: str, source_text: str) -> ParsedModule | GuestError:
        """Make the module `name`; returns what was found in it, or the syntax error."""
        return create_module(self.realm, self.parsing, module_type, name, url, source_text)

    def fetch(self, request: FetchSeen, answer: Callable[[FetchAnswer], None]) -> None:
        """Answer `fetch()`, from the virtual network."""
        self._fetch_method.fetch(request, answer)

    # ---- What the document asks -------------------------------------------------------------------------------

    def note(self, observation: HostObservation) -> None:
        """There is nothing that only this host has; raises `RealmStopped`."""
        raise RealmStopped(UNREADABLE)

    def jobs_of_import(self, module: Module) -> int:
        """There are none."""
        return 0

    def link_error(self, root: Module, error: GuestError) -> GuestError:
        """The error as V8 has it."""
        return error

    def answer_question(self, question: Question) -> str | GuestError:
        """Answer what the document asks (`engine/js/globals/window/asks.js`), in the middle of code that runs."""
        if question.what == "performJobs":
            # This is asked where no code runs.
            perform_jobs(self.agent)
            return ""
        self._depth += 1
        try:
            return self._answer(question)
        except msgspec.MsgspecError:
            raise RealmStopped(UNREADABLE) from None
        finally:
            self._depth -= 1

    def _answer(self, question: Question) -> str | GuestError:
        match question.what:
            case "prepare":
                facts = msgspec.json.decode(question.about, type=ScriptFacts)
                is_started = prepare_the_script_element(self, facts, is_parser_inserted=False, place=None)
                return "started" if is_started else ""
            case "write":
                self._write(question.about)
            case "parseFragment":
                context, text = msgspec.json.decode(question.about, type=tuple[str | None, str])
                return msgspec.json.encode(parse_fragment(context, text)).decode()
            case "resolve":
                specifier, base_url, asked_by = msgspec.json.decode(question.about, type=tuple[str, str, str])
                try:
                    return self._specifiers.resolve(specifier, base_url, asked_by)
                except RequestRefused as refusal:
                    return GuestError.raised(refusal.about, question.by, question.line, question.column)
            case "createObjectURL":
                content_type, characters = msgspec.json.decode(question.about, type=tuple[str, str])
                return self.network.blobs.add(self.origin, Blob(content_type, characters.encode("latin-1", "replace")))
            case "revokeObjectURL":
                self.network.blobs.remove(question.about)
            case "link":
                facts_of_link = msgspec.json.decode(question.about, type=LinkFacts)
                fetch_and_process_the_linked_resource(self, facts_of_link, is_parser_inserted=False)
            case _:
                raise RealmStopped(UNREADABLE)
        return ""

    def _parse_written(self, text: str) -> None:
        """Let the parser have what was written; who never stops writing would keep this side at work for ever."""
        started = time.thread_time()
        self.parser.write(text)
        self._seconds_left -= time.thread_time() - started
        if self._seconds_left < 0:
            message = "modviz parsed what the page wrote into itself for longer than its limit of time, and stopped it."
            raise RealmStopped(Thrown("Error", message, limit="time"))

    def _write(self, text: str) -> None:
        """The document write steps.

        Source: https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-write-steps
        """
        if self.parser.can_write:
            self.recorder.emit(DocumentWritten(text))
            self._parse_written(text)
        elif self.ignored_writes:
            self.say(
                "Failed to execute 'write' on 'Document': It isn't possible to write into a document from an"
                " asynchronously-loaded external script unless it is explicitly opened.",
                "warn",
            )
            self.recorder.emit(DocumentWritten(text, "the parser does not wait for this script"))
        else:
            self.recorder.emit(
                DocumentWritten(text, "the document is closed, and modviz opens no new one in its place")
            )
