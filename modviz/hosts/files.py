"""Where modules come from: the disk, or names in memory.  The only file of the loader that reads files."""

from __future__ import annotations

import base64
import binascii
import os
import string
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote, unquote_to_bytes

import ada_url

_ENDINGS = (".js", ".mjs", ".json", ".ts")

_PARTS_OF_URLS = "%?#\\"
_PUNCTUATION = "".join(sign for sign in string.punctuation if sign not in _PARTS_OF_URLS)


class Unreadable(Exception):
    """There is nothing to be had; the message says why, in a few words."""


class Files(Protocol):
    """A place that files can be read from, by URL."""

    def url(self, name: str) -> str:
        """The URL of what is called `name` by whoever starts the run."""

    def read(self, url: str) -> bytes:
        """The bytes behind `url`; raises `Unreadable` when there are none."""


class Disk:
    """The files of this machine, by `file:` URL."""

    def url(self, name: str) -> str:
        """The URL of the file at the path `name`.

        The URL parser escapes what it has to, as in specifiers: `./+page.js` and the path of that file are one module.
        """
        path = Path(name).resolve().as_posix()
        # A drive letter stands after a slash.
        rooted = path if path.startswith("/") else f"/{path}"
        return str(ada_url.normalize_url("file://" + quote(os.fsencode(rooted), safe=_PUNCTUATION)))

    def read(self, url: str) -> bytes:
        """Read the file that `url` names; a query or fragment does not change which file that is."""
        try:
            with open(_path(url), "rb", buffering=0) as file:
                return file.read()
        except FileNotFoundError:
            raise Unreadable("there is no such file" + _but_there_is(url, self._is_there)) from None
        except IsADirectoryError:
            raise Unreadable("it is a folder; name the file in it, such as index.js") from None
        except (OSError, ValueError) as failure:
            reason = getattr(failure, "strerror", None) or str(failure)
            raise Unreadable(reason) from None

    def _is_there(self, url: str) -> bool:
        return os.path.isfile(_path(url))


class Memory:
    """Texts given by name, as if they lay in the folder `file:///`.

    Parameters
    ----------
    sources
        Text or bytes by relative name ("main.js", "lib/a.js") or by whole URL.
    """

    base_url = "file:///"

    def __init__(self, sources: Mapping[str, str | bytes]) -> None:
        self._sources = {self.url(name): source for name, source in sources.items()}

    def url(self, name: str) -> str:
        """The URL at which the source called `name` is found."""
        return str(ada_url.join_url(self.base_url, name))

    def read(self, url: str) -> bytes:
        """What was given for `url`, in UTF-8; a query or fragment of its own is not needed."""
        source = self._sources.get(url)
        if source is None:
            source = self._sources.get(without_query(url))
        if source is None:
            raise Unreadable("there is no source of that name" + _but_there_is(url, self._sources.__contains__))
        return source if isinstance(source, bytes) else encode(source)


def without_query(url: str) -> str:
    """`url` without its query and its fragment."""
    return url.partition("#")[0].partition("?")[0]


def _but_there_is(url: str, is_there: Callable[[str], bool]) -> str:
    """What to add where there is no file at `url`, but one of nearly that name; the guest could ask for it as well."""
    whole = without_query(url)
    folder, _, name = whole.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    endings = [f"{name}{ending}" for ending in (*_ENDINGS, "/index.js")]
    if dot and f".{extension}" in _ENDINGS:
        endings += [f"{stem}{ending}" for ending in _ENDINGS]
    found = next((each for each in endings if is_there(f"{folder}/{each}")), None)
    return "" if found is None else f", but there is {unquote(found)}"


def read_data_url(url: str) -> bytes:
    """The bytes inside a `data:` URL.

    Source: https://fetch.spec.whatwg.org/#data-url-processor
    """
    header, comma, body = url.removeprefix("data:").partition(",")
    if not comma:
        raise Unreadable("it has no comma before its data")
    data = unquote_to_bytes(body)
    if header.replace(" ", "").lower().endswith(";base64"):
        try:
            data = base64.b64decode(data, validate=False)
        except binascii.Error:
            raise Unreadable("its base64 is broken") from None
    return data


def encode(text: str) -> bytes:
    """`text` in UTF-8, with U+FFFD for lone surrogates, which UTF-8 cannot hold."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _path(url: str) -> str:
    """The path that a `file:` URL names.  (`urllib.request` has this as well, but takes 25 ms to import.)"""
    scheme, _, location = without_query(url).partition("://")
    if scheme != "file":
        raise ValueError("it is no file: URL")
    path = os.fsdecode(unquote_to_bytes("/" + location.partition("/")[2]))
    has_drive = path[2:3] == ":"
    return path[1:] if has_drive else path


def decode(data: bytes) -> str:
    """UTF-8 decode, as for every module script: bytes that are not UTF-8 become U+FFFD, a byte order mark is dropped.

    Source: https://encoding.spec.whatwg.org/#utf-8-decode
    """
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
