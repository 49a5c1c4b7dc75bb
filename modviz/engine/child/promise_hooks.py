"""What the engine knows of promises and does not show to JavaScript: their states, and rejections that nobody handles.

QuickJS has functions for both in its C interface, but its Python binding passes neither on (`quickjs_c_api.py`).
Where they cannot be called, promises look pending in the console, and rejections that nobody handles stay untold.

This runs in the child process and imports nothing of modviz; see `process.py`.

Source: https://tc39.es/ecma262/#sec-host-promise-rejection-tracker
"""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, c_bool, c_double, c_void_p

from quickjs_c_api import Engine, EngineValue  # type: ignore[import-not-found]  # Found in this folder.

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from typing import Any

_NAME = b"modviz_promises"
_NUMBER_TO_NUMBER = 6
"""`JS_CFUNC_f_f`: a C function from a double to a double, which JavaScript calls with a number."""

_BOOLEAN = 1
"""`JS_TAG_BOOL`."""


_Tracker = CFUNCTYPE(None, c_void_p, EngineValue, EngineValue, c_bool, c_void_p)
_NumberToNumber = CFUNCTYPE(c_double, c_double)

_kept: list[Any] = []
"""What the engine holds pointers to."""


def watch(engine: Engine, context: Any, shared: Any) -> None:
    """Let the engine report to `shared`, an object of the realm, before any guest code runs.

    From then on `shared[1]`, `shared[2]` ... are what the engine reports, three entries for each report: a promise, the
    reason it is rejected with, and whether the report is that the promise, reported before, is handled now.
    `shared.stateOf(0)` is the state of the promise in `shared[0]` (0 pending, 1 fulfilled, 2 rejected, -1 no promise)
    and puts its result there.
    """
    functions, js_context = engine.functions, engine.context
    context.set(_NAME.decode(), shared)
    world = functions.JS_GetGlobalObject(js_context)
    target = functions.JS_GetPropertyStr(js_context, world, _NAME)
    context.eval(f"delete globalThis.{_NAME.decode()}")
    count = 1

    def put(value: EngineValue) -> None:
        nonlocal count
        functions.JS_SetPropertyUint32(js_context, target, count, functions.JS_DupValue(js_context, value))
        count += 1

    def track(_context: int, promise: EngineValue, reason: EngineValue, is_handled: bool, _opaque: int) -> None:
        put(promise)
        put(reason)
        put(EngineValue(int(is_handled), _BOOLEAN))

    def state_of(_index: float) -> float:
        promise = functions.JS_GetPropertyUint32(js_context, target, 0)
        state: int = functions.JS_PromiseState(js_context, promise)
        if state >= 0:
            functions.JS_SetPropertyUint32(js_context, target, 0, functions.JS_PromiseResult(js_context, promise))
        functions.JS_FreeValue(js_context, promise)
        return float(state)

    tracker, function_of_state = _Tracker(track), _NumberToNumber(state_of)
    _kept.extend((tracker, function_of_state))
    function = functions.JS_NewCFunction2(
        js_context, ctypes.cast(function_of_state, c_void_p), b"stateOf", 1, _NUMBER_TO_NUMBER, 0
    )
    functions.JS_SetPropertyStr(js_context, target, b"stateOf", function)
    functions.JS_SetHostPromiseRejectionTracker(engine.runtime, ctypes.cast(tracker, c_void_p), None)
