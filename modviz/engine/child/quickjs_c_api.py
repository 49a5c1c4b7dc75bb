"""The C interface of the engine's library, for what its Python binding does not pass on.

Where the library exports no such functions (a build that hides them, another version), `open_engine` gives None, and
what depends on it is left out.  This runs in the child process and imports nothing of modviz; see `process.py`.

Source: the header `quickjs.h` of quickjs-ng.
"""

from __future__ import annotations

import ctypes
from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    c_bool,
    c_char_p,
    c_double,
    c_int,
    c_int64,
    c_size_t,
    c_uint32,
    c_void_p,
)

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` takes longer to import than everything here.
    from collections.abc import Callable
    from typing import Any

EXCEPTION = 6
"""`JS_TAG_EXCEPTION`."""

_COMPILE_ONLY = 1 << 5
"""`JS_EVAL_FLAG_COMPILE_ONLY`."""

_BYTECODE = 1
"""`JS_WRITE_OBJ_BYTECODE` and `JS_READ_OBJ_BYTECODE`."""

_WITHOUT_TEXTS = 1 << 4
"""`JS_WRITE_OBJ_STRIP_SOURCE`: no function keeps its text, nor those of all functions inside once more."""

_NUMBER_TO_NUMBER = 6
"""`JS_CFUNC_f_f`: a C function from a double to a double, which JavaScript calls with a number."""

_NumberToNumber = CFUNCTYPE(c_double, c_double)


class EngineValue(Structure):
    """A `JSValue` on machines of 64 bits: a pointer or a number, and a tag, which is negative for pointers."""

    _fields_ = (("content", c_void_p), ("tag", c_int64))


class Engine:
    """The functions of the library, and the runtime and the context that they are called with."""

    def __init__(self, functions: CDLL, runtime: int, context: int) -> None:
        self.functions = functions
        self.runtime = runtime
        self.context = context
        self._kept: list[Any] = []

    def keep(self, callback: Any) -> None:
        """Keep alive a callback that the engine holds a pointer to."""
        self._kept.append(callback)

    def value_of(self, context: Any, value: Any) -> EngineValue:
        """`value`, an object of the Python binding, which belongs to `context`."""
        context.set("modviz_value", value)
        world = self.functions.JS_GetGlobalObject(self.context)
        result: EngineValue = self.functions.JS_GetPropertyStr(self.context, world, b"modviz_value")
        self.functions.JS_FreeValue(self.context, world)
        context.eval("delete globalThis.modviz_value")
        return result

    def compiled(self, text: bytes) -> bytes:
        """The bytecode of a script of our own, which has no mistakes."""
        # The name that the binding gives to texts.
        script = self.functions.JS_Eval(self.context, text, len(text), b"<input>", _COMPILE_ONLY)
        size = c_size_t()
        data = self.functions.JS_WriteObject(self.context, ctypes.byref(size), script, _BYTECODE | _WITHOUT_TEXTS)
        bytecode = ctypes.string_at(data, size.value)
        self.functions.js_free(self.context, data)
        self.functions.JS_FreeValue(self.context, script)
        return bytecode

    def run(self, context: Any, bytecode: bytes) -> Any:
        """The value of a script that was `compiled`, as an object of the Python binding."""
        script = self.functions.JS_ReadObject(self.context, bytecode, len(bytecode), _BYTECODE)
        value = self.functions.JS_EvalFunction(self.context, script)
        world = self.functions.JS_GetGlobalObject(self.context)
        self.functions.JS_SetPropertyStr(self.context, world, b"modviz_value", value)
        self.functions.JS_FreeValue(self.context, world)
        result = context.get("modviz_value")
        context.eval("delete globalThis.modviz_value")
        return result

    def define_function(self, target: EngineValue, name: bytes, function: Callable[[float], float]) -> None:
        """Make `function` the property `name` of the object `target`."""
        pointer = _NumberToNumber(function)
        self.keep(pointer)
        value = self.functions.JS_NewCFunction2(
            self.context, ctypes.cast(pointer, c_void_p), name, 1, _NUMBER_TO_NUMBER, 0
        )
        self.functions.JS_SetPropertyStr(self.context, target, name, value)

    def run_job(self) -> int:
        """Run the next job; 1 if there was one, 0 if not, and less if it has thrown."""
        ran: int = self.functions.JS_ExecutePendingJob(self.runtime, ctypes.byref(c_void_p()))
        return ran

    def taken_exception(self) -> str:
        """The text of what has been thrown, which nobody else hears of."""
        value = self.functions.JS_GetException(self.context)
        characters = self.functions.JS_ToCStringLen2(self.context, None, value, False)
        text = ctypes.string_at(characters).decode(errors="replace") if characters is not None else ""
        self.functions.JS_FreeCString(self.context, characters)
        self.functions.JS_FreeValue(self.context, value)
        return text

    def collect_garbage_above(self, size: int) -> None:
        """Look for cycles of garbage when `size` bytes are in use, and from then on whenever half as much is added."""
        self.functions.JS_SetGCThreshold(self.runtime, size)


def open_engine(context: Any, library_path: str) -> Engine | None:
    """The library at `library_path` as the engine of `context`, an object of its Python binding; None if it is not."""
    if ctypes.sizeof(c_void_p) != 8:
        return None
    try:
        functions = _declared(CDLL(library_path))
    except (OSError, AttributeError):
        return None
    # The binding's object is a Python header, then the runtime and the context.
    runtime, js_context = (c_void_p * 2).from_address(id(context) + object.__basicsize__)
    if not runtime or not js_context or functions.JS_GetRuntime(js_context) != runtime:
        return None
    return Engine(functions, runtime, js_context)


def _declared(functions: CDLL) -> CDLL:
    """`functions` with the types of those that are called; AttributeError where one is not exported."""
    for name, result, parameters in (
        ("JS_GetRuntime", c_void_p, (c_void_p,)),
        ("JS_SetGCThreshold", None, (c_void_p, c_size_t)),
        ("JS_Eval", EngineValue, (c_void_p, c_char_p, c_size_t, c_char_p, c_int)),
        ("JS_WriteObject", c_void_p, (c_void_p, POINTER(c_size_t), EngineValue, c_int)),
        ("js_free", None, (c_void_p, c_void_p)),
        ("JS_ReadObject", EngineValue, (c_void_p, c_char_p, c_size_t, c_int)),
        ("JS_EvalFunction", EngineValue, (c_void_p, EngineValue)),
        ("JS_GetGlobalObject", EngineValue, (c_void_p,)),
        ("JS_GetPropertyStr", EngineValue, (c_void_p, EngineValue, c_char_p)),
        ("JS_SetPropertyStr", c_int, (c_void_p, EngineValue, c_char_p, EngineValue)),
        ("JS_GetPropertyUint32", EngineValue, (c_void_p, EngineValue, c_uint32)),
        ("JS_SetPropertyUint32", c_int, (c_void_p, EngineValue, c_uint32, EngineValue)),
        ("JS_ToCStringLen2", c_void_p, (c_void_p, POINTER(c_size_t), EngineValue, c_bool)),
        ("JS_FreeCString", None, (c_void_p, c_void_p)),
        ("JS_NewStringLen", EngineValue, (c_void_p, c_char_p, c_size_t)),
        ("JS_DupValue", EngineValue, (c_void_p, EngineValue)),
        ("JS_FreeValue", None, (c_void_p, EngineValue)),
        ("JS_Eval", EngineValue, (c_void_p, c_void_p, c_size_t, c_char_p, c_int)),
        ("JS_GetException", EngineValue, (c_void_p,)),
        ("JS_ExecutePendingJob", c_int, (c_void_p, POINTER(c_void_p))),
        ("JS_NewCFunction2", EngineValue, (c_void_p, c_void_p, c_char_p, c_int, c_int, c_int)),
        ("JS_PromiseState", c_int, (c_void_p, EngineValue)),
        ("JS_PromiseResult", EngineValue, (c_void_p, EngineValue)),
        ("JS_SetPromiseHook", None, (c_void_p, c_void_p, c_void_p)),
        ("JS_Call", EngineValue, (c_void_p, EngineValue, EngineValue, c_int, c_void_p)),
        ("JS_SetHostPromiseRejectionTracker", None, (c_void_p, c_void_p, c_void_p)),
    ):
        function = getattr(functions, name)
        function.restype, function.argtypes = result, parameters
    return functions
