"""Keeps a stranger's lesson from writing to the terminal what is no text."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def has_controls(text: str) -> bool:
    """Whether `text` has control characters, other than tabs and ends of lines; with them one commands a terminal.

    What stands for the bytes of a name that is not in UTF-8 counts as well.
    """
    return _CONTROL.search(text) is not None


def visible(text: str) -> str:
    r"""`text` with its control characters written out, as `\x1b`."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)
