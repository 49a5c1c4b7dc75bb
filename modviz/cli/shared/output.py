"""Where text leaves for standard output and standard error: all commands print through this.

Names of files, texts of guests and lessons, and the arguments themselves may hold escape sequences, and characters that
change the direction of writing: nothing of it may command a terminal.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable
from contextlib import suppress

_NO_ASCII_TEXT = re.compile(r"[^ -~]")


def say(lines: Iterable[str]) -> None:
    """Print lines to standard output; what it cannot take is escaped, so that no text ends in the middle."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in _cleaned(lines):
        print(line)
    sys.stdout.flush()


def complain(lines: Iterable[str]) -> None:
    """Print lines to standard error; where that cannot be written to, nobody is left to complain to."""
    with suppress(OSError):
        for line in _cleaned(lines):
            print(line, file=sys.stderr)


def say_json(document: bytes) -> None:
    """Print a JSON document: on a terminal with escapes for what is no visible text, and else as it is."""
    sys.stdout.flush()
    if sys.stdout.isatty():
        document = _NO_ASCII_TEXT.sub(_escaped, document.decode()).encode()
    sys.stdout.buffer.write(document + b"\n")
    sys.stdout.flush()


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]


def _cleaned(lines: Iterable[str]) -> Iterable[str]:
    # Imported when something is printed: the first picture does not wait for it.
    from modviz.view.text import clean

    return map(clean, lines)
