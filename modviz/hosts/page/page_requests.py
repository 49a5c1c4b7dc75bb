"""The requests of a page: what is sent ahead, and what elements say of the modules that they ask for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from modviz.hosts.fetching import Request, fetch, potential_cors_request
from modviz.hosts.network import Answer, VirtualNetwork
from modviz.hosts.page.html import HtmlTree
from modviz.hosts.page.script_element import CLASSIC, MODULE, script_facts, script_kind
from modviz.hosts.specifiers import absolute_url


class PageRequests:
    """What a page asks the network for.

    Parameters
    ----------
    network
        Who answers.
    origin
        The origin of the page.
    clock
        Tells the time of the virtual clock.
    tell
        Told of each request that the look ahead sends: its URL, what it is for, and how long its answer takes.
    """

    def __init__(
        self, network: VirtualNetwork, origin: str, clock: Callable[[], float], tell: Callable[[str, str, float], None]
    ) -> None:
        self._tell = tell
        self._network = network
        self._origin = origin
        self._clock = clock
        # The answers to requests that were sent ahead, and when they are due, by URL and mode.
        self._ahead: dict[tuple[str, str], tuple[Answer, float]] = {}
        self._credentials: dict[str, str] = {}
        self.integrity: dict[str, str] = {}
        """What elements say of the digests of modules, by their URLs."""

    def request_module(self, url: str) -> Answer:
        """The answer to the request for a module."""
        return self.request(self.module_request(url))

    def request(self, request: Request) -> Answer:
        """The answer to a request, which may have been sent ahead."""
        ahead = self._ahead.pop(_key(request), None)
        if ahead is not None:
            answer, due = ahead
            return msgspec.structs.replace(answer, latency=max(due - self._clock(), 0.0))
        return fetch(self._network, request)

    def look_ahead(self, tree: HtmlTree, base_url: str) -> None:
        """Send requests for what the parser is going to need, as it is found by a look at the whole text.

        Source: https://html.spec.whatwg.org/multipage/parsing.html#speculative-html-parsing
        """
        for script in tree.scripts:
            facts = script_facts(script, base_url)
            kind = script_kind(facts)
            url = absolute_url(facts.src, facts.base) if facts.src else None
            if url is None or kind not in (CLASSIC, MODULE) or (kind == CLASSIC and facts.nomodule):
                continue
            classic = potential_cors_request(url, self._origin, facts.crossorigin)
            self._send_ahead(
                classic if kind == CLASSIC else self.module_request(url), "script" if kind == CLASSIC else kind
            )

        for link in tree.links:
            url = absolute_url(link.attributes.get("href", ""), base_url)
            if url is not None and "modulepreload" in link.attributes.get("rel", "").lower().split():
                self._send_ahead(self.module_request(url), MODULE)

    def _send_ahead(self, request: Request, kind: str) -> None:
        if _key(request) not in self._ahead:
            answer = fetch(self._network, request)
            self._tell(request.url, kind, answer.latency)
            self.keep_ahead(request, answer)

    def keep_ahead(self, request: Request, answer: Answer) -> None:
        """Keep the answer to a request that has been sent now, for whoever makes it again."""
        self._ahead[_key(request)] = answer, self._clock() + answer.latency

    def module_request(self, url: str) -> Request:
        """The request for a module."""
        return Request(url, self._origin, credentials=self._credentials.get(url, "same-origin"))

    def expect_module(self, url: str, crossorigin: str | None, integrity: str | None) -> None:
        """Learn what an element says of the module that it asks for, besides its URL."""
        if crossorigin is not None and crossorigin.lower() == "use-credentials":
            self._credentials[url] = "include"
        if integrity is not None:
            self.integrity[url] = integrity


def _key(request: Request) -> tuple[str, str]:
    """What an answer that came ahead is found by; no server sees a fragment."""
    return request.url.partition("#")[0], request.mode
