"""What the processes beside modviz have in common: how they end.

The realm's process imports this file by itself, without the rest of modviz, and has to be up within milliseconds: hence
the imports inside.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than all else here.
    import subprocess
    from collections.abc import Callable

_WATCHER_STACK = 256 * 1024
"""Bytes of stack for the thread that watches: it needs next to none."""

_LOOK_AGAIN = 0.5
"""Seconds between two looks at a pipe, where the system cannot tell by itself that it has closed."""


def end_process(process: subprocess.Popen[bytes]) -> None:
    """End a child, at once: it holds nothing that needs saving."""
    process.kill()
    if process.stdin is not None:
        try:  # noqa: SIM105 (contextlib takes longer to import than the realm's process may)
            process.stdin.close()
        except OSError:
            pass
    process.wait()


def has_used_its_time(status: int | None) -> bool:
    """Whether a child with the exit status `status` was ended by `limit_computing`."""
    import signal

    return sys.platform != "win32" and status == -signal.SIGXCPU


def end_with_parent() -> None:
    """In a child: from now on, end when standard input closes, as it does whatever ends the parent.

    A thread waits for that; so it works also while the engine is in a loop of its own, in which it leaves the
    interpreter to others.
    """
    import _thread

    wait = _wait_for_the_end()
    before = _thread.stack_size(_WATCHER_STACK)
    _thread.start_new_thread(lambda: (wait(), os._exit(0)), ())
    _thread.stack_size(before)


def limit_computing(seconds: float) -> None:
    """In a child: have the system end this process when it has computed for `seconds` from now, or a second more.

    It works in loops of the engine's own, too, and does not depend on what else the machine does.  Windows has no such
    limit: there only the parent's patience remains.
    """
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    end = int(time.process_time() + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end if hard == resource.RLIM_INFINITY else min(end, hard), hard))


def _wait_for_the_end() -> Callable[[], object]:
    """What returns when standard input has closed.  What it needs is imported now: later that may be forbidden."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        peek = ctypes.windll.kernel32.PeekNamedPipe
        pipe = ctypes.c_void_p(msvcrt.get_osfhandle(0))

        def look_until_then() -> None:
            while peek(pipe, None, 0, None, None, None):
                time.sleep(_LOOK_AGAIN)

        return look_until_then
    import select

    ending = select.poll()
    # Asking for nothing: that the other end has closed is told anyhow.
    ending.register(0, 0)
    return ending.poll
