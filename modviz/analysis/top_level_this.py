"""Errors that come of `this` at the top of a module: it is undefined, where scripts have the global object."""

from __future__ import annotations

import re

from modviz.record.sources import map_entry
from modviz.record.world import GuestError, World

_PASSED_ON = re.compile(r"[})]\s*\)?\s*\(\s*this\b|\.(?:call|apply)\(\s*this\b")
_USED = re.compile(r"^(?:[\w$ =(]*[=(\s])?this\s*[.\[]", re.MULTILINE)


def is_about_this(world: World, error: GuestError) -> bool:
    """Whether `error` comes of reading or setting something of `this` at the top of its module."""
    entry = map_entry(world, error.module or "")
    if entry is None or error.name != "TypeError" or "of undefined (" not in error.message:
        return False
    text = entry.source_text or ""
    return bool(_PASSED_ON.search(text) or _USED.search(text))


def this_cause(world: World, error: GuestError) -> str:
    """Why that fails; "" where the error is not about it."""
    if not is_about_this(world, error):
        return ""
    return (
        "At the top of a module this is undefined. In a classic script it is the global object: this code may have been"
        " written for one."
    )
