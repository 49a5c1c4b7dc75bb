"""What the engine knows of promises and does not show to JavaScript: their states, and rejections that nobody handles.

QuickJS has functions for both in its C interface, but its Python binding passes neither on, so they are called here as
the library exports them.  Where it exports none (a build that hides them, another version), `watch` says False:
promises then look pending in the console, and rejections that nobody handles stay untold.

This runs in the child process and imports nothing of modviz; see `realm_process.py`.

Source: https://tc39.es/ecma262/#sec-host-promise-rejection-tracker
"""

from __future__ import annotations

import ctypes
from ctypes import CDLL, CFUNCTYPE, Structure, c_bool, c_char_p, c_double, c_int, c_int64, c_uint32, c_void_p

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from typing import Any

_NAME = b"modviz_promises"
_NUMBER_TO_NUMBER = 6
"""`JS_CFUNC_f_f`: a C function from a double to a double, which JavaScript calls with a number."""

_BOOLEAN = 1
"""`JS_TAG_BOOL`."""


class _Value(Structure):
    """A `JSValue` on machines of 64 bits: a pointer or a number, and a tag, which is negative for pointers."""

    _fields_ = (("content", c_void_p), ("tag", c_int64))


_Tracker = CFUNCTYPE(None, c_void_p, _Value, _Value, c_bool, c_void_p)
_NumberToNumber = CFUNCTYPE(c_double, c_double)

_kept: list[Any] = []
"""What the engine holds pointers to."""


def watch(context: Any, shared: Any, library_path: str) -> bool:
    """Let the engine report to `shared`, an object of the realm, before any guest code runs; whether it will.

    From then on `shared[1]`, `shared[2]` ... are what the engine reports, three entries for each report: a promise, the
    reason it is rejected with, and whether the report is that the promise, reported before, is handled now.
    `shared.stateOf(0)` is the state of the promise in `shared[0]` (0 pending, 1 fulfilled, 2 rejected, -1 no promise)
    and puts its result there.
    """
    if ctypes.sizeof(c_void_p) != 8:
        return False
    try:
        engine = _declared(CDLL(library_path))
    except (OSError, AttributeError):
        return False
    # The binding's object is a Python header, then the runtime and the context.
    runtime, js_context = (c_void_p * 2).from_address(id(context) + object.__basicsize__)
    if not runtime or not js_context or engine.JS_GetRuntime(js_context) != runtime:
        return False
    context.set(_NAME.decode(), shared)
    world = engine.JS_GetGlobalObject(js_context)
    target = engine.JS_GetPropertyStr(js_context, world, _NAME)
    context.eval(f"delete globalThis.{_NAME.decode()}")
    count = 1

    def put(value: _Value) -> None:
        nonlocal count
        engine.JS_SetPropertyUint32(js_context, target, count, engine.JS_DupValue(js_context, value))
        count += 1

    def track(_context: int, promise: _Value, reason: _Value, is_handled: bool, _opaque: int) -> None:
        put(promise)
        put(reason)
        put(_Value(int(is_handled), _BOOLEAN))

    def state_of(_index: float) -> float:
        promise = engine.JS_GetPropertyUint32(js_context, target, 0)
        state: int = engine.JS_PromiseState(js_context, promise)
        if state >= 0:
            engine.JS_SetPropertyUint32(js_context, target, 0, engine.JS_PromiseResult(js_context, promise))
        engine.JS_FreeValue(js_context, promise)
        return float(state)

    tracker, function_of_state = _Tracker(track), _NumberToNumber(state_of)
    _kept.extend((tracker, function_of_state))
    function = engine.JS_NewCFunction2(
        js_context, ctypes.cast(function_of_state, c_void_p), b"stateOf", 1, _NUMBER_TO_NUMBER, 0
    )
    engine.JS_SetPropertyStr(js_context, target, b"stateOf", function)
    engine.JS_SetHostPromiseRejectionTracker(runtime, ctypes.cast(tracker, c_void_p), None)
    return True


def _declared(engine: CDLL) -> CDLL:
    """`engine` with the types of the functions that are called; AttributeError where one is not exported."""
    for name, result, parameters in (
        ("JS_GetRuntime", c_void_p, (c_void_p,)),
        ("JS_GetGlobalObject", _Value, (c_void_p,)),
        ("JS_GetPropertyStr", _Value, (c_void_p, _Value, c_char_p)),
        ("JS_SetPropertyStr", c_int, (c_void_p, _Value, c_char_p, _Value)),
        ("JS_GetPropertyUint32", _Value, (c_void_p, _Value, c_uint32)),
        ("JS_SetPropertyUint32", c_int, (c_void_p, _Value, c_uint32, _Value)),
        ("JS_DupValue", _Value, (c_void_p, _Value)),
        ("JS_FreeValue", None, (c_void_p, _Value)),
        ("JS_NewCFunction2", _Value, (c_void_p, c_void_p, c_char_p, c_int, c_int, c_int)),
        ("JS_PromiseState", c_int, (c_void_p, _Value)),
        ("JS_PromiseResult", _Value, (c_void_p, _Value)),
        ("JS_SetHostPromiseRejectionTracker", None, (c_void_p, c_void_p, c_void_p)),
    ):
        function = getattr(engine, name)
        function.restype, function.argtypes = result, parameters
    return engine
