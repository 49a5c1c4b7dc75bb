"""Whether a text is a module, by the engine's own parser, which knows nearly all early errors and is fast.

Nothing is evaluated and no other module is loaded: each text gets an import that cannot be linked, so that the engine
gives up after parsing.
"""

from __future__ import annotations

import threading

import _quickjs

_FAILING_IMPORT = "\nimport '';"
_NOT_LINKED = "ReferenceError: could not load module"

_STACK = 200 * 1024
"""Bytes, for any thread has more than these.  A text nested more deeply is none, for all that is known here."""

_MEMORY = 512 * 1024 * 1024
"""Bytes; a text that takes more is none, too."""

_of_this_thread = threading.local()


def is_module(source_text: str) -> bool:
    """Whether the engine finds no early error in `source_text`, which has neither NUL nor lone surrogates."""
    try:
        _context().module(source_text + _FAILING_IMPORT)
    except (_quickjs.JSException, _quickjs.StackOverflow, MemoryError) as error:
        return str(error).startswith(_NOT_LINKED)
    return False


def _context() -> _quickjs.Context:
    context = getattr(_of_this_thread, "context", None)
    if context is None:
        context = _of_this_thread.context = _quickjs.Context()
        context.set_max_stack_size(_STACK)
        context.set_memory_limit(_MEMORY)
    return context
