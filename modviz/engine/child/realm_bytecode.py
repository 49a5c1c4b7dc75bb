"""The half of a realm that lives in JavaScript, compiled: kept in a file, as Python keeps what it compiles.

Compiling takes ten times as long as reading what was compiled, and as long as all else that happens before the first
module.  The file lies beside the sources.  Nothing depends on it: where it cannot be read or written, or is of other
sources or of another engine, the text is compiled, as it is where the engine exports no C interface.

This runs in the child process and imports nothing of modviz; see `process.py`.
"""

from __future__ import annotations

import os
import zlib

import realm_source  # type: ignore[import-not-found]  # Found in this folder.

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from typing import Any

    from quickjs_c_api import Engine  # type: ignore[import-not-found]

_KEPT_IN = os.path.join(realm_source.FOLDER, "__pycache__")


def realm_maker(context: Any, engine: Engine | None, library_path: str, global_set: str) -> Any:
    """The function that `realm_source` writes, in `context`: from the file if that fits, else compiled, and kept."""
    if engine is None:
        return context.eval(realm_source.realm_source(global_set))
    path = os.path.join(_KEPT_IN, f"realm.{global_set}.bytecode")
    stamp = _stamp(library_path)
    bytecode = _read(path, stamp)
    if bytecode is None:
        bytecode = engine.compiled(realm_source.realm_source(global_set).encode())
        _write(path, stamp, bytecode)
    return engine.run(context, bytecode)


def _stamp(library_path: str) -> bytes:
    """What changes whenever the engine or a file that goes into the text does."""
    folders = [os.path.join(path, name) for path, names, _ in os.walk(realm_source.FOLDER) for name in names]
    paths = [library_path, realm_source.__file__]
    paths += [entry.path for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".js")]
    facts = [(path, status.st_size, status.st_mtime_ns) for path in sorted(paths) for status in (os.stat(path),)]
    return repr(facts).encode("utf-8", "surrogateescape")


def _read(path: str, stamp: bytes) -> bytes | None:
    try:
        with open(path, "rb") as file:
            head, checksum, bytecode = file.read(len(stamp)), file.read(4), file.read()
    except OSError:
        return None
    # The engine trusts bytecode: half of it, or a changed byte, might end the process.
    return bytecode if head == stamp and checksum == _checksum(bytecode) else None


def _write(path: str, stamp: bytes, bytecode: bytes) -> None:
    unfinished = f"{path}.{os.getpid()}"
    # (`contextlib` would take longer to import than reading the file.)
    try:
        os.makedirs(_KEPT_IN, exist_ok=True)
        with open(unfinished, "wb") as file:
            file.write(stamp + _checksum(bytecode) + bytecode)
        os.replace(unfinished, path)
    except OSError:
        pass


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")
