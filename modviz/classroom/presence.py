"""How terminals find a running presentation: a small file that only this user can read.

It holds the port and a random token.  Without the token a presentation does not listen, so that another user of
the machine, or a page in a browser, who can reach the port all the same, cannot drive it.
"""

from __future__ import annotations

import os
import stat
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
from platformdirs import user_runtime_path

from modviz.errors import ModvizError

_PREFIX = "presentation-"


class Presence(msgspec.Struct, frozen=True):
    """Where a presentation listens, on this machine, and what it wants to hear first."""

    port: Annotated[int, msgspec.Meta(ge=1, le=65_535)]
    token: str
    process: int


def announce(presence: Presence, folder: Path | None = None) -> Path:
    """Write the file for `presence` and return its path; the caller removes it at the end.

    Raises
    ------
    ModvizError
        The folder cannot be made, or is not this user's alone.
    """
    folder = folder or _runtime_folder()
    path = folder / f"{_PREFIX}{presence.port}.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _must_be_ours(folder)
        _sweep(folder)
        path.unlink(missing_ok=True)
        # Exclusively: nobody has put a file, or a link to one, in this place.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ModvizError(f"Cannot tell other terminals of this presentation: {error}.") from None
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(presence))
    return path


def running(folder: Path | None = None) -> list[Presence]:
    """The presentations that were announced and whose process lives, the latest first."""
    folder = folder or _runtime_folder()
    with suppress(OSError):
        _must_be_ours(folder)
        files = sorted(folder.glob(f"{_PREFIX}*.json"), key=_age)
        return [presence for presence in map(_read, files) if presence is not None and _is_alive(presence.process)]
    return []


def _runtime_folder() -> Path:
    with warnings.catch_warnings():
        # Where the system has no such folder, platformdirs chooses one under /tmp and says so: nobody asked.
        warnings.simplefilter("ignore")
        return user_runtime_path("modviz", appauthor=False)


def _must_be_ours(folder: Path) -> None:
    """Refuse a folder that another user made or may write in: some systems have it under /tmp."""
    if os.name == "nt":
        return
    # Whoever may write in the folder above could put another in the place of this one.
    for each in (folder, folder.parent):
        status = each.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o022:
            raise PermissionError(f"{each} is not a folder of this user alone")


def _sweep(folder: Path) -> None:
    """Remove what presentations that were killed have left behind."""
    for path in folder.glob(f"{_PREFIX}*.json"):
        presence = _read(path)
        if presence is not None and not _is_alive(presence.process):
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _read(path: Path) -> Presence | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Presence)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _is_alive(process: int) -> bool:
    """Whether there is such a process."""
    if os.name == "nt":
        # There, signal 0 would end the process; whether it listens shows when one connects.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
