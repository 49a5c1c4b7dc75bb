"""What parsing found in earlier runs, kept on the disk of the user: one SQLite file, keyed by source text.

SQLite, as one file for each module takes seven times as long to write.

Nothing depends on this cache: where it cannot be opened, read or written, it is empty.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.syntax_bytes import decode
from modviz.record import entries

SWITCH = "MODVIZ_CACHE"
"""The environment variable that turns the cache off when it is "off"."""

LIMIT = 128 * 1024 * 1024
"""Bytes of the file, roughly; the entries written first make room.  Some 30,000 modules of 1 KB fit."""

_UNWRITTEN = 1024 * 1024
"""How many bytes are written at once: a transaction for each entry would take longer than parsing."""

_PATIENCE = 1.0
"""Seconds to wait for another process that writes."""

PARSERS = ("tree_sitter", "tree_sitter_javascript", "_quickjs", "esprima")
"""The packages that the code that parses is built on."""

_CODE = frozenset((".py", ".so", ".pyd"))

_NOT_THE_FILE = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
)
"""What SQLite says where the file may well be whole: another process writes, the disk is full, there is no right."""

_ENDLESS = 20_000_000
"""Instructions of SQLite after which a statement is broken off: ours take a hundredth."""

_TABLE = "create table if not exists parsed (number integer primary key, key blob unique, syntax blob)"


def open_parse_cache() -> ParseCache | None:
    """The cache of this user; None if it is turned off or there is no place for it."""
    if os.environ.get(SWITCH) == "off":
        return None
    # Imported here, for whoever turns the cache off does not need it.
    from platformdirs import user_cache_path

    folder = user_cache_path("modviz", appauthor=False)
    # Without a home, the path still begins with "~".
    return ParseCache(folder / "parsed.sqlite") if folder.is_absolute() else None


class ParseCache:
    """The results of `parse_module`, by source text and by the code that parses.

    Parameters
    ----------
    path
        The file, made when there is something to write.
    limit
        How many bytes it may have.
    fingerprint
        Names the code that parses: other code does not see these entries.
    """

    def __init__(self, path: Path, limit: int = LIMIT, fingerprint: bytes | None = None) -> None:
        self._path = path
        self._limit = limit
        self._hash = blake2b(digest_size=20)
        self._unwritten: dict[bytes, bytes] = {}
        self._unwritten_size = 0
        self._connection: sqlite3.Connection | None = None
        with self._damage_forgiven():
            self._hash.update(_fingerprint() if fingerprint is None else fingerprint)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_PATIENCE)
            # In a damaged file, what was a table may be anything.
            self._connection.set_progress_handler(lambda: 1, _ENDLESS)
            # After a power cut the file may be damaged; it is then made anew.
            self._connection.execute("pragma synchronous = off")

    def get(self, source_text: str) -> ModuleSyntax | None:
        """What parsing `source_text` as a module gave, if that is known."""
        key = self._key(source_text)
        data = self._unwritten.get(key)
        if data is None and self._connection is not None:
            with self._damage_forgiven():
                found = self._connection.execute("select syntax from parsed where key = ?", (key,)).fetchone()
                data = found[0] if found else None
        return decode(data) if isinstance(data, bytes) else None

    def put(self, source_text: str, data: bytes) -> None:
        """Keep `data`, an encoded result of parsing `source_text`; it is written later, at the latest by `close`."""
        # One huge text must not drive out all others.
        if self._connection is None or len(data) > self._limit // 4:
            return
        self._unwritten[self._key(source_text)] = data
        self._unwritten_size += len(data)
        if self._unwritten_size >= _UNWRITTEN:
            self._write()

    def close(self) -> None:
        """Write what is not written yet."""
        if self._unwritten:
            self._write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _key(self, source_text: str) -> bytes:
        key = self._hash.copy()
        key.update(source_text.encode("utf-8", "surrogatepass"))
        return key.digest()

    def _write(self) -> None:
        unwritten, self._unwritten, self._unwritten_size = list(self._unwritten.items()), {}, 0
        connection = self._connection
        if connection is None:
            return
        with self._damage_forgiven(), connection:
            connection.execute(_TABLE)
            connection.executemany("insert or replace into parsed (key, syntax) values (?, ?)", unwritten)
            self._make_room(connection)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Take out the older half of the entries if there are too many; their room is used again."""
        pages, free, size = (
            connection.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > self._limit:
            connection.execute("delete from parsed where number <= (select avg(number) from parsed)")

    @contextlib.contextmanager
    def _damage_forgiven(self) -> Iterator[None]:
        """Go on without the cache when it fails, and without this file if it is no such database (any more)."""
        try:
            yield
        except OSError:
            self._give_up()
        except Exception as failure:
            # Whatever it is: a damaged file may make SQLite, or what reads its messages, fail in any way.
            if isinstance(failure, sqlite3.OperationalError) and "no such table" in str(failure):
                return
            self._give_up()
            if getattr(failure, "sqlite_errorcode", 0) & 0xFF not in _NOT_THE_FILE:
                with contextlib.suppress(OSError):
                    self._path.unlink()

    def _give_up(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def _fingerprint() -> bytes:
    """Names the code that parses, by the places, sizes and times of its files: what no version number tells in time."""
    folders = [Path(__file__).parent, Path(entries.__file__).parent]
    modules = []
    for parser in filter(None, map(importlib.util.find_spec, PARSERS)):
        if parser.submodule_search_locations is not None:
            folders += map(Path, parser.submodule_search_locations)
        elif parser.origin is not None:
            modules.append(Path(parser.origin))
    paths = [path for folder in folders for path in folder.rglob("*.*") if path.suffix in _CODE] + modules
    files = [f"{path} {status.st_size} {status.st_mtime_ns}" for path in paths for status in (path.stat(),)]
    return "\n".join(sorted(files)).encode("utf-8", "surrogateescape")
