"""Fetching the script of an element, and what it needs.

Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetching-scripts
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from modviz.hosts.encodings import decode_as, encoding_named
from modviz.hosts.fetching import potential_cors_request
from modviz.hosts.mime import charset_of, essence_of, is_for_classic_script
from modviz.hosts.module_map import JAVASCRIPT
from modviz.hosts.network import Answer, FetchFailure, failure_of
from modviz.hosts.page.integrity import has_integrity
from modviz.hosts.page.script_element import ClassicScript, ModuleScript, Result, ScriptElement
from modviz.hosts.scripts import compile_error
from modviz.record.events import (
    InlineModuleParsed,
    ScriptFetched,
    ScriptFetchFailed,
    ScriptFetchStarted,
    ScriptParseFailed,
)
from modviz.record.failures import FailedIntegrity, WrongMimeType
from modviz.record.world import GuestError
from modviz.spec.agent import GuestThrew
from modviz.spec.linking import link
from modviz.spec.loading import load_requested_modules

if TYPE_CHECKING:
    from modviz.hosts.page.document import Document

Complete = Callable[[Result], None]


def fetch_a_classic_script(page: Document, element: ScriptElement, complete: Complete) -> None:
    """Fetch a classic script.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-classic-script
    """
    answer = page.requests.request(potential_cors_request(element.url, page.origin, element.facts.crossorigin))
    # Modules are in UTF-8, always.
    fallback = encoding_named(element.facts.charset) or page.program.encoding
    page.recorder.emit(ScriptFetchStarted(element.number, element.name, element.url, answer.latency))

    def arrive() -> None:
        error = _classic_error(element, answer)
        if error is not None:
            if error.is_lack:
                page.note_lack(error)
            page.say_fetch_failed(element.url, error, answer)
            page.recorder.emit(ScriptFetchFailed(element.name, error))
            complete(None)
            return
        encoding = encoding_named(charset_of(answer.content_type)) or fallback
        source_text = decode_as(answer.body, encoding)
        page.recorder.emit(ScriptFetched(element.name, source_text))
        element.is_muted = answer.is_opaque
        complete(ClassicScript(source_text, answer.url))

    page.queue_task(f"the arrival of {element.name}", arrive, after=answer.latency)


def fetch_an_external_module_script_graph(page: Document, element: ScriptElement, complete: Complete) -> None:
    """Fetch an external module script graph.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-module-script-tree
    """

    def fetched(result: str | GuestError) -> None:
        if isinstance(result, str):
            _fetch_the_descendants_of_and_link(page, result, complete)
        else:
            complete(_failed(page, result))

    page.requests.expect_module(element.url, element.facts.crossorigin, element.facts.integrity)
    page.module_map.fetch_single_module_script(element.url, fetched)


def fetch_an_inline_module_script_graph(page: Document, element: ScriptElement, complete: Complete) -> None:
    """Fetch an inline module script graph.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-an-inline-module-script-graph
    """
    text = padded(element)
    parsed = page.create_module(JAVASCRIPT, element.name, element.url, text)
    page.recorder.emit(ScriptFetched(element.name, text))
    if isinstance(parsed, GuestError):
        page.recorder.emit(ScriptParseFailed(element.name, parsed))
        complete(ModuleScript(None, parsed))
        return
    page.recorder.emit(InlineModuleParsed(element.name, element.url, parsed))
    _fetch_the_descendants_of_and_link(page, element.name, complete)


def padded(element: ScriptElement) -> str:
    """The text of an inline script with room before it, so that its lines and columns are those of the page."""
    if element.is_external or element.place is None:
        return element.facts.text
    line, column = element.place
    return "\n" * (line - 1) + " " * (column - 1) + element.facts.text


def _fetch_the_descendants_of_and_link(page: Document, name: str, complete: Complete) -> None:
    """Fetch the descendants of and link.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-the-descendants-of-and-link-a-module-script
    """
    module = page.agent.module(name)

    def loaded(error: GuestError | None) -> None:
        if error is None:
            refusal = compile_error(page.realm)
            page.start_phase("instantiate")
            try:
                link(page.agent, module)
                error = refusal
            except GuestThrew as failure:
                error = failure.error
        complete(ModuleScript(name) if error is None else _failed(page, error))

    load_requested_modules(page.agent, module, loaded)


def _failed(page: Document, error: GuestError) -> Result:
    """What becomes of a script whose graph has an error: only what cannot be fetched is no script at all."""
    if error.is_lack:
        page.note_lack(error)
    return None if error.phase == "fetch" else ModuleScript(None, error)


def _classic_error(element: ScriptElement, answer: Answer) -> GuestError | None:
    """Why no classic script can be made of `answer`; None when one can."""
    url, integrity = element.url, element.facts.integrity or ""
    about: FetchFailure | FailedIntegrity | WrongMimeType | None = failure_of(url, answer)
    if about is None and answer.is_type_given and not is_for_classic_script(answer.content_type):
        about = WrongMimeType(url, JAVASCRIPT, essence_of(answer.content_type))
    if about is None and not has_integrity(answer.body, integrity):
        about = FailedIntegrity(url, integrity)
    return None if about is None else GuestError.raised(about)
