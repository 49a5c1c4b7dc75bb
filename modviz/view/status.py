"""For each status and state there is: its glyph, its ASCII glyph, its word and its style class.

The one place for it: whoever shows a status looks it up here, so that it looks the same everywhere.  The
moon fills as a module comes closer to being evaluated; every glyph stands beside its word.
"""

from __future__ import annotations

from dataclasses import dataclass

from modviz.record.world import MapEntry, Module


@dataclass(frozen=True, slots=True)
class Sign:
    """How something looks: a glyph of one cell, its ASCII stand-in, a word, and a style class."""

    glyph: str
    ascii: str
    word: str
    style: str

    def __str__(self) -> str:
        return f"{self.glyph} {self.word}"


FAILED = Sign("✗", "x", "failed", "status-failed")

LACKING = Sign("△", "^", "not in modviz", "status-lacking")
"""What becomes of a module that modviz cannot have, and of what needs it."""

MODULE_SIGNS = {
    "new": Sign("◌", ".", "new", "status-new"),
    "unlinked": Sign("○", "o", "unlinked", "status-unlinked"),
    "linking": Sign("◔", "(", "linking", "status-linking"),
    "linked": Sign("◑", "d", "linked", "status-linked"),
    "evaluating": Sign("◕", "%", "evaluating", "status-evaluating"),
    "evaluating-async": Sign("◍", "&", "evaluating-async", "status-evaluating-async"),
    "evaluated": Sign("●", "O", "evaluated", "status-evaluated"),
}
"""The statuses of a Cyclic Module Record."""

CULPRIT = Sign("✗", "X", "threw", "culprit")
"""A module whose own code threw."""

VICTIM = Sign("×", "x", "failed too", "victim")
"""A module that needs one that threw, and never ran: it keeps the same error."""

EVALUATED_AND_LACKING = Sign("△", "^", "evaluated: not in modviz", "status-lacking")

MAP_SIGNS = {
    "fetching": Sign("⋯", ":", "fetching", "status-fetching"),
    "parsed": Sign("●", "O", "parsed", "status-parsed"),
    "failed": FAILED,
}
"""The states of an entry of the module map."""

ARRIVED = Sign("↧", "v", "arrived", "status-fetching")

PHASE_SIGNS = {
    "done": Sign("✓", "*", "done", "phase-done"),
    "current": Sign("▸", ">", "now", "phase-current"),
    "future": Sign("·", ".", "to come", "phase-future"),
    "failed": Sign("✗", "x", "failed", "phase-failed"),
    "pending": Sign("⋯", ":", "waiting for ever", "phase-failed"),
}
"""How far a phase is."""

PHASE_NAMES = {"construct": "1 Construct", "instantiate": "2 Instantiate", "evaluate": "3 Evaluate"}

LEVEL_SIGNS = {
    "log": Sign("›", ">", "log", "console-log"),
    "info": Sign("i", "i", "info", "console-info"),
    "debug": Sign("·", ".", "debug", "console-debug"),
    "warn": Sign("▲", "^", "warn", "console-warn"),
    "error": Sign("✗", "x", "error", "console-error"),
}
"""The levels of console lines; the others look like "log" under their own name."""

IMPORT_SIGNS = {
    "loading": Sign("⋯", ":", "loading", "status-fetching"),
    "evaluating": Sign("◕", "%", "evaluating", "status-evaluating"),
    "thenable": Sign("⋯", ":", "its then runs", "status-fetching"),
    "fulfilled": Sign("✓", "*", "fulfilled", "import-fulfilled"),
    "rejected": Sign("✗", "x", "rejected", "import-rejected"),
}
"""The states of a call of `import()`."""

CACHE_SIGNS = {
    "loading": Sign("◕", "%", "loading", "status-evaluating"),
    "loaded": Sign("●", "O", "loaded", "status-evaluated"),
    "gone": Sign("–", "-", "taken out", "dim"),
}
"""The states of an entry of `require.cache`."""

SCRIPT_SIGNS = {
    "waiting": Sign("◌", ".", "preparing", "status-new"),
    "fetching": Sign("⋯", ":", "fetching", "status-fetching"),
    "ready": Sign("◑", "d", "ready", "status-linked"),
    "running": Sign("◕", "8", "running", "status-evaluating"),
    "done": Sign("✓", "*", "done", "status-evaluated"),
    "failed": FAILED,
}
"""The states of a script element."""

PAGE_SIGNS = {
    "loading": Sign("◔", "(", "parsing", "status-linking"),
    "interactive": Sign("◑", "d", "interactive", "status-linked"),
    "complete": Sign("●", "O", "complete", "status-evaluated"),
}
"""How far a document is."""

ALL_SIGNS = (
    FAILED,
    LACKING,
    EVALUATED_AND_LACKING,
    CULPRIT,
    VICTIM,
    ARRIVED,
    *MODULE_SIGNS.values(),
    *MAP_SIGNS.values(),
    *PHASE_SIGNS.values(),
    *LEVEL_SIGNS.values(),
    *IMPORT_SIGNS.values(),
    *CACHE_SIGNS.values(),
    *SCRIPT_SIGNS.values(),
    *PAGE_SIGNS.values(),
)


def module_sign(module: Module) -> Sign:
    """The sign for the status of `module`."""
    if module.evaluation_error is not None and module.evaluation_error.is_lack:
        return EVALUATED_AND_LACKING
    if module.body == "threw":
        return CULPRIT
    if module.evaluation_error is not None:
        return VICTIM
    return MODULE_SIGNS[module.status]


def map_sign(entry: MapEntry) -> Sign:
    """The sign for the state of `entry`.

    The module map says "fetching" until there is a module record; a text that has arrived shows too.
    """
    if entry.state == "fetching" and entry.source_text is not None:
        return ARRIVED
    if entry.error is not None and entry.error.is_lack:
        return LACKING
    return MAP_SIGNS[entry.state]


def level_sign(level: str) -> Sign:
    """The sign for the level of a console line."""
    log = LEVEL_SIGNS["log"]
    return LEVEL_SIGNS.get(level, Sign(log.glyph, log.ascii, level, log.style))
