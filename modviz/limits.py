"""The limits within which guest code runs."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, gc=False):
    """Bounds for one run; reaching one ends the run with the outcome "stopped", or cuts the record.

    Parameters
    ----------
    seconds
        How long guest code may run, all modules together, in seconds of computing; and how long modviz may compute for
        what it asks for meanwhile (timers, fetches, imports), once more.
    memory
        Bytes the JavaScript engine may hold.
    stack
        Bytes of the engine's stack; endless recursion is the guest's own RangeError.
    modules
        How many modules a graph may have.
    events
        How many events are recorded; a longer run goes on without being recorded, and says so.
    source_length
        How many characters a source text may have, be it a module or a script.
    parsing_seconds
        Seconds of computing for parsing all long texts, and then for compiling each module.
    parsing_memory
        Bytes of address space for each process that parses long texts, beyond those it starts with.
    file, files
        Bytes of one file, and of all files that are read together.
    """

    seconds: float = 5.0
    memory: int = 256 * 1024 * 1024
    stack: int = 24 * 1024 * 1024
    modules: int = 10_000
    events: int = 1_000_000
    file: int = 64 * 1024 * 1024
    files: int = 256 * 1024 * 1024
    source_length: int = 16 * 1024 * 1024
    parsing_seconds: float = 8.0
    parsing_memory: int = 640 * 1024 * 1024
