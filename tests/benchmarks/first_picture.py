"""How long it takes to the first picture: from starting a program in a pseudo-terminal until a text is drawn."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence

MARK = "first-picture"

BARE_APP = f"""
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("{MARK}")

Bare().run()
"""
"""What any program pays that is made with Textual."""

_SECONDS = 30.0


def bare_app() -> list[str]:
    """The command of an app that shows one text."""
    return [sys.executable, "-c", BARE_APP]


def open_command(entry: str) -> list[str]:
    """The command of `modviz open`."""
    return [sys.executable, "-c", "from modviz.cli.main import main; main()", "open", entry]


def seconds_to_first_picture(command: Sequence[str], mark: str) -> float:
    """Run `command` in a terminal of 140x40 cells until it has drawn `mark`, then end it.

    Raises
    ------
    TimeoutError
        It never did.
    """
    # Not on Windows.
    import fcntl
    import pty
    import struct
    import termios

    terminal, other_end = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        start_new_session=True,
    )
    os.close(other_end)
    drawn = b""
    try:
        while mark.encode() not in drawn:
            left = start + _SECONDS - time.perf_counter()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                raise TimeoutError(f"{command} has not drawn {mark!r}")
            drawn += os.read(terminal, 65536)
        return time.perf_counter() - start
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
