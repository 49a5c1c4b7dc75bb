"""What Node's built-in modules ask for that JavaScript alone cannot give: the program's files, hashes, compression.

Whatever is asked, nothing outside of the program's own files is read, nothing is written, and no answer takes long: the
guest may ask these questions itself.

Source: https://nodejs.org/docs/latest-v24.x/api/
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import zlib
from collections.abc import Callable
from typing import Any, Literal, TypeVar

import msgspec

from modviz.hosts.files import Files, Refused, Unreadable
from modviz.hosts.node.commonjs import read_question
from modviz.hosts.node.errors import NodeError
from modviz.hosts.node.failures import guest_error, refused
from modviz.hosts.node.file_urls import path_to_url
from modviz.record.failures import Lack
from modviz.record.world import GuestError
from modviz.spec.seen import Question

_MOST_BYTES = 64 * 1024 * 1024
"""So many bytes may come out of a decompression."""

_MOST_ROUNDS = 1_000_000
"""So many rounds may a key be derived with; scrypt counts its blocks."""

_RAW, _ZLIB, _GZIP, _ANY = -15, 15, 31, 47
"""`wbits` of Python's zlib."""

_WINDOWS = {"deflate": _ZLIB, "gzip": _GZIP, "deflateRaw": _RAW, "inflate": _ZLIB, "gunzip": _GZIP, "inflateRaw": _RAW}

_T = TypeVar("_T")


class _File(msgspec.Struct, frozen=True, gc=False):
    do: Literal["kind", "read", "names", "real"]
    path: str


class _Hash(msgspec.Struct, frozen=True, gc=False):
    algorithm: str
    data: str
    key: str | None = None
    length: int | None = None


class _Derive(msgspec.Struct, frozen=True, gc=False):
    do: Literal["pbkdf2", "scrypt"]
    password: str
    salt: str
    length: int
    rounds: int = 1
    algorithm: str = ""
    block: int = 8
    parallel: int = 1


class _Compress(msgspec.Struct, frozen=True, gc=False):
    do: Literal["deflate", "gzip", "deflateRaw", "inflate", "gunzip", "inflateRaw", "unzip"]
    data: str
    level: int = -1


class BuiltInAnswers:
    """Answers the questions of built-in modules.

    Parameters
    ----------
    files
        The files of the program.
    """

    QUESTIONS = ("file", "hash", "derive", "compress")
    """The words that they ask with."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def answer(self, question: Question) -> str | GuestError:
        """The answer as JSON, or the error that the code gets which asks."""
        match question.what:
            case "file":
                return self._file(question)
            case "hash":
                return self._with(question, _Hash, _hash)
            case "derive":
                return self._with(question, _Derive, _derive)
            case _:
                return self._with(question, _Compress, _compress)

    def _with(self, question: Question, kind: type[_T], work: Callable[[_T], bytes]) -> str | GuestError:
        place = (question.by, question.line, question.column)
        try:
            return base64.b64encode(work(read_question(question.about, kind))).decode()
        except _Lack as lack:
            return GuestError.raised(Lack("part", str(lack), "evaluate"), *place)
        except zlib.error as failure:
            return guest_error(_zlib_error(str(failure)), "evaluate", *place)

    def _file(self, question: Question) -> str | GuestError:
        asked = read_question(question.about, _File)
        url = path_to_url(asked.path)
        try:
            return msgspec.json.encode(self._about_file(asked, url)).decode()
        except Refused as refusal:
            return refused(url, str(refusal), question.by, question.line, question.column)
        except Unreadable:
            return "null"

    def _about_file(self, asked: _File, url: str) -> Any:
        kind = self._files.kind(asked.path)
        match asked.do:
            case "kind":
                # The size of a file is known from what is in it, which has to be there for modviz.
                return {"kind": kind, "size": len(self._files.read(url)) if kind == "file" else 4096}
            case "names":
                return self._files.names(asked.path) if kind == "folder" else None
            case "real":
                return self._files.real_path(asked.path) if kind else None
            case "read":
                return base64.b64encode(self._files.read(url)).decode() if kind == "file" else None


class _Lack(Exception):
    """Modviz has not what is asked for; the text names it."""


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)


def _hash(asked: _Hash) -> bytes:
    name = asked.algorithm.lower().removeprefix("rsa-").replace("_", "-")
    name = {"sha-1": "sha1", "ripemd": "ripemd160", "rmd160": "ripemd160"}.get(name, name)
    for size in ("224", "256", "384", "512"):
        name = {f"sha3-{size}": f"sha3_{size}", f"sha-{size}": f"sha{size}", f"sha512-{size}": f"sha512_{size}"}.get(
            name, name
        )
    name = {"shake128": "shake_128", "shake256": "shake_256", "blake2b512": "blake2b", "blake2s256": "blake2s"}.get(
        name, name
    )
    try:
        if asked.key is not None:
            return hmac.new(_bytes(asked.key), _bytes(asked.data), name).digest()
        made = hashlib.new(name, _bytes(asked.data), usedforsecurity=False)
    except (ValueError, TypeError):
        raise _Lack(f"node:crypto: the hash {asked.algorithm}") from None
    if name.startswith("shake_"):
        usual = 16 if name == "shake_128" else 32
        length = usual if asked.length is None else min(asked.length, _MOST_BYTES)
        return made.digest(length)  # type: ignore[call-arg]  # Hashes of this kind are asked for a length.
    return made.digest()


def _derive(asked: _Derive) -> bytes:
    password, salt = _bytes(asked.password), _bytes(asked.salt)
    length = min(max(asked.length, 0), _MOST_BYTES)
    if not length:
        return b""
    if asked.do == "scrypt":
        if asked.rounds * asked.block * asked.parallel > _MOST_ROUNDS:
            raise _Lack("node:crypto: scrypt() with so high a cost")
        return hashlib.scrypt(
            password, salt=salt, n=asked.rounds, r=asked.block, p=asked.parallel, maxmem=2**28, dklen=length
        )
    if asked.rounds * max(1, length // 20) > _MOST_ROUNDS:
        raise _Lack("node:crypto: pbkdf2() with so many iterations")
    try:
        return hashlib.pbkdf2_hmac(asked.algorithm.lower().replace("-", ""), password, salt, asked.rounds, length)
    except ValueError:
        raise _Lack(f"node:crypto: pbkdf2() with the hash {asked.algorithm}") from None


def _compress(asked: _Compress) -> bytes:
    data = _bytes(asked.data)
    if asked.do in ("deflate", "gzip", "deflateRaw"):
        level = asked.level if -1 <= asked.level <= 9 else -1
        work = zlib.compressobj(level, zlib.DEFLATED, _WINDOWS[asked.do])
        return work.compress(data) + work.flush()
    found = b""
    while data:
        window = _ANY if asked.do == "unzip" else _WINDOWS[asked.do]
        unpack = zlib.decompressobj(window)
        found += unpack.decompress(data, _MOST_BYTES - len(found) + 1)
        if len(found) > _MOST_BYTES:
            raise _Lack(f"node:zlib: {asked.do}() of more than {_MOST_BYTES // 2**20} MB")
        if not unpack.eof:
            raise zlib.error("unexpected end of file")
        # Only gzip may go on with another member.
        data = unpack.unused_data if asked.do in ("gunzip", "unzip") and unpack.unused_data[:2] == b"\x1f\x8b" else b""
    return found


def _zlib_error(text: str) -> NodeError:
    """The error that Node makes of what Python's zlib says."""
    words = text.rpartition(": ")[2]
    return NodeError("Error", "Z_BUF_ERROR" if words == "unexpected end of file" else "Z_DATA_ERROR", words)
