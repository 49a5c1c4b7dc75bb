"""What the processes beside modviz have in common: how they are ended."""

from __future__ import annotations

import contextlib
import subprocess


def end_process(process: subprocess.Popen[bytes]) -> None:
    """End a child, at once: it holds nothing that needs saving."""
    process.kill()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    process.wait()
