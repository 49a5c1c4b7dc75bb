"""The page as a host: it runs its scripts, then its module, and goes on whatever they throw.

Source: https://html.spec.whatwg.org/multipage/webappapis.html
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from modviz.hosts.host import Surroundings
from modviz.hosts.module_map import ModuleMap, create_module, fetch_error
from modviz.hosts.network import Answer
from modviz.hosts.page.html import parse_fragment
from modviz.hosts.requests import Requests
from modviz.hosts.scripts import outcome_of, run_classic_script, run_module_script
from modviz.hosts.specifiers import resolve_module_specifier
from modviz.hosts.tasks import EventLoop
from modviz.record.entries import ParsedModule, RequestedModule
from modviz.record.events import ErrorUncaught, ExceptionReported, RejectionUnhandled
from modviz.record.failures import Lack
from modviz.record.world import GuestError, Module, Outcome
from modviz.spec.agent import GuestThrew
from modviz.spec.jobs import create_agent, perform_jobs
from modviz.spec.observations import evaluation_error
from modviz.spec.ports import UNREADABLE, FetchAnswer, RealmStopped
from modviz.spec.seen import ExceptionSeen, FetchSeen, HostObservation, Question, RejectionSeen, Thrown


class Page:
    """Implements `modviz.hosts.host.Host` for a page that has some classic scripts and one module.

    Parameters
    ----------
    surroundings
        What the run gives to its host.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self._program = surroundings.program
        self._recorder = surroundings.recorder
        self._realm = surroundings.realm
        self._parsing = surroundings.parsing
        self._lacking: GuestError | None = None
        self._script_urls = {script.name: script.url for script in self._program.scripts}
        self._module_map = ModuleMap(self, surroundings)
        self._requests = Requests(surroundings, self._program.url)
        self.agent = create_agent(self._recorder, self._realm, self)
        self._event_loop = EventLoop(self.agent, surroundings.network, surroundings.progress)

    def run(self) -> Outcome:
        """Run the scripts and the module of the page, and then what they have started."""
        root: Module | None = None
        error: GuestError | None = None
        try:
            for script in self._program.scripts:
                run_classic_script(self.agent, self._realm, self._parsing, script)
            if self._program.goal == "module":
                root = run_module_script(self.agent, self._realm, self._fetch_entry, self._event_loop.run)
        except GuestThrew as failure:
            error = failure.error
            self._report_entry(error)
        # What the program has started goes on, even when its entry has failed.
        self._event_loop.run(lambda: self._has_failed_now(root))
        self._event_loop.run()
        outcome = outcome_of(self._recorder.world, root, error)
        if self._lacking is not None and outcome.status != "rejected":
            return Outcome("stopped", self._lacking)
        return outcome

    def load_imported_module(
        self, referrer: str | None, requested: RequestedModule, finish: Callable[[str | GuestError], None]
    ) -> None:
        """HostLoadImportedModule for a module or script of this page."""
        self._module_map.load_imported_module(referrer, requested, finish)

    def resolve(self, specifier: str, referrer: str | None) -> str:
        """Resolve a module specifier against the URL of the module or script it stands in, or else of the page.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
        """
        module = None if referrer is None else self._recorder.world.modules.get(referrer)
        base_url = module.url if module else self._script_urls.get(referrer or "", self._program.url)
        return resolve_module_specifier(specifier, base_url)

    def fetch_error(self, url: str, module_type: str, answer: Answer) -> GuestError | None:
        """Why no module of `module_type` can be made of `answer`; None when one can."""
        return fetch_error(url, module_type, answer)

    def create_module(self, module_type: str, name: str, url: str, source_text: str) -> ParsedModule | GuestError:
        """Make the module `name`; returns what was found in it, or the syntax error."""
        return create_module(self._realm, self._parsing, module_type, name, url, source_text)

    def fetch(self, request: FetchSeen, answer: Callable[[FetchAnswer], None]) -> None:
        """Answer `fetch()`, from the virtual network."""
        self._requests.fetch(request, answer)

    def answer_question(self, question: Question) -> str | GuestError:
        """Answer what the document asks: what markup means; scripts are those of a page of HTML (`document.py`)."""
        match question.what:
            case "parseFragment":
                try:
                    context, text = msgspec.json.decode(question.about, type=tuple[str | None, str])
                except msgspec.MsgspecError:
                    raise RealmStopped(UNREADABLE) from None
                return msgspec.json.encode(parse_fragment(context, text)).decode()
            case "link":
                return ""
            case "performJobs":
                perform_jobs(self.agent)
                return ""
            case "prepare" | "write":
                lack = Lack("part", "script elements and document.write() but in a page of HTML", "evaluate")
                return GuestError.raised(lack, question.by, question.line, question.column)
            case _:
                raise RealmStopped(UNREADABLE)

    def note(self, observation: HostObservation) -> None:
        """Nor has it anything of its own to be seen."""
        raise RealmStopped(UNREADABLE)

    def jobs_of_import(self, module: Module) -> int:
        """There are none."""
        return 0

    def link_error(self, root: Module, error: GuestError) -> GuestError:
        """The error as V8 has it."""
        return error

    def report_exception(self, exception: ExceptionSeen) -> None:
        """Print the exception; the page goes on.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#report-an-exception
        """
        thrown = exception.thrown
        error = self._uncaught(thrown)
        self._recorder.emit(ErrorUncaught("error", exception.text, thrown.module, thrown.line, error))

    def report_rejection(self, rejection: RejectionSeen) -> None:
        """Print what the promise was rejected with; the page goes on.

        Source: https://html.spec.whatwg.org/multipage/webappapis.html#notify-about-rejected-promises
        """
        thrown = rejection.thrown
        error = self._uncaught(thrown)
        self._recorder.emit(RejectionUnhandled("error", rejection.text, thrown.module, thrown.line, error))

    def _uncaught(self, thrown: Thrown) -> GuestError | None:
        """The error of the program, or None where modviz lacks something: then the run counts as stopped."""
        error = evaluation_error(thrown)
        if not error.is_lack:
            return error
        self._lacking = self._lacking or error
        return None

    def _has_failed_now(self, root: Module | None) -> bool:
        """Whether the promise of the entry has been rejected, which is reported then."""
        if root is None or root.top_level_promise != "rejected":
            return False
        assert root.evaluation_error is not None
        self._report_entry(root.evaluation_error)
        return True

    def _report_entry(self, error: GuestError) -> None:
        """Report the exception of the entry, unless something that modviz has not is behind it."""
        if not error.is_lack:
            self._recorder.emit(ExceptionReported(error))

    def _fetch_entry(self, finish: Callable[[str | GuestError], None]) -> None:
        self._module_map.fetch_single_module_script(self._program.url, finish)
