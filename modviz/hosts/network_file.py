"""What a run declares of its network: in a file of TOML or JSON, or in Python.

The keys of a file are the fields of `Network`; those of an answer are the fields of `ServerAnswer`.
"""

from __future__ import annotations

import math
import tomllib
from os import PathLike
from pathlib import Path
from typing import Any, Literal

import msgspec

from modviz.errors import ModvizError

NAMES = ("network.toml", "network.json")
"""The names by which a network file beside an entry is found."""

_LARGEST = 16 * 1024 * 1024


class ServerAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """How a server answers one request; what is not said is as usual: status 200, the file, the type by its suffix.

    Parameters
    ----------
    status
        The status; without one and without a file it is 404.
    type
        The Content-Type; "" for an answer that has none.
    headers
        Further headers by name.
    delay
        Milliseconds of the virtual clock that the answer takes longer than usual.
    redirect
        The URL that the request is sent on to, relative to the one asked for.
    body
        The text of the answer, in place of the file's.
    fail
        Whether there is no answer at all.
    """

    status: int | None = None
    type: str | None = None
    headers: dict[str, str] = {}
    delay: float = 0.0
    redirect: str | None = None
    body: str | None = None
    fail: bool = False

    def __post_init__(self) -> None:
        if self.status is not None and not 100 <= self.status <= 599:
            raise ValueError(f"a status is from 100 to 599, not {self.status}")
        if not 0 <= self.delay < math.inf:
            raise ValueError(f"a delay is a number of milliseconds, 0 or more, not {self.delay:g}")


Answers = ServerAnswer | list[ServerAnswer]
"""The answer to every request; or a list: the first request gets the first, and the last one repeats."""


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Another server: the folder that its files lie in, and how it answers for some paths."""

    folder: str | None = None
    paths: dict[str, Answers] = {}


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The network that a program runs in.

    Parameters
    ----------
    open
        Whether a page comes from a server, http://page.example, or is opened as a file.
    page
        The page, with the query or fragment that it is opened with.
    root
        The folder that is the root of the page's server; without it, that of the page.
    paths, cdn, origins
        The answers of the page's server, of http://cdn.example (whose files lie in the folder `cdn`), and of others.
        A path with a query goes before the bare path, and a trailing `*` matches the rest.
    profile
        "fast", "3g" or "flaky"; what the next ones say goes before it.
    latency, bandwidth, connections
        Milliseconds to the first byte, kilobytes a second, and how many requests a server takes at a time.
    fail, slow
        By the names of files, relative to the page: how many requests for it fail at first (0: all of them), and how
        many milliseconds longer its answers take.
    seed
        Makes another choice in what is "flaky".
    settle
        Means something to other programs that read such files.
    """

    open: Literal["http", "file"] = "http"
    page: str | None = None
    root: str | None = None
    paths: dict[str, Answers] = {}
    cdn: dict[str, Answers] = {}
    origins: dict[str, Origin] = {}
    profile: Literal["fast", "3g", "flaky"] = "fast"
    latency: float | None = None
    bandwidth: float | None = None
    connections: int | None = None
    fail: dict[str, int] = {}
    slow: dict[str, float] = {}
    seed: int = 1
    settle: float = 0.0

    def __post_init__(self) -> None:
        if self.latency is not None and not 0 <= self.latency < math.inf:
            raise ValueError(f"the latency is a number of milliseconds, 0 or more, not {self.latency:g}")
        if self.bandwidth is not None and not 0 < self.bandwidth < math.inf:
            raise ValueError(f"the bandwidth is a number of kilobytes a second, above 0, not {self.bandwidth:g}")
        if self.connections is not None and self.connections < 1:
            raise ValueError(
                f"connections is how many requests are served at a time, 1 or more, not {self.connections}"
            )
        if any(not 0 <= delay < math.inf for delay in self.slow.values()) or any(
            count < 0 for count in self.fail.values()
        ):
            raise ValueError("fail and slow have numbers, 0 or more")
        for paths in (self.paths, self.cdn, *(origin.paths for origin in self.origins.values())):
            for path, answers in paths.items():
                if answers == []:
                    raise ValueError(f"the list of answers for {path} is empty")


def find_network(folder: Path) -> Path | None:
    """The network file in `folder`, if there is one."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def read_network(path: str | PathLike[str]) -> Network:
    """The network that a file declares.

    Raises
    ------
    ModvizError
        It cannot be read, or says something that it cannot say.
    """
    file = Path(path)
    try:
        if not file.is_file():
            raise ModvizError(f"The network file {file} is not there, or is no file.")
        if file.stat().st_size > _LARGEST:
            raise ModvizError(f"The network file {file} has more than {_LARGEST // 1024 // 1024} MB.")
        data = file.read_bytes()
    except OSError as failure:
        raise ModvizError(f"Cannot read the network file {file}: {failure.strerror or failure}.") from None
    try:
        network = msgspec.convert(_decoded(data, file.suffix), type=Network)
    except (ValueError, RecursionError) as mistake:
        raise ModvizError(f"The network file {file} cannot be used: {mistake}.") from None
    # A root is relative to the file that names it.
    return network if network.root is None else msgspec.structs.replace(network, root=str(file.parent / network.root))


def _decoded(data: bytes, suffix: str) -> Any:
    if suffix == ".toml":
        return tomllib.loads(data.decode())
    return msgspec.json.decode(data)
