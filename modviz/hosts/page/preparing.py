"""Prepare the script element: what kind of script it is, where it comes from, and when it runs.

Source: https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modviz.hosts.page.executing import execute_the_script_element
from modviz.hosts.page.fetching_scripts import (
    fetch_a_classic_script,
    fetch_an_external_module_script_graph,
    fetch_an_inline_module_script_graph,
)
from modviz.hosts.page.script_element import (
    CLASSIC,
    IMPORT_MAP,
    MODULE,
    UNKNOWN,
    ClassicScript,
    Result,
    ScriptElement,
    ScriptFacts,
    is_for_another_event,
    script_kind,
)
from modviz.hosts.specifiers import absolute_url
from modviz.record.events import ScriptPrepared, ScriptReady

if TYPE_CHECKING:
    from modviz.hosts.page.document import Document


def prepare_the_script_element(
    page: Document, facts: ScriptFacts, *, is_parser_inserted: bool, place: tuple[int, int] | None
) -> bool:
    """Prepare the script element; returns whether it counts as started now, so that this is done only once.

    `place` is where in the text of the page its text starts, or its tag if it has none of its own.
    """
    if facts.src is None and facts.text == "":
        return False
    kind = script_kind(facts)
    if kind == UNKNOWN:
        _tell(page, ScriptElement(facts, kind, "never", page.script_name(place), page.base_url, False), place)
        return False
    is_external = facts.src is not None
    turn = _turn(page, facts, kind, is_parser_inserted)
    url = absolute_url(facts.src, facts.base) if facts.src else None
    name = page.program.names.name(url) if url is not None else page.script_name(place)
    element = ScriptElement(facts, kind, turn, name, url or facts.base, is_external, place=place)
    if kind == CLASSIC and (facts.nomodule or is_for_another_event(facts)):
        element.turn = "never"
        _tell(page, element, place)
        return True
    _tell(page, element, place)
    if is_external and (kind == IMPORT_MAP or url is None):
        page.queue_task(f"the error of {name}", lambda: page.fire(facts.element, "error"))
        return True
    if kind == IMPORT_MAP:
        page.register_import_map(element)
        return True
    _schedule(page, element)
    return True


def _tell(page: Document, element: ScriptElement, place: tuple[int, int] | None) -> None:
    line, column = place or (None, None)
    src = element.facts.src
    page.recorder.emit(
        ScriptPrepared(element.number, element.kind, element.turn, element.name, src, page.name, line, column)
    )


def _turn(page: Document, facts: ScriptFacts, kind: str, is_parser_inserted: bool) -> str:
    """When a script runs: step 33 and what follows."""
    if (
        kind == CLASSIC
        and facts.src is None
        and is_parser_inserted
        and page.blocking_sheets
        and page.parser.nesting <= 1
    ):
        return "blocking"
    if kind == IMPORT_MAP or (kind == CLASSIC and facts.src is None):
        return "at once"
    if facts.is_async or facts.force_async:
        return "async"
    if not is_parser_inserted:
        return "ordered"
    if kind == MODULE or facts.defer:
        return "deferred"
    return "blocking"


def _schedule(page: Document, element: ScriptElement) -> None:
    """Fetch what the script needs, and put it into the list of those that wait with it."""
    if element.turn == "at once":
        # An inline classic script runs in the middle of whatever else runs.
        mark_as_ready(page, element, ClassicScript(element.facts.text, element.url))
        execute_the_script_element(page, element)
        return
    page.load_delays += 1
    if element.kind == CLASSIC and not element.is_external:
        # It waits for a style sheet only.
        page.pending_blocking = element
        mark_as_ready(page, element, ClassicScript(element.facts.text, element.url))
        return
    if element.turn == "async":
        page.as_soon_as_possible.append(element)
        element.when_ready = lambda: _execute_now(page, element)
    elif element.turn == "ordered":
        page.in_order.append(element)
        element.when_ready = lambda: _execute_in_order(page)
    elif element.turn == "deferred":
        page.deferred.append(element)
    else:
        page.pending_blocking = element

    def complete(result: Result) -> None:
        mark_as_ready(page, element, result)

    if element.kind == CLASSIC:
        fetch_a_classic_script(page, element, complete)
    elif element.is_external:
        fetch_an_external_module_script_graph(page, element, complete)
    else:
        what = f"{element.name} is ready"
        fetch_an_inline_module_script_graph(
            page, element, lambda result: page.queue_task(what, lambda: complete(result))
        )


def mark_as_ready(page: Document, element: ScriptElement, result: Result) -> None:
    """Mark as ready.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#mark-as-ready
    """
    element.result = result
    element.is_ready = True
    page.recorder.emit(ScriptReady(element.number, element.name, result is None))
    element.when_ready()
    if element.turn != "at once":
        page.load_delays -= 1


def _execute_now(page: Document, element: ScriptElement) -> None:
    execute_the_script_element(page, element)
    page.as_soon_as_possible.remove(element)


def _execute_in_order(page: Document) -> None:
    while page.in_order and page.in_order[0].is_ready:
        execute_the_script_element(page, page.in_order[0])
        page.in_order.pop(0)
