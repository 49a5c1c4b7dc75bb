"""Where modules come from: the disk, or names in memory.  The only file of the loader that reads files."""

from __future__ import annotations

import base64
import binascii
import os
import stat
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Literal, Protocol
from urllib.parse import quote, unquote, unquote_to_bytes

import ada_url

from modviz.errors import ModvizError
from modviz.spec.ports import RealmStopped
from modviz.spec.seen import Thrown

_ENDINGS = (".js", ".mjs", ".json", ".ts")

_PARTS_OF_URLS = "%?#\\"
_PUNCTUATION = "".join(sign for sign in string.punctuation if sign not in _PARTS_OF_URLS)


Kind = Literal["file", "folder", ""]
"""What is at a path; "" for nothing."""


class Unreadable(Exception):
    """There is nothing to be had; the message says why, in a few words."""


class Refused(Unreadable):
    """There may be something, and modviz does not read it; the message says why, in a few words."""


class Files(Protocol):
    """A place that files can be read from, by URL."""

    def url(self, name: str) -> str:
        """The URL of what is called `name` by whoever starts the run."""

    def read(self, url: str) -> bytes:
        """The bytes behind `url`; raises `Unreadable` when there are none."""

    def read_named(self, url: str) -> bytes:
        """The same for what is named by whoever starts the run: it may lie anywhere."""

    def kind(self, path: str) -> Kind:
        """What is at `path`, links followed; raises `Refused` where it may not be looked at."""

    def real_path(self, path: str) -> str:
        """Where the file at `path` is, links followed; raises `Refused` where it may not be looked at."""

    def names(self, path: str) -> list[tuple[str, Kind]]:
        """What is in the folder at `path`, by name; raises `Refused` where it may not be looked at."""


class Disk:
    """The regular files below some folders of this machine, by `file:` URL.

    Parameters
    ----------
    roots
        The folders.  What lies outside of them, itself or what a link leads to, is refused.
    most_of_one, most_of_all
        How many bytes one file, and all that are read, may have.
    """

    def __init__(self, roots: Sequence[Path], most_of_one: int, most_of_all: int) -> None:
        self._roots = [Path(os.path.realpath(root)) for root in roots]
        # What every path inside begins with, once a slash stands behind it.  (Paths of pathlib are as slow as reading.)
        self._beginnings = tuple(os.path.normcase(os.path.join(root, "")) for root in self._roots)
        self._most_of_one = most_of_one
        self._most_of_all = most_of_all
        self._read_so_far = 0
        self._real_folders: dict[str, str] = {}

    def url(self, name: str) -> str:
        """The URL of the file at the path `name`.

        The URL parser escapes what it has to, as in specifiers: `./+page.js` and the path of that file are one module.
        """
        path = Path(name).resolve().as_posix()
        # A drive letter stands after a slash.
        rooted = path if path.startswith("/") else f"/{path}"
        return str(ada_url.normalize_url("file://" + quote(os.fsencode(rooted), safe=_PUNCTUATION)))

    def read(self, url: str) -> bytes:
        """Read the file that `url` names; a query or fragment does not change which file that is.

        Raises
        ------
        Unreadable
            There is none, or it is none that may be read.
        RealmStopped
            It is too large.
        """
        return self._read(url, self._inside)

    def read_named(self, url: str) -> bytes:
        """The same for what is named by whoever starts the run: it may lie outside of the roots."""
        return self._read(url, os.path.realpath)

    def kind(self, path: str) -> Kind:
        """What is at `path`, links followed.

        Raises
        ------
        Refused
            That lies outside of the roots.
        """
        try:
            status = os.stat(self._inside(path))
        except (OSError, ValueError):
            return ""
        return "folder" if stat.S_ISDIR(status.st_mode) else "file"

    def real_path(self, path: str) -> str:
        """Where the file at `path` is, links followed.

        Raises
        ------
        Refused
            That lies outside of the roots.
        """
        return self._inside(path)

    def names(self, path: str) -> list[tuple[str, Kind]]:
        """What is in the folder at `path`, by name; what is neither a file nor a folder is left out.

        Raises
        ------
        Refused
            That lies outside of the roots.
        """
        found: list[tuple[str, Kind]] = []
        try:
            with os.scandir(self._inside(path)) as entries:
                for entry in entries:
                    found.append((entry.name, "folder" if entry.is_dir() else "file"))
        except OSError:
            return []
        return sorted(found)

    def _read(self, url: str, real_path: Callable[[str], str]) -> bytes:
        try:
            return self._content(real_path(_path(url)), url)
        except FileNotFoundError:
            raise Unreadable("there is no such file" + _but_there_is(url, self._is_there)) from None
        except IsADirectoryError:
            raise Unreadable("it is a folder; name the file in it, such as index.js") from None
        except (OSError, ValueError) as failure:
            reason = getattr(failure, "strerror", None) or str(failure)
            raise Unreadable(reason) from None

    def _inside(self, path: str) -> str:
        """Where `path` leads, links followed, if that is below a root."""
        folder, name = os.path.split(path)
        if folder not in self._real_folders:
            self._real_folders[folder] = os.path.realpath(folder)
        real = os.path.join(self._real_folders[folder], name)
        if name in ("", ".", "..") or os.path.islink(real):
            real = os.path.realpath(path)
        if not os.path.normcase(os.path.join(real, "")).startswith(self._beginnings):
            where = " and ".join(map(str, self._roots)) or "the entry, which lies in your home folder or above it"
            raise Refused(f"it lies outside of {where} (--root names another folder)")
        return real

    def _content(self, path: str, url: str) -> bytes:
        """What is in the regular file at `path`: of a pipe or a device there may be no end."""
        # Nor may a pipe that nobody writes to hold up whoever opens it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError
            if not stat.S_ISREG(status.st_mode):
                raise Refused("it is no regular file, but a device, a pipe or a socket")
            if status.st_size > self._most_of_one:
                raise _too_large(f"The file {url} has more than {_megabytes(self._most_of_one)}")
            self._read_so_far += status.st_size
            if self._read_so_far > self._most_of_all:
                raise _too_large(f"The files of this run have more than {_megabytes(self._most_of_all)} together")
            return file.read()

    def _is_there(self, url: str) -> bool:
        try:
            return os.path.isfile(self._inside(_path(url)))
        except (Unreadable, OSError, ValueError):
            return False


def default_root(entry: Path) -> Path | None:
    """The folder that holds the program of `entry`: nothing outside of it is read, unless one asks for more.

    It is the nearest folder above the entry with `.git`, else the topmost with `package.json`, else the current folder
    if the entry lies below it, else the folder of the entry.  It is never the home folder or one above: None if there
    is no other.
    """
    home = Path.home().resolve()
    folders = [folder for folder in entry.resolve().parents if not home.is_relative_to(folder)]
    with_git = [folder for folder in folders if (folder / ".git").exists()]
    with_package = [folder for folder in folders if (folder / "package.json").is_file()]
    current = [folder for folder in folders if folder == Path.cwd().resolve()]
    return next(iter([*with_git[:1], *with_package[-1:], *current, *folders]), None)


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
        self._kinds = dict(_kinds_of(self._sources))

    def url(self, name: str) -> str:
        """The URL at which the source called `name` is found.

        Raises
        ------
        ModvizError
            It can have none.
        """
        try:
            return str(ada_url.join_url(self.base_url, name))
        except ValueError:
            raise ModvizError(f"{name!r} is not the name or URL of a file; rename it.") from None

    def read(self, url: str) -> bytes:
        """What was given for `url`, in UTF-8; a query or fragment of its own is not needed."""
        source = self._sources.get(url)
        if source is None:
            source = self._sources.get(without_query(url))
        if source is None:
            raise Unreadable("there is no source of that name" + _but_there_is(url, self._sources.__contains__))
        return source if isinstance(source, bytes) else encode(source)

    def read_named(self, url: str) -> bytes:
        """The same: all that is given is inside."""
        return self.read(url)

    def kind(self, path: str) -> Kind:
        """What is at `path`; a folder is there if a source is in it."""
        return self._kinds.get(path, "")

    def real_path(self, path: str) -> str:
        """The path itself: there are no links."""
        return path

    def names(self, path: str) -> list[tuple[str, Kind]]:
        """What is in the folder at `path`, by name."""
        folder = PurePosixPath(path)
        found = ((PurePosixPath(each), kind) for each, kind in self._kinds.items())
        return sorted((each.name, kind) for each, kind in found if each.parent == folder and each != folder)


def _kinds_of(urls: Iterable[str]) -> Iterator[tuple[str, Kind]]:
    """The files at those of `urls` that name some, and the folders that they are in."""
    for url in urls:
        try:
            path = _path(without_query(url))
        except (Refused, ValueError):
            continue
        yield from ((str(folder), "folder") for folder in PurePosixPath(path).parents)
        yield path, "file"


def without_query(url: str) -> str:
    """`url` without its query and its fragment."""
    return url.partition("#")[0].partition("?")[0]


def query_and_fragment(url: str) -> str:
    """What `without_query` leaves out."""
    return url[len(without_query(url)) :]


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
    host, _, location = location.partition("/")
    path = os.fsdecode(unquote_to_bytes(f"/{location}"))
    if host or path.startswith(("//", "/\\")):
        raise Refused("it is on another machine than this one")
    has_drive = path[2:3] == ":"
    return path[1:] if has_drive else path


def decode(data: bytes) -> str:
    """UTF-8 decode, as for every module script: bytes that are not UTF-8 become U+FFFD, a byte order mark is dropped.

    Source: https://encoding.spec.whatwg.org/#utf-8-decode
    """
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def _too_large(what: str) -> RealmStopped:
    return RealmStopped(Thrown("RangeError", f"{what}, which is the limit of this run.", limit="files"))


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:g} MB"
