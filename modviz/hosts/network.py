"""The virtual network of a run: what answers a request, and when, on the virtual clock.

Without declarations every file of the program answers after `USUAL_LATENCY`.  A network file (`network_file.py`) says
something else for servers and paths.  A `Response` is a short form of it for one file or URL: that it is slow, that it
fails at first, that it is not there, or what it consists of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from heapq import heappop, heappush

import msgspec
from msgspec.structs import replace

from modviz.errors import ModvizError
from modviz.hosts.blob_urls import BlobUrls
from modviz.hosts.files import Files, Refused, Unreadable, decode, encode, read_data_url, without_query
from modviz.hosts.mime import content_type_of
from modviz.hosts.network_file import ServerAnswer
from modviz.hosts.servers import Servers, origin_of
from modviz.hosts.specifiers import absolute_url, resolve_url
from modviz.record.failures import BlockedFetch, FailedFetch, Lack, UnsupportedScheme
from modviz.record.world import USUAL_LATENCY


def _is_number(value: object, types: tuple[type, ...]) -> bool:
    return isinstance(value, types) and not isinstance(value, bool)


def _mistake(field: str, value: object, allowed: str) -> ModvizError:
    return ModvizError(f"{field} of a Response is {value!r}; it must be {allowed}.")


class Response(msgspec.Struct, frozen=True, gc=False):
    """How the virtual network answers requests for one file or URL; `import`, `import()` and `fetch()` see the same.

    Parameters
    ----------
    latency
        How long an answer takes, in milliseconds of the virtual clock.
    failures
        How many requests fail before one succeeds: with `status`, or as a network error where that is None.
    status
        The status of the answer; with `failures`, that of those that fail.  None is 200.
    body
        The text of the answer; None for that of the file.
    content_type
        The MIME type of the answer; None for what the end of the name says.

    Raises
    ------
    ModvizError
        A field has a value that it cannot have.
    """

    latency: float = USUAL_LATENCY
    failures: int = 0
    status: int | None = None
    body: str | None = None
    content_type: str | None = None

    def __post_init__(self) -> None:
        if not _is_number(self.latency, (int, float)) or not 0 <= self.latency < math.inf:
            raise _mistake("latency", self.latency, "a number of milliseconds, 0 or more")
        if not _is_number(self.failures, (int,)) or self.failures < 0:
            raise _mistake("failures", self.failures, "how many requests fail at first, 0 or more")
        if self.status is not None and (not _is_number(self.status, (int,)) or not 200 <= self.status <= 599):
            raise _mistake("status", self.status, "an HTTP status from 200 to 599, such as 404, or None")
        if self.failures and self.status is not None and self.status < 400:
            raise _mistake("status", self.status, "400 or more together with failures, or None for a network error")
        if self.body is not None and not isinstance(self.body, str):
            raise _mistake("body", self.body, "a text, or None for that of the file")
        if self.content_type is not None and (not isinstance(self.content_type, str) or "/" not in self.content_type):
            raise _mistake("content_type", self.content_type, "a MIME type such as 'text/javascript', or None")


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What one request is going to be answered.

    `status` is None for a network error.  `problem` says in a few words why it is no success, and is "" for one.
    `is_type_given` tells a MIME type that was declared from one that only the end of the name suggests.
    `unsupported_scheme` is that of the URL, where nothing is loaded by it; "" otherwise.  `lack` is what modviz
    lacks for a success, which is no fault of the program.  `redirect` is where the request is sent on to, and `headers`
    are those that are declared, by names in lower case.  Once it has been fetched (`fetching.py`), `url` is where it
    came from, `blocked` says why it may not be used, and `is_opaque` that nobody may look into it.
    """

    latency: float
    status: int | None
    body: bytes = b""
    problem: str = ""
    content_type: str = "text/plain;charset=utf-8"
    is_type_given: bool = False
    unsupported_scheme: str = ""
    lack: Lack | None = None
    headers: dict[str, str] = {}
    redirect: str = ""
    url: str = ""
    blocked: str = ""
    is_opaque: bool = False

    @property
    def text(self) -> str:
        """The body as text."""
        return decode(self.body)


FetchFailure = BlockedFetch | FailedFetch | Lack | UnsupportedScheme


def failure_of(url: str, answer: Answer) -> FetchFailure | None:
    """Why nothing at all can be made of `answer`, which a request for `url` got; None if something can."""
    if answer.lack is not None:
        return answer.lack
    if answer.blocked:
        return BlockedFetch(url, answer.blocked)
    if answer.unsupported_scheme:
        return UnsupportedScheme(url, answer.unsupported_scheme)
    if answer.problem:
        return FailedFetch(url, answer.status, answer.problem)
    return None


_AS_USUAL = Response()


class VirtualNetwork:
    """The virtual network: what answers, and the answers that are under way.

    Parameters
    ----------
    files
        Where texts come from.
    responses
        What the run declares in short, by URL.
    servers
        The servers that the run has.
    clock
        Tells the time of the virtual clock.
    """

    def __init__(
        self, files: Files, responses: Mapping[str, Response], servers: Servers, clock: Callable[[], float]
    ) -> None:
        self._files = files
        self._responses = responses
        self._servers = servers
        self._clock = clock
        self.blobs = BlobUrls(servers.seed)
        # How often each URL, or declaration, has been asked for.
        self._requests: dict[str, int] = {}
        # When each connection of a server is free again, by origin.
        self._connections: dict[str, list[float]] = {}
        # When an answer arrives, a number that keeps the order of those that arrive at once, what it is in words, and
        # what is done then.
        self._under_way: list[tuple[float, int, str, Callable[[], None]]] = []
        self._sent = 0

    def request(self, url: str, method: str = "GET") -> Answer:
        """What a request for `url` that is made now is going to be answered, by one server: see `fetching.py`."""
        declared = url if url in self._responses else without_query(url)
        asked = self._requests[declared] = self._requests.get(declared, 0) + 1
        response = self._responses.get(declared)
        if response is not None:
            return self._short(url, asked, response)
        if method != "GET" and url.startswith(("file:", "data:", "blob:")):
            return _failure(_AS_USUAL, 405)
        if url.startswith("blob:"):
            return self._from_blob(url)
        if url.startswith("data:"):
            return self._from_file(url, url, _AS_USUAL, is_declared=False)
        said = self._servers.answer(url)
        chance = self._servers.chance(url, asked)
        if said is None:
            said = ServerAnswer(fail=asked == 1 and chance.randrange(100) < self._servers.speed.losses)
        answer = self._served(url, said)
        return replace(answer, latency=self._latency(url, answer, chance.uniform(0.0, self._servers.speed.jitter)))

    def send(self, due: float, what: str, deliver: Callable[[], None]) -> None:
        """An answer is under way, `what` in words: `deliver` is called when it is due on the virtual clock."""
        heappush(self._under_way, (due, self._sent, what, deliver))
        self._sent += 1

    @property
    def pending(self) -> int:
        """How many answers are under way."""
        return len(self._under_way)

    @property
    def next_due(self) -> float | None:
        """When the next answer arrives, on the virtual clock; None when none is under way."""
        return self._under_way[0][0] if self._under_way else None

    @property
    def next_words(self) -> str:
        """What arrives next, in words."""
        return self._under_way[0][2] if self._under_way else ""

    def deliver_next(self) -> None:
        """Let the answer that is due first arrive; of those due at the same time, the one asked for first."""
        _, _, _, deliver = heappop(self._under_way)
        deliver()

    def _short(self, url: str, asked: int, response: Response) -> Answer:
        """The answer that a `Response` declares, to the request of that number."""
        if asked <= response.failures:
            return _failure(response, response.status)
        if response.body is not None:
            return _success(url, response, encode(response.body))
        return self._from_file(url, self._servers.file_of(url) or url, response, is_declared=True)

    def _served(self, url: str, said: ServerAnswer) -> Answer:
        """The answer that a server gives, or the disk."""
        response = Response(said.delay)
        headers = {name.lower(): value for name, value in said.headers.items()}
        if said.fail:
            return _failure(response, None)
        if said.redirect is not None:
            status = said.status or 302
            return Answer(said.delay, status, headers=headers, redirect=resolve_url(said.redirect, url))
        if said.body is not None:
            answer = _success(url, response, encode(said.body))
        else:
            answer = self._from_file(url, self._servers.file_of(url) or url, response, self._servers.exists(url))
        if said.status is not None and answer.status is not None:
            problem = "" if 200 <= said.status <= 299 else _problem(said.status)
            answer = replace(answer, status=said.status, problem=problem)
        content_type = headers.get("content-type", said.type)
        if content_type is not None:
            answer = replace(answer, content_type=content_type)
        # A server always says it.
        is_type_given = answer.is_type_given or content_type is not None or not url.startswith("file:")
        return replace(answer, is_type_given=is_type_given, headers=headers)

    def _latency(self, url: str, answer: Answer, jitter: float) -> float:
        """How long the answer takes from now, with what the network takes itself."""
        speed = self._servers.speed
        took = speed.latency + answer.latency + jitter
        if speed.bandwidth is not None:
            took += len(answer.body) / speed.bandwidth
        if speed.connections is None:
            return took
        free = self._connections.setdefault(origin_of(url), [])
        now = self._clock()
        # Where all connections are busy, the request waits for the first that is free again.
        start = now if len(free) < speed.connections else max(now, heappop(free))
        heappush(free, start + took)
        return start - now + took

    def _from_blob(self, url: str) -> Answer:
        blob = self.blobs.get(url)
        if blob is None:
            return replace(_failure(_AS_USUAL, None), problem="the blob URL leads nowhere, or no longer")
        return Answer(_AS_USUAL.latency, 200, blob.body, content_type=blob.content_type, is_type_given=True)

    def _from_file(self, url: str, file_url: str, response: Response, is_declared: bool) -> Answer:
        try:
            body = read_data_url(url) if url.startswith("data:") else self._files.read(file_url)
        except Refused as refusal:
            return _lacking(response, Lack("file", f"leave to read '{url}': {refusal}", "fetch"))
        except Unreadable as failure:
            if response.status is not None and not response.failures:
                return _success(url, response, b"")
            if is_declared or url.startswith(("file:", "data:")):
                return replace(_failure(response, 404), problem=str(failure))
            if url.startswith(("http:", "https:")) and self._servers.is_nowhere(url):
                return replace(_failure(response, None), problem="there is no server of that name")
            scheme = url.partition(":")[0]
            if scheme in ("http", "https"):
                what = f"network but the one that is declared (responses=), and '{url}' is not in it"
                return _lacking(response, Lack("network", what, "fetch"))
            problem = UnsupportedScheme(url, scheme).reason
            return replace(_failure(response, None), problem=problem, unsupported_scheme=scheme)
        return _success(url, response, body)


def _success(url: str, response: Response, body: bytes) -> Answer:
    """The answer with `body`: a success, unless another status is declared for all requests."""
    status = 200 if response.failures or response.status is None else response.status
    problem = "" if 200 <= status <= 299 else _problem(status)
    content_type = response.content_type or content_type_of(url)
    is_type_given = response.content_type is not None or url.startswith("data:")
    return Answer(response.latency, status, body, problem, content_type, is_type_given)


def _failure(response: Response, status: int | None) -> Answer:
    return Answer(response.latency, status, problem=_problem(status))


def _lacking(response: Response, lack: Lack) -> Answer:
    return replace(_failure(response, None), problem=lack.message, lack=lack)


def _problem(status: int | None) -> str:
    return "the network failed" if status is None else f"the server answered {status} {reason_phrase(status)}".rstrip()


def responses_by_url(responses: Mapping[str, Response], base_url: str) -> dict[str, Response]:
    """The declared responses by whole URL; their names are relative to `base_url`.

    Raises
    ------
    ModvizError
        A name is no URL, or something that is no `Response` is declared.
    """
    by_url = {}
    for name, response in responses.items():
        if not isinstance(response, Response):
            raise ModvizError(f"The response for {name!r} is {response!r}; give a modviz.Response(...).")
        url = absolute_url(name, base_url)
        if url is None:
            raise ModvizError(
                f"{name!r} is not the name or URL of a file; a response is declared for one, such as 'feature.js' or"
                " 'https://example.com/data.json'."
            )
        by_url[url.partition("#")[0]] = response
    return by_url


def reason_phrase(status: int) -> str:
    """The phrase that goes with a status, such as "Not Found"; "" when there is none."""
    # Imported here, for few runs need it.
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
