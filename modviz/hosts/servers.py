"""The servers that a run has: which folder is behind which origin, and how each answers for which URL.

Source: https://url.spec.whatwg.org/#concept-url-origin
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping

import ada_url
import msgspec

from modviz.errors import ModvizError
from modviz.hosts.files import without_query
from modviz.hosts.network_file import Answers, Network, ServerAnswer
from modviz.hosts.specifiers import absolute_url
from modviz.record.world import USUAL_LATENCY

PAGE_ORIGIN = "http://page.example"
CDN_ORIGIN = "http://cdn.example"

_NOWHERE = (".example", ".invalid", ".test", ".localhost")
"""The ends of names that no server in the world has (RFC 2606)."""


class Speed(msgspec.Struct, frozen=True, gc=False):
    """Milliseconds to the first byte, kilobytes a second, how many requests at a time, and how much all that varies.

    None is no limit.  `jitter` is the most that is added to the latency, and `losses` how many in a hundred requests
    get no answer the first time.
    """

    latency: float = USUAL_LATENCY
    bandwidth: float | None = None
    connections: int | None = None
    jitter: float = 0.0
    losses: int = 0


_PROFILES = {"fast": Speed(), "3g": Speed(560.0, 180.0, 6), "flaky": Speed(100.0, 500.0, 6, jitter=400.0, losses=25)}
"""The profiles; "3g" is what the tools of browsers call so."""


class Servers:
    """All servers of a run.

    Parameters
    ----------
    network
        What is declared.
    folders
        The folders of the servers, as `file:` URLs that end in "/", by origin.
    page_base
        What a path of the page's own server is appended to: its origin; or a folder, for a page that is a file.
    entry_folder
        The URL that the names of files are relative to.
    """

    def __init__(self, network: Network, folders: Mapping[str, str], page_base: str, entry_folder: str) -> None:
        self._folders = folders
        speed = _PROFILES[network.profile]
        given = {name: getattr(network, name) for name in ("latency", "bandwidth", "connections")}
        self.speed = msgspec.structs.replace(
            speed, **{name: value for name, value in given.items() if value is not None}
        )
        self.seed = network.seed
        self._answers: dict[str, tuple[ServerAnswer, ...]] = {}
        self._beginnings: dict[str, tuple[ServerAnswer, ...]] = {}
        self._asked: dict[str, int] = {}
        self._fails: dict[str, float] = {
            _joined(entry_folder, name): count or math.inf for name, count in network.fail.items()
        }
        self._slow = {_joined(entry_folder, name): delay for name, delay in network.slow.items()}
        for base, paths in _all_paths(network, page_base):
            for path, answers in paths.items():
                self._declare(base, path, answers)

    def answer(self, url: str) -> ServerAnswer | None:
        """What is declared for the request for `url` that is made now; None if nothing is."""
        answer = self._declared(url)
        bare = without_query(url)
        if self._fails.get(bare, 0) > 0:
            self._fails[bare] -= 1
            answer = msgspec.structs.replace(answer or ServerAnswer(), fail=True)
        if bare in self._slow:
            answer = answer or ServerAnswer()
            answer = msgspec.structs.replace(answer, delay=answer.delay + self._slow[bare])
        return answer

    def _declared(self, url: str) -> ServerAnswer | None:
        key = self._key(url)
        if key is None:
            return None
        answers = self._answers[key] if key in self._answers else self._beginnings[key]
        asked = self._asked.get(key, 0)
        self._asked[key] = asked + 1
        return answers[min(asked, len(answers) - 1)]

    def file_of(self, url: str) -> str | None:
        """The `file:` URL of the file that a server has at `url`; None if no server of this run has that origin."""
        for origin, folder in self._folders.items():
            if url == origin or url.startswith(f"{origin}/"):
                path = without_query(url).removeprefix(origin).removeprefix("/")
                return folder + (f"{path}index.html" if path.endswith("/") or not path else path)
        return None

    def exists(self, url: str) -> bool:
        """Whether some server may answer for `url`; what is said of others is that modviz does not ask them."""
        return self.file_of(url) is not None or self._key(url) is not None

    def is_nowhere(self, url: str) -> bool:
        """Whether there are servers, and the host of `url` has a name that none can have."""
        host = str(ada_url.URL(url).hostname)
        return bool(self._folders) and host.endswith(_NOWHERE)

    def chance(self, url: str, asked: int) -> random.Random:
        """What decides how the request of that number for `url` goes, where that is chance: the same for one seed."""
        return random.Random(f"{self.seed} {asked} {url}")

    def _declare(self, base: str, path: str, answers: Answers) -> None:
        kept = tuple(answers) if isinstance(answers, list) else (answers,)
        url = _joined(f"{base}/", base + path if path.startswith("/") else path)
        if url.endswith("*"):
            self._beginnings[url] = kept
        else:
            self._answers[url] = kept

    def _key(self, url: str) -> str | None:
        for candidate in (url, without_query(url)):
            if candidate in self._answers:
                return candidate
        matching = [beginning for beginning in self._beginnings if url.startswith(beginning[:-1])]
        return max(matching, key=len, default=None)


def origin_of(url: str) -> str:
    """The origin of `url`, serialised: "null" for what has none of its own."""
    if url.startswith("blob:"):
        return origin_of(url.removeprefix("blob:"))
    try:
        return str(ada_url.URL(url).origin)
    except ValueError:
        return "null"


def _joined(base: str, path: str) -> str:
    url = absolute_url(path, base)
    if url is None:
        raise ModvizError(f"{path!r} is no name, path or URL that a network could declare something for.")
    return url


def _all_paths(network: Network, page_base: str) -> Iterator[tuple[str, Mapping[str, Answers]]]:
    yield page_base, network.paths
    yield CDN_ORIGIN, network.cdn
    for origin, declared in network.origins.items():
        yield origin.rstrip("/"), declared.paths
