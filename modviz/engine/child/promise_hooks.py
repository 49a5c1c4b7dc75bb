"""What the engine knows of promises and does not show to JavaScript: their states, and rejections that nobody handles.

QuickJS has functions for both in its C interface, but its Python binding passes neither on (`quickjs_c_api.py`).
Where they cannot be called, promises look pending in the console, and rejections that nobody handles stay untold.

This runs in the child process and imports nothing of modviz; see `process.py`.

Source: https://tc39.es/ecma262/#sec-host-promise-rejection-tracker
"""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, c_bool, c_int, c_void_p

from quickjs_c_api import Engine, EngineValue  # type: ignore[import-not-found]  # Found in this folder.

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from typing import Any

_BOOLEAN = 1
"""`JS_TAG_BOOL`."""

_INTEGER = 0
"""`JS_TAG_INT`."""

_UNDEFINED = 3
"""`JS_TAG_UNDEFINED`."""

_Hook = CFUNCTYPE(None, c_void_p, c_int, EngineValue, EngineValue, c_void_p)
_Tracker = CFUNCTYPE(None, c_void_p, EngineValue, EngineValue, c_bool, c_void_p)


def watch(engine: Engine, context: Any, shared: Any) -> None:
    """Let the engine report to `shared`, an object of the realm, before any guest code runs.

    From then on `shared[1]`, `shared[2]` ... are what the engine reports, three entries for each report: a promise, the
    reason it is rejected with, and whether the report is that the promise, reported before, is handled now.
    `shared.stateOf(0)` is the state of the promise in `shared[0]` (0 pending, 1 fulfilled, 2 rejected, -1 no promise)
    and puts its result there.  After `shared.watchPromises(0)` the engine calls `shared.promiseEvent(kind)` with a
    promise in `shared[0]` when it is made (0) and when it is resolved (3).
    """
    functions, js_context = engine.functions, engine.context
    target = engine.value_of(context, shared)
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

    arguments = (EngineValue * 1)()
    undefined = EngineValue(0, _UNDEFINED)

    def tell(_context: int, kind: int, promise: EngineValue, _parent: EngineValue, _opaque: int) -> None:
        functions.JS_SetPropertyUint32(js_context, target, 0, functions.JS_DupValue(js_context, promise))
        arguments[0] = EngineValue(kind, _INTEGER)
        listener = functions.JS_GetPropertyStr(js_context, target, b"promiseEvent")
        functions.JS_FreeValue(
            js_context, functions.JS_Call(js_context, listener, undefined, 1, ctypes.cast(arguments, c_void_p))
        )
        functions.JS_FreeValue(js_context, listener)

    def watch_promises(_: float) -> float:
        functions.JS_SetPromiseHook(engine.runtime, ctypes.cast(hook, c_void_p), None)
        return 0.0

    hook = _Hook(tell)
    engine.keep(hook)
    engine.define_function(target, b"watchPromises", watch_promises)
    tracker = _Tracker(track)
    engine.keep(tracker)
    engine.define_function(target, b"stateOf", state_of)
    functions.JS_SetHostPromiseRejectionTracker(engine.runtime, ctypes.cast(tracker, c_void_p), None)
