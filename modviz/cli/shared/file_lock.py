"""A lock between processes: whoever reads a file, changes it and writes it must do so alone."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SECONDS_TO_WAIT = 2.0
_SECONDS_BETWEEN_ATTEMPTS = 0.01


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that the file `path` stands for; the file is made if need be, and stays.

    The lock ends with the process, whatever ends it.  A process that does not get it within two seconds goes on
    without: on some network disks none can, and another process may have been stopped while it holds it.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        end = time.monotonic() + _SECONDS_TO_WAIT
        while not _try_to_lock(handle) and time.monotonic() < end:
            time.sleep(_SECONDS_BETWEEN_ATTEMPTS)
        yield
    finally:
        # Closing unlocks; Windows may take its time with that, if it is not told first.
        if sys.platform == "win32":
            with suppress(OSError):
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)


def _try_to_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
