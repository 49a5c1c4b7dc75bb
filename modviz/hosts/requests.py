"""`fetch()` of the guest, answered from the virtual network.

Source: https://fetch.spec.whatwg.org/#fetch-method
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from modviz.hosts.fetching import Request, fetch
from modviz.hosts.host import Surroundings
from modviz.hosts.network import Answer, reason_phrase
from modviz.hosts.servers import origin_of
from modviz.hosts.specifiers import resolve_url
from modviz.record.events import ResourceArrived, ResourceRequested
from modviz.spec.ports import FetchAnswer
from modviz.spec.seen import FetchSeen


class Requests:
    """The requests of `fetch()` that are under way.

    Parameters
    ----------
    surroundings
        What the run has given to the host.
    base_url
        What the URLs of requests are relative to.
    origin
        That of a page, which may not see what another origin does not let it see; None where there is no such.
    """

    def __init__(self, surroundings: Surroundings, base_url: str, origin: str | None = None) -> None:
        self._recorder = surroundings.recorder
        self._network = surroundings.network
        self._names = surroundings.program.names
        self._base_url = base_url
        self._origin = origin

    def fetch(self, request: FetchSeen, answer: Callable[[FetchAnswer], None]) -> None:
        """Answer `fetch()` when the virtual network does."""
        # A fragment is for the browser only: no server sees it, nor `Response.url`.
        url = resolve_url(request.url, self._base_url).partition("#")[0]
        found = self._fetch(url, request.method)
        name = self._names.name(url)
        self._recorder.emit(ResourceRequested(request.number, url, request.module, request.line, name, found.latency))
        due = self._recorder.world.requests[request.number].due
        self._network.send(
            due, f"the answer for {name}", lambda: self._finish_request(request.number, url, found, answer)
        )

    def _fetch(self, url: str, method: str) -> Answer:
        if self._origin is None:
            return replace(self._network.request(url, method), url=url)
        answer = fetch(self._network, Request(url, self._origin, method=method))
        # Of what is blocked, code learns nothing.
        return replace(answer, status=None, problem=answer.blocked) if answer.blocked else answer

    def _finish_request(self, number: int, url: str, found: Answer, answer: Callable[[FetchAnswer], None]) -> None:
        problem = found.problem if found.status is None else ""
        self._recorder.emit(
            ResourceArrived(number, url, self._names.name(url), found.status, problem, found.lack is not None)
        )
        is_page = self._origin is not None
        # In a page, only the console says why.
        status_text = (problem if not is_page or found.lack else "") or reason_phrase(found.status or 0)
        answer(
            FetchAnswer(
                found.url,
                found.status,
                status_text,
                found.content_type,
                found.text,
                found.lack,
                "Failed to fetch" if is_page else "fetch failed",
                "cors" if is_page and origin_of(found.url) not in (self._origin, "null") else "basic",
                found.url != url,
            )
        )
