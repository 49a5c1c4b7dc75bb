"""Link elements: what they fetch ahead of the scripts that need it.

Source: https://html.spec.whatwg.org/multipage/semantics.html#the-link-element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from modviz.hosts.fetching import potential_cors_request
from modviz.hosts.mime import is_style_sheet
from modviz.hosts.page.html import LinkTag
from modviz.hosts.specifiers import absolute_url
from modviz.record.world import GuestError

if TYPE_CHECKING:
    from modviz.hosts.page.document import Document

_SCRIPT_LIKE = ("", "script", "audioworklet", "paintworklet", "serviceworker", "sharedworker", "worker")


class LinkFacts(msgspec.Struct, frozen=True, gc=False):
    """What the document knows of a link element: the number of its node, and its attributes (None: not there)."""

    element: int
    rel: str | None = None
    href: str | None = None
    kind: str | None = msgspec.field(default=None, name="as")
    crossorigin: str | None = None
    integrity: str | None = None
    media: str | None = None

    @classmethod
    def of(cls, tag: LinkTag) -> LinkFacts:
        """Those of an element that the parser has made."""
        names = ("rel", "href", "as", "crossorigin", "integrity", "media")
        return cls(tag.number, *(tag.attributes.get(name) for name in names))


def fetch_and_process_the_linked_resource(page: Document, facts: LinkFacts, *, is_parser_inserted: bool) -> None:
    """Fetch what a link names, and fire its event when that is there; scripts wait for the style sheets of the parser.

    Source: https://html.spec.whatwg.org/multipage/semantics.html#fetch-and-process-the-linked-resource
    """
    relations = (facts.rel or "").lower().split()
    url = absolute_url(facts.href, page.base_url) if facts.href else None
    if url is None:
        return
    if "modulepreload" in relations:
        _preload_module(page, facts, url)
    elif "stylesheet" in relations:
        is_applied = "alternate" not in relations and (facts.media or "all").strip().lower() in ("", "all", "screen")
        _fetch(page, facts, url, is_style=True, is_blocking=is_applied and is_parser_inserted)
    elif "preload" in relations:
        _fetch(page, facts, url, is_style=False, is_blocking=False)


def _preload_module(page: Document, facts: LinkFacts, url: str) -> None:
    """The module is fetched and parsed, and goes into the module map; it does not run.

    Source: https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload
    """
    if (facts.kind or "").lower() not in _SCRIPT_LIKE:
        page.queue_task(f"the error of {url}", lambda: page.fire(facts.element, "error"))
        return
    page.load_delays += 1

    def fetched(result: str | GuestError) -> None:
        is_there = isinstance(result, str) or result.phase != "fetch"

        def fire() -> None:
            page.fire(facts.element, "load" if is_there else "error")
            page.load_delays -= 1

        page.queue_task(f"the event of the link to {page.program.names.name(url)}", fire)

    page.requests.expect_module(url, facts.crossorigin, facts.integrity)
    page.module_map.fetch_single_module_script(url, fetched)


def _fetch(page: Document, facts: LinkFacts, url: str, *, is_style: bool, is_blocking: bool) -> None:
    request = potential_cors_request(url, page.origin, facts.crossorigin)
    answer = page.requests.request(request)
    if not is_style:
        page.requests.keep_ahead(request, answer)
    page.tell_request(url, "style" if is_style else "preload", "link", answer.latency)
    page.load_delays += 1
    page.blocking_sheets += is_blocking

    def arrive() -> None:
        is_usable = not answer.blocked and answer.status is not None and not answer.problem
        if is_style and is_usable:
            is_usable = is_style_sheet(answer.content_type)
        page.blocking_sheets -= is_blocking
        page.queue_task(f"the event of the link to {name}", lambda: fire("load" if is_usable else "error"))

    def fire(event_type: str) -> None:
        page.fire(facts.element, event_type)
        page.load_delays -= 1

    name = page.program.names.name(url)
    page.queue_task(f"the arrival of {name}", arrive, after=answer.latency)
